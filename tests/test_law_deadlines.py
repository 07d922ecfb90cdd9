"""Deadlines: what is due when, and how it stands, as a business manager would count it."""

from datetime import date
from typing import Any

import pytest

from cspr_docs.law import Basis, Deadline, DeadlineState, deadlines, edition
from schemas import Case

TODAY = date(2026, 11, 22)


def counted(key: str, **fields: Any) -> Deadline:
    case = Case.model_validate({"reference": "T1", **fields})
    return deadlines(case, edition(case), TODAY).of(key)


def test_notified_in_time() -> None:
    found = counted(
        "notification", incident={"aware_on": "2026-11-06"}, notification={"notified_on": "2026-11-13"}
    )
    assert (found.due_on, found.state, found.days_late) == (date(2026, 11, 13), DeadlineState.MET, None)
    assert found.path == ("notification", "notified_on")
    assert "5 working days" in found.rule


def test_notified_late() -> None:
    found = counted(
        "notification", incident={"aware_on": "2026-11-06"}, notification={"notified_on": "2026-11-17"}
    )
    assert (found.state, found.days_late) == (DeadlineState.MISSED, 2)


def test_not_notified_yet() -> None:
    assert counted("notification").state is DeadlineState.NOT_STARTED
    due = counted("notification", incident={"aware_on": "2026-11-20"})
    assert (due.state, due.due_on, due.days_left, due.remind) == (
        DeadlineState.DUE,
        date(2026, 11, 27),
        5,
        False,
    )
    overdue = counted("notification", incident={"aware_on": "2026-11-12"})
    assert (overdue.state, overdue.days_late) == (DeadlineState.OVERDUE, 1)


def test_the_rapid_review_shows_both_due_dates_and_the_one_that_binds() -> None:
    facts = {"incident": {"aware_on": "2026-11-02"}, "notification": {"notified_on": "2026-11-06"}}
    for choice, binding in (("awareness", date(2026, 11, 23)), ("notification", date(2026, 11, 27))):
        case = Case.model_validate(
            {"reference": "T1", "partnership": {"rapid_review_clock": choice}, **facts}
        )
        every = deadlines(case, edition(case), TODAY)
        both = [found for found in every if found.key == "rapid_review"]
        assert [found.due_on for found in both] == [date(2026, 11, 23), date(2026, 11, 27)]
        assert every.of("rapid_review").due_on == binding
        assert [found.binding for found in both].count(True) == 1


def test_the_report_counts_from_a_decision_to_review_alone() -> None:
    held = counted("report", decision={"outcome": "local_review", "decided_on": "2026-08-31"})
    assert (held.due_on, held.state) == (date(2027, 2, 28), DeadlineState.DUE)
    none = counted("report", decision={"outcome": "no_review", "decided_on": "2026-08-31"})
    assert (none.due_on, none.state) == (None, DeadlineState.NOT_REQUIRED)


def test_a_death_that_asks_for_no_rapid_review() -> None:
    incident = {"aware_on": "2026-10-01", "trigger": "looked_after_child_death"}
    assert (
        counted("rapid_review", incident=incident | {"abuse_or_neglect": "not_suspected"}).state
        is DeadlineState.NOT_REQUIRED
    )
    assert (
        counted("rapid_review", incident=incident | {"abuse_or_neglect": "suspected"}).state
        is DeadlineState.OVERDUE
    )


@pytest.mark.parametrize(
    ("sent", "state", "late"),
    [("2026-11-02", DeadlineState.MET, None), ("2026-11-04", DeadlineState.MISSED, 2)],
)
def test_the_copy_to_the_panel_counts_backwards(sent: str, state: DeadlineState, late: int | None) -> None:
    found = counted("copy_to_panel", publication={"published_on": "2026-11-11", "sent_to_panel_on": sent})
    assert (found.due_on, found.state, found.days_late) == (date(2026, 11, 2), state, late)
    assert found.basis is Basis.FROM_MEMORY
    assert not found.clock.reference


def test_a_planned_publication_is_counted_from_its_plan() -> None:
    found = counted("copy_to_secretary_of_state", publication={"planned_on": "2026-12-08"})
    assert (found.due_on, found.state, found.remind) == (date(2026, 11, 27), DeadlineState.DUE, True)


def test_a_report_stays_public_for_a_year() -> None:
    kept = {"published_on": "2026-01-15", "available_until": "2027-01-15"}
    assert counted("availability", publication=kept).state is DeadlineState.DUE, "its day has not come"
    over = {"published_on": "2025-01-15", "available_until": "2026-01-15"}
    assert counted("availability", publication=over).state is DeadlineState.MET
    short = kept | {"available_until": "2027-01-14"}
    assert counted("availability", publication=short).state is DeadlineState.MISSED
    soon, gone = {"published_on": "2025-11-27"}, {"published_on": "2025-01-15"}
    assert counted("availability", publication=soon).remind
    assert not counted("availability", publication=gone).remind, "its year was over long ago"


def test_dates_that_cannot_be_counted_break_nothing() -> None:
    found = counted(
        "notification", incident={"aware_on": "0206-11-20"}, notification={"notified_on": "9999-12-31"}
    )
    assert (found.due_on, found.state) == (None, DeadlineState.NOT_STARTED)


def test_a_due_date_beyond_the_announced_holidays_is_not_sure() -> None:
    assert not counted("notification", incident={"aware_on": "2028-05-01"}).is_sure
    assert counted("notification", incident={"aware_on": "2026-05-01"}).is_sure
