"""Working days of England: known answers, and what must hold for any two days."""

from collections.abc import Iterable
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.law import working_days
from tests.bank_holidays import bank_holidays

DAYS = st.dates(date(2017, 1, 1), date(2029, 12, 31))
COUNTS = st.integers(-90, 90)
BY_THE_PACKAGE = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2028))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2022, 9, 12), 15, date(2022, 10, 4)),  # over the day of the state funeral
        (date(2023, 5, 5), 5, date(2023, 5, 15)),  # over the coronation
        (date(2026, 12, 18), 15, date(2027, 1, 13)),  # over Christmas, a day in lieu, New Year
        (date(2026, 8, 28), 1, date(2026, 9, 1)),  # the summer bank holiday, which Scotland has earlier
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Easter Monday, which Scotland has not
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
    ],
)
def test_known_answers(start: date, count: int, expected: date) -> None:
    assert working_days.add(start, count) == expected


@given(DAYS, COUNTS)
def test_between_undoes_add(start: date, count: int) -> None:
    assert working_days.between(start, working_days.add(start, count)) == count


@given(DAYS, COUNTS.filter(bool))
def test_the_day_found_is_a_working_day(start: date, count: int) -> None:
    found = working_days.add(start, count)
    assert found.weekday() < 5
    assert working_days.is_working_day(found)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_two_counts_are_one(start: date, first: int, second: int) -> None:
    assert working_days.add(working_days.add(start, first), second) == working_days.add(start, first + second)


@given(DAYS, DAYS, DAYS)
def test_a_later_end_never_has_fewer_days(start: date, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert working_days.between(start, earlier) <= working_days.between(start, later)


@given(DAYS, st.integers(1, 36))
def test_months_keep_the_day_or_take_the_last(start: date, count: int) -> None:
    found = working_days.add_months(start, count)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == count
    assert found.day == start.day or (found + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_six_months(start: date, expected: date) -> None:
    assert working_days.add_months(start, 6) == expected


def test_what_is_sure_and_what_can_be_counted() -> None:
    assert working_days.is_sure(date(2026, 12, 18), date(2027, 1, 13))
    assert not working_days.is_sure(date(2027, 12, 30), date(2028, 1, 10))
    assert working_days.can_count(date(2026, 1, 1))
    assert not working_days.can_count(date(206, 1, 1))
    with pytest.raises(ValueError, match="2100"):
        working_days.add(date(2099, 12, 31), 3)


def test_announced_bank_holidays_are_those_of_the_calendar_package() -> None:
    every = (date(2018, 1, 1) + timedelta(days=gone) for gone in range(365 * 10 + 2))
    ours = {day for day in every if day.weekday() < 5 and not working_days.is_working_day(day)}
    assert (working_days.FIRST_SURE_YEAR, working_days.LAST_SURE_YEAR) == (2018, 2027)
    assert ours == {day for day in BY_THE_PACKAGE if day.weekday() < 5}


ONE_DAY_ALONE = {
    2020: ({"05-08": "Early May, moved to VE Day"}, {"05-04"}),
    2022: ({"06-02": "Spring, moved", "06-03": "Platinum Jubilee", "09-19": "State Funeral"}, {"05-30"}),
    2023: ({"05-08": "Coronation"}, set()),
}
"""By the year the days that a proclamation gave it, and those that it took away."""


def easter_sunday(year: int) -> date:
    """The Gregorian Easter, from the epact. Source: the anonymous algorithm in Meeus, Astronomical Algorithms."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, leap_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, left = divmod(rest, 4)
    weekday = (32 + 2 * leap_rest + 2 * leaps - epact - left) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def by_the_standing_rules(year: int) -> set[date]:
    """The eight bank holidays of England, each on a day on which people would be at work.

    Source: Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations under section 1(3); Good
    Friday and Christmas Day at common law.
    """
    day = timedelta(days=1)
    easter = easter_sunday(year)
    may = [date(year, 5, 1) + day * gone for gone in range(31)]
    august = [date(year, 8, 1) + day * gone for gone in range(31)]
    mondays = [[one for one in month if one.weekday() == 0] for month in (may, august)]
    found = {easter - 2 * day, easter + day, mondays[0][0], mondays[0][-1], mondays[1][-1]}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() >= 5 or fixed in found:
            fixed += day
        found.add(fixed)
    return found


@pytest.mark.parametrize("year", range(2018, 2029))
def test_the_list_is_the_standing_rules_and_what_was_proclaimed_for_one_year(year: int) -> None:
    given, taken = ONE_DAY_ALONE.get(year, ({}, set()))

    def days(words: Iterable[str]) -> set[date]:
        return {date.fromisoformat(f"{year}-{word}") for word in words}

    expected = (by_the_standing_rules(year) | days(given)) - days(taken)
    every = (date(year, 1, 1) + timedelta(days=gone) for gone in range(365 + (year % 4 == 0)))
    ours = {day for day in every if day.weekday() < 5 and not working_days.is_working_day(day)}

    assert {day for day in bank_holidays() if day.year == year} == expected
    assert ours == {day for day in expected if day.weekday() < 5}
