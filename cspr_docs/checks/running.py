"""All checks, in the order of a case's life, and the one function that runs them."""

from datetime import date

from cspr_docs.checks import (
    agencies,
    answers,
    children,
    chronology,
    clocks,
    dates,
    decision,
    details,
    findings,
    improvement,
    letters,
    men,
    mentions,
    names,
    notification,
    publication,
    review,
    sections,
)
from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.law import Edition, deadlines
from cspr_docs.problems import Problem
from schemas.case import Case
from schemas.identities import Identities

CHECKS: tuple[Rule, ...] = (
    *mentions.CHECKS,
    *names.CHECKS,
    *details.CHECKS,
    *dates.CHECKS,
    *clocks.CHECKS,
    *notification.CHECKS,
    *children.CHECKS,
    *men.CHECKS,
    *agencies.CHECKS,
    *chronology.CHECKS,
    *sections.CHECKS,
    *answers.CHECKS,
    *decision.CHECKS,
    *letters.CHECKS,
    *review.CHECKS,
    *findings.CHECKS,
    *publication.CHECKS,
    *improvement.CHECKS,
)


def run(
    case: Case, edition: Edition, today: date, identities: Identities | None = None
) -> tuple[Problem, ...]:
    """Every problem of a valid case, each once, with its data path.

    Where a problem stands inside a text it also has the line and column in that text and no file;
    `CaseFile.pin` gives it the place in the case folder. `identities` is None where the real names are not
    at hand: then nothing is compared with them, and letters cannot be addressed.
    """
    look = Inspection(case, edition, today, deadlines(case, edition, today), identities)
    return tuple(dict.fromkeys(problem for check in CHECKS for problem in check(look)))
