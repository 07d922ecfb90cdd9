"""The entries in the order in which things happened, and which of them lie in the time that is looked at."""

import re
from collections.abc import Iterable
from datetime import date

from schemas.base import PartialDate
from schemas.case import Case
from schemas.chronology import Event

_TIME = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s*([ap])\.?m\b|\b(\d{1,2})[:.](\d\d)\b|\b(midnight|noon)\b", re.IGNORECASE
)
_WORDS = {"midnight": 0, "noon": 12 * 60}


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The entries by day and time; those without a day last.

    A year comes before its months and a month before its days, since nobody knows how early it was. On one day what has
    no time comes first. What is the same in both keeps the order of the case.
    """
    return tuple(sorted(events, key=_key))


def _key(event: Event) -> tuple[bool, date, int, int]:
    if event.on is None:
        return (True, date.max, 0, 0)
    exactness = (event.on.month is not None) + (event.on.day is not None)
    minutes = minutes_of(event.at or "")
    return (False, event.on.earliest, exactness, -1 if minutes is None else minutes)


def minutes_of(time: str) -> int | None:
    """Minutes since midnight of a time as people write it: `09:30`, `9.30pm`, `about noon`; `None` where it is none."""
    found = _TIME.search(time)
    if found is None:
        return None
    hour12, minute12, half, hour24, minute24, word = found.groups()
    if word:
        return _WORDS[word.lower()]
    hour, minute = int(hour12 or hour24), int(minute12 or minute24 or 0)
    if hour12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def last_day(event: Event) -> date:
    """The last day that an entry with a day can mean."""
    assert event.on is not None
    return max((event.until or event.on).latest, event.on.earliest)


def period_of(case: Case) -> tuple[PartialDate | None, PartialDate | None, str]:
    """Start and end of the time looked at, and whose it is.

    The wider of the two periods, since one chronology serves the rapid review and the review.
    """
    held, first = case.review, case.rapid_review
    if not (held.period_from or held.period_to):
        return first.period_from, first.period_to, "rapid review"
    starts = [start for start in (held.period_from, first.period_from) if start]
    ends = [end for end in (held.period_to, first.period_to) if end]
    start = min(starts, key=lambda when: when.earliest, default=None)
    return start, max(ends, key=lambda when: when.latest, default=None), "review"


def within(events: Iterable[Event], start: PartialDate | None, end: PartialDate | None) -> tuple[Event, ...]:
    """Those of the entries with a day that lie at least in part in the time looked at."""
    first, last = start.earliest if start else date.min, end.latest if end else date.max
    return tuple(one for one in events if one.on and last_day(one) >= first and one.on.earliest <= last)
