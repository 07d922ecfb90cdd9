"""What a change makes of the files of a case, and the writing of it: all of them, or none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.files import write_whole
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.problems.wording import escaped
from schemas.base import Model

_NEW_FILE = 0o600


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file's bytes before and after; `before` is None for a file that is not there yet."""

    path: Path
    before: bytes | None
    after: bytes


CASE_NOT_WRITTEN = error(
    "case-not-written",
    "A file of the case could not be written. Most often another program holds it open, or it is write-protected. "
    "The case is as it was before.",
)


def write_splice(files: Iterable[ChangedFile]) -> None:
    """Writes the files, if every one on disk still has the bytes that were read.

    Each is written beside its place and renamed into it, so whoever stops the program finds each file whole. Where
    one cannot be written, those written before it are put back.

    Raises:
        Stop: a file was changed meanwhile, or cannot be written; the case is as it was.
    """
    files = tuple(files)
    changed = [file for file in files if _on_disk(file.path) != file.before]
    if changed:
        raise Stop(_changed(file) for file in changed)
    written: list[ChangedFile] = []
    try:
        for file in files:
            written.append(file)
            _write(file.path, file.after)
    except OSError as error:
        _put_back(written)
        message = f"{file.path.as_posix()} cannot be written: {error.strerror or 'the disk gave an error'}"
        hint = "close it in other programs and check that you may write there; nothing was changed"
        raise stop_for(CASE_NOT_WRITTEN, message, hint, file=file.path) from error


CHANGED_MEANWHILE = error(
    "changed-meanwhile",
    "A file of the case was changed after the program had read it, by you or by a colleague. Nothing was written, "
    "so neither change is lost. Save what is open in your editor and do it again.",
)


def _changed(file: ChangedFile) -> Problem:
    now = "is there now" if file.before is None else "was changed or taken away after it was read"
    message = f"{file.path.as_posix()} {now}; nothing was written"
    hint = "save what is open in your editor and do it again"
    return Problem(CHANGED_MEANWHILE, message, hint, file=file.path.as_posix())


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


def appended(path: Path, about: str, entries: Iterable[Model], field: str = "") -> tuple[ChangedFile, ...]:
    """The file with the entries added at its end; empty where there are no entries.

    A new file begins with a comment that says what it is about. `field` is the name of the list where the file
    holds a mapping; without it the file is the list.
    """
    indent = "  " if field else ""
    added = "".join(_block(entry, indent) for entry in entries)
    if not added:
        return ()
    before = path.read_bytes() if path.exists() else None
    head = f"# {about}\n{field}:\n" if field else f"# {about}\n"
    text = head if before is None else before.decode()
    return (ChangedFile(path, before, f"{text.rstrip()}\n{added}".encode()),)


def _block(entry: Model, indent: str) -> str:
    """An entry of a YAML list; every text double-quoted, which JSON and YAML write alike.

    Characters that YAML refuses or reads as a line's end, and those that nobody sees, are written by their number.
    """
    values = entry.model_dump(mode="json", exclude_defaults=True)
    lines = [f"{name}: {escaped(json.dumps(value, ensure_ascii=False))}" for name, value in values.items()]
    return "".join(f"{indent}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))
