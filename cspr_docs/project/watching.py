"""What is saved while somebody writes, so that a build can follow at once."""

from collections.abc import Generator, Iterator, Sequence, Set
from contextlib import closing
from pathlib import Path

from cspr_docs.project.workspace import Workspace

Changes = Set[tuple[object, str]]

_PATIENCE = 100
"""Milliseconds after which the watch says that it stands, though nothing was saved."""


def saves(folders: Sequence[Path], space: Workspace) -> Iterator[tuple[str, ...]]:
    """The names of the files of cases and templates that were saved, each time some were; first and at once none.

    Ends when somebody presses Ctrl+C. The next watch stands before anything is given: what is saved while the caller
    builds is given next. A watch is new each time, since one on a file ends when a program saves that file by putting
    another in its place.
    """
    names: tuple[str, ...] = ()
    while True:
        with closing(_watch(folders, space)) as watch:
            if next(watch, None) is None:  # the caller reads what these are about, so they are not given
                return
            yield names
            names = _first(watch)
            if not names:
                return


def _watch(folders: Sequence[Path], space: Workspace) -> Generator[Changes, None, None]:
    """Changes as they come, and none whenever it has waited a while."""
    from watchfiles import watch

    shared = {folder.resolve().parent / "partnership.yaml" for folder in folders}
    files = (path for path in (*shared, space.identities) if path and path.is_file())
    watched = (*folders, *files, *(folder for folder in space.templates if folder.is_dir()))
    try:
        yield from watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_PATIENCE)
    except KeyboardInterrupt:  # it came between two looks
        return


def _first(watch: Iterator[Changes]) -> tuple[str, ...]:
    """The names of the first files that are saved; empty where somebody stops it. Hidden files belong to programs."""
    for changes in watch:
        names = {Path(path).name for _, path in changes}
        if seen := sorted(name for name in names if not name.startswith((".", "~$"))):
            return tuple(seen)
    return ()
