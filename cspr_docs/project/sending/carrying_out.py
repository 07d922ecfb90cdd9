"""Writes a package for its reader and records it in the case. Nothing here sends anything anywhere."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cspr_docs.casefile.reading import read_changed
from cspr_docs.casefile.splice import ChangedFile, Splice, appended, write_splice
from cspr_docs.files import reason_of, write_folder
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.sending.papers import papers_of
from cspr_docs.project.sending.preparing import Prepared
from schemas.sending import Sending, SentFile

SENT = "sent"
RECORD = "sent.yaml"
_ABOUT = "What was sent, to whom and when; written by 'cspr send'. Entries are added at the end."


@dataclass(frozen=True, slots=True)
class Sent:
    """The folder of the package, and the entry in the case."""

    folder: Path
    sending: Sending


def target(prepared: Prepared) -> Path:
    """The folder that the package would go into: the day, what it is and for whom; a number where there is one."""
    above = prepared.output / SENT
    name = f"{prepared.today.isoformat()}-{prepared.wanted.name}"
    return next(folder for folder in _folders(above, name) if not folder.exists())


def carry_out(prepared: Prepared) -> Sent:
    """Writes the package, whole or not at all, and then the entry in the case's sent.yaml.

    Raises:
        Stop: one of them cannot be written; if it is the entry, the package says so itself.
    """
    folder = target(prepared)
    sending = _sending(prepared, folder)
    record = _record(prepared, sending)
    _write(folder, prepared, sending)
    try:
        write_splice(Splice(record))
    except Stop as stop:
        told = Problem(
            "send-not-recorded",
            "the package is whole, and the case does not tell of it yet",
            f"delete that folder and send it again once {RECORD} in the case can be written",
            file=folder.as_posix(),
        )
        raise Stop((told, *stop.problems)) from None
    return Sent(folder, sending)


def _folders(above: Path, name: str) -> Iterator[Path]:
    yield above / name
    yield from (above / f"{name}-{number}" for number in count(2))


def _sending(prepared: Prepared, folder: Path) -> Sending:
    known = {sending.id for sending in prepared.checked.case_file.case.sent}
    id_ = next(f"s{number}" for number in count(len(known) + 1) if f"s{number}" not in known)
    return Sending(
        id=id_,
        document=prepared.wanted.document.kind.name,
        to=prepared.wanted.to,
        recipient=prepared.wanted.recipient or None,
        on=prepared.today,
        by=prepared.request.by or None,
        package=f"{SENT}/{folder.name}",
        draft=prepared.draft.opened.sha256,
        files=tuple(SentFile(name=name, sha256=sha) for name, sha in prepared.hashes.items()),
    )


def _record(prepared: Prepared, sending: Sending) -> tuple[ChangedFile, ...]:
    """The case's record with this entry.

    Raises:
        Stop: the case would not be valid with it; nothing has been written.
    """
    case_file = prepared.checked.case_file
    files = appended(case_file.folder / RECORD, _ABOUT, (sending,))
    after = read_changed(case_file.folder, {file.path: file.after for file in files})
    if after.case.sent != (*case_file.case.sent, sending):
        message = f"the record of what was sent cannot be added to {RECORD}"
        hint = "it must be a list of its own in that file; move what stands elsewhere there"
        raise Stop([Problem("send-not-recorded", message, hint, ("sent",))])
    return files


def _write(folder: Path, prepared: Prepared, sending: Sending) -> None:
    try:
        _sweep(folder.parent)
        write_folder(folder, {**prepared.files, **papers_of(prepared, sending)})
    except OSError as error:
        message = f"the package cannot be written: {reason_of(error)}"
        hint = "check that you may write there; nothing was written"
        raise Stop([Problem("send-not-written", message, hint, file=folder.as_posix())]) from None


def _sweep(above: Path) -> None:
    """Takes away what is left of a package whose writing was stopped: nobody should find half of one."""
    for left in above.glob(".*.part"):
        shutil.rmtree(left, ignore_errors=True)
