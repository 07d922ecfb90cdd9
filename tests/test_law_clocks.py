"""Every clock of the editions against a plain count, by a list of bank holidays that the program does not use."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.law import (
    Basis,
    ClockRule,
    Deadline,
    DeadlineState,
    deadlines,
    edition,
    read_edition,
    working_days,
)
from schemas import Case
from schemas.case import Guidance
from tests.bank_holidays import bank_holidays

HOLIDAYS = bank_holidays()
DAY = timedelta(days=1)
STARTS = st.dates(date(2018, 3, 1), date(2028, 9, 30))
CLOCKS = {clock.key: clock for clock in read_edition(Guidance.WORKING_TOGETHER_2023).clocks}
COUNTED = [
    key
    for key, clock in CLOCKS.items()
    if clock.working_days or clock.months or clock.at_once or clock.partnership_days
]
OWN_DAYS = {
    "agency_returns": 5,
    "rapid_review_meeting": 10,
    "sign_off": 14,
    "family_told": 8,
    "referral_considered": 3,
}
EVERY_DAY = [date(2018, 1, 1) + DAY * gone for gone in range((date(2028, 12, 31) - date(2018, 1, 1)).days)]


def is_work(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def plain_count(start: date, count: int, step: timedelta = DAY) -> date:
    day = start
    while count:
        day += step
        count -= is_work(day)
    return day


def plain_months(start: date, count: int) -> date:
    months = start.month - 1 + count
    first = date(start.year + months // 12, months % 12 + 1, 1)
    days = [first + DAY * gone for gone in range(start.day)]
    return next(day for day in reversed(days) if day.month == first.month)


def expected(clock: ClockRule, start: date) -> date:
    """The due day, by counting on the fingers."""
    if clock.months:
        return plain_months(start, clock.months)
    if clock.at_once:
        return start if is_work(start) else plain_count(start, 1)
    days = OWN_DAYS.get(clock.partnership_days, clock.working_days)
    return plain_count(start, days, -DAY if clock.backwards else DAY)


def put(fields: dict[str, Any], path: str, value: object) -> None:
    *parents, last = path.split(".")
    for name in parents:
        fields = fields.setdefault(name, {})
    fields[last] = value


def due(clock: ClockRule, start: date, today: date = date(2026, 11, 22)) -> Deadline:
    """The clock of a case that has nothing but what the clock asks for, and this day to count from."""
    item = {"id": "x1", clock.label.removeprefix(".") or "id": "x1"}
    fields: dict[str, Any] = {"reference": "T1", "partnership": {"inner_deadlines": OWN_DAYS}}
    for path, words in clock.when.items():
        value = next((word for word in words if word not in ("given", "missing")), "2026-01-05")
        if "missing" not in words:
            put(fields, path, value)
    held = CLOCKS.get(clock.counted_as, clock)
    place = next(iter(held.starts.values()), clock.start)
    if place == "review.quality_checks.on":
        put(fields, "review.quality_checks", [{"id": "q1", "on": start}])
    else:
        put(item if place.startswith(".") else fields, place.removeprefix("."), start)
    if clock.for_each:
        put(fields, clock.for_each, [item])
    case = Case.model_validate(fields)
    alone = edition(case).model_copy(update={"clocks": tuple({clock.key: clock, held.key: held}.values())})
    return deadlines(case, alone, today).of(clock.key)


@pytest.mark.parametrize("count", [1, 3, 5, 7, 8, 10, 14, 15, 20, -7])
def test_working_days_of_ten_years_and_more_are_those_of_a_plain_count(count: int) -> None:
    step = DAY if count > 0 else -DAY
    inside = EVERY_DAY[60:-60]
    assert [working_days.add(day, count) for day in inside] == [
        plain_count(day, abs(count), step) for day in inside
    ]


def test_months_of_ten_years_and_more_are_those_of_a_plain_count() -> None:
    for count in (3, 6, 12):
        assert [working_days.add_months(day, count) for day in EVERY_DAY] == [
            plain_months(day, count) for day in EVERY_DAY
        ]


@pytest.mark.parametrize("key", COUNTED)
@settings(max_examples=12)
@given(start=STARTS)
def test_a_clock_is_due_when_a_plain_count_says_so_and_never_on_a_day_off(key: str, start: date) -> None:
    clock = CLOCKS[key]
    found = due(clock, start)
    assert found.due_on == expected(clock, start)
    assert found.act_by is not None
    assert is_work(found.act_by)
    assert found.act_by == found.due_on or clock.months
    assert found.act_by <= found.due_on
    assert {day for day, _ in found.not_counted}.isdisjoint(day for day in EVERY_DAY if is_work(day))


@pytest.mark.parametrize("key", COUNTED)
@settings(max_examples=8)
@given(one=STARTS, other=STARTS)
def test_a_later_start_is_never_due_earlier(key: str, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    first, second = due(CLOCKS[key], earlier).due_on, due(CLOCKS[key], later).due_on
    assert first is not None
    assert second is not None
    assert first <= second


@given(STARTS, st.integers(0, 40))
def test_days_left_and_late_are_those_of_a_plain_count(start: date, gone: int) -> None:
    today = start + DAY * gone
    found = due(CLOCKS["rapid_review"], start, today)
    assert found.due_on is not None
    between = [
        day
        for day in EVERY_DAY
        if min(today, found.due_on) < day <= max(today, found.due_on) and is_work(day)
    ]
    is_late = today > found.due_on
    assert found.state is (DeadlineState.OVERDUE if is_late else DeadlineState.DUE)
    assert (found.days_late if is_late else found.days_left) == len(between)


def test_the_days_that_were_not_counted_have_their_reasons() -> None:
    found = due(CLOCKS["notification"], date(2025, 12, 18))
    assert [(day.day, why) for day, why in found.not_counted] == [
        (20, "Saturday"), (21, "Sunday"), (25, "Christmas Day"), (26, "Boxing Day"), (27, "Saturday"), (28, "Sunday"),
    ]  # fmt: skip
    substitute = due(CLOCKS["notification"], date(2026, 12, 22)).not_counted
    assert (date(2026, 12, 28), "Boxing Day (substitute day)") in substitute


def test_who_set_the_days_is_said_of_each() -> None:
    assert due(CLOCKS["notification"], date(2026, 11, 2)).basis is Basis.GUIDANCE
    assert due(CLOCKS["copy_to_panel"], date(2026, 11, 2)).basis is Basis.FROM_MEMORY
    assert due(CLOCKS["family_told"], date(2026, 11, 2)).basis is Basis.PARTNERSHIP
    assert due(CLOCKS["quality_check"], date(2026, 11, 2)).basis is Basis.HOUSE_RULE
    asked = {"id": "q1", "request": "The chronology.", "due_on": "2026-12-01"}
    case = Case.model_validate({"reference": "T1", "panel_response": {"requests": [asked]}})
    found = deadlines(case, edition(case), date(2026, 11, 22)).of("panel_request")
    assert (found.basis, found.due_on, found.days_left) == (Basis.CASE, date(2026, 12, 1), 7)


def test_what_nobody_has_set_is_not_counted_and_what_was_done_without_a_day_is_done() -> None:
    returns = [{"id": "r1", "agency": "gp", "nil_return": True}, {"id": "r2", "agency": "police"}]
    case = Case.model_validate({"reference": "T1", "agency_returns": returns, "agencies": []})
    every = deadlines(case, edition(case), date(2026, 11, 22))
    assert {"rapid_review_meeting", "sign_off"}.isdisjoint(one.key for one in every)
    states = [one.state for one in every if one.key == "agency_return"]
    assert states == [DeadlineState.DONE, DeadlineState.NOT_STARTED]


def test_all_three_partners_must_have_signed() -> None:
    def signed(*days: str) -> Deadline:
        partners = ("local_authority", "police", "integrated_care_board")
        signs = [{"partner": partner, "signed_on": day} for partner, day in zip(partners, days, strict=False)]
        fields = {"reference": "T1", "decision": {"sign_offs": signs}, "incident": {"aware_on": "2026-11-02"}}
        case = Case.model_validate(fields | {"partnership": {"inner_deadlines": OWN_DAYS}})
        return deadlines(case, edition(case), date(2026, 11, 30)).of("sign_off")

    two = signed("2026-11-16", "2026-11-17")
    assert (two.state, two.due_on, two.days_late) == (DeadlineState.OVERDUE, date(2026, 11, 20), 6)
    assert signed("2026-11-16", "2026-11-17", "2026-11-18").done_on == date(2026, 11, 18)


def test_the_look_at_a_review_comes_again_until_the_report_is_complete() -> None:
    def look(*days: str, complete: str | None = None) -> Deadline:
        fields = {
            "reference": "T1",
            "decision": {"outcome": "local_review", "decided_on": "2026-03-02"},
            "review": {"quality_checks": [{"id": f"q{day}".replace("-", ""), "on": day} for day in days]},
            "final_report": {"completed_on": complete},
        }
        case = Case.model_validate(fields)
        return deadlines(case, edition(case), date(2026, 11, 22)).of("quality_check")

    assert look().due_on == date(2026, 6, 2)
    assert look("2026-09-30", "2026-05-04").due_on == date(2026, 12, 30)
    assert look(complete="2026-09-01").state is DeadlineState.NOT_REQUIRED


def test_a_later_letter_does_not_tell_the_decision() -> None:
    letters = [
        {"id": "l1", "to": "mother", "sent_on": "2026-11-05"},
        {"id": "l2", "to": "mother", "stage": "draft_to_read", "sent_on": "2027-04-05"},
    ]
    fields = {
        "reference": "T1",
        "people": [{"id": "mother", "label": "Mother", "relation": "mother"}],
        "decision": {"outcome": "local_review", "decided_on": "2026-11-02"},
    }
    for told, days in ((letters, [date(2026, 11, 5)]), (letters[1:], [None])):
        case = Case.model_validate({**fields, "letters": told})
        found = [one for one in deadlines(case, edition(case), date(2027, 5, 1)) if one.key == "family_told"]
        assert [one.done_on for one in found] == days
