"""Days and times: how they are written, the dates that they can mean, which may not be told, and how they are coarser.

Said less exactly a date is a month and a year, then the part of the year, then the year; a time is a part of the day.

Source: ISO 8601-1 (2021-03-14 and 20210314); otherwise as people in Britain write. Months also in Polish and Welsh.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import lines, patterns, tables
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail, DetailKind, Weight, found_at
from cspr_docs.publish.details.sentence import coarser_words, overlapping
from cspr_docs.publish.details.watch import RealDay, Watch
from schemas.base import MONTHS
from schemas.partnership import FinestDate

_MONTH_NUMBERS = {
    name: number
    for number, (month, others) in enumerate(zip(MONTHS, lines("months.txt"), strict=True), 1)
    for name in (month.lower(), *others.split())
}
"""The months from 1 by every name that is read, in small letters."""

_DAYS_IN_WORDS = " ".join(lines("ordinals.txt")).split()
_BY_WORD = {name.replace("-", ""): number for number, name in enumerate(_DAYS_IN_WORDS, 1)}
_MOST_PARAGRAPHS = 60
_SEASONS = ("winter", "winter", *("spring",) * 3, *("summer",) * 3, *("autumn",) * 3, "winter")
_PARTS_OF_YEAR = (*("early ",) * 4, *("mid-",) * 4, *("late ",) * 4)
"""For each month its season, and how its part of the year begins: `early 2026`, `mid-2026`."""

_PARTS_OF_DAY = tables("dates.toml")["parts_of_day"]
_MONTHS_OF_FEASTS = tables("dates.toml")["months_of_feasts"]
_ENDS_OF_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))
_LONGEST_FIRST = sorted(_MONTH_NUMBERS, key=len, reverse=True)
_WHOLE = {month.lower() for month in MONTHS}
_DAYS_WITHOUT_DATE = (
    *("festival", "day_of_week", "day_and_month", "six_figures", "nth_day"),
    *("weekday_and_time", "weekday_and_day", "part_of_the_nth", "nth_weekday"),
)
_PATTERNS = patterns(
    "dates.toml",
    ORDINAL="|".join(name.replace("-", "[- ]?") for name in reversed(_DAYS_IN_WORDS)),
    MONTH="|".join(_LONGEST_FIRST),
    MONTH_OR_SHORT="|".join(name if name in _WHOLE else rf"{name}(?![a-z])\.?" for name in _LONGEST_FIRST),
    PARTS_IN_WORDS="|".join(_PARTS_OF_DAY),
)
_RULE = {
    Coarseness.FINER: "No date in a published report is finer than a month.",
    Coarseness.COARSER: "A part of the year tells enough of the order of events.",
    Coarseness.COARSEST: "The year alone tells enough here.",
}
_REASON = (
    "A reader could match the day with news reports, court lists, or what neighbours and families remember. "
)
_TIME_REASON = (
    "The minute of a call or an admission is in records and in people's memories, and leads back to them. The part of "
    "the day is what a reader needs."
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a folded text, and the days that it can mean, none where it has no year.

    `is_sure`: it is no number of a paragraph, such as 1.2.21.
    """

    start: int
    end: int
    month: int
    day: int
    days: tuple[date, ...]
    is_sure: bool = True


def births_and_deaths(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """The days of the register, in whatever text; without a year they are only perhaps what they look like."""
    for written in _dates(text):
        if real := _real(written, watch):
            about = real.about if written.days else f"perhaps {real.about}"
            weight = Weight.NEVER if real.is_birth and written.days else Weight.ASK
            span = text.span(written.start, written.end)
            yield Detail(text.written, *span, DetailKind.DATE, about, weight, real.holder)


def days(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Every other date to the day that is not the report's own."""
    if watch.rules.dates is FinestDate.DAY:
        return
    for written in _dates(text):
        own = set(written.days) & watch.public_days
        is_of_law = written.days and _is_of_a_law(text.text, written)
        if written.is_sure and not own and not is_of_law and _real(written, watch) is None:
            span = text.span(written.start, written.end)
            yield Detail(text.written, *span, DetailKind.DATE, DetailKind.DATE.about)
    yield from _named_days(text)


def _named_days(text: FoldedText) -> Iterator[Detail]:
    """Days without a date: of a feast, of the week, of a month that is not said."""
    for name in _DAYS_WITHOUT_DATE:
        for match in _PATTERNS[name].finditer(text.text):
            before = text.text[max(0, match.start() - 10) : match.start()]
            if name != "day_of_week" or not _PATTERNS["many_days"].search(before) or "last" in match.group():
                yield found_at(text, match, DetailKind.DATE, about="a day that readers can find out")


def _is_of_a_law(low: str, written: WrittenDate) -> bool:
    """Whether a date is that of a law, of an edition or of a count: it says nothing of anybody."""
    before = low[max(0, written.start - 120) : written.start]
    return bool(
        _PATTERNS["of_a_law"].search(before) or _PATTERNS["law_behind"].match(low[written.end :][:20])
    )


def _real(written: WrittenDate, watch: Watch) -> RealDay | None:
    """Whose day it is; without a year any birthday on that day."""
    if written.days:
        return next((watch.days[day] for day in written.days if day in watch.days), None)
    same = (real for day, real in watch.days.items() if (day.month, day.day) == (written.month, written.day))
    return next(same, None)


@lru_cache(maxsize=1_000)
def _dates(text: FoldedText) -> tuple[WrittenDate, ...]:
    """Every date to the day, with a year or without; kept, as two rules ask."""
    if not _PATTERNS["may_hold"].search(text.text):
        return ()
    return tuple(one for one in _in_text(text.text) if not _is_verb(text.cased[one.start : one.end]))


def _is_verb(written: str) -> bool:
    """Whether it is no month: `a child aged 16 may consent`."""
    return written.endswith(" may")


def _in_text(low: str) -> Iterator[WrittenDate]:
    for match in _PATTERNS["day_first"].finditer(low):
        yield from _named(match, low)
    for match in _PATTERNS["month_first"].finditer(low):
        if match["year"] or not match["word"]:  # 'by March the second of these gaps'
            yield from _named(match, low)
    for match in (*_PATTERNS["year_first"].finditer(low), *_PATTERNS["compact"].finditer(low)):
        yield from _numbered(match, int(match["year"]))
    for match in _PATTERNS["numbers"].finditer(low):
        is_sure = not _is_paragraph(match, low)
        for year in _years(match["year"]):
            yield from _numbered(match, year, is_sure=is_sure)


def _named(match: re.Match[str], low: str) -> Iterator[WrittenDate]:
    word = re.sub(r"[- ]", "", match["word"] or "")
    day = int(match["day"]) if match["day"] else _BY_WORD[word]
    month = month_number(match["month"])
    is_other = _PATTERNS["not_a_day"].search(low[max(0, match.start() - 12) : match.start()])
    if month is None or not 1 <= day <= 31 or is_other:
        return
    years = _years(match["year"].lstrip("'")) if match["year"] else ()
    days = tuple(found for year in years if (found := _date(year, month, day)))
    if days or not match["year"]:
        yield WrittenDate(match.start(), match.end(), month, day, days)


def _numbered(match: re.Match[str], year: int, *, is_sure: bool = True) -> Iterator[WrittenDate]:
    """Day before month, as in Britain; the other way round where only that can be."""
    one, two = int(match["day"]), int(match["month"])
    day = _date(year, two, one) or _date(year, one, two)
    if day is not None:
        yield WrittenDate(match.start(), match.end(), day.month, day.day, (day,), is_sure)


def _is_paragraph(match: re.Match[str], low: str) -> bool:
    """Whether 1.2.21 is the number of a paragraph: stops, short, and nothing says that a date comes."""
    if "." not in match["gap"] or len(match["year"]) == 4 or int(match["year"]) >= _MOST_PARAGRAPHS:
        return False
    short = len(match["day"]) == 1 or len(match["month"]) == 1
    return short and not _PATTERNS["said"].search(low[max(0, match.start() - 24) : match.start()])


def _years(written: str) -> tuple[int, ...]:
    if len(written) == 4:
        return (int(written),)
    return (2000 + int(written), 1900 + int(written))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(written: str) -> int | None:
    """The month from 1 that a name, its short form or a figure means; `None` where there is none such."""
    if written.isdigit():
        return int(written) if 1 <= int(written) <= len(MONTHS) else None
    return _MONTH_NUMBERS.get(written.casefold().rstrip("."))


def year_number(written: str | None, latest: int = 40) -> int | None:
    """The year that four figures, or two, mean; two figures up to `latest` are of this century."""
    if not written:
        return None
    number = int(re.sub(r"\D", "", written))
    if number >= 100:
        return number
    return number + (2000 if number <= latest else 1900)


@dataclass(frozen=True, slots=True)
class When:
    """A month, its year where it is told."""

    month: int
    year: int | None


def coarser_date(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """A day, several days or a time as the level says it; `None` where none stands at the detail."""
    found = overlapping(_PATTERNS["date"], detail)
    if found:
        return _of_days(detail, found, level)
    if found := overlapping(_PATTERNS["weekday_and_time"], detail):
        words = f"one {_part_of_day(found['time'])}"
        return coarser_words(detail, found.span(), words, _TIME_REASON)
    return _of_feast(detail, level) or _coarser_time(detail)


def _of_feast(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """`on Boxing Day 2022` becomes `in December 2022`; nothing where the feast has no month of its own."""
    found = overlapping(_PATTERNS["feast"], detail)
    name = plain(found["name"]) if found else ""
    month = next((month for part, month in _MONTHS_OF_FEASTS.items() if part in name), None)
    if found is None or month is None:
        return None
    said = _phrase(When(month, year_number(found["year"])), level)
    return coarser_words(detail, found.span(), f"in {said}" if found["on"] else said, _REASON + _RULE[level])


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
    part = _PARTS_OF_DAY[found["part"].casefold()] if found["part"] else _part_of_day(clock or "")
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
        return f"the {_SEASONS[when.month - 1]}"
    return str(when.year) if level is Coarseness.COARSEST else f"{_PARTS_OF_YEAR[when.month - 1]}{when.year}"


def times(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Times to the minute."""
    if watch.rules.dates is not FinestDate.DAY:
        for match in _PATTERNS["by_the_minute"].finditer(text.text):
            yield found_at(text, match, DetailKind.TIME, group=match.lastindex or 0)


def _coarser_time(detail: Detail) -> CoarserWords | None:
    """The proposal for a time, or a stretch between two, that stands at the detail."""
    if found := overlapping(_PATTERNS["times"], detail):
        one, other = _part_of_day(found["one"]), _part_of_day(found["other"])
        words = f"in the {one}" if one == other else f"between the {one} and the {other}"
        return coarser_words(detail, found.span(), words, _TIME_REASON)
    if found := overlapping(_PATTERNS["time"], detail):
        prep = (found["prep"] or "at").casefold()
        words = f"{'in' if prep == 'at' else prep} the {_part_of_day(found['time'])}"
        return coarser_words(detail, found.span(), words, _TIME_REASON)
    return None


def _part_of_day(written: str) -> str:
    """`night`, `morning`, `afternoon` or `evening`; empty where no time is written."""
    if "midnight" in written.casefold():
        return "night"
    found = _PATTERNS["clock"].search(written)
    if found is None:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    return next((name for before, name in _ENDS_OF_PARTS if hour < before), "night")
