"""Months, ordinals, years and times of day as people write them: what the search and the coarser words both read by.

Source: ISO 8601 and the usual British ways of writing for what is read; the Government Digital Service style guide
(dates and times) for what is proposed.
"""

import re

from cspr_docs.publish.details.data import lines
from schemas.base import MONTHS

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
