"""The log of what came to the partners, and what came of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.documents.all_cases.case_words import CaseWords
from cspr_docs.spreadsheet import ListSheet
from schemas.case import Case

OPEN = "Still to be considered"


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

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what comes of it."""
        return self.outcome == OPEN


def considered(case_file: CaseFile) -> Considered:
    """The case as the log has it."""
    case = case_file.case
    words, referral, held = CaseWords(case), case.referral, case.consideration
    return Considered(
        case_file.folder,
        case.reference,
        case.route.words,
        referral.referred_on,
        words.named([referral.referred_by]),
        held.considered_on,
        words.line(held.considered_by),
        _outcome(case),
        " ".join(words.prose(held.because).split()),
        referral.answered_on,
    )


def oldest_first(log: Iterable[Considered]) -> tuple[Considered, ...]:
    """The log by the day of the referral; a case without any day stands last."""
    return tuple(
        sorted(log, key=lambda one: (one.referred_on or one.considered_on or date.max, one.reference))
    )


_COLUMNS = {
    "Case": 18,
    "Route": 24,
    "Referred on": 18,
    "Referred by": 30,
    "Considered on": 18,
    "Considered by": 30,
    "What came of it": 40,
    "Why": 60,
    "Referrer answered on": 18,
}
"""The headings of the spreadsheet, with the width of each column in characters."""


def log_sheet(log: Iterable[Considered]) -> ListSheet:
    """The log as a sheet."""
    rows = [
        (
            one.reference,
            one.route,
            one.referred_on,
            one.referred_by,
            one.considered_on,
            one.considered_by,
            one.outcome,
            one.because,
            one.answered_on,
        )
        for one in log
    ]
    return ListSheet("Considered", tuple(_COLUMNS), rows, tuple(_COLUMNS.values()))


def _outcome(case: Case) -> str:
    """What came of it, as far as the case has gone: what the partners decided says more than that they took it on."""
    if case.decision.outcome:
        return case.decision.outcome.words
    if case.consideration.outcome:
        return case.consideration.outcome.words
    return "Notified to the Panel" if case.notification.notified_on else OPEN
