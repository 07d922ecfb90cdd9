"""The action plan as sheets of a spreadsheet; an owner fills in the actions and sends them back."""

from collections.abc import Iterable

from cspr_docs.documents.all_cases.actions import ActionRow, RecommendationRow
from cspr_docs.documents.all_cases.audits import AuditRow
from cspr_docs.spreadsheet import ListSheet, Value

WHICH, VERSION = "Which (leave as it is)", "Version (leave as it is)"
PROGRESS, RESPONSE, EVIDENCE, CHANGED, DONE_ON = (
    "Progress",
    "What the agency says",
    "What shows it",
    "What changed for children",
    "Done on",
)
ANSWERED = (PROGRESS, RESPONSE, EVIDENCE, CHANGED, DONE_ON)
"""The columns of an action that its owner fills in."""

_ACTIONS = {
    WHICH: 30,
    "How it stands": 22,
    "What will be done": 50,
    "It carries out": 32,
    "Who leads": 32,
    "Milestones": 36,
    "By when": 18,
    PROGRESS: 20,
    RESPONSE: 44,
    EVIDENCE: 32,
    CHANGED: 44,
    DONE_ON: 18,
    VERSION: 14,
}
_RECOMMENDATIONS = {
    "Case": 18,
    "Recommendation": 44,
    "How it stands": 22,
    "Who answers for it": 40,
    "By when": 18,
    "Its actions": 24,
    "How the partners will know": 60,
    "Carried out on": 18,
}
_AUDITS = {
    "Case": 18,
    "What it looks at": 30,
    "How it stands": 24,
    "Planned or held": 18,
    "How": 50,
    "What it found": 60,
    "Next": 18,
}
"""The headings of each sheet, with the width of each column in characters."""


def action_sheets(
    actions: Iterable[ActionRow],
    recommendations: Iterable[RecommendationRow],
    audits: Iterable[AuditRow],
) -> tuple[ListSheet, ...]:
    """The actions, which come back, the recommendations and the audit plan."""
    return (
        _sheet("Actions", _ACTIONS, map(_action, actions)),
        _sheet("Recommendations", _RECOMMENDATIONS, map(_recommendation, recommendations)),
        _sheet("Audit plan", _AUDITS, map(_audit, audits)),
    )


def _sheet(title: str, columns: dict[str, int], rows: Iterable[tuple[Value, ...]]) -> ListSheet:
    return ListSheet(title, tuple(columns), list(rows), tuple(columns.values()))


def _action(row: ActionRow) -> tuple[Value, ...]:
    return (
        row.which,
        row.standing.words,
        row.action,
        row.carries_out,
        row.owner,
        row.milestones,
        row.due_on,
        row.progress,
        row.response,
        row.evidence,
        row.changed,
        row.completed_on,
        row.version,
    )


def _recommendation(row: RecommendationRow) -> tuple[Value, ...]:
    return (
        row.reference,
        row.recommendation,
        row.standing.words,
        row.owner,
        row.due_on,
        row.progress,
        row.measure,
        row.done_on,
    )


def _audit(row: AuditRow) -> tuple[Value, ...]:
    return (row.reference, row.looks_at, row.standing.words, row.day, row.method, row.found, row.next_on)
