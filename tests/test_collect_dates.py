"""Days and times as UK offices write them: the day first, never the month; what is not certain is told."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.collect.tables.dates import SERIALS_FROM, read_time, read_when
from schemas.base import MONTHS


def nth(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FORMS: dict[str, Callable[[date], str]] = {
    "03/04/26": lambda day: f"{day:%d/%m/%y}",
    "3.4.2026": lambda day: f"{day.day}.{day.month}.{day.year}",
    "03-04-2026": lambda day: f"{day:%d-%m-%Y}",
    "3rd April 2026": lambda day: f"{nth(day.day)} {MONTHS[day.month - 1]} {day.year}",
    "Fri 3 Apr 26": lambda day: f"{day:%a} {day.day} {MONTHS[day.month - 1][:3]} {day:%y}",
    "3-Apr-2026": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}",
    "April 3, 2026": lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    "2026-04-03": lambda day: day.isoformat(),
    "2026-04-03 00:00:00": lambda day: f"{day.isoformat()}T00:00:00",
    "46115": lambda day: str((day - SERIALS_FROM).days),
}
DAYS = st.dates(date(1954, 10, 4), date(2049, 12, 31))
"""Those whose two digits of the year are certain, and whose serial number has five digits."""


@given(DAYS, st.sampled_from([name for name in FORMS if not name.endswith(("/26", "Apr 26"))]))
def test_every_form_of_a_day_is_that_day(day: date, form: str) -> None:
    assert (read_when(FORMS[form](day)).on, read_when(FORMS[form](day)).trouble) == (day.isoformat(), "")


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["03/04/26", "Fri 3 Apr 26"]))
def test_two_digits_of_a_year_are_of_the_years_around_now(day: date, form: str) -> None:
    assert read_when(FORMS[form](day)).on == day.isoformat()


@given(DAYS, st.times(), st.sampled_from(["{day} {time}", "{time} on {day}", "{day} at {time}hrs"]))
def test_a_time_beside_a_day_is_its_time(day: date, at: time, form: str) -> None:
    when = read_when(form.format(day=f"{day:%d/%m/%Y}", time=f"{at:%H:%M}"))
    assert (when.on, when.at) == (day.isoformat(), f"{at:%H:%M}")


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.text())
def test_nothing_that_is_typed_is_read_with_its_month_first(day: date, more: str) -> None:
    read_when(more)  # whatever it is, it is read or told
    if day.day > 12:
        assert read_when(f"{day:%m/%d/%Y}").on == ""
        assert "month first" in read_when(f"{day:%m/%d/%Y}").trouble


@pytest.mark.parametrize(
    ("text", "on", "until"),
    [
        ("3-5 April 2026", "2026-04-03", "2026-04-05"),
        ("03/04/26 - 05/04/26", "2026-04-03", "2026-04-05"),
        ("3 March to 5 April 2026", "2026-03-03", "2026-04-05"),
        ("March to May 2026", "2026-03", "2026-05"),
        ("2019–2021", "2019", "2021"),
        ("Apr 2026", "2026-04", ""),
        ("Sept 2025", "2025-09", ""),
        ("04/2026", "2026-04", ""),
        ("2026", "2026", ""),
    ],
)
def test_stretches_months_and_years(text: str, on: str, until: str) -> None:
    when = read_when(text)
    assert (when.on, when.until, when.trouble) == (on, until, "")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("early March 2026", "2026-03"),
        ("c. 2019", "2019"),
        ("w/c 3/4/26", "2026-04-03"),
        ("Spring 2026", "2026"),
    ],
)
def test_what_is_not_exact_is_taken_and_told(text: str, on: str) -> None:
    when = read_when(text)
    assert when.on == on
    assert text in when.trouble


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2026", "there is no day"),
        ("03/14/26", "month first"),
        ("Apr-26", "may be a day"),
        ("2010/11", "more than one year"),
        ("3 April", "has no year"),
        ("13/2026", "there is no month"),
        ("5 April 2026 to 3 April 2026", "lies before"),
        ("99999", "is no date"),
        ("3/4/0026", "lies in the year 26"),
        ("Apr 2206", "lies in the year 2206"),
        ("2/3/4/5", "not a date"),
        ("after the party", "not a date"),
    ],
)
def test_what_is_not_certain_is_no_day_and_told(text: str, why: str) -> None:
    when = read_when(text)
    assert (when.on, when.is_unknown) == ("", False)
    assert why in when.trouble
    assert when.hint


@pytest.mark.parametrize("text", ["n/k", "N/K", "Not known", "unknown", "?", "-", " ", "tbc", "N/A."])
def test_what_nobody_knows_is_unknown(text: str) -> None:
    assert read_when(text).is_unknown


@pytest.mark.parametrize(
    ("text", "at"),
    [("14:30", "14:30"), ("1430hrs", "14:30"), ("2.30pm", "14:30"), ("2 PM", "14:00"), ("12am", "00:00"),
     ("9.05 a.m.", "09:05"), ("14:30:00", "14:30"), ("0.604166666666667", "14:30"), ("24:10", ""), ("13pm", ""),
     ("evening", "")],
)  # fmt: skip
def test_times(text: str, at: str) -> None:
    assert read_time(text) == at
