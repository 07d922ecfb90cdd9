"""What is known of a problem's code: its severity, and what `cspr explain` says of it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops."""

    ERROR = "error"  # stops the build of what it touches
    GAP = "gap"  # builds a marked draft; stops sending and publishing
    ADVICE = "advice"  # stops nothing


@dataclass(frozen=True, slots=True)
class Code:
    """A code's severity, and what it means and what to do, in a report writer's words."""

    severity: Severity
    explanation: str


ERROR, GAP, ADVICE = Severity.ERROR, Severity.GAP, Severity.ADVICE
