"""Dates as a case writes them, 2026-03-03, and plain words about those it cannot read."""

import re
from datetime import date

from schemas.base import MONTHS

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_BRITISH = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2}|[A-Za-z]{3,9})[./ -]([0-9]{4})")
_FORM = "write year, month and day like 2026-03-09"
_PARTIAL_FORM = "write a day like 2026-03-09, a month like 2026-03 or a year like 2026"


def read_day(text: str) -> date | None:
    """The day that the text writes as year, month and day; None where it is no such day.

    Source: ISO 8601-1:2019, section 5.2.2.1, extended format.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    return _date(*match.groups())


def about_unreadable(text: str, *, partial: bool) -> tuple[str, str]:
    """A message and a hint for a text that is no date; `partial` where a month or a year would do."""
    text = text.strip()
    form = _PARTIAL_FORM if partial else _FORM
    if match := _LOOSE.fullmatch(text):
        year, month, day = match.groups()
        return _about(text, int(year), int(month), int(day) if day else None, form)
    if match := _BRITISH.fullmatch(text):
        day, month, year = match.groups()
        return _about(text, int(year), _month(month), int(day), form)
    if text.isdecimal() and len(text) == 4:
        return f'"{text}" is a year only, and a day belongs here', form
    return f'"{_short(text)}" is not a date that can be read', form


def _about(text: str, year: int, month: int, day: int | None, form: str) -> tuple[str, str]:
    if not 1 <= month <= 12:
        return f'"{text}" is not a date: there is no such month', form
    if day is None and form == _FORM:
        return f'"{text}" is a month only, and a day belongs here', form
    if day is None:
        return f'"{text}" is not a date that can be read', f"write {year:04d}-{month:02d}"
    if _date(year, month, day) is None:
        return f"the {day} {MONTHS[month - 1]} {year} does not exist", "check the day, the month and the year"
    return f'"{text}" is not written as dates are in a case', f"write {year:04d}-{month:02d}-{day:02d}"


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month's number, from its number or from the beginning of its name; 0 where it is none."""
    if word.isdecimal():
        return int(word)
    begins = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()))
    return next(begins, 0)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
