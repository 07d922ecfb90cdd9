"""All checks together: a new case has gaps and no errors, and more is asked as the case goes on."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs import checks, law
from cspr_docs.casefile import read_case
from cspr_docs.problems import CODES, Severity, Stop, severity_of
from schemas import Case
from schemas.base import Model
from schemas.days import Changing, HistoryEntry
from tests.asked import some
from tests.checks_case import DECIDED, FATHER, MOTHER, ROWAN, checked, told
from tests.conftest import EVERY_SAMPLE

ERRORS = Path(__file__).parent / "errors"
SAMPLES = Path(__file__).parent.parent / "cases"
REQUIRED = frozenset(
    name
    for model in (*Model.__subclasses__(), *Changing.__subclasses__(), *HistoryEntry.__subclasses__())
    for name, field in model.model_fields.items()
    if field.is_required()
)
STRANGE_DAYS = ("0001-01-01", "1900-01-01", "2026-02-28", "2099-12-31", "9999-12-31")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"children": [ROWAN]},
        {"children": [ROWAN], "people": [MOTHER, FATHER], "incident": {"aware_on": "2026-11-20"}},
        {"guidance": "working_together_2018", "opened_on": "2026-11-20", "title": "Rowan"},
    ],
)
def test_a_new_case_has_gaps_and_no_errors(fields: dict[str, Any]) -> None:
    severities = {severity_of(problem) for problem in checked(fields)}
    assert Severity.GAP in severities
    assert Severity.ERROR not in severities


def test_no_final_report_is_asked_for_before_a_review_is_decided_and_begun() -> None:
    def asked(fields: dict[str, Any]) -> bool:
        return any(path.startswith("final_report") for path in told("section-empty", fields))

    assert not asked({})
    assert not asked({"decision": DECIDED})
    assert not asked({"decision": {"outcome": "no_review"}, "final_report": {"status": "draft"}})
    assert asked({"decision": DECIDED, "findings": [{"id": "f1", "title": "Fathers were not seen"}]})
    assert asked({"decision": DECIDED, "final_report": {"completed_on": "2026-11-02"}})


def test_the_family_is_written_to_after_the_decision() -> None:
    parent = {"people": [MOTHER | {"parental_responsibility": "yes"}]}
    assert told("letter-missing", parent) == []
    assert told("letter-missing", parent | {"decision": DECIDED}) == ["letters"]
    assert told("section-empty", parent).count("partnership.complaints") == 0
    assert told("section-empty", {"decision": DECIDED}).count("partnership.complaints") == 1


def test_every_problem_has_a_known_code_and_a_path_and_comes_once() -> None:
    for folder in some(sorted(ERRORS.glob("*/case"))):
        try:
            found = read_case(folder)
        except Stop:
            continue  # what cannot be read is not for the checks
        problems = checks.run(found.case, law.edition(found.case), date(2026, 11, 22), found.identities)
        assert len(set(problems)) == len(problems)
        assert [problem for problem in problems if problem.code not in CODES or not problem.path] == []


def test_the_case_is_checked_on_the_day_that_is_given() -> None:
    case = Case.model_validate({"reference": "T1", "incident": {"aware_on": "2026-11-20"}})
    early, late = (
        {problem.code for problem in checks.run(case, law.edition(case), today)}
        for today in (date(2026, 11, 22), date(2026, 12, 22))
    )
    assert "clock-overdue" in late - early


def worn(value: Any, rng: random.Random) -> Any:
    """The value with parts left out, and days that nobody can mean."""
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if name in REQUIRED or rng.random() > 0.1}
        return {name: worn(part, rng) for name, part in kept.items()}
    if isinstance(value, list):
        return [worn(part, rng) for part in value if rng.random() > 0.1]
    is_day = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
    return rng.choice(STRANGE_DAYS) if is_day and rng.random() < 0.2 else value


@pytest.mark.slow
@settings(max_examples=12)
@given(st.sampled_from(["hawthorn", "linden", "rowan"]), st.integers(0, 100_000))
def test_whatever_is_left_out_or_mistyped_the_checks_say_so_and_never_fail(sample: str, seed: int) -> None:
    found = read_case(SAMPLES / sample)
    whole = found.case.model_dump(mode="json")
    case = Case.model_validate(worn(whole, random.Random(seed)))
    problems = checks.run(case, law.edition(case), date(2026, 11, 22), found.identities)
    assert any(severity_of(problem) is not Severity.ADVICE for problem in problems)


@pytest.mark.parametrize("sample", EVERY_SAMPLE)
def test_the_sample_cases_contradict_nothing(sample: str) -> None:
    found = read_case(SAMPLES / sample)
    problems = checks.run(found.case, law.edition(found.case), date(2026, 11, 22), found.identities)
    assert [problem for problem in problems if severity_of(problem) is Severity.ERROR] == []


def test_a_referrer_waits_for_an_answer_once_the_partners_considered_or_decided() -> None:
    def said(fields: dict[str, Any]) -> list[str]:
        case = {"referral": {"referred_on": "2026-10-30"}, **fields}
        return [one.message for one in checked(case) if one.code == "referral-unanswered"]

    rest = ", and nothing says that the referrer was answered"
    assert said({"decision": DECIDED}) == [f"the partners decided{rest}"]
    considered = {"consideration": {"considered_on": "2026-11-06"}}
    assert said({**considered, "decision": DECIDED}) == [f"the partners considered the referral{rest}"]
    assert said({}) == []
