"""The verb unlock: what a locked file holds becomes a case folder again."""

import shutil
import tempfile
from pathlib import Path

from cspr_docs.files import reason_of
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.bundle import MOST_BYTES, Entry, from_tar, write_entries
from cspr_docs.project.lock import CASES, OUTPUT, Tell
from cspr_docs.project.locking import Key, decrypted


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
        raise Stop(_taken(path) for path in taken)
    tell(f"writing {sum(entry.content is not None for entry in entries)} files")
    drafts_first = dict(sorted(places.items(), reverse=True))
    for prefix, path in drafts_first.items():
        _write_folder(path, entries, prefix)
    return tuple(places[prefix] for prefix in sorted(places))


def _read(file: Path) -> bytes:
    name = file.as_posix()
    try:
        if file.stat().st_size > 2 * MOST_BYTES:
            message = f"{name} is larger than any file that 'cspr lock' writes"
            raise Stop([Problem("unlock-damaged", message, "check that it is the right file", file=name)])
        return file.read_bytes()
    except OSError as error:
        message = f"{name} cannot be opened: {reason_of(error)}"
        raise Stop([Problem("unlock-damaged", message, "check its name", file=name)]) from None


def _places(entries: tuple[Entry, ...], file: Path, to: Path, output: Path) -> dict[str, Path]:
    """For each folder at the top of the archive where it goes.

    Raises:
        Stop: it holds anything but one case folder and its drafts.
    """
    tops = {"/".join(entry.name.split("/")[:2]) for entry in entries}
    cases = [top for top in tops if top.startswith(f"{CASES}/")]
    name = cases[0].removeprefix(f"{CASES}/") if len(cases) == 1 else ""
    places = {f"{CASES}/{name}": to / name, f"{OUTPUT}/{name}": output / name}
    if not name or not tops <= places.keys():
        message = f"{file.as_posix()} does not hold one case folder"
        raise Stop(
            [Problem("unlock-damaged", message, "'cspr lock' writes such files", file=file.as_posix())]
        )
    return {top: path for top, path in places.items() if top in tops}


def _write_folder(target: Path, entries: tuple[Entry, ...], prefix: str) -> None:
    """The folder, whole or not at all: written beside its place and renamed into it."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(
            f".{target.name}.*.part"
        ):  # a run that was stopped left it, unencrypted
            shutil.rmtree(left, ignore_errors=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        try:
            write_entries(temporary, entries, prefix)
            temporary.rename(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    except OSError as error:
        message = f"{target.as_posix()} cannot be written: {reason_of(error)}"
        hint = "check that you may write there, or name another folder with --to"
        raise Stop([Problem("lock-not-written", message, hint, file=target.as_posix())]) from None


def _taken(path: Path) -> Problem:
    message = f"{path.as_posix()} is there already, and nothing is written over it"
    return Problem(
        "unlock-exists", message, "move it away, or name another folder with --to", file=path.as_posix()
    )
