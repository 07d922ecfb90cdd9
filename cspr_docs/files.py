"""Files written whole or not at all, and in plain words why one could not be written.

What only writing needs is imported when something is written: commands that only read are the quicker for it.
"""

import errno
import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from cspr_docs.problems import stop_for

_AN_HOUR = 3600


def sha256(content: bytes) -> str:
    """The hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Writes the file by a temporary one beside it and a rename, readable by its owner alone.

    Whoever looks at any moment sees the old file whole or the new one whole. A link at `path` is replaced, never
    followed.

    Raises:
        OSError: the folder cannot be written, or the file is open in a program that holds it.
    """
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other process of this program writes in the folder, and keeps others from it meanwhile.

    Where the system or the disk (as some that are shared) has no such lock, it goes on without.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def clear_leftovers(*folders: Path) -> None:
    """Removes what `write_whole` left half written in folders when its process was ended, an hour ago or more."""
    for left in (left for folder in folders for left in folder.glob(".*.part")):
        with suppress(OSError):
            if left.is_file() and left.stat().st_mtime < time.time() - _AN_HOUR:
                left.unlink()


_REASONS = {
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is write-protected",
    errno.ENAMETOOLONG: "the name is too long",
}


def reason_of(error: OSError) -> str:
    """Why something could not be written, in words that a person can act on."""
    return _REASONS.get(error.errno or 0, error.strerror or "the disk gave an error")


@contextmanager
def writing(path: Path, code: str, hint: str) -> Iterator[None]:
    """Makes an error of the disk the problem that `path` cannot be written.

    Raises:
        Stop: something inside could not be written.
    """
    try:
        yield
    except OSError as error:
        message = f"{path.as_posix()} cannot be written: {reason_of(error)}"
        raise stop_for(code, message, hint, file=path) from None


def write_new(path: Path, content: bytes, exists: str, not_written: str) -> None:
    """Writes a file that somebody asked for by name, and never over another.

    Raises:
        Stop: it is there already (`exists`) or cannot be written (`not_written`); nothing was changed.
    """
    if path.exists() or path.is_symlink():
        hint = "give another name, or move the old file away first"
        raise stop_for(exists, f"{path.as_posix()} is already there", hint, file=path)
    with writing(path, not_written, "name a file in a folder that is there"):
        write_whole(path, content)


_UNREAD = {
    errno.ENOENT: "it is not there",
    errno.EACCES: "you may not read it, or another program holds it open",
    errno.EPERM: "you may not read it, or another program holds it open",
}


def why_unread(error: OSError) -> str:
    """Why something could not be read, in words that a person can act on."""
    return _UNREAD.get(error.errno or 0, error.strerror or "the disk gave an error")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes a folder that holds these files and nothing else, by names with `/`, readable by its owner alone.

    It is filled beside its place and renamed there, so whoever looks sees the old folder whole, or the new one
    whole, or for a moment none; what is left over from a run that was stopped is put right by the next.

    Raises:
        OSError: the folder above cannot be written.
    """
    import shutil
    import tempfile

    folder.parent.mkdir(parents=True, exist_ok=True)
    before = folder.parent / f".{folder.name}.before"
    if before.exists() and not folder.exists():
        before.rename(folder)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        for name, content in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(fresh / name, content)
        shutil.rmtree(before, ignore_errors=True)
        if folder.exists():
            folder.rename(before)
        fresh.rename(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        if before.exists() and not folder.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)


def numbered(path: Path, ending: str = "") -> Iterator[Path]:
    """Names beside each other, without end: `letter.docx`, `letter-2.docx`, ...; `ending` is what stays behind."""
    yield path
    stem = path.name.removesuffix(ending)
    yield from (path.with_name(f"{stem}-{number}{ending}") for number in count(2))


def free(paths: Iterable[Path]) -> Path:
    """The first of the names that nothing has."""
    return next(path for path in paths if not path.exists())


LONGEST_NAME = 255
"""Bytes of one folder's or file's name: what the usual file systems take."""
_FORBIDDEN = frozenset('/\\:*?"<>|')
"""What leads elsewhere, or what some system does not allow in a name."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9]) *(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, with any ending. Source: Microsoft, Naming Files, Paths, and Namespaces."""


def name_fault(name: str) -> str:
    """What is wrong with the name of one file or folder; empty where every system takes it."""
    if name in ("", ".", ".."):
        return "it names no file"
    if any(letter in _FORBIDDEN or unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        return "it has a character that is not allowed everywhere"
    if len(name.encode()) > LONGEST_NAME:
        return "it is too long"
    if _DEVICES.fullmatch(name):
        return "Windows keeps it for a device"
    return "it ends in a full stop or a space" if name[-1] in ". " else ""


@cache
def toml_of(package: str, name: str) -> Mapping[str, Any]:
    """What a TOML file of the program's own says; it lies in this package."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
