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
    "Case": (18, "reference"),
    "Route": (24, "route"),
    "Referred on": (18, "referred_on"),
    "Referred by": (30, "referred_by"),
    "Considered on": (18, "considered_on"),
    "Considered by": (30, "considered_by"),
    "What came of it": (40, "outcome"),
    "Why": (60, "because"),
    "Referrer answered on": (18, "answered_on"),
}
"""The headings of the spreadsheet: the width of each column in characters, and what of a case it tells."""


def log_sheet(log: Iterable[Considered]) -> ListSheet:
    """The log as a sheet."""
    return ListSheet.of("Considered", _COLUMNS, log)


def _outcome(case: Case) -> str:
    """What came of it, as far as the case has gone: what the partners decided says more than that they took it on."""
    if case.decision.outcome:
        return case.decision.outcome.words
    if case.consideration.outcome:
        return case.consideration.outcome.words
    return "Notified to the Panel" if case.notification.notified_on else OPEN
