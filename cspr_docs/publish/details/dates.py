"""Every way in which a date is written to the day, the dates that it can mean, and which of them may not be told.

Source: ISO 8601-1 (2021-03-14 and 20210314); otherwise as people in Britain write. Months also in Polish and Welsh.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.data import lines
from cspr_docs.publish.details.detail import Detail, DetailKind, Weight
from cspr_docs.publish.details.watch import RealDay, Watch
from schemas.base import MONTHS
from schemas.partnership import FinestDate

MONTH_NUMBERS = {
    name: number
    for number, (month, others) in enumerate(zip(MONTHS, lines("months.txt"), strict=True), 1)
    for name in (month.lower(), *others.split())
}
"""The months from 1 by every name that is read, in small letters."""

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
ORDINALS = (
    *(*_ONES, *_TEENS, "twentieth"),
    *(*(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first"),
)
"""The days of a month in words."""

SEASONS = ("winter", "winter", *("spring",) * 3, *("summer",) * 3, *("autumn",) * 3, "winter")
"""For each month its season."""

PARTS_OF_YEAR = (*("early ",) * 4, *("mid-",) * 4, *("late ",) * 4)
"""For each month how its part of the year begins: `early 2026`, `mid-2026`."""

PARTS_IN_WORDS = {
    "early hours": "night",
    "overnight": "night",
    **{part: part for part in ("night", "evening", "afternoon", "morning", "day")},
}
_ENDS_OF_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))
_CLOCK = re.compile(r"(\d?\d)(?:[:.]?([0-5]\d))?\s?([ap])?", re.IGNORECASE)

ORDINAL = "|".join(name.replace("-", "[- ]?") for name in reversed(ORDINALS))
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+(?:the\s+)?)"
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?|(?:{ORDINAL}))"
_LONGEST_FIRST = sorted(MONTH_NUMBERS, key=len, reverse=True)
MONTH = "|".join(_LONGEST_FIRST)
_WHOLE = {month.lower() for month in MONTHS}
MONTH_OR_SHORT = "|".join(name if name in _WHOLE else rf"{name}(?![a-z])\.?" for name in _LONGEST_FIRST)
"""With the stop behind a short form; that behind a whole name ends a sentence."""

YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
TIME = (
    r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:[ap]\.?m\b\.?|hours|hrs))?"
    r"|(?:1[0-2]|0?\d)(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])\.?[0-5]\d\s?(?:hours|hrs)|midnight)"
)

_BY_WORD = {name.replace("-", ""): number for number, name in enumerate(ORDINALS, 1)}
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>{ORDINAL})"
_YEAR = r"(?P<year>'?\d{2}(?:\d{2})?)(?!\d| ?[/.-] ?\d)"
_BETWEEN = r"[ .,/-]{0,3}"

_DAY_FIRST = re.compile(
    rf"(?<![\w£$])(?:{_DAY})(?:{_BETWEEN}| ?(?:day )?of )(?P<month>{MONTH})(?![a-z])(?:\.?{_BETWEEN}(?:of )?{_YEAR})?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{MONTH})(?![a-z])\.?[ -]{{0,2}}(?:the )?(?:{_DAY})(?!\d)(?:,? ?{_YEAR})?"
)
_YEAR_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?P<gap> ?[-/.] ?)(?P<month>\d\d?)(?P=gap)(?P<day>\d\d?)(?!\d)"
)
_COMPACT = re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w/-])")
_NUMBERS = re.compile(
    r"(?<![\w.,/-])(?P<day>\d\d?)(?P<gap> ?[-/.] ?)(?P<month>\d\d?)(?P=gap)(?P<year>\d{4}|\d\d)(?![\w/-]|[.,]\d)"
)
_MAY_HOLD = re.compile(rf"\d|{ORDINAL}")
_SAID = re.compile(r"(?:\bon|dated?|born|d\.?o\.?b\.?|birth|died|d\.?o\.?d\.?)\W{0,3}(?:\w+ )?$")
_NOT_A_DAY = re.compile(r"\b(?:section|paragraph|para|chapter|page|pages|part|article|no|number|s)\.? $")


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
        if written.is_sure and not own and _real(written, watch) is None:
            span = text.span(written.start, written.end)
            yield Detail(text.written, *span, DetailKind.DATE, DetailKind.DATE.about)


def _real(written: WrittenDate, watch: Watch) -> RealDay | None:
    """Whose day it is; without a year any birthday on that day."""
    if written.days:
        return next((watch.days[day] for day in written.days if day in watch.days), None)
    same = (real for day, real in watch.days.items() if (day.month, day.day) == (written.month, written.day))
    return next(same, None)


@lru_cache(maxsize=1_000)
def _dates(text: FoldedText) -> tuple[WrittenDate, ...]:
    """Every date to the day, with a year or without; kept, as two rules ask."""
    return tuple(_in_text(text.text)) if _MAY_HOLD.search(text.text) else ()


def _in_text(low: str) -> Iterator[WrittenDate]:
    for match in _DAY_FIRST.finditer(low):
        yield from _named(match, low)
    for match in _MONTH_FIRST.finditer(low):
        if match["year"] or not match["word"]:  # 'by March the second of these gaps'
            yield from _named(match, low)
    for match in (*_YEAR_FIRST.finditer(low), *_COMPACT.finditer(low)):
        yield from _numbered(match, int(match["year"]))
    for match in _NUMBERS.finditer(low):
        is_sure = not _is_paragraph(match, low)
        for year in _years(match["year"]):
            yield from _numbered(match, year, is_sure=is_sure)


def _named(match: re.Match[str], low: str) -> Iterator[WrittenDate]:
    word = re.sub(r"[- ]", "", match["word"] or "")
    day = int(match["day"]) if match["day"] else _BY_WORD[word]
    month = month_number(match["month"])
    is_other = _NOT_A_DAY.search(low[max(0, match.start() - 12) : match.start()])
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
    if "." not in match["gap"] or len(match["year"]) == 4:
        return False
    short = len(match["day"]) == 1 or len(match["month"]) == 1
    return short and not _SAID.search(low[max(0, match.start() - 24) : match.start()])


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
    return MONTH_NUMBERS.get(written.casefold().rstrip("."))


def year_number(written: str | None, latest: int = 40) -> int | None:
    """The year that four figures, or two, mean; two figures up to `latest` are of this century."""
    if not written:
        return None
    number = int(re.sub(r"\D", "", written))
    if number >= 100:
        return number
    return number + (2000 if number <= latest else 1900)


def part_of_day(written: str) -> str:
    """`night`, `morning`, `afternoon` or `evening`; empty where no time is written."""
    if "midnight" in written.casefold():
        return "night"
    found = _CLOCK.search(written)
    if found is None:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    return next((name for before, name in _ENDS_OF_PARTS if hour < before), "night")
