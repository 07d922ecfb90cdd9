"""Days and times as people in UK offices write them: the day first, never the month.

What is not certain is told and not guessed: `03/14/26` is no day, `Apr-26` may be a day or a month.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cspr_docs.problems.wording import quoted
from cspr_docs.prose.folding import one_spaced
from schemas.base import MONTHS, PartialDate

SERIALS_FROM = date(1899, 12, 30)
"""The day that Excel counts as 0 for every day since March 1900. Source: ECMA-376 part 1, 18.17.4.1."""

_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050  # 1950 and 2100: five digits beyond are no day
_LAST_OF_THIS_CENTURY = 49  # of two digits for the year

UNKNOWN = frozenset(
    (
        *("n/k", "nk", "n/a", "na", "n.k", "n.a", "not known", "unknown", "not recorded", "none recorded"),
        *("not stated", "date unknown", "date not known", "tbc", "nil", "none", "x", "no date"),
    )
)
"""What people write where they know nothing."""

_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]? *", re.IGNORECASE
)
_SEP = r" ?[./\- ] ?"
_MONTH = r"([a-z]{3,9})\.?"
_NUMBERS = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}}|\d{{2}})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = re.compile(rf"{_NTH}(?: of)?[ \-/.]*{_MONTH}[ \-/.,']*(\d{{4}}|\d{{2}})", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"{_MONTH}[ \-/.,']*(\d{{4}})", re.IGNORECASE)
_NUMBER_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_WITHOUT_YEAR = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-/.]*(?:\d{{1,2}}|{_MONTH})", re.IGNORECASE)
_MONTH_OR_DAY = re.compile(rf"{_MONTH}[ \-/.']*\d{{2}}", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d{2} ?[/-] ?\d{2}")
_ABOUT = re.compile(
    r"^(?:(?:in|on|the|at) )*(?:early|mid|late|about|around|approx(?:imately)?\.?|circa|c\.?|beginning of|start of"
    r"|end of|middle of|by|before|after|since|from|week of|w/c|wc|w/e|week commencing|week beginning|week ending"
    r"|spring|summer|autumn|winter|easter|christmas)[ \-]+(?:(?:in|of|the) )*"
    r"|[ ]*\(?(?:approx(?:imately)?\.?|\?+)\)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" (?:-+|to|until|till|and) |(?<=\d{4})-(?=\d{4}$)", re.IGNORECASE)
_DAYS_OF_MONTH = re.compile(rf"{_NTH} ?(?:-|to|and|&) ?(?={_NTH}[ \-/.]*{_MONTH})", re.IGNORECASE)
_HALF, _HOURS = r" ?[ap]\.?m\.?", r" ?h(?:ou)?rs"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?(?:{_HALF})?(?:{_HOURS})?|\d{{1,2}}{_HALF}|\d{{4}}{_HOURS}"
_TIME_LAST = re.compile(rf"(?:[ ,]+(?:at )?|T)({_CLOCK})$", re.IGNORECASE)
_TIME_FIRST = re.compile(rf"^({_CLOCK})(?:,| on)? +(?=.*\d{{2}})", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)? ?([ap])?\.?m?\.?(?: ?h(?:ou)?rs)?", re.IGNORECASE
)
_HOUR = re.compile(r"(\d{1,2}) ?([ap])\.?m\.?", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})(?: ?h(?:ou)?rs)?", re.IGNORECASE)
_SHARE_OF_DAY = re.compile(r"0?\.\d+(?:e-\d+)?", re.IGNORECASE)
_DAY_FIRST = "the day stands first: write 3 April 2026 as 03/04/2026"


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """When something happened, as a case writes it: `on` and `until` are `2026-04-03`, `2026-04` or `2026`.

    Attributes:
        at: the time, `14:30`.
        trouble: why there is no day, or less than was written, in words; empty where all of it was read.
        hint: what to do about it.
        is_unknown: whether it says that nobody knows.
    """

    on: str = ""
    until: str = ""
    at: str = ""
    trouble: str = ""
    hint: str = ""
    is_unknown: bool = False


class _NoDay(Exception):
    """A signal inside this module: why the text is no day, and what to do."""


def is_unknown(text: str) -> bool:
    """Whether the text says that nobody knows, or nothing: `n/k`."""
    return (
        not text.strip() or one_spaced(text).casefold().strip(" .()") in UNKNOWN or not re.search(r"\w", text)
    )


def read_when(text: str, serials_from: date = SERIALS_FROM) -> WrittenDay:
    """When the text says; the day stands first. `serials_from` is the day that the workbook counts as 0."""
    plain = _DASH.sub("-", one_spaced(text)).strip(" .,;")
    if is_unknown(plain):
        return WrittenDay(is_unknown=True)
    try:
        return _read(plain, serials_from)
    except _NoDay as why:
        return WrittenDay(trouble=str(why.args[0]), hint=str(why.args[1]))


def _read(plain: str, serials_from: date) -> WrittenDay:
    if serial := re.fullmatch(r"(\d{5})(\.\d+)?", plain):
        return _of_serial(int(serial[1]), float(serial[2] or 0), serials_from)
    plain, at = _without_time(plain)
    if days := _DAYS_OF_MONTH.match(plain):
        last = _one(plain[days.end() :])
        first = _one(re.sub(r"^\d{1,2}", days[1], plain[days.end() :]))
        return _span(first, last, at)
    pieces = [piece for piece in _BETWEEN.split(plain) if piece]
    if len(pieces) == 2 and not _ABOUT.match(plain):
        last = _one(pieces[1])
        return _span(_one(pieces[0], year_of=last), last, at)
    exact = _ABOUT.sub("", plain)
    found = _one(exact)
    if exact == plain:
        return WrittenDay(str(found), at=at)
    trouble = f"the date says {quoted(plain)}, and the case takes {found.words}"
    return WrittenDay(
        str(found), at=at, trouble=trouble, hint="say in the entry what was meant, if it matters"
    )


def _span(first: PartialDate, last: PartialDate, at: str) -> WrittenDay:
    if last.latest < first.earliest:
        raise _NoDay(f"{last.words} lies before {first.words}", "correct the two dates")
    return WrittenDay(str(first), str(last), at)


def _of_serial(days: int, share: float, serials_from: date) -> WrittenDay:
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        raise _NoDay(f"{quoted(days)} is no date", _DAY_FIRST)
    when = WrittenDay((serials_from + timedelta(days=days)).isoformat())
    return replace(when, at=_of_share(share)) if share else when


def _of_share(share: float) -> str:
    minutes = round(share * 24 * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _without_time(plain: str) -> tuple[str, str]:
    """The text without the time beside the day, and the time."""
    for pattern in (_TIME_LAST, _TIME_FIRST):
        match = pattern.search(plain)
        if match is None:
            continue
        rest = f"{plain[: match.start()]}{plain[match.end() :]}".strip(" ,")
        at = read_time(match[1])
        if rest and at and not re.fullmatch(r"\d{1,2}", rest):
            return rest, "" if at == "00:00" and "T" in plain else at
    return plain, ""


def _one(text: str, year_of: PartialDate | None = None) -> PartialDate:
    """The one day, month or year that the text writes.

    Raises:
        _NoDay: it writes none, or none that is certain.
    """
    text = _WEEKDAY.sub("", text.strip(" .,;"))
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            return read(match)
    if year_of is not None and re.search(r"[a-z]{3}", text, re.IGNORECASE):
        return _one(f"{text} {year_of.year}")
    raise _NoDay(*_why_not(text))


def _why_not(text: str) -> tuple[str, str]:
    if _MONTH_OR_DAY.fullmatch(text) and _month(text[:3]):
        return (
            f"{quoted(text)} may be a day of that month or the month of a year",
            "write April 2026, or 26/04/2025",
        )
    if _WITHOUT_YEAR.fullmatch(text):
        return f"the date {quoted(text)} has no year", "write the year too"
    if _YEARS.fullmatch(text):
        return f"{quoted(text)} is more than one year", "write the year, or the first and the last day"
    return f"{quoted(text)} is not a date that can be read", _DAY_FIRST


def _day(text: str, day: str, month: int, year: str) -> PartialDate:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= _LAST_OF_THIS_CENTURY else 1900
    _refuse_other_centuries(text, number)
    if 12 < month <= 31 and int(day) <= 12:
        raise _NoDay(f"{quoted(text)} has its month first, or is no date", _DAY_FIRST)
    try:
        date(number, month, int(day))
    except ValueError:
        raise _NoDay(f"there is no day {quoted(text)}", "check the day, the month and the year") from None
    return PartialDate(number, month, int(day))


def _whole(text: str, month: int, year: str) -> PartialDate:
    if not 1 <= month <= 12:
        raise _NoDay(f"there is no month {quoted(text)}", "check the month")
    _refuse_other_centuries(text, int(year))
    return PartialDate(int(year), month)


def _refuse_other_centuries(text: str, year: int) -> None:
    if not 1900 <= year < 2100:
        raise _NoDay(f"{quoted(text)} lies in the year {year}", "check the year")


def _named(match: re.Match[str], month: str) -> int:
    if number := _month(month):
        return number
    raise _NoDay(
        f"{quoted(match[0])} is not a date that can be read: {quoted(month)} is no month", _DAY_FIRST
    )


def _month(word: str) -> int:
    """The month's number, from the beginning of its name; 0 where it is none."""
    word = {"sept": "sep"}.get(word.lower(), word.lower())
    return next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), 0)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PartialDate]], ...] = (
    (_ISO, lambda m: _day(m[0], m[3], int(m[2]), m[1])),
    (_ISO_MONTH, lambda m: _whole(m[0], int(m[2]), m[1])),
    (_COMPACT, lambda m: _day(m[0], m[3], int(m[2]), m[1])),
    (_NUMBERS, lambda m: _day(m[0], m[1], int(m[2]), m[3])),
    (_DAY_MONTH, lambda m: _day(m[0], m[1], _named(m, m[2]), m[3])),
    (_MONTH_DAY, lambda m: _day(m[0], m[2], _named(m, m[1]), m[3])),
    (_MONTH_YEAR, lambda m: _whole(m[0], _named(m, m[1]), m[2])),
    (_NUMBER_YEAR, lambda m: _whole(m[0], int(m[1]), m[2])),
    (_YEAR, lambda m: PartialDate(int(m[0]))),
)
"""How one day, month or year is written, and what reads it; the first that fits counts."""


def read_time(text: str) -> str:
    """The time as `14:30`; empty where the text writes none."""
    text = one_spaced(text).strip(" .")
    if _SHARE_OF_DAY.fullmatch(text):
        return _of_share(float(text))
    if match := _TIME.fullmatch(text):
        return _clock(match[1], match[2], match[4], match[3])
    if match := _HOUR.fullmatch(text):
        return _clock(match[1], "00", match[2])
    match = _DIGITS.fullmatch(text)
    return _clock(match[1], match[2]) if match and len(match[1]) == 2 else ""


def _clock(hour: str, minute: str, half: str | None = None, second: str | None = None) -> str:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    return f"{hours:02d}:{minute}" + (f":{second}" if int(second or 0) else "")
