"""The verb considered: the log of what came to the partners, and what came of each."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.casefile import read_case
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.prose.mention import line_text, named_by
from schemas.case import Case

OPEN = "still to be considered"


@dataclass(frozen=True, slots=True)
class Considered:
    """One case in the log: who referred it and when, who considered it and when, and what came of it.

    `because` is the reason on one line. Names are those of the Panel's documents.
    """

    folder: Path
    reference: str
    route: str
    referred_on: date | None
    referred_by: str
    considered_on: date | None
    considered_by: str
    outcome: str
    because: str
    answered_on: date | None


def considered(folder: Path) -> Considered:
    """The case as the log has it.

    Raises:
        Stop: the folder cannot be read as a case; carries every problem.
    """
    case = read_case(folder).case
    names = names_for(Reader.PANEL, case, None)
    referral, held = case.referral, case.consideration
    by = held.considered_by or ""
    return Considered(
        folder,
        case.reference,
        case.route.words,
        referral.referred_on,
        names.get(referral.referred_by or "", ""),
        held.considered_on,
        line_text(by, named_by(names)),
        _outcome(case),
        line_text(" ".join((held.because or "").split()), named_by(names)),
        referral.answered_on,
    )


def _outcome(case: Case) -> str:
    """What came of it, as far as the case has gone: what the partners decided says more than that they took it on."""
    if case.decision.outcome:
        return case.decision.outcome.words
    if case.consideration.outcome:
        return case.consideration.outcome.words
    return "Notified to the Panel" if case.notification.notified_on else OPEN
