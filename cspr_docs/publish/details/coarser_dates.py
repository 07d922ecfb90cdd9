"""Days and times said less exactly.

A date is a month and a year, then the part of the year, then the year; a time is a part of the day.
"""

import re
from dataclasses import dataclass

from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.data import tables
from cspr_docs.publish.details.dates import PARTS_OF_DAY, PATTERNS, month_number, year_number
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail
from cspr_docs.publish.details.sentence import coarser_words, overlapping
from schemas.base import MONTHS

_SEASONS = ("winter", "winter", *("spring",) * 3, *("summer",) * 3, *("autumn",) * 3, "winter")
_PARTS_OF_YEAR = (*("early ",) * 4, *("mid-",) * 4, *("late ",) * 4)
"""For each month its season, and how its part of the year begins: `early 2026`, `mid-2026`."""


_MONTHS_OF_FEASTS = tables("dates.toml")["months_of_feasts"]
_ENDS_OF_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))


@dataclass(frozen=True, slots=True)
class When:
    """A month, its year where it is told."""

    month: int
    year: int | None


def coarser_date(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """A day, several days or a time as the level says it; `None` where none stands at the detail."""
    found = overlapping(PATTERNS["date"], detail)
    if found:
        return _of_days(detail, found, level)
    if found := overlapping(PATTERNS["weekday_and_time"], detail):
        words = f"one {_part_of_day(found['time'])}"
        return coarser_words(detail, found.span(), words, "time")
    return _of_feast(detail, level) or _coarser_time(detail)


def _of_feast(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """`on Boxing Day 2022` becomes `in December 2022`; nothing where the feast has no month of its own."""
    found = overlapping(PATTERNS["feast"], detail)
    name = plain(found["name"]) if found else ""
    month = next((month for part, month in _MONTHS_OF_FEASTS.items() if part in name), None)
    if found is None or month is None:
        return None
    said = _phrase(When(month, year_number(found["year"])), level)
    return coarser_words(detail, found.span(), f"in {said}" if found["on"] else said, f"date_{level}")


def _of_days(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    only = _when(found, "only")
    # With `3 to 7 March` that in which it ends.
    first = only or _when(found, "one" if found["first"] else "two")
    last = only or _when(found, "one" if found["first"] else "three")
    if first is None or last is None:
        return None
    if first.year is None and last.year is not None:
        first = When(first.month, last.year - 1 if first.month > last.month else last.year)
    prep, clock = " ".join((found["prep"] or "").casefold().split()), found["time1"] or found["time2"]
    part = PARTS_OF_DAY[found["part"].casefold()] if found["part"] else _part_of_day(clock or "")
    if prep.startswith("overnight") and not found["part"]:
        part = "night"
    said = _between(first, last, prep, level)
    is_one = _phrase(first, level) == _phrase(last, level)
    if part and is_one:
        words = f"one {part} in {said}"
    elif is_one and prep == "from" and only:
        words = f"from {said}"
    elif is_one and (prep or found["time1"]):
        words = f"in {said}"
    else:
        words = f"{prep} {said}" if prep in ("from", "between") else said
    start = found.end() - len(found.group().lstrip())  # no white space at the edges
    return coarser_words(detail, (start, start + len(found.group().strip())), words, f"date_{level}")


def _when(found: re.Match[str], name: str) -> When | None:
    for way in range(1, 5):
        written = found[f"{name}_month{way}"]
        month = month_number(written) if written else None
        if month is not None:
            return When(month, year_number(found[f"{name}_year{way}"]))
    return None


def _between(first: When, last: When, prep: str, level: Coarseness) -> str:
    one, other = _phrase(first, level), _phrase(last, level)
    if one == other:
        return one
    if level is Coarseness.FINER and first.year == last.year:
        one = MONTHS[first.month - 1]
    return f"{one} {'and' if prep == 'between' else 'to'} {other}"


def _phrase(when: When, level: Coarseness) -> str:
    """How this level says it; a month without a year has no coarser words than its season."""
    if level is Coarseness.FINER:
        return f"{MONTHS[when.month - 1]} {when.year or ''}".strip()
    if when.year is None:
        return f"the {_SEASONS[when.month - 1]}"
    return str(when.year) if level is Coarseness.COARSEST else f"{_PARTS_OF_YEAR[when.month - 1]}{when.year}"


def _coarser_time(detail: Detail) -> CoarserWords | None:
    """The proposal for a time, or a stretch between two, that stands at the detail."""
    if found := overlapping(PATTERNS["times"], detail):
        one, other = _part_of_day(found["one"]), _part_of_day(found["other"])
        words = f"in the {one}" if one == other else f"between the {one} and the {other}"
        return coarser_words(detail, found.span(), words, "time")
    if found := overlapping(PATTERNS["time"], detail):
        prep = (found["prep"] or "at").casefold()
        words = f"{'in' if prep == 'at' else prep} the {_part_of_day(found['time'])}"
        return coarser_words(detail, found.span(), words, "time")
    return None


def _part_of_day(written: str) -> str:
    """`night`, `morning`, `afternoon` or `evening`; empty where no time is written."""
    if "midnight" in written.casefold():
        return "night"
    found = PATTERNS["clock"].search(written)
    if found is None:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    return next((name for before, name in _ENDS_OF_PARTS if hour < before), "night")
