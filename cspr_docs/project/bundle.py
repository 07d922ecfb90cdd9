"""Folders as one tar archive and back: the same folders give the same bytes, and nothing leads out of them.

Only folders and files are packed, by name and content and by who may read, write and run them; no owners and no
times. A link is refused on the way in, since what it leads to would be left behind, and on the way out, since it
could lead anywhere.

Source: IEEE Std 1003.1-2017 (POSIX.1), pax, 'pax Interchange Format' and 'ustar Interchange Format'.
"""

import io
import os
import stat
import tarfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.files import name_fault, reason_of
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.problems.wording import quoted

LOCK_UNFIT = error(
    "lock-unfit",
    "Something in the folder cannot be locked: a link to another place, a name that not every computer takes, a "
    "file that may not be read, or more than fits. Nothing was locked, so that nothing is left behind unseen. Put "
    "it right, or move it out of the case folder.",
)
UNLOCK_DAMAGED = error(
    "unlock-damaged",
    "The file is not what 'cspr lock' wrote: it was cut short or changed on its way, or it is another file. "
    "Nothing was written. Fetch a fresh copy from where it came.",
)

MOST_BYTES = 512 * 2**20
MOST_ENTRIES = 50_000

_RIGHTS = 0o777
_FOLDER_RIGHTS, _FILE_RIGHTS = 0o700, 0o600
"""What the owner always gets: a folder that nobody can open could not be removed again."""


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """A folder (`content` is None) or a file; `name` has `/` between its parts, `rights` are those of POSIX."""

    name: str
    rights: int
    content: bytes | None


def read_entries(folder: Path, prefix: str) -> tuple[BundleEntry, ...]:
    """The folder and everything in it, by name, each name beginning with the prefix.

    Raises:
        Stop: something in it is a link or no file, cannot be read, has a name that not every system takes, or it
            is too large; carries every problem.
    """
    problems: list[Problem] = []
    entries: list[BundleEntry] = []
    left = MOST_BYTES
    if folder.is_symlink():
        raise Stop([_unfit(folder, "is a link to another folder", "name the folder itself")])
    for path, name in _walk(folder, prefix, problems):
        try:
            entry = _entry(path, name, left)
        except OSError as error:
            problems.append(_unfit(path, f"cannot be read: {reason_of(error)}", "check that you may read it"))
            continue
        left -= len(entry.content or b"")
        entries.append(entry)
        if left < 0 or len(entries) > MOST_ENTRIES:
            problems.append(too_large((folder,)))
            break
    if problems:
        raise Stop(problems)
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _walk(folder: Path, prefix: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Every folder and file with its name in the archive; what is neither becomes a problem."""
    waiting = [(folder, prefix)]
    while waiting:
        path, name = waiting.pop()
        yield path, name
        if not path.is_dir():
            continue
        try:
            inside = sorted(path.iterdir())
        except OSError as error:
            why = f"cannot be opened: {reason_of(error)}"
            problems.append(_unfit(path, why, "check that you may read it"))
            continue
        for inner in inside:
            if fault := _fault_of(inner):
                problems.append(_unfit(inner, *fault))
            else:
                waiting.append((inner, f"{name}/{inner.name}"))


def _fault_of(path: Path) -> tuple[str, str] | None:
    """What is wrong with a file or folder, and what to do."""
    if path.is_symlink():
        return "is a link, and what it leads to would stay behind", "put the file itself in its place"
    if not (path.is_dir() or path.is_file()):
        return "is neither a file nor a folder", "move it out of the folder"
    fault = name_fault(path.name)
    return (f"has a name that not every computer takes: {fault}", "rename it") if fault else None


def _entry(path: Path, name: str, left: int) -> BundleEntry:
    rights = stat.S_IMODE(path.lstat().st_mode) & _RIGHTS
    if path.is_dir():
        return BundleEntry(name, rights | _FOLDER_RIGHTS, None)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        content = stream.read(left + 1)  # one more than fits tells that it does not fit
    return BundleEntry(name, rights | _FILE_RIGHTS, content)


def to_tar(entries: tuple[BundleEntry, ...]) -> bytes:
    """The archive; equal entries give equal bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for entry in entries:
            member = tarfile.TarInfo(entry.name)
            member.mode = entry.rights
            member.type = tarfile.DIRTYPE if entry.content is None else tarfile.REGTYPE
            member.size = len(entry.content or b"")
            archive.addfile(member, io.BytesIO(entry.content or b""))
    return stream.getvalue()


def from_tar(content: bytes, name: str) -> tuple[BundleEntry, ...]:
    """What the archive holds; `name` is what problems call it.

    Raises:
        Stop: it is no archive, or it holds what `to_tar` never writes: links, devices, a name twice, names that
            lead out of it.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            entries = tuple(_members(archive, name))
    except (tarfile.TarError, ValueError, EOFError, OverflowError) as error:
        raise _no_bundle(name, "what is inside is no whole archive") from error
    _refuse_clashes(entries, name)
    return entries


def _members(archive: tarfile.TarFile, name: str) -> Iterator[BundleEntry]:
    for number, member in enumerate(archive):
        fault = _member_fault(member)
        if fault or number >= MOST_ENTRIES:
            raise _no_bundle(name, fault or f"it holds more than {MOST_ENTRIES:,} files")
        rights = member.mode & _RIGHTS
        if member.isdir():
            yield BundleEntry(member.name, rights | _FOLDER_RIGHTS, None)
            continue
        stream = archive.extractfile(member)
        held = stream.read() if stream else b""
        if len(held) != member.size:
            raise _no_bundle(name, f"the file {member.name} in it is cut short")
        yield BundleEntry(member.name, rights | _FILE_RIGHTS, held)


def _member_fault(member: tarfile.TarInfo) -> str:
    """What is wrong with one member; empty where it may be unpacked."""
    if member.type not in (tarfile.REGTYPE, tarfile.DIRTYPE) or member.issparse():
        return f"{quoted(member.name)} in it is a link, a device or something else that is no file"
    fault = next(filter(None, map(name_fault, member.name.split("/"))), "")
    return (
        f"the name {quoted(member.name)} in it leads elsewhere, or cannot be used: {fault}" if fault else ""
    )


def _refuse_clashes(entries: tuple[BundleEntry, ...], name: str) -> None:
    """A file that stands where another file or a folder stands, on this computer or on one that ignores capitals."""
    files: dict[str, bool] = {}
    for entry in entries:
        key = unicodedata.normalize("NFC", entry.name).casefold()
        if key in files:
            raise _no_bundle(name, f"{quoted(entry.name)} is in it twice")
        files[key] = entry.content is not None
    for key in files:
        above = key.rpartition("/")[0]
        if files.get(above):
            raise _no_bundle(name, f"{quoted(above)} is in it as a file and as a folder")


def write_entries(folder: Path, entries: tuple[BundleEntry, ...], prefix: str) -> None:
    """Writes what stands under the prefix into a folder that is empty and ours.

    Raises:
        OSError: something cannot be written.
    """
    mine = [
        (folder / entry.name.removeprefix(prefix).removeprefix("/"), entry)
        for entry in entries
        if f"{entry.name}/".startswith(f"{prefix}/")
    ]
    for path, entry in mine:
        if entry.content is None:
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(entry.content)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(entry.rights)
    for path, entry in reversed(mine):  # a folder that may not be written gets its rights once it is full
        if entry.content is None:
            path.chmod(entry.rights)


def _unfit(path: Path, what: str, hint: str) -> Problem:
    return Problem(LOCK_UNFIT, f"{path.as_posix()} {what}".encode("utf-8", "replace").decode(), hint)


def too_large(folders: tuple[Path, ...]) -> Problem:
    """The problem with folders that hold more than fits, and what in them takes most room."""
    sizes = {path: path.lstat().st_size for folder in folders for path in folder.rglob("*") if path.is_file()}
    names = " and ".join(folder.as_posix() for folder in folders)
    most = f"{MOST_BYTES // 2**20:,} MB or {MOST_ENTRIES:,} files and folders"
    message = f"{names}: together more than can be locked and checked, which is {most}; nothing was locked"
    largest = sorted(sizes, key=lambda path: -sizes[path])[:3]
    told = ", ".join(f"{path.as_posix()} ({sizes[path] / 2**20:,.0f} MB)" for path in largest)
    hint = f"most room is taken by {told}; keep recordings and scans on an encrypted disk of their own"
    return Problem(LOCK_UNFIT, message, hint, file=folders[0].as_posix())


def _no_bundle(name: str, what: str) -> Stop:
    message = f"{name} is not a case that 'cspr lock' has packed: {what}"
    return stop_for(UNLOCK_DAMAGED, message, "fetch a fresh copy; nothing was written", file=name)
