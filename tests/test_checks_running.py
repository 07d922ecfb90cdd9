"""All checks together: a new case has gaps and no errors, and more is asked as the case goes on."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from checks_case import DECIDED, FATHER, MOTHER, ROWAN, checked, told

from cspr_docs import checks, law
from cspr_docs.casefile import read_case
from cspr_docs.problems import CODES, Severity, Stop, severity_of
from schemas import Case

ERRORS = Path(__file__).parent / "errors"


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
    assert told("section-empty", parent).count("decision.reasons_for_family") == 0
    assert told("section-empty", {"decision": DECIDED}).count("decision.reasons_for_family") == 1


def test_every_problem_has_a_known_code_and_a_path_and_comes_once() -> None:
    for folder in sorted(ERRORS.glob("*/case")):
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
