"""Each step of the process left out of a complete case, alone, is told; the tiny cases stand in tests/errors."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from cspr_docs import checks, law
from cspr_docs.casefile.shape import value_at
from schemas.base import Term
from schemas.case import Case
from tests.sample_documents import sample

LATER = date(2026, 12, 31)


def changed(case: Case, path: str, value: Any) -> Case:
    """The case with another value at a data path that leads through no list."""
    names = path.split(".")
    for number in range(len(names) - 1, -1, -1):
        holder: Any = value_at(case, tuple(names[:number])) if number else case
        value = holder.model_copy(update={names[number]: value})
    assert isinstance(value, Case)
    return value


def codes(case: Case, today: date) -> dict[str, int]:
    told = [problem.code for problem in checks.run(case, law.edition(case), today, None)]
    return {code: told.count(code) for code in told}


@cache
def codes_of(name: str) -> dict[str, int]:
    """What is told of a sample as it is."""
    return codes(sample(name).facts.case, LATER)


def without(name: str, list_path: str, **values: Any) -> tuple[Any, ...]:
    """The items of a list of a sample, each with these values."""
    items: Any = value_at(sample(name).facts.case, tuple(list_path.split(".")))
    assert items
    return tuple(item.model_copy(update=values) for item in items)


TOLD_TO_NOBODY_ELSE = sample("linden").facts.case.notification.model_copy(
    update={"shared_with": (), "secretary_of_state_told_on": None, "ofsted_told_on": None}
)


@pytest.mark.parametrize(
    ("name", "path", "value", "code"),
    [
        ("rowan", "rapid_review.completed_on", None, "clock-still-open"),
        ("hawthorn", "rapid_review.completed_on", None, "clock-overdue"),
        ("rowan", "rapid_review.sent_to_panel_on", None, "not-sent"),
        ("linden", "rapid_review.completed_on", None, "field-empty"),
        ("rowan", "referral.referred_on", None, "step-unrecorded"),
        ("rowan", "incident.abuse_or_neglect", "unclear", "step-unrecorded"),
        ("hawthorn", "incident.trigger", "outside_england_normally_resident", "ground-contradicted"),
        ("rowan", "immediate_safeguarding.learning_shared", None, "step-unrecorded"),
        ("rowan", "panel_response.received_on", None, "step-overdue"),
        ("rowan", "dissemination", (), "step-unrecorded"),
        ("rowan", "agency_returns", (), "step-unrecorded"),
        ("rowan", "family_contacts", (), "step-unrecorded"),
        ("rowan", "review.lead_reviewer.panel_told_on", None, "step-unrecorded"),
        ("linden", "incident.trigger", "care_leaver_death", "ground-contradicted"),
        ("linden", "notification", TOLD_TO_NOBODY_ELSE, "not-told-others"),
        ("rowan", "rapid_review.facts", "The rapid review met on 2 January 2020.", "date-differs"),
        ("rowan", "review.quality_checks", (), "review-not-looked-at"),
        ("rowan", "audits", (), "audit-missing"),
    ],
)
def test_a_step_left_out_alone_is_told(name: str, path: str, value: Any, code: str) -> None:
    case = sample(name).facts.case
    held = value_at(case, tuple(path.split(".")))
    if isinstance(held, Term):
        value = type(held)(value)
    before, now = codes_of(name), codes(changed(case, path, value), LATER)
    assert now.get(code, 0) > before.get(code, 0), sorted(now)


@pytest.mark.parametrize(
    ("name", "list_path", "values", "code"),
    [
        ("rowan", "letters", {"sent_on": None, "withheld": False}, "not-sent"),
        ("rowan", "dissemination", {"impact": None}, "step-overdue"),
        ("rowan", "review.timetable", {"done_on": None}, "step-overdue"),
        ("rowan", "decision.sign_offs", {"signed_on": None}, "sign-off-missing"),
        ("rowan", "actions", {"progress": None, "completed_on": None}, "action-overdue"),
    ],
)
def test_a_step_left_out_of_every_item_is_told(name: str, list_path: str, values: Any, code: str) -> None:
    case = sample(name).facts.case
    before = codes_of(name)
    now = codes(changed(case, list_path, without(name, list_path, **values)), LATER)
    assert now.get(code, 0) > before.get(code, 0), sorted(now)


def test_what_is_true_is_not_told_as_missing() -> None:
    """A police inquiry that is answered with no is none, and nobody holds an inquest for a grown woman who lives."""
    fields = {"reference": "T1", "incident": {"police_investigation": "No. The police closed it in May."}}
    case = Case.model_validate(
        {**fields, "decision": {"outcome": "local_review", "decided_on": "2026-10-01"}}
    )
    assert "parallel-process-missing" not in codes(case, LATER)
