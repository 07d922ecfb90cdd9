"""Writes a package, whole or not at all, and records in the case what was sent. Nothing here sends anything."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cspr_docs.casefile.reading import read_changed
from cspr_docs.casefile.splice import ChangedFile, appended, write_splice
from cspr_docs.files import free, numbered, reason_of, write_folder, writing
from cspr_docs.ooxml.package import to_bytes
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.project.outgoing.package_records import records_of_report, records_of_sending
from cspr_docs.project.outgoing.publish import PreparedReport
from cspr_docs.project.outgoing.send import PreparedSending
from cspr_docs.publish.decisions import PUBLISH_NOT_WRITTEN
from cspr_docs.publish.record import verify
from schemas.sending import Sending, SentFile

SEND_NOT_WRITTEN = error(
    "send-not-written",
    "The package could not be written, so there is none: it is made in one piece or not at all. Check the disk "
    "and whether you may write in the output folder.",
)
SEND_NOT_RECORDED = error(
    "send-not-recorded",
    "What is sent is recorded in the case's file sent.yaml, a list to whose end an entry is added. That could not "
    "be done. Without a record nobody could say later what a reader was given.",
)
PUBLISH_CHANGED = error(
    "publish-changed",
    "A package that was published before was changed by hand since. It is not written over: move it away first, "
    "if it is still wanted, or delete it.",
)

PUBLISHED, SENT = "published", "sent"
"""The folders of packages, below the case's drafts."""
PUBLIC = "public"
"""The folder inside a published package whose files may go onto a website."""
RECORD = "sent.yaml"
_ABOUT = "What was sent, to whom and when; written by 'cspr send'. Entries are added at the end."


@dataclass(frozen=True, slots=True)
class Published:
    """The folder of a published package, its files by names with `/`, and where the one before it is kept now."""

    folder: Path
    files: Mapping[str, bytes]
    earlier: Path | None = None


def published_folder(prepared: PreparedReport) -> Path:
    """The folder that the package goes into."""
    return prepared.output / PUBLISHED / prepared.kind.settings.file_name


def publish(prepared: PreparedReport) -> Published:
    """Writes the package of a report in whose way nothing stands; one that was published before is kept beside it.

    Raises:
        Stop: there is one that was changed by hand, or the folder cannot be written.
    """
    folder = published_folder(prepared)
    if folder.exists():
        _refuse_changed(folder)
    name, forms = prepared.kind.settings.file_name, prepared.forms
    if prepared.is_refused or forms.clean is None or prepared.page is None or forms.pdf is None:
        raise AssertionError(prepared.problems)  # whatever could not be made has left its reason
    public = {
        f"{PUBLIC}/{name}.docx": to_bytes(forms.clean.package),
        f"{PUBLIC}/{name}.html": prepared.page,
        f"{PUBLIC}/{name}.pdf": forms.pdf.content,
    }
    files = {**public, **records_of_report(prepared, public)}
    if folder.exists() and all((folder / file).read_bytes() == content for file, content in files.items()):
        return Published(folder, files)
    with _set_aside(folder) as earlier:
        _write(folder, files, PUBLISH_NOT_WRITTEN)
    return Published(folder, files, earlier)


@contextmanager
def _set_aside(folder: Path) -> Iterator[Path | None]:
    """Gives the package that was published before a name of its own; its old one again where the new is not written.

    What the public has read and the proof of it are never lost: an old copy of the page can still be verified.
    """
    if not folder.exists():
        yield None
        return
    earlier = free(numbered(folder.with_name(f"{folder.name}-earlier")))
    with writing(earlier, PUBLISH_NOT_WRITTEN, "close what is open from it; nothing was written"):
        folder.rename(earlier)
    try:
        yield earlier
    except BaseException:
        earlier.rename(folder)
        raise


def _refuse_changed(folder: Path) -> None:
    try:
        changes = verify(folder).problems
    except Stop as stop:
        changes = stop.problems
    if changes:
        message = "this package was published before, and changed by hand since"
        hint = "move it away, or delete it, and publish again"
        raise Stop((Problem(PUBLISH_CHANGED, message, hint, file=folder.as_posix()), *changes))


@dataclass(frozen=True, slots=True)
class Sent:
    """The folder of a package for one reader, and the entry in the case."""

    folder: Path
    sending: Sending


def sent_folder(prepared: PreparedSending) -> Path:
    """The folder that the package would go into: the day, what it is and for whom; a number where there is one."""
    return free(numbered(prepared.output / SENT / f"{prepared.today.isoformat()}-{prepared.wanted.name}"))


def send(prepared: PreparedSending) -> Sent:
    """Writes the package, and then the entry in the case's sent.yaml.

    Raises:
        Stop: one of them cannot be written; if it is the entry, the package says so itself.
    """
    folder = sent_folder(prepared)
    sending = _sending(prepared, folder)
    record = _record(prepared, sending)
    for left in folder.parent.glob(".*.part"):  # half of a package, of a run that was stopped
        shutil.rmtree(left, ignore_errors=True)
    _write(folder, {**prepared.files, **records_of_sending(prepared, sending)}, SEND_NOT_WRITTEN)
    try:
        write_splice(record)
    except Stop as stop:
        message = "the package is whole, and the case does not tell of it yet"
        hint = f"delete that folder and send it again once {RECORD} in the case can be written"
        told = Problem(SEND_NOT_RECORDED, message, hint, file=folder.as_posix())
        raise Stop((told, *stop.problems)) from None
    return Sent(folder, sending)


def _sending(prepared: PreparedSending, folder: Path) -> Sending:
    known = {sending.id for sending in prepared.checked.case_file.case.sent}
    wanted = prepared.wanted
    return Sending(
        id=next(f"s{number}" for number in count(len(known) + 1) if f"s{number}" not in known),
        document=wanted.document.kind.name,
        item=wanted.document.item or None,
        to=wanted.to,
        recipient=wanted.recipient or None,
        on=prepared.today,
        by=prepared.request.by or None,
        package=f"{SENT}/{folder.name}",
        draft=prepared.draft.opened.sha256,
        draft_file=prepared.draft.opened.file.name,
        state=prepared.draft.state,
        files=tuple(SentFile(name=name, sha256=sha) for name, sha in prepared.hashes.items()),
    )


def _record(prepared: PreparedSending, sending: Sending) -> tuple[ChangedFile, ...]:
    """The case's record with this entry, if the case is valid with it."""
    case_file = prepared.checked.case_file
    files = appended(case_file.folder / RECORD, _ABOUT, (sending,))
    after = read_changed(case_file.folder, {file.path: file.after for file in files})
    if after.case.sent != (*case_file.case.sent, sending):
        message = f"the record of what was sent cannot be added to {RECORD}"
        hint = "it must be a list of its own in that file; move what stands elsewhere there"
        raise stop_for(SEND_NOT_RECORDED, message, hint, ("sent",))
    return files


def _write(folder: Path, files: Mapping[str, bytes], code: str) -> None:
    try:
        write_folder(folder, files)
    except OSError as error:
        message = f"the package cannot be written: {reason_of(error)}"
        hint = "check that you may write there; nothing was written"
        raise stop_for(code, message, hint, file=folder) from None
