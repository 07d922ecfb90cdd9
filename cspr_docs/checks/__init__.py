"""What a valid case still lacks or contradicts: rules that yield problems, one file a subject.

Each rule stands below the codes that it raises; a file's `CHECKS` are its rules.
"""

from datetime import date

from cspr_docs.casefile.themes import Beside
from cspr_docs.checks import (
    after_report,
    agencies,
    chronology,
    clocks,
    dates,
    decision,
    family,
    findings,
    joint,
    known,
    letter_delivery,
    letters,
    names,
    notices,
    notification,
    prompted,
    pseudonyms,
    restrictions,
    review,
    routes,
    texts,
    themes,
    undone,
)
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.law import Edition, deadlines
from cspr_docs.problems import Problem
from schemas.case import Case
from schemas.identities import Identities

__all__ = ["CHECKS", "Check", "Inspection", "run"]

_IN_ORDER = (
    routes, names, pseudonyms, dates, known, clocks, notification, family, agencies, chronology, texts, decision,
    themes, joint, letters, letter_delivery, restrictions, review, findings, after_report, notices, undone, prompted,
)  # fmt: skip

CHECKS: tuple[Check, ...] = tuple(check for subject in _IN_ORDER for check in subject.CHECKS)
"""Every check, in the order of a case's life."""


def run(
    case: Case,
    edition: Edition,
    today: date,
    identities: Identities | None = None,
    beside: Beside | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a valid case, each once, with its data path; none that the case's route does not know.

    Where a problem stands inside a text it also has the line and column in that text and no file;
    `CaseFile.pin` gives it the place in the case folder. `identities` is None where the real names are not
    at hand: then nothing is compared with them, and letters cannot be addressed. `beside` is what the other cases of
    the workspace know; without it nothing is said of themes.
    """
    look = Inspection(case, edition, today, deadlines(case, edition, today), identities, beside)
    found = dict.fromkeys(problem for check in CHECKS for problem in check(look))
    return tuple(problem for problem in found if problem.code not in look.route.untold)
