"""The action plan as sheets of a spreadsheet; an owner fills in the actions and sends them back."""

from collections.abc import Iterable

from cspr_docs.documents.all_cases.actions import ActionRow, RecommendationRow
from cspr_docs.documents.all_cases.audits import AuditRow
from cspr_docs.spreadsheet import ListSheet

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
    WHICH: (30, "which"),
    "How it stands": (22, "standing.words"),
    "What will be done": (50, "action"),
    "It carries out": (32, "carries_out"),
    "Who leads": (32, "owner"),
    "Milestones": (36, "milestones"),
    "By when": (18, "due_on"),
    PROGRESS: (20, "progress"),
    RESPONSE: (44, "response"),
    EVIDENCE: (32, "evidence"),
    CHANGED: (44, "changed"),
    DONE_ON: (18, "completed_on"),
    VERSION: (14, "version"),
}
_RECOMMENDATIONS = {
    "Case": (18, "reference"),
    "Recommendation": (44, "recommendation"),
    "How it stands": (22, "standing.words"),
    "Who answers for it": (40, "owner"),
    "By when": (18, "due_on"),
    "Its actions": (24, "progress"),
    "How the partners will know": (60, "measure"),
    "Carried out on": (18, "done_on"),
}
_AUDITS = {
    "Case": (18, "reference"),
    "What it looks at": (30, "looks_at"),
    "How it stands": (24, "standing.words"),
    "Planned or held": (18, "day"),
    "How": (50, "method"),
    "What it found": (60, "found"),
    "Next": (18, "next_on"),
}
"""The headings of each sheet: the width of each column in characters, and what of a row it tells."""


def action_sheets(
    actions: Iterable[ActionRow],
    recommendations: Iterable[RecommendationRow],
    audits: Iterable[AuditRow],
) -> tuple[ListSheet, ...]:
    """The actions, which come back, the recommendations and the audit plan."""
    return (
        ListSheet.of("Actions", _ACTIONS, actions),
        ListSheet.of("Recommendations", _RECOMMENDATIONS, recommendations),
        ListSheet.of("Audit plan", _AUDITS, audits),
    )
