"""Months, parts of years and parts of days, and how people write days.

Source: the Government Digital Service style guide (dates and times) for what is proposed; ISO 8601 and the usual
British ways of writing for what is read.
"""

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("winter", "winter", *("spring",) * 3, *("summer",) * 3, *("autumn",) * 3, "winter")
"""For each month its season."""

PARTS_OF_YEAR = (*("early ",) * 4, *("mid-",) * 4, *("late ",) * 4)
"""For each month how its part of the year begins: `early 2026`, `mid-2026`."""

PARTS_OF_DAY = (
    (5, "night"),
    (12, "morning"),
    (17, "afternoon"),
    (22, "evening"),
    (24, "night"),
)
"""Each part of a day, and the hour before which it ends."""

PARTS_IN_WORDS = {
    "early hours": "night",
    "night": "night",
    "overnight": "night",
    "evening": "evening",
    "afternoon": "afternoon",
    "morning": "morning",
    "day": "day",
}

_ORDINALS = (
    "(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_NAMES = "|".join(rf"{month[:3]}(?:{month[3:]}|t?\.)?" if len(month) > 3 else month for month in MONTHS)

WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+(?:the\s+)?)"
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?|(?:{_ORDINALS}))"
MONTH = rf"(?:{_NAMES})"
YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
TIME = (
    r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:[ap]\.?m\b\.?|hours|hrs))?"
    r"|(?:1[0-2]|0?\d)(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])\.?[0-5]\d\s?(?:hours|hrs)|midnight)"
)


def day_pattern(name: str) -> str:
    """A pattern for one day, its parts in groups that begin with the name."""
    end = rf"(?:,?\s+(?P<{name}_year{{}}>{YEAR}))?"
    written = rf"{WEEKDAY}?(?:the\s+)?{DAY}\s+(?:of\s+)?(?P<{name}_month1>{MONTH}){end.format(1)}"
    american = rf"{WEEKDAY}?(?P<{name}_month2>{MONTH})\s+(?:the\s+)?{DAY}(?![\d:.]){end.format(2)}"
    iso = rf"(?P<{name}_year3>(?:19|20)\d\d)-(?P<{name}_month3>\d\d)-\d\d(?:T[\d:.]+Z?)?"
    year = rf"(?P<{name}_year4>(?:19|20)?\d\d)"
    figures = rf"{WEEKDAY}?\d?\d(?P<{name}_by>[/.-])(?P<{name}_month4>\d?\d)(?P={name}_by){year}"
    return rf"(?:{written}|{american}|{iso}|{figures})"


def month_number(written: str) -> int | None:
    """The month from 1 that a name, its short form or a figure means; `None` where there is none such."""
    if written.isdigit():
        number = int(written)
        return number if 1 <= number <= len(MONTHS) else None
    start = written[:3].casefold()
    return next((i for i, month in enumerate(MONTHS, 1) if month[:3].casefold() == start), None)


def year_number(written: str | None, latest: int = 40) -> int | None:
    """The year that four figures, or two, mean; two figures up to `latest` are of this century."""
    if not written:
        return None
    number = int(re.sub(r"\D", "", written))
    if number >= 100:
        return number
    return number + (2000 if number <= latest else 1900)
