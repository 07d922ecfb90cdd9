"""Days and times, said less exactly: month and year, part of the day, then the part of the year, then the year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.publish.details.dates import (
    DAY,
    MONTH_OR_SHORT,
    PARTS_IN_WORDS,
    PARTS_OF_YEAR,
    SEASONS,
    TIME,
    WEEKDAY,
    YEAR,
    month_number,
    part_of_day,
    year_number,
)
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail, DetailKind
from cspr_docs.publish.details.sentence import coarser_words, overlapping
from schemas.base import MONTHS

_RULE = {
    Coarseness.FINER: "No date in a published report is finer than a month.",
    Coarseness.COARSER: "A part of the year tells enough of the order of events.",
    Coarseness.COARSEST: "The year alone tells enough here.",
}
_REASON = (
    "A reader could match the day with news reports, court lists, or what neighbours and families remember. "
)


def _day_pattern(name: str) -> str:
    """A pattern for one day, its parts in groups that begin with the name."""
    before, of = rf"{WEEKDAY}?(?:the\s+)?{DAY}", r"(?:\s+(?:day\s+)?of\s+|[\s.,/-]{0,3})"
    one, other = (rf"(?:\.?[\s.,/-]{{0,3}}(?:of\s+)?(?P<{name}_year{way}>{YEAR}))?" for way in (1, 2))
    written = rf"{before}{of}(?P<{name}_month1>{MONTH_OR_SHORT}){one}"
    american = rf"{WEEKDAY}?(?P<{name}_month2>{MONTH_OR_SHORT})[\s.-]{{0,2}}(?:the\s+)?{DAY}(?![\d:.]){other}"
    by = r"\s?[/.-]\s?"
    iso = (
        rf"(?P<{name}_year3>(?:19|20)\d\d)(?P<{name}_by3>{by}|(?=[01]\d[0-3]\d\b))(?P<{name}_month3>\d?\d)"
        rf"(?P={name}_by3)\d?\d(?:T[\d:.]+Z?)?"
    )
    year = rf"(?P<{name}_year4>(?:19|20)?\d\d)"
    figures = rf"{WEEKDAY}?\d?\d(?P<{name}_by4>{by})(?P<{name}_month4>\d?\d)(?P={name}_by4){year}"
    return rf"(?:{written}|{american}|{iso}|{figures})"


_TO = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*"
_IN_WORDS = "|".join(PARTS_IN_WORDS)
_BEFORE = (
    rf"(?:(?P<time1>(?:(?:at|around|about|approximately|just\s+(?:after|before)|shortly\s+(?:after|before))\s+)*{TIME})"
    rf"(?P<joint>,?\s+(?:on\s+|of\s+)?))?"
    r"(?:(?P<prep>on\s+or\s+(?:around|about)|on|in|from|between|overnight\s+on|during)\s+)?"
    rf"(?:(?:the\s+)?(?P<part>{_IN_WORDS})\s+of\s+)?"
)
_AFTER = rf"(?:,?\s+(?:at\s+)?(?:around\s+|about\s+|approximately\s+)?(?P<time2>{TIME}))?"
_SEVERAL = rf"(?P<first>{DAY})(?:,\s*{DAY})*{_TO}{_day_pattern('one')}"
_FROM_TO = rf"{_day_pattern('two')}{_TO}{_day_pattern('three')}"
_DAYS = rf"(?:{_SEVERAL}|{_FROM_TO}|{_day_pattern('only')})"
_DATE = re.compile(rf"(?<![\w/.-]){_BEFORE}(?P<days>{_DAYS}){_AFTER}(?![\w/])", re.IGNORECASE)
_TIME_REASON = (
    "The minute of a call or an admission is in records and in people's memories, and leads back to them. The part of "
    "the day is what a reader needs."
)
_ABOUT = r"(?:(?:about|around|approximately|roughly|just\s+(?:after|before)|shortly\s+(?:after|before))\s+)?"
_RANGE = re.compile(rf"(?<![\w:])between\s+(?P<one>{TIME})\s+and\s+(?P<other>{TIME})(?!\w)", re.IGNORECASE)
_TIME = re.compile(
    rf"(?<![\w:])(?:(?P<prep>at|by|from|since|until|till|before|after)\s+)?{_ABOUT}(?P<time>{TIME})(?!\w)",
    re.IGNORECASE,
)
_BY_THE_MINUTE = re.compile(
    r"(?<![\w:.])(?:at|by|from|since|until|till|before|after|between)\s+(\d?\d:[0-5]\d)(?![\w:])"
)


@dataclass(frozen=True, slots=True)
class When:
    """A month, its year where it is told."""

    month: int
    year: int | None


def coarser_date(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """A day, several days or a time as the level says it; `None` where none stands at the detail."""
    found = overlapping(_DATE, detail)
    return _of_days(detail, found, level) if found else _coarser_time(detail)


def _of_days(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    only = _when(found, "only")
    first = only or _when(
        found, "one" if found["first"] else "two"
    )  # with `3 to 7 March` that in which it ends
    last = only or _when(found, "one" if found["first"] else "three")
    if first is None or last is None:
        return None
    if first.year is None and last.year is not None:
        first = When(first.month, last.year - 1 if first.month > last.month else last.year)
    prep, clock = " ".join((found["prep"] or "").casefold().split()), found["time1"] or found["time2"]
    part = PARTS_IN_WORDS[found["part"].casefold()] if found["part"] else part_of_day(clock or "")
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
    return coarser_words(detail, (start, start + len(found.group().strip())), words, _REASON + _RULE[level])


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
        return f"the {SEASONS[when.month - 1]}"
    return str(when.year) if level is Coarseness.COARSEST else f"{PARTS_OF_YEAR[when.month - 1]}{when.year}"


def times(text: str) -> Iterator[Detail]:
    """Where a text tells a time to the minute as part of its sentence."""
    for found in _BY_THE_MINUTE.finditer(text):
        yield Detail(text, *found.span(1), DetailKind.TIME, DetailKind.TIME.about)


def _coarser_time(detail: Detail) -> CoarserWords | None:
    """The proposal for a time, or a stretch between two, that stands at the detail."""
    if found := overlapping(_RANGE, detail):
        one, other = part_of_day(found["one"]), part_of_day(found["other"])
        words = f"in the {one}" if one == other else f"between the {one} and the {other}"
        return coarser_words(detail, found.span(), words, _TIME_REASON)
    if found := overlapping(_TIME, detail):
        prep = (found["prep"] or "at").casefold()
        words = f"{'in' if prep == 'at' else prep} the {part_of_day(found['time'])}"
        return coarser_words(detail, found.span(), words, _TIME_REASON)
    return None
