"""Dates and times said coarser: never a day, always coarser, nothing else touched."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.publish.details import Coarseness, Detail, DetailKind, coarsen
from cspr_docs.publish.details.dates import month_number, year_number
from schemas.base import MONTHS
from tests.marked_details import said

FINER, COARSER, COARSEST = Coarseness


@pytest.mark.parametrize(
    ("marked", "finer"),
    [
        ("He was seen on [3 March 2026] at home.", "He was seen in March 2026 at home."),
        ("[On 3 March 2026] he was seen.", "In March 2026 he was seen."),
        ("Seen on the [3rd of March].", "Seen in March."),
        ("Seen on [03/03/26].", "Seen in March 2026."),
        ("Seen on [3.3.2026], again.", "Seen in March 2026, again."),
        ("Entered [2026-03-03].", "Entered March 2026."),
        ("[March 3, 2026] was a Tuesday.", "March 2026 was a Tuesday."),
        ("On Tuesday, [3 March] he rang.", "In March he rang."),
        ("since [3 March 2026]", "since March 2026"),
        ("from [3 March 2026] on", "from March 2026 on"),
        ("from 3 to [7 March 2026] they were away", "in March 2026 they were away"),
        ("between [3 and 7 March]", "in March"),
        ("on 3, 4 and [5 March 2026]", "in March 2026"),
        (
            "from [28 December 2025] to 3 January 2026",
            "from December 2025 to January 2026",
        ),
        ("between 28 February and [3 March 2026]", "between February and March 2026"),
        ("At 02:14 on [3 March 2026] she rang.", "One night in March 2026 she rang."),
        ("on [3 March 2026] at 2.15pm", "one afternoon in March 2026"),
        ("on the night of [3 March 2026]", "one night in March 2026"),
        ("In the early hours of [4 March] he", "One night in March he"),
        ("She rang at [02:14].", "She rang in the night."),
        ("between [14:00] and 15:30", "in the afternoon"),
        ("between [11:30] and 12:30", "between the morning and the afternoon"),
        ("by [18:45 hours]", "by the evening"),
        ("on the [twenty-first of May]", "in May"),
        ("3 March [2026]", "March 2026"),
    ],
)
def test_a_day_becomes_its_month_and_a_time_its_part_of_the_day(marked: str, finer: str) -> None:
    assert said(marked, DetailKind.DATE) == finer


@pytest.mark.parametrize(
    ("marked", "coarser_", "coarsest"),
    [
        ("on [3 March 2026]", "in early 2026", "in 2026"),
        ("on [3 March]", "in the spring", "in the spring"),
        ("from [28 Dec 2025] to 3 Jan 2026", "from late 2025 to early 2026", "from 2025 to 2026"),
    ],
)
def test_a_day_becomes_its_part_of_the_year_and_then_the_year(
    marked: str, coarser_: str, coarsest: str
) -> None:
    assert said(marked, DetailKind.DATE, COARSER) == coarser_
    assert said(marked, DetailKind.DATE, COARSEST) == coarsest


@pytest.mark.parametrize(
    "text", ["[2026]", "[version 1.2.3]", "[12 of 14]", "[99/99/2026]", "[half past two]"]
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert said(text, DetailKind.DATE, COARSEST) == text.strip("[]")


def test_months_and_years_are_read_as_people_write_them() -> None:
    assert [month_number(word) for word in ("Sept", "jan.", "07", "13", "marca", "Mayor")] == [
        9,
        1,
        7,
        None,
        3,
        None,
    ]
    assert [year_number(word) for word in ("26", "’98", "1998", None)] == [2026, 1998, 1998, None]


_DAYS = st.dates(date(1950, 1, 1), date(2039, 12, 31))
_WAYS = (
    "%-d %B %Y", "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%A %-d %B %Y", "%-d %b %Y", "%B %-d, %Y", "%-d %B", "%d.%m.%Y",
    "the %-dth of %B %Y", "%-d %B ’%y",
)  # fmt: skip
_BEFORE = st.sampled_from(
    ["", "On ", "He was seen on ", "since ", "At 02:14 on ", "the letter of ", "(", "from 2 to "]
)
_AFTER = st.sampled_from(
    ["", ".", " at home", ", at 14:30", ")", " and again", ": a visit", " until 30 June 2039"]
)


def _detail(text: str, start: int, end: int) -> Detail:
    return Detail(text, start, end, DetailKind.DATE, DetailKind.DATE.about)


@given(_DAYS, st.sampled_from(_WAYS), _BEFORE, _AFTER, st.sampled_from(Coarseness))
def test_no_day_is_left_nothing_else_is_touched_and_twice_is_once(
    day: date, way: str, before: str, after: str, level: Coarseness
) -> None:
    written = day.strftime(way)
    text = f"{before}{written}{after}"
    made = coarsen(_detail(text, len(before), len(before) + len(written)), level)
    assert made is not None
    assert text[: made.start] == before[: made.start]
    assert text[made.end :] == (after[-len(text[made.end :]) :] if text[made.end :] else "")
    assert made.start <= len(before)
    assert made.end >= len(before) + len(written)
    assert not re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", made.words)), made.words
    assert not re.search("|".join(f"{(date(2026, 3, 1) + timedelta(n)):%A}" for n in range(7)), made.words)
    if level is not FINER:
        assert not re.search("|".join(MONTHS), made.words)
    if level is COARSEST:
        assert not re.search("early|mid|late", made.words)
    again = coarsen(_detail(made.words, 0, len(made.words)), level)
    assert again is None or again.applied(made.words) == made.words
