from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.casefile.plain import about_unreadable, read_day


@given(st.dates())
def test_every_day_written_as_a_case_writes_it_is_read(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["1700000000", "20260303", "2026-03-03T10:00", "2026-3-3", "٢٠٢٦-٠٣-٠٣", "2026-02-30", "0000-01-01", ""],
)
def test_nothing_else_is_a_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2026-02-31", "31 February 2026 does not exist", "check"),
        ("31.2.2026", "31 February 2026 does not exist", "check"),
        ("14/3/2026", "not written as dates are", "2026-03-14"),
        ("14 Mar 2026", "not written as dates are", "2026-03-14"),
        ("2026-3-4", "not written as dates are", "2026-03-04"),
        ("3/14/2026", "no such month", "2026-03-09"),
        ("3 Marsh 2026", "no such month", "2026-03-09"),
        ("2026-03", "a month only", "2026-03-09"),
        ("2026", "a year only", "2026-03-09"),
        ("last week", '"last week" is not a date', "2026-03-09"),
        ("x" * 200, "...", "2026-03-09"),
    ],
)
def test_a_day_that_cannot_be_read_is_explained(text: str, message: str, hint: str) -> None:
    found_message, found_hint = about_unreadable(text, partial=False)
    assert message in found_message
    assert hint in found_hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2026-3", "not a date", "write 2026-03"),
        ("2026-00", "no such month", "a month like"),
        ("March 2026", "not a date", "a month like"),
    ],
)
def test_where_a_month_would_do_the_hint_says_so(text: str, message: str, hint: str) -> None:
    found_message, found_hint = about_unreadable(text, partial=True)
    assert message in found_message
    assert hint in found_hint
