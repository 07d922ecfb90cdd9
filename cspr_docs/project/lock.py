"""The verbs lock and unlock: a case folder in one file that only a passphrase or a key opens.

Inside the file is a tar archive, so that whoever has neither this program nor its author can still open it.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.files import reason_of, write_whole, writing
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.project.bundle import (
    LOCK_UNFIT,
    MOST_BYTES,
    MOST_ENTRIES,
    UNLOCK_DAMAGED,
    BundleEntry,
    from_tar,
    read_entries,
    to_tar,
    too_large,
    write_entries,
)
from cspr_docs.project.encryption import Key, decrypted, encrypted
from cspr_docs.project.workspace import CASE_FILE, LOCKED_SUFFIX

LOCK_EXISTS = error(
    "lock-exists",
    "A locked file of this name is there already, perhaps from the last time. If the folder is the newer of the "
    "two, write over it with --force; if you are not sure, move the file away first.",
)
LOCK_NOT_WRITTEN = error(
    "lock-not-written",
    "The disk did not take what was to be written. Nothing half done was left: either the old state stands whole, "
    "or the new one. Check the disk and whether you may write in that folder.",
)
LOCK_NOT_PROVED = error(
    "lock-not-proved",
    "Before a folder is removed, the locked file is opened again and compared with it. They were not equal, "
    "because the folder was changed meanwhile or the disk is failing. The folder was left as it is.",
)
LOCK_NOT_REMOVED = error(
    "lock-not-removed",
    "The case is locked and proved, and its folder could not be removed whole, most often because a file in it is "
    "open in another program. Close it, and delete what is left of the folder by hand.",
)
UNLOCK_EXISTS = error(
    "unlock-exists",
    "A folder stands where the unlocked case would go, and it may hold newer work than the locked file. Nothing "
    "is written over it. Move it away, or unlock into another folder with --to.",
)

CASES, OUTPUT = "cases", "output"
"""Where the folders stand in the archive: as in a workspace, so that unpacking it there puts them in place."""

_GOING = ".removed.part"
"""Behind the hidden name of a folder that is being removed; unlocking takes it away as well."""

Tell = Callable[[str], None]
"""Called with what is being done, so that whoever waits sees progress."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A case that was locked; `is_proved` if it was opened again and compared, which a public key alone cannot do."""

    file: Path
    files: int
    is_proved: bool
    removed: tuple[Path, ...]
    kept: tuple[Path, ...]


def lock(
    case: Path, key: Key, output: Path | None, tell: Tell, *, remove: bool = False, force: bool = False
) -> Locked:
    """Writes `CASE.age` beside the case folder; `output` is the folder of its drafts where they go in as well.

    The folders are taken away only where that is asked for and the file was opened again and holds every byte.

    Raises:
        Stop: the folder is no case or holds what cannot be packed, the file is there already, a key is none, the
            disk cannot be written, or the file does not open to what went in.
    """
    for left in case.resolve().parent.glob(f".*{_GOING}"):
        tell(f"removing {left.name}, which an earlier run left")  # it is not encrypted
        shutil.rmtree(left, ignore_errors=True)
    target = _target(case, force=force)
    folders = _folders(case, output)
    tell(f"reading {' and '.join(folder.as_posix() for folder in folders.values())}")
    entries = _entries(folders)
    packed = to_tar(entries)
    tell(f"encrypting {len(packed):,} bytes")
    locked = encrypted(packed, key)
    is_proved = bool(key.passphrase or key.identities)
    if is_proved:
        tell("opening it again to compare")
        _prove(decrypted(locked, key, target) == packed, target)
    with writing(target, LOCK_NOT_WRITTEN, "check that you may write there; nothing was changed"):
        write_whole(target, locked)
    _prove(target.read_bytes() == locked, target)
    removed = _remove(folders, packed, tell) if remove and is_proved else ()
    kept = tuple(folder for folder in folders.values() if folder not in removed)
    count = sum(entry.content is not None for entry in entries)
    return Locked(target, count, is_proved, removed, kept)


def _target(case: Path, *, force: bool) -> Path:
    """The file beside the case folder, if that is a case and the file not there yet."""
    name = case.as_posix()
    locked = case.with_name(f"{case.name}{LOCKED_SUFFIX}") if case.name else case
    if not case.exists() and locked.is_file():
        message = f"{name} is locked already: it is in {locked.as_posix()}"
        raise stop_for(LOCK_UNFIT, message, "open it with 'cspr unlock' first", file=name)
    if case.is_symlink() or not (case / CASE_FILE).is_file():
        message = f"{name} is no case folder: there is no file {CASE_FILE} in it"
        hint = "name the folder that holds it"
        if case.is_symlink():
            message, hint = f"{name} is a link to another folder", "name the folder itself"
        raise stop_for(LOCK_UNFIT, message, hint, file=name)
    folder = case.resolve()
    target = (case if case.name else folder).with_name(folder.name + LOCKED_SUFFIX)
    if (target.exists() or target.is_symlink()) and not force:
        message = f"{target.as_posix()} is there already"
        raise stop_for(LOCK_EXISTS, message, "add --force to write over it, or move it away", file=target)
    return target


def _folders(case: Path, output: Path | None) -> dict[str, Path]:
    name = case.resolve().name
    folders = {f"{CASES}/{name}": case}
    if output is not None and output.is_dir():
        folders[f"{OUTPUT}/{name}"] = output
    return folders


def _entries(folders: dict[str, Path]) -> tuple[BundleEntry, ...]:
    """What all folders hold, or every problem with them."""
    entries: list[BundleEntry] = []
    problems: list[Problem] = []
    for prefix, folder in folders.items():
        try:
            entries.extend(read_entries(folder, prefix))
        except Stop as stop:
            problems.extend(stop.problems)
    size = sum(len(entry.content or b"") for entry in entries)
    if not problems and (len(entries) > MOST_ENTRIES or size > MOST_BYTES):
        problems.append(too_large(tuple(folders.values())))
    if problems:
        raise Stop(problems)
    return tuple(entries)


def _prove(is_same: bool, target: Path) -> None:
    if not is_same:
        message = f"{target.as_posix()} does not give back what went in; the case folder was left as it is"
        raise stop_for(LOCK_NOT_PROVED, message, "check the disk and do it again", file=target)


def _remove(folders: dict[str, Path], packed: bytes, tell: Tell) -> tuple[Path, ...]:
    """Takes the folders away, if they still hold what was packed."""
    if to_tar(_entries(folders)) != packed:
        message = "the folder was changed while it was being locked, so it was not removed"
        hint = "save what is open in other programs and lock it again with --force"
        raise stop_for(LOCK_NOT_PROVED, message, hint)
    for folder in folders.values():
        tell(f"removing {folder.as_posix()}")
        whole = folder.resolve()
        going = whole.with_name(f".{whole.name}{_GOING}")
        try:
            whole.rename(going)  # nobody takes half of a folder for the case and locks that over the whole
            shutil.rmtree(going)
        except OSError as error:
            message = f"{folder.as_posix()} cannot be removed whole: {reason_of(error)}"
            hint = "the locked file is complete; close what is open and remove the rest by hand"
            raise stop_for(LOCK_NOT_REMOVED, message, hint, file=folder) from None
    return tuple(folders.values())


def unlock(file: Path, key: Key, to: Path | None, output: Path, tell: Tell) -> tuple[Path, ...]:
    """Writes the folders that a locked file holds; gives their paths, the case first.

    `to` is the folder in which the case folder is made, by default the one that holds the file; drafts go into
    `output`.

    Raises:
        Stop: the file cannot be read or opened, it holds no case, or a folder is there already. Nothing is
            written then.
    """
    content = _read(file)
    tell(f"opening {file.as_posix()}")
    entries = from_tar(decrypted(content, key, file), file.as_posix())
    places = _places(entries, file, to or file.parent, output)
    taken = [path for path in places.values() if path.exists() or path.is_symlink()]
    if taken:
        is_, hint = (
            "is there already, and nothing is written over it",
            "move it away, or name another folder with --to",
        )
        names = [path.as_posix() for path in taken]
        raise Stop(Problem(UNLOCK_EXISTS, f"{name} {is_}", hint, file=name) for name in names)
    tell(f"writing {sum(entry.content is not None for entry in entries)} files")
    for prefix, path in sorted(places.items(), reverse=True):  # the drafts first
        _write_folder(path, entries, prefix)
    return tuple(places[prefix] for prefix in sorted(places))


def _read(file: Path) -> bytes:
    name = file.as_posix()
    try:
        if file.stat().st_size > 2 * MOST_BYTES:
            message = f"{name} is larger than any file that 'cspr lock' writes"
            raise stop_for(UNLOCK_DAMAGED, message, "check that it is the right file", file=name)
        return file.read_bytes()
    except OSError as error:
        message = f"{name} cannot be opened: {reason_of(error)}"
        raise stop_for(UNLOCK_DAMAGED, message, "check its name", file=name) from None


def _places(entries: tuple[BundleEntry, ...], file: Path, to: Path, output: Path) -> dict[str, Path]:
    """For each folder at the top of the archive where it goes, if that is one case folder and its drafts."""
    tops = {"/".join(entry.name.split("/")[:2]) for entry in entries}
    cases = [top for top in tops if top.startswith(f"{CASES}/")]
    name = cases[0].removeprefix(f"{CASES}/") if len(cases) == 1 else ""
    places = {f"{CASES}/{name}": to / name, f"{OUTPUT}/{name}": output / name}
    if not name or not tops <= places.keys():
        message = f"{file.as_posix()} does not hold one case folder"
        raise stop_for(UNLOCK_DAMAGED, message, "'cspr lock' writes such files", file=file)
    return {top: path for top, path in places.items() if top in tops}


def _write_folder(target: Path, entries: tuple[BundleEntry, ...], prefix: str) -> None:
    """The folder, whole or not at all: written beside its place and renamed into it."""
    with writing(
        target, LOCK_NOT_WRITTEN, "check that you may write there, or name another folder with --to"
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{target.name}.*.part"):  # unencrypted, of a run that was stopped
            shutil.rmtree(left, ignore_errors=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        try:
            write_entries(temporary, entries, prefix)
            temporary.rename(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
