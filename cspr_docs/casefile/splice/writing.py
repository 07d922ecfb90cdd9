"""What a change makes of the files of a case, and the writing of it: all of them, or none."""

from dataclasses import dataclass
from pathlib import Path

from cspr_docs.files import write_whole
from cspr_docs.problems import Problem, Stop

_NEW_FILE = 0o600


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file's bytes before and after; `before` is None for a file that is not there yet."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Splice:
    """The files that a change touches, by path; none where everything already says what it should."""

    files: tuple[ChangedFile, ...] = ()


def write_splice(splice: Splice) -> None:
    """Writes the files, if every one on disk still has the bytes that were read.

    Each is written beside its place and renamed into it, so whoever stops the program finds each file whole. Where
    one cannot be written, those written before it are put back.

    Raises:
        Stop: a file was changed meanwhile, or cannot be written; the case is as it was.
    """
    changed = [file for file in splice.files if _on_disk(file.path) != file.before]
    if changed:
        raise Stop(_changed(file) for file in changed)
    written: list[ChangedFile] = []
    try:
        for file in splice.files:
            written.append(file)
            _write(file.path, file.after)
    except OSError as error:
        _put_back(written)
        message = f"{file.path.as_posix()} cannot be written: {error.strerror or 'the disk gave an error'}"
        hint = "close it in other programs and check that you may write there; nothing was changed"
        raise Stop([Problem("case-not-written", message, hint, file=file.path.as_posix())]) from error


def _changed(file: ChangedFile) -> Problem:
    now = "is there now" if file.before is None else "was changed or taken away after it was read"
    message = f"{file.path.as_posix()} {now}; nothing was written"
    hint = "save what is open in your editor and do it again"
    return Problem("changed-meanwhile", message, hint, file=file.path.as_posix())


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b"\xff"  # no file of a case: it was UTF-8 when it was read


def _write(path: Path, content: bytes) -> None:
    """The file with the rights that it had: colleagues who could read it still can."""
    mode = path.stat().st_mode & 0o777 if path.exists() else _NEW_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    if mode != _NEW_FILE:
        path.chmod(mode)


def _put_back(written: list[ChangedFile]) -> None:
    for file in reversed(written):
        if _on_disk(file.path) != file.after:
            continue
        if file.before is None:
            file.path.unlink(missing_ok=True)
        else:
            _write(file.path, file.before)
