"""Why a document may not be sent: every reason that the case and the draft themselves give."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.problems import DataPath, Problem, path_text
from cspr_docs.project.leaving import of_draft_words
from cspr_docs.project.sending.request import Request, Wanted
from cspr_docs.project.sending.standing import Standing
from cspr_docs.word.draft_marks import DraftMark, Sign, draft_marks
from schemas.base import day_in_words
from schemas.sending import SentTo

_IN_THE_TEXT = (Sign.PROMPT, Sign.NOTE, Sign.PLACEHOLDER, Sign.STAMP, Sign.SAYS)


def reasons(
    request: Request, wanted: Wanted, facts: Facts, draft: Standing, today: date
) -> Iterator[Problem]:
    """Everything that the case and the draft have against sending it, and advice."""
    yield from draft.problems
    yield from draft.touched
    yield from _unfinished(wanted, draft)
    yield from _without_register(facts)
    yield from _embargo(request, wanted, facts)
    yield from _late(wanted, facts, today)
    yield from _again(wanted, facts, draft)


def _unfinished(wanted: Wanted, draft: Standing) -> Iterator[Problem]:
    """Marks of a draft: those that stand in the file, and the one that the case would still put there."""
    marks = tuple(draft_marks(draft.opened.package))
    yield from dict.fromkeys(_mark(mark, draft) for mark in marks if mark.sign in _IN_THE_TEXT)
    is_marked = any(mark.sign is Sign.EDGE for mark in marks)
    would_be = any(mark.sign is Sign.EDGE for mark in draft_marks(draft.fresh))
    if is_marked or would_be:
        yield _draft(wanted, draft, is_marked=is_marked, would_be=would_be)


def _mark(mark: DraftMark, draft: Standing) -> Problem:
    file = draft.name
    where = str(replace(mark.place, text=""))
    if mark.sign is Sign.PLACEHOLDER:
        message = f"a word stands where the text itself should ({where}): {mark.words}"
        return Problem(
            "send-unfinished", message, "write what belongs here, in Word or in the case", file=file
        )
    if mark.sign is Sign.STAMP:
        message = f"a line of the text says that it is a draft ({where}): {mark.words}"
        return Problem("send-draft", message, "take the line out, in Word or in the case", file=file)
    if mark.sign is Sign.SAYS:
        return of_draft_words(mark, file)
    if mark.sign is Sign.PROMPT:
        message = f"something is still missing ({where}): {mark.words}"
        return Problem("send-unfinished", message, "write it in the case and build again", file=file)
    message = f"a note for the office still stands in it ({where})"
    hint = "do what it says; it goes once the case says when the document was sent, or take it out in Word"
    return Problem("send-unfinished", message, hint, file=file)


def _draft(wanted: Wanted, draft: Standing, *, is_marked: bool, would_be: bool) -> Problem:
    """That it says DRAFT, that nothing but somebody's hand has taken the word away, or that it would say so now."""
    final = wanted.document.kind.settings.final or ""
    item = wanted.document.kind.settings.item
    if wanted.document.item:
        final = final.replace(f"{item}.", f"{wanted.document.kind.settings.for_each}.{wanted.document.item}.")
    says = "as the case stands now, it would say DRAFT"
    if is_marked:
        says = "it says DRAFT in its header"
    elif draft.is_edited:
        says = "the word DRAFT was taken out, and the case does not agree"
    hint = (
        f"it is final once nothing in it is missing and this is filled in or true: {final}; then build again"
    )
    if not would_be:
        hint = "the case says that it is final: build it again, or take the word out of the header in Word"
    return Problem("send-draft", f"the document is still a draft: {says}", hint, file=draft.name)


def _without_register(facts: Facts) -> Iterator[Problem]:
    if facts.identities is None:
        message = "the real names are not here, so nothing can be searched for them before it leaves"
        yield Problem("send-no-names", message, "add identities.yaml, or give its place with --identities")


def _embargo(request: Request, wanted: Wanted, facts: Facts) -> Iterator[Problem]:
    """What must not be said until when, where a report is shown to somebody before it is public."""
    words = facts.case.publication.embargo
    if words and wanted.document.kind.settings.reader is Reader.PUBLIC and not request.under_embargo:
        message = f"there is an embargo: {' '.join(words.split())}"
        hint = "tell the reader, and send it with --under-embargo: the cover list repeats the words"
        yield Problem("send-embargo", message, hint, ("publication", "embargo"))


def _late(wanted: Wanted, facts: Facts, today: date) -> Iterator[Problem]:
    """A copy that goes later than the guidance asks for.

    Source: Working Together to Safeguard Children 2023, chapter 5: the Panel and the Secretary of State have the
        report at least seven working days before it is published.
    """
    clocks = [clock for clock in facts.deadlines.binding if clock.path == wanted.sent_on]
    for clock in clocks:
        if clock.due_on and today > clock.due_on:
            message = f"{clock.name}: this was due on {day_in_words(clock.due_on)}"
            yield Problem("send-late", message, f"the rule: {clock.rule}", clock.path)
        elif clock.due_on is None and wanted.to in (SentTo.PANEL, SentTo.SECRETARY_OF_STATE):
            message = (
                f"nothing says when it is published, so nobody can tell whether this is in time: {clock.rule}"
            )
            yield Problem("send-late", message, f"fill in {path_text(clock.start_path)}", clock.start_path)


def _again(wanted: Wanted, facts: Facts, draft: Standing) -> Iterator[Problem]:
    """What this reader was given of this document before."""
    mine = (wanted.document.kind.name, wanted.to, wanted.recipient or None)
    before = [one for one in facts.case.sent if (one.document, one.to, one.recipient) == mine]
    for one in before[-1:]:
        same = "the very same draft" if one.draft == draft.opened.sha256 else "another state of it"
        message = f"{same} was made ready for this reader on {day_in_words(one.on)} ({one.package})"
        yield Problem("send-again", message, "tell the reader which of them counts", ("sent", one.id))


def dates_to_fill(wanted: Wanted, facts: Facts, today: date) -> Iterator[Problem]:
    """The day of sending, where the case does not say it or says another."""
    path = wanted.sent_on
    if not path:
        return
    value = _at(facts, path)
    if value is None:
        message = f"the case does not say yet that this was sent: {path_text(path)} is empty"
        yield Problem("send-date", message, "fill it in once it has left", path)
    elif value != today and isinstance(value, date):
        message = f"the case says that this was sent on {day_in_words(value)}"
        yield Problem("send-date", message, f"look whether {path_text(path)} is still right", path)


def _at(facts: Facts, path: DataPath) -> object:
    value: object = facts.case
    for part in path:
        if isinstance(value, tuple):
            value = next((item for item in value if getattr(item, "id", None) == part), None)
        else:
            value = getattr(value, str(part), None)
    return value
