"""What a build is asked for, and what it tells: light values that need no case to be read."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from cspr_docs.documents.drafts.inputs import program
from cspr_docs.documents.drafts.manifest import Planned
from cspr_docs.problems import Problem, error
from cspr_docs.problems.wording import counted
from cspr_docs.project.workspace import Workspace, place_of

UNKNOWN_RECIPIENT = error(
    "unknown-recipient",
    "You asked for letters to somebody to whom no letter of this case goes. Use the person's id as it stands in "
    "the letter's field 'to'.",
)

ALL_CASES = "all-cases"
"""The folder, beside those of the cases, of the papers over all of them."""

NOT_MADE, STOPPED = "not made", "stopped"


class Edited(StrEnum):
    """What a build does with a draft that somebody has edited, where the case says something new."""

    KEEP = "keep"  # the new one goes beside it
    MERGE = "merge"  # the case's changes go into it as tracked changes
    REPLACE = "replace"  # the new one takes its place, and a copy is kept


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are asked for; empty means all."""

    kinds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def includes(self, planned: Planned, *, of_anybody: bool = False) -> bool:
        """Whether this document is asked for; `of_anybody` where nobody knows to whom it would have gone."""
        kind = not self.kinds or planned.kind in self.kinds
        return kind and (of_anybody or not self.recipients or planned.recipient in self.recipients)


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What a person asks for: which drafts of one case, and what becomes of those that somebody has edited.

    `program` is the state of the program that asks: one that works for it on another machine has another.
    With `over_all`, which papers over all the cases in `folders`, where `locked` are further ones that nobody can read;
    else there is one folder.
    """

    folders: tuple[Path, ...]
    space: Workspace
    wanted: Selection
    today: date
    edited: Edited = Edited.KEEP
    over_all: bool = False
    locked: tuple[str, ...] = ()
    program: str = field(default_factory=program)

    @property
    def folder(self) -> Path:
        """The folder of the one case."""
        return self.folders[0]

    def of(self, folder: Path) -> "BuildRequest":
        """The same for the case in this folder; what is asked over all cases stays as it is."""
        return self if self.over_all else replace(self, folders=(folder,))

    @property
    def source(self) -> str:
        """What the drafts are made from, for people."""
        return counted(len(self.folders), "case") if self.over_all else self.folder.as_posix()

    @property
    def output(self) -> Path:
        """Where the drafts go."""
        return self.space.output / ALL_CASES if self.over_all else output_folder(self.folder, self.space)


def output_folder(folder: Path, space: Workspace) -> Path:
    """Where the drafts of a case go."""
    return space.output / place_of(folder).name


@dataclass(frozen=True, slots=True)
class BuildRow:
    """A line of what a build did: the draft, what became of it, how many prompts it shows, and what to do now.

    `is_open`: somebody has to look at the file, because not all came into it that the case says. `is_not_due`: the
    case does not call for this kind of document yet, and no older file of it is there.
    """

    title: str
    outcome: str
    file: str = ""
    prompts: int = 0
    note: str = ""
    is_open: bool = False
    is_not_due: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did with one case, and the case's problems."""

    rows: tuple[BuildRow, ...]
    problems: tuple[Problem, ...]


def beside_note(new: Path, edited: Path, changed: int | None) -> str:
    """What to do with an edited draft and the new one beside it; `changed` is how many values were edited."""
    home = f"Take the edits into the case with 'cspr pull {edited.as_posix()}'"
    if edited.parent.name == ALL_CASES:
        home = "Write what was edited into the case that it is about ('cspr collect' takes a form of actions)"
    what = f"{counted(changed, 'value')} edited in Word" if changed else "What was edited in Word"
    lost = "" if changed is None else f" {what} would be lost from the draft with --force; a copy is kept."
    return (
        f"What the case says now is in {new.name}. {home}, or bring the case's changes into the edited file with "
        f"'cspr build --merge'.{lost}"
    )
