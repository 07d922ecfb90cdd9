"""The chronology: every entry with its date, agency, source and words, within the time looked at."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import day
from cspr_docs.problems import Problem
from schemas.base import PartialDate
from schemas.chronology import Event, Significance

_PARTS = (
    (
        "source",
        "event-without-source",
        "this entry has no source",
        "name the return, record or note it is from",
    ),
    (
        "on",
        "event-without-date",
        "this entry has no date",
        "a month or a year will do where no more is known",
    ),
    ("agency", "event-without-agency", "this entry names no agency", "name the agency whose record it is"),
    ("event", "event-without-words", "this entry does not say what happened", ""),
)


def incomplete(look: Inspection) -> Iterator[Problem]:
    """An entry without its source, date, agency or words."""
    for event in look.case.chronology:
        for field, code, message, hint in _PARTS:
            if not getattr(event, field):
                yield Problem(code, message, hint, ("chronology", event.id, field))


def out_of_period(look: Inspection) -> Iterator[Problem]:
    """An entry outside the time looked at, unless it is there as context."""
    start, end, whose = _period(look)
    for event in look.case.chronology:
        if event.on is None or event.significance is Significance.CONTEXT:
            continue
        last = event.until or event.on
        side = "before" if start and last.latest < start.earliest else ""
        side = side or ("after" if end and event.on.earliest > end.latest else "")
        edge = start if side == "before" else end
        if side and edge:
            message = f"this entry, {day(event.on)}, lies {side} the {whose}'s period, {day(edge)}"
            hint = "give it the significance context, leave it out, or widen the period"
            yield Problem("event-out-of-period", message, hint, ("chronology", event.id, "on"))


def twice(look: Inspection) -> Iterator[Problem]:
    """An entry that says the same as another of the same day and agency."""
    seen: dict[tuple[object, ...], Event] = {}
    for event in look.case.chronology:
        key = (event.on, event.agency, " ".join((event.event or "").casefold().split()))
        if event.event and key in seen:
            message = f"this entry is the same as {seen[key].id}: same day, agency and words"
            yield Problem("event-twice", message, "keep one of the two", ("chronology", event.id))
        seen.setdefault(key, event)


def _period(look: Inspection) -> tuple[PartialDate | None, PartialDate | None, str]:
    """The wider of the two periods, since one chronology serves the rapid review and the review."""
    held, first = look.case.review, look.case.rapid_review
    if not (held.period_from or held.period_to):
        return first.period_from, first.period_to, "rapid review"
    starts = [start for start in (held.period_from, first.period_from) if start]
    ends = [end for end in (held.period_to, first.period_to) if end]
    start = min(starts, key=lambda when: when.earliest, default=None)
    return start, max(ends, key=lambda when: when.latest, default=None), "review"


CHECKS: tuple[Rule, ...] = (incomplete, out_of_period, twice)
