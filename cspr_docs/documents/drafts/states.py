"""Whether files are as they were, by what the file system tells of them: no file is opened."""

import os
from collections.abc import Iterator
from pathlib import Path

State = tuple[int, int, int, int]
"""Size, the times of the last change of the content and of the file itself (nanoseconds), and which file it is."""
NO_FILE: State = (0, 0, 0, 0)


def state_of(path: Path) -> State:
    """The file's state; `NO_FILE` where there is none, or none that may be looked at."""
    try:
        return _state(path.stat())
    except OSError:
        return NO_FILE


def states_in(
    folder: str, left_out: frozenset[str] = frozenset(), inside: str = ""
) -> Iterator[tuple[str, State]]:
    """The state of every file in a folder and those in it, by its path from there, but for what programs hide.

    `left_out` are folders that stand directly in it.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from states_in(entry.path, inside=f"{inside}{entry.name}/")
                continue
            try:
                state = _state(entry.stat())
            except OSError:  # a link that leads nowhere
                state = NO_FILE
            yield f"{inside}{entry.name}", state


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
