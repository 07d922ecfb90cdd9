"""The chronology: every entry with its date, agency, source and words, within the time looked at."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.chronology.alike import same_entries
from cspr_docs.chronology.order import period_of
from cspr_docs.problems import Problem, advice, gap
from schemas.base import words_of
from schemas.chronology import Significance

EVENT_WITHOUT_SOURCE = gap(
    "event-without-source",
    "A chronology entry has no source. Without one nobody can check it, and a report must not rest on it. Name the "
    "return, the record or the note of the meeting.",
)
EVENT_WITHOUT_DATE = gap(
    "event-without-date",
    "A chronology entry has no date. Give the day, or the month (2026-03) or the year (2026) where no more is "
    "known.",
)
EVENT_WITHOUT_AGENCY = gap(
    "event-without-agency", "A chronology entry does not say whose record it is. Name the agency by its id."
)
EVENT_WITHOUT_WORDS = gap(
    "event-without-words", "A chronology entry does not say what happened. Write it, or delete the entry."
)
_PARTS = (
    (
        "source",
        EVENT_WITHOUT_SOURCE,
        "this entry has no source",
        "name the return, record or note it is from",
    ),
    ("on", EVENT_WITHOUT_DATE, "this entry has no date", "a month or a year will do where no more is known"),
    ("agency", EVENT_WITHOUT_AGENCY, "this entry names no agency", "name the agency whose record it is"),
    ("event", EVENT_WITHOUT_WORDS, "this entry does not say what happened", ""),
)


def incomplete(look: Inspection) -> Iterator[Problem]:
    """An entry without its source, date, agency or words."""
    for event in look.case.chronology:
        for field, code, message, hint in _PARTS:
            if not getattr(event, field):
                yield Problem(code, message, hint, ("chronology", event.id, field))


EVENT_OUT_OF_PERIOD = advice(
    "event-out-of-period",
    "A chronology entry lies outside the time that the review looks at. Give it the significance context if the "
    "reader needs it, leave it out, or widen the period and say why.",
)


def out_of_period(look: Inspection) -> Iterator[Problem]:
    """An entry outside the time looked at, unless it is there as context."""
    start, end, whose = period_of(look.case)
    for event in look.case.chronology:
        if event.on is None or event.significance is Significance.CONTEXT:
            continue
        last = event.until or event.on
        side = "before" if start and last.latest < start.earliest else ""
        side = side or ("after" if end and event.on.earliest > end.latest else "")
        edge = start if side == "before" else end
        if side and edge:
            message = f"this entry, {words_of(event.on)}, lies {side} the {whose}'s period, {words_of(edge)}"
            hint = "give it the significance context, leave it out, or widen the period"
            yield Problem(EVENT_OUT_OF_PERIOD, message, hint, ("chronology", event.id, "on"))


EVENT_TWICE = advice(
    "event-twice",
    "Two chronology entries have the same day, agency and words. Most often one came in twice from two returns. "
    "Keep one, with both sources.",
)


def twice(look: Inspection) -> Iterator[Problem]:
    """An entry that says the same as another of the same day and agency."""
    for first, second in same_entries(look.case.chronology):
        message = f"this entry is the same as {first.id}: same day, agency and words"
        yield Problem(EVENT_TWICE, message, "keep one of the two", ("chronology", second.id))


EVENT_SHARED_WITH_ITSELF = advice(
    "event-shared-with-itself",
    "A chronology entry says that an agency told itself. In shared_with stand the other agencies that were told of it "
    "at the time, since the review asks who knew what when.",
)


def shared_with_itself(look: Inspection) -> Iterator[Problem]:
    """An entry of which its own agency is said to have been told by another."""
    for event in look.case.chronology:
        if event.agency and event.agency in event.shared_with:
            message = f"{look.name(event.agency)} is named as told of its own entry"
            path = ("chronology", event.id, "shared_with")
            yield Problem(EVENT_SHARED_WITH_ITSELF, message, "name the other agencies that were told", path)


CHECKS: tuple[Check, ...] = (incomplete, out_of_period, twice, shared_with_itself)
