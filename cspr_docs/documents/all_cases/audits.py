"""The audit plan: what was looked at and what is still to be looked at, with its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cspr_docs.documents.all_cases.case_words import CaseWords
from cspr_docs.documents.all_cases.standing import Standing, Stands, clocks_by_item, standing_of
from cspr_docs.law import Deadlines, next_audits
from cspr_docs.problems.wording import listed
from schemas.case import Case
from schemas.improvement import Audit


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One audit of the plan: held, planned, or only asked for by the one before.

    `looks_at` are the recommendations; `day` is when it was held, else when it is planned.
    """

    which: str
    reference: str
    looks_at: str
    method: str
    day: date | None
    standing: Standing
    found: str
    next_on: date | None


def audit_rows(case: Case, every: Deadlines, today: date) -> Iterator[AuditRow]:
    """The case's audits, and those that held ones asked for and nobody has planned."""
    words, clocks = CaseWords(case), clocks_by_item(every, "audit")
    for audit in case.audits:
        yield AuditRow(
            words.called("audit", audit.id),
            case.reference,
            _looks_at(case, audit),
            words.line(audit.method),
            audit.held_on or audit.planned_on,
            _held(audit) or standing_of(clocks.get(audit.id), is_done=False),
            words.prose(audit.found),
            audit.next_on,
        )
    for audit in next_audits(case):
        is_late = audit.next_on is not None and audit.next_on < today
        yield AuditRow(
            f"{words.called('audit', audit.id)}, again",
            case.reference,
            _looks_at(case, audit),
            "Not planned yet: the audit before asked for it",
            audit.next_on,
            Standing(Stands.OVERDUE, "Overdue")
            if is_late
            else Standing(Stands.DUE, "Due, and not planned yet"),
            "",
            None,
        )


def _held(audit: Audit) -> Standing | None:
    return Standing(Stands.DONE, "Held") if audit.held_on else None


def _looks_at(case: Case, audit: Audit) -> str:
    numbers = [
        str(number) for number, one in enumerate(case.recommendations, 1) if one.id in audit.recommendations
    ]
    word = "Recommendation" if len(numbers) == 1 else "Recommendations"
    return f"{word} {listed(numbers)}" if numbers else "The learning of the case"
