"""A small case to check, from plain values."""

from datetime import date
from typing import Any

from cspr_docs import checks, law
from cspr_docs.problems import Problem, path_text
from schemas import Case, Identities

TODAY = date(2026, 11, 22)

ROWAN = {"id": "rowan", "pseudonym": "Rowan"}
MOTHER = {"id": "mother", "label": "Mother", "relation": "mother", "sex": "female"}
FATHER = {"id": "father", "label": "Father", "relation": "father", "sex": "male"}
DECIDED = {"outcome": "local_review", "decided_on": "2026-10-01"}


def checked(fields: dict[str, Any], identities: dict[str, Any] | None = None) -> tuple[Problem, ...]:
    """Everything that the checks say of a case with these fields."""
    case = Case.model_validate({"reference": "T1", **fields})
    real = Identities.model_validate(identities) if identities is not None else None
    return checks.run(case, law.edition(case), TODAY, real)


def told(code: str, fields: dict[str, Any], identities: dict[str, Any] | None = None) -> list[str]:
    """The data paths at which the checks tell a problem of this code."""
    return [path_text(problem.path) for problem in checked(fields, identities) if problem.code == code]
