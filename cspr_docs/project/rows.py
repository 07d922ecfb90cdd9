"""What a build is asked for, and what it tells: light values that need no case to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.documents.drafts.manifest import Planned
from cspr_docs.problems import Problem

NOT_MADE, STOPPED = "not made", "stopped"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are asked for; empty means all."""

    kinds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def includes(self, planned: Planned) -> bool:
        """Whether this document is asked for."""
        kind = not self.kinds or planned.kind in self.kinds
        recipient = not self.recipients or planned.recipient in self.recipients
        return kind and recipient


@dataclass(frozen=True, slots=True)
class Row:
    """A line of what a build did: the draft, what became of it, how many prompts it shows, and what to do now."""

    title: str
    outcome: str
    file: str = ""
    prompts: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did with one case, and the case's problems."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


Report = Callable[[Row], None]
"""Called with each row as soon as it is known, so that whoever waits sees progress."""


def beside_note(new: Path) -> str:
    """What to do with an edited draft and the new one beside it."""
    return f"what the case says now is in {new.name}: move your edits into the case folder, or build with --force"
