"""What was sent to somebody and is no longer what its draft says, so that the office can think of a correction."""

from collections.abc import Iterator
from pathlib import Path

from cspr_docs.documents.drafts.inputs import sha256_of
from cspr_docs.problems import Problem, Stop, advice, gap
from cspr_docs.problems.wording import lower_first
from schemas.base import day_in_words
from schemas.case import Case
from schemas.sending import Sending, SentTo

SENT_EDITED = advice(
    "sent-edited",
    "A document that somebody was given is kept as it was sent, so that everybody can see what they hold. Its file was "
    "changed by hand since. What was sent lies in its package. Put that back, or take what was changed into the case "
    "with 'cspr pull' and build: that makes a new version, which says so.",
)
SENT_CHANGED = advice(
    "sent-changed",
    "A reader was given a document, and its draft says something else now: the case was changed and built again, "
    "or somebody edited the file. Whoever holds the old paper relies on it. If what changed matters to them, send "
    "it again and say what it corrects; if it does not, nothing has to be done.",
)

NOTIFICATION_CHANGED = gap(
    "notification-changed",
    "What was entered in the national notification system is kept as it was entered, and national figures count it "
    "so. The case now says something else of that same day. If what was entered was wrong, correct it in the national "
    "system and keep the correction with 'cspr send notification'. If it was learned or happened later, the case lacks "
    "the day on which it changed: give the fact its day in the history of its record, and the notification stays.",
)


def changed_since_sent(case: Case, output: Path) -> Iterator[Problem]:
    """A problem for each document whose draft differs from what its reader was last given.

    `output` is the folder of the case's drafts. A draft that somebody only saved again says the same and is none, as
    long as the package is still there to compare; where there is no draft any more, nothing can be said.
    """
    if not case.sent:
        return
    from cspr_docs.documents.drafts.manifest import read_manifest

    latest = {sending.subject: sending for sending in case.sent}
    manifest = read_manifest(output)
    drafts = {(one.kind, one.item): output / one.file_name for one in manifest.planned if one.file_name}
    for (kind, item, *_), sending in latest.items():
        own, draft = output / Path(sending.draft_file or "").name, drafts.get((kind, item))
        sent = _word_file(sending, output)
        issued = manifest.drafts.get(own.name)
        is_ours = issued is not None and sha256_of(own) in issued.issued
        if sending.draft_file and not is_ours and _is_another(own, sending, sent):
            yield _edited(sending, own)
        elif draft is not None and (draft != own or is_ours) and _is_another(draft, sending, sent):
            yield _difference(sending, draft, sent)


def _is_another(draft: Path, sending: Sending, sent: Path | None) -> bool:
    """Whether a draft says something else than what was sent; one that is not there says nothing."""
    if sha256_of(draft) in (None, sending.draft):
        return False
    words = _words(sent) if sent else None
    return words is None or words != _words(draft)


def _edited(sending: Sending, draft: Path) -> Problem:
    message = f"{draft.as_posix()} was changed by hand after it was sent on {day_in_words(sending.on)}"
    hint = (
        f"what was sent is in {sending.package}: put it back, or take what was changed into the case with "
        f"'cspr pull {draft.as_posix()}' and build a new version"
    )
    return Problem(SENT_EDITED, message, hint, ("sent", sending.id))


def _word_file(sending: Sending, output: Path) -> Path | None:
    """The Word file that the reader was given, if it still lies there as it was."""
    for file in sending.files:
        path = output / sending.package / file.name
        is_inside = path.resolve().is_relative_to(output.resolve())
        is_it = path.suffix == ".docx" and file.name == Path(sending.draft_file or file.name).name
        if is_inside and is_it and sha256_of(path) == file.sha256:
            return path
    return None


def _difference(sending: Sending, draft: Path, sent: Path | None) -> Problem:
    compare = ""
    if sent is not None:
        compare = f"see what differs with 'cspr redline {sent.as_posix()} {draft.as_posix()}'; "
    if sending.to is SentTo.NOTIFICATION_SYSTEM:
        message = f"{draft.as_posix()} no longer says what was entered on {day_in_words(sending.on)}"
        hint = (
            f"{compare}if what was entered was wrong, correct it in the national system and keep it with 'cspr send "
            "notification'; if it changed later, write the day beside it in the case (history)"
        )
        return Problem(NOTIFICATION_CHANGED, message, hint, ("sent", sending.id))
    again = f"cspr send {sending.document} --to {sending.to.value}"
    if which := sending.item or sending.recipient:
        again += f" --recipient {which}"
    reader = sending.recipient or lower_first(sending.to.words)
    return Problem(
        SENT_CHANGED,
        f"{draft.as_posix()} no longer says what was sent to {reader} on {day_in_words(sending.on)}",
        f"{compare}if the reader should know, send it with '{again}' and tell them what it corrects",
        ("sent", sending.id),
    )


def _words(file: Path) -> list[str] | None:
    """What the file says outside of headers and footers; `None` where it cannot be read."""
    from cspr_docs.ooxml.package import read_package
    from cspr_docs.word.proposing import read_lines

    try:
        lines = read_lines(read_package(file))
    except Stop:
        return None
    margins = ("header", "footer")
    body = (line.text for line in lines if not Path(line.part).name.startswith(margins))
    return [word for text in body for word in text.split()]
