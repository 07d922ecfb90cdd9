"""What the drafts of a case are made from: the digest of it all, and the state of files, for which none is opened."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import cspr_docs
from cspr_docs.files import sha256

READ = frozenset((".yaml", ".md"))
"""The endings of the files of a case that are read."""
# As casefile.folder has them; importing that is heavy.
NOT_READ = frozenset(("output", "reviews", "attachments"))
State = tuple[int, int, int, int]
"""Size, the times of the last change of the content and of the file itself (nanoseconds), and which file it is."""
NO_FILE: State = (0, 0, 0, 0)


def digest_of(folders: Iterable[Path], files: Iterable[Path], *words: str) -> str:
    """SHA-256 over the files of these cases, these other files and these words."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    in_cases = (path for folder in folders for path in sorted(case_files(folder)))
    for path in (*in_cases, *sorted(files)):
        total.update(path.as_posix().encode() + b"\0" + _content(path) + b"\0")
    return total.hexdigest()


def sha256_of(path: Path) -> str | None:
    """The file's SHA-256; `None` where there is no file."""
    try:
        return sha256(path.read_bytes())
    except FileNotFoundError:
        return None


def case_files(folder: Path) -> Iterable[Path]:
    """Every file of a case folder but those beside the case and those that programs hide."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        is_read = inside[0] not in NOT_READ and not any(part.startswith(".") for part in inside)
        if is_read and not path.is_dir():
            yield path


def _content(path: Path) -> bytes:
    """The hash of a file that is read; of any other only that it is there, since its name is a problem."""
    if path.suffix not in READ and path.suffix != ".docx":
        return b""
    try:
        return _hash(path, state_of(path))
    except OSError:
        return b"unreadable"


@lru_cache(maxsize=4096)
def _hash(path: Path, _state: State) -> bytes:
    """The content's hash, worked out once while the file is in this state: templates are those of every case."""
    return hashlib.sha256(path.read_bytes()).digest()


def state_of(path: Path) -> State:
    """The file's state; `NO_FILE` where there is none, or none that may be looked at."""
    try:
        return _state(path.stat())
    except OSError:
        return NO_FILE


def states_in(
    folder: str, left_out: frozenset[str] = frozenset(), endings: tuple[str, ...] = ("",), inside: str = ""
) -> Iterator[tuple[str, State]]:
    """The state of every file in a folder and those in it, by its path from there, but for what programs hide.

    `left_out` are folders that stand directly in it; the files' names have one of the `endings`.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from states_in(entry.path, endings=endings, inside=f"{inside}{entry.name}/")
                continue
            if not entry.name.endswith(endings):
                continue
            try:
                state = _state(entry.stat())
            except OSError:  # a link that leads nowhere
                state = NO_FILE
            yield f"{inside}{entry.name}", state


def _state(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@cache
def program() -> str:
    """The program's version and the state of its files, as a hash: a changed program makes changed drafts."""
    states = sorted(f"{name} {time} {size}" for name, (size, time, *_), _ in _files())
    return sha256(f"{cspr_docs.__version__} {' '.join(states)}".encode())


@cache
def fingerprint() -> str:
    """The program's version and the content of its files, as a hash: the same wherever the same one is installed."""
    contents = sorted(f"{name} {sha256(Path(path).read_bytes())}" for name, _, path in _files())
    return sha256(f"{cspr_docs.__version__} {' '.join(contents)}".encode())


def _files() -> Iterator[tuple[str, State, str]]:
    """The name, state and path of each file of the program."""
    home = Path(cspr_docs.__file__).parent
    for folder in (home, home.parent / "schemas"):
        for name, state in states_in(str(folder), endings=(".py", ".yaml")):
            yield name, state, f"{folder}/{name}"
