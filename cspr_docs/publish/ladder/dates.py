"""Days and times, said less exactly: month and year, then the part of the year, then the year."""

import re
from dataclasses import dataclass

from cspr_docs.publish.ladder.calendar import (
    DAY,
    MONTH,
    MONTHS,
    PARTS_IN_WORDS,
    PARTS_OF_YEAR,
    SEASONS,
    TIME,
    YEAR,
    day_pattern,
    month_number,
    year_number,
)
from cspr_docs.publish.ladder.grammar import overlapping, proposal
from cspr_docs.publish.ladder.proposal import Family, Level, Proposal, Spot
from cspr_docs.publish.ladder.times import part_of_day, time_proposal

_RULE = {
    Level.FINER: "No date in a published report is finer than a month.",
    Level.COARSER: "A part of the year tells enough of the order of events.",
    Level.COARSEST: "The year alone tells enough here.",
}
REASON = (
    "A reader could match the day with news reports, court lists, or what neighbours and families remember. "
)

_TO = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*"
_IN_WORDS = "|".join(PARTS_IN_WORDS)
_BEFORE = (
    rf"(?:(?P<time1>(?:(?:at|around|about|approximately|just\s+(?:after|before)|shortly\s+(?:after|before))\s+)*{TIME})"
    rf"(?P<joint>,?\s+(?:on\s+|of\s+)?))?"
    r"(?:(?P<prep>on\s+or\s+(?:around|about)|on|in|from|between|overnight\s+on|during)\s+)?"
    rf"(?:(?:the\s+)?(?P<part>{_IN_WORDS})\s+of\s+)?"
)
_AFTER = rf"(?:,?\s+(?:at\s+)?(?:around\s+|about\s+|approximately\s+)?(?P<time2>{TIME}))?"
_SEVERAL = rf"(?P<first>{DAY})(?:,\s*{DAY})*{_TO}{day_pattern('one')}"
_FROM_TO = rf"{day_pattern('two')}{_TO}{day_pattern('three')}"
_DAYS = rf"(?:{_SEVERAL}|{_FROM_TO}|{day_pattern('only')})"
_DATE = re.compile(rf"(?<![\w/.-]){_BEFORE}(?P<days>{_DAYS}){_AFTER}(?![\w/])", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[\s-]+)?(?P<month>{MONTH})\s+(?P<year>{YEAR})(?!\w)", re.IGNORECASE
)
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:early|mid|late)[\s-]+|(?:the\s+)?(?:spring|summer|autumn|winter)\s+(?:of\s+)?)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A month, its year where it is told."""

    month: int
    year: int | None


def coarser_date(spot: Spot, level: Level) -> Proposal | None:
    """The proposal for a day, several days, a month or a time that stands at the spot."""
    found = next(overlapping(_DATE, spot), None)
    if found is not None:
        return _of_days(spot, found, level)
    return _of_month(spot, level) or _of_part_of_year(spot, level) or time_proposal(spot)


def _of_days(spot: Spot, found: re.Match[str], level: Level) -> Proposal | None:
    first, last = _first(found), _last(found)
    if first is None or last is None:
        return None
    if first.year is None and last.year is not None:
        year = last.year - 1 if first.month > last.month else last.year
        first = When(first.month, year)
    prep = " ".join((found["prep"] or "").casefold().split())
    part = _part(found)
    said = _between(first, last, prep, level)
    is_one = phrase(first, level) == phrase(last, level)
    if part and is_one:
        words = f"one {part} in {said}"
    elif is_one and (prep == "from" and not _has_two(found)):
        words = f"from {said}"
    elif is_one and (prep or found["time1"]):
        words = f"in {said}"
    else:
        words = f"{prep} {said}" if prep in ("from", "between") else said
    return proposal(spot, _span(found, spot), words, REASON + _RULE[level], Family.DATES)


def _span(found: re.Match[str], spot: Spot) -> tuple[int, int]:
    """From the preposition on, without white space at the edges."""
    raw = found.group()
    start = found.start() + len(raw) - len(raw.lstrip())
    return start, start + len(raw.strip())


def _has_two(found: re.Match[str]) -> bool:
    """Whether it tells more than one day."""
    return _when(found, "only") is None


def _part(found: re.Match[str]) -> str:
    """The part of the day that is told, by words or by the clock."""
    if found["part"]:
        return PARTS_IN_WORDS[found["part"].casefold()]
    if (found["prep"] or "").casefold().startswith("overnight"):
        return "night"
    clock = found["time1"] or found["time2"]
    return part_of_day(clock) if clock else ""


def _first(found: re.Match[str]) -> When | None:
    """The month in which it begins; with `3 to 7 March` that in which it ends."""
    return _when(found, "one" if found["first"] else "two") or _when(found, "only")


def _last(found: re.Match[str]) -> When | None:
    return _when(found, "one" if found["first"] else "three") or _when(found, "only")


def _when(found: re.Match[str], name: str) -> When | None:
    for way in range(1, 5):
        written = found[f"{name}_month{way}"]
        month = month_number(written) if written else None
        if month is not None:
            return When(month, year_number(found[f"{name}_year{way}"]))
    return None


def _between(first: When, last: When, prep: str, level: Level) -> str:
    one, other = phrase(first, level), phrase(last, level)
    if one == other:
        return one
    if level is Level.FINER and first.year == last.year:
        one = MONTHS[first.month - 1]
    return f"{one} {'and' if prep == 'between' else 'to'} {other}"


def phrase(when: When, level: Level) -> str:
    """How this level says it; a month without a year has no coarser words than its season."""
    if level is Level.FINER:
        return f"{MONTHS[when.month - 1]} {when.year or ''}".strip()
    if when.year is None:
        return f"the {SEASONS[when.month - 1]}"
    return str(when.year) if level is Level.COARSEST else f"{PARTS_OF_YEAR[when.month - 1]}{when.year}"


def _of_month(spot: Spot, level: Level) -> Proposal | None:
    found = next(overlapping(_MONTH, spot), None)
    month = month_number(found["month"]) if found else None
    if found is None or month is None or level is Level.FINER:
        return None
    words = phrase(When(month, year_number(found["year"])), level)
    return proposal(spot, found.span(), words, REASON + _RULE[level], Family.DATES)


def _of_part_of_year(spot: Spot, level: Level) -> Proposal | None:
    found = next(overlapping(_PART_OF_YEAR, spot), None)
    if found is None or level is not Level.COARSEST:
        return None
    return proposal(spot, found.span(), found["year"], REASON + _RULE[level], Family.DATES)
