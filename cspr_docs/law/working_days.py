"""Working days of England, counted as the clocks of the guidance are.

A working day is any day but a Saturday, a Sunday or a bank holiday in England. The day on which a clock
starts is not counted.

Source: no definition stands in the Child Safeguarding Practice Review and Relevant Agency (England)
Regulations 2018; the one used here stands elsewhere in children's law, in SI 2006/1738, and names
Saturdays, Sundays, Christmas Day, Boxing Day, Good Friday and bank holidays.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
"""What can be counted at all: a date beyond these is a slip of the pen."""

_ANNOUNCED = {
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
"""By the year the bank holidays of England as they were announced, one-off days and days in lieu included.

Source: GOV.UK, UK bank holidays, England and Wales.
"""

FIRST_SURE_YEAR, LAST_SURE_YEAR = min(_ANNOUNCED), max(_ANNOUNCED)
"""Later years are counted by the standing rules: the Monday holidays, Easter, Christmas and the days in their stead.

A day that is proclaimed for one year alone, such as a coronation, cannot be known beforehand, so a due date beyond
these years may still move by a day.
"""

_DAY = timedelta(days=1)


def can_count(day: date) -> bool:
    """Whether working days can be counted from this day, with room for a clock of a year or two."""
    return FIRST_DAY.year + 2 <= day.year <= LAST_DAY.year - 2


def is_sure(start: date, end: date) -> bool:
    """Whether every bank holiday from one day to the other is known."""
    earlier, later = sorted((start, end))
    return earlier.year >= FIRST_SURE_YEAR and later.year <= LAST_SURE_YEAR


def is_working_day(day: date) -> bool:
    """Whether people are at work in England on this day."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def add(start: date, count: int) -> date:
    """The working day that is `count` working days after the start; before it where the count is negative.

    The start itself is not counted, whether it is a working day or not; a count of 0 gives it back.

    Raises:
        ValueError: the day lies outside what can be counted.
    """
    step = _DAY if count > 0 else -_DAY
    day, left = start, abs(count)
    while left:
        day += step
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"working days cannot be counted as far as {day}")
        left -= is_working_day(day)
    return day


def between(start: date, end: date) -> int:
    """How many working days come after the start, up to and with the end; negative where the end is earlier.

    `between(day, add(day, n))` is `n`.
    """
    if end < start:
        return -between(end - _DAY, start - _DAY)
    years = range(max(start.year, FIRST_DAY.year), min(end.year, LAST_DAY.year) + 1)
    holidays = sum(start < day <= end and day.weekday() < 5 for year in years for day in _bank_holidays(year))
    return _weekdays_to(end) - _weekdays_to(start) - holidays


def _weekdays_to(day: date) -> int:
    """How many days from Monday to Friday there are to this day, it included, since the calendar's first Monday."""
    weeks, left = divmod(day.toordinal(), 7)
    return weeks * 5 + min(left, 5)


def on_or_before(day: date) -> date:
    """The day itself if people are at work on it, else the last working day before it."""
    return day if is_working_day(day) else add(day, -1)


def on_or_after(day: date) -> date:
    """The day itself if people are at work on it, else the next working day."""
    return day if is_working_day(day) else add(day, 1)


def not_counted(start: date, end: date) -> tuple[tuple[date, str], ...]:
    """The days between the two that are no working days, each with the reason: `Saturday`, `Good Friday`."""
    earlier, later = sorted((start, end))
    every = (earlier + timedelta(days=gone) for gone in range(1, (later - earlier).days))
    return tuple((day, _why_not(day)) for day in every if not is_working_day(day))


def _why_not(day: date) -> str:
    if day.weekday() >= 5:
        return "Sunday" if day.weekday() == 6 else "Saturday"
    return str(_calendar(day.year).get(day, "bank holiday")).replace("(observed)", "(substitute day)")


def add_months(start: date, count: int) -> date:
    """The same day of the month that is `count` months later, or that month's last day where it is shorter.

    31 August and six months is the last day of February. The guidance says 'six months' and no more; this
    is the ordinary reading of a month.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - _DAY).day
    return date(year, month + 1, min(start.day, last))


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    if year in _ANNOUNCED:
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in _ANNOUNCED[year].split())
    return frozenset(_calendar(year))


@cache
def _calendar(year: int) -> Mapping[date, str]:
    """The bank holidays of a year with their names, by the standing rules."""
    import holidays  # slow to import, with every country of the world

    return holidays.country_holidays("GB", subdiv="ENG", years=year)
