"""Days and times: how they are written, the dates that they can mean, and which may not be told.

Source: ISO 8601-1 (2021-03-14 and 20210314); otherwise as people in Britain write. Months also in Polish and Welsh.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.data import lines, patterns, tables
from cspr_docs.publish.details.detail import Detail, DetailKind, Weight, found_at
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
PARTS_OF_DAY = tables("dates.toml")["parts_of_day"]
_LONGEST_FIRST = sorted(_MONTH_NUMBERS, key=len, reverse=True)
_WHOLE = {month.lower() for month in MONTHS}
_DAYS_WITHOUT_DATE = (
    *("festival", "day_of_week", "day_and_month", "six_figures", "nth_day"),
    *("weekday_and_time", "weekday_and_day", "part_of_the_nth", "nth_weekday"),
)
PATTERNS = patterns(
    "dates.toml",
    ORDINAL="|".join(name.replace("-", "[- ]?") for name in reversed(_DAYS_IN_WORDS)),
    MONTH="|".join(_LONGEST_FIRST),
    MONTH_OR_SHORT="|".join(name if name in _WHOLE else rf"{name}(?![a-z])\.?" for name in _LONGEST_FIRST),
    PARTS_IN_WORDS="|".join(PARTS_OF_DAY),
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
        for match in PATTERNS[name].finditer(text.text):
            before = text.text[max(0, match.start() - 10) : match.start()]
            if name != "day_of_week" or not PATTERNS["many_days"].search(before) or "last" in match.group():
                yield found_at(text, match, DetailKind.DATE, about="a day that readers can find out")


def _is_of_a_law(low: str, written: WrittenDate) -> bool:
    """Whether a date is that of a law, of an edition or of a count: it says nothing of anybody."""
    before = low[max(0, written.start - 120) : written.start]
    return bool(PATTERNS["of_a_law"].search(before) or PATTERNS["law_behind"].match(low[written.end :][:20]))


def _real(written: WrittenDate, watch: Watch) -> RealDay | None:
    """Whose day it is; without a year any birthday on that day."""
    if written.days:
        return next((watch.days[day] for day in written.days if day in watch.days), None)
    same = (real for day, real in watch.days.items() if (day.month, day.day) == (written.month, written.day))
    return next(same, None)


@lru_cache(maxsize=1_000)
def _dates(text: FoldedText) -> tuple[WrittenDate, ...]:
    """Every date to the day, with a year or without; kept, as two rules ask."""
    if not PATTERNS["may_hold"].search(text.text):
        return ()
    # `a child aged 16 may consent` names no month
    return tuple(one for one in _in_text(text.text) if not text.cased[: one.end].endswith(" may"))


def _in_text(low: str) -> Iterator[WrittenDate]:
    for match in PATTERNS["day_first"].finditer(low):
        yield from _named(match, low)
    for match in PATTERNS["month_first"].finditer(low):
        if match["year"] or not match["word"]:  # 'by March the second of these gaps'
            yield from _named(match, low)
    for match in (*PATTERNS["year_first"].finditer(low), *PATTERNS["compact"].finditer(low)):
        yield from _numbered(match, int(match["year"]))
    for match in PATTERNS["numbers"].finditer(low):
        is_sure = not _is_paragraph(match, low)
        for year in _years(match["year"]):
            yield from _numbered(match, year, is_sure=is_sure)


def _named(match: re.Match[str], low: str) -> Iterator[WrittenDate]:
    word = re.sub(r"[- ]", "", match["word"] or "")
    day = int(match["day"]) if match["day"] else _BY_WORD[word]
    month = month_number(match["month"])
    is_other = PATTERNS["not_a_day"].search(low[max(0, match.start() - 12) : match.start()])
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
    return short and not PATTERNS["said"].search(low[max(0, match.start() - 24) : match.start()])


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


def times(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Times to the minute."""
    if watch.rules.dates is not FinestDate.DAY:
        for match in PATTERNS["by_the_minute"].finditer(text.text):
            yield found_at(text, match, DetailKind.TIME, group=match.lastindex or 0)
