"""The verb check: everything that a person must still put right in one case."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from cspr_docs import checks, law
from cspr_docs.casefile import CaseFile, UnreadCase, read_case, read_cases
from cspr_docs.casefile.folder import REVIEWS
from cspr_docs.casefile.themes import Beside, EarlierCase, as_earlier, day_of, named_themes, vocabulary
from cspr_docs.problems import Problem, Stop, in_order
from cspr_docs.project.sent import changed_since_sent
from cspr_docs.project.workspace import case_folders
from schemas.case import Case


@dataclass(frozen=True)
class Checked:
    """A case that could be read, what the law makes of it on the day, and its problems with their places."""

    case_file: CaseFile
    edition: law.Edition
    today: date
    problems: tuple[Problem, ...]

    @cached_property
    def deadlines(self) -> law.Deadlines:
        """Every deadline of the case as it stands today."""
        return law.deadlines(self.case_file.case, self.edition, self.today)


def cases_beside(workspace: Path) -> tuple[EarlierCase, ...]:
    """What each case in a folder lets the others know; of one that cannot be read, nothing."""
    read = read_cases(case_folders([workspace]))
    known = (as_earlier(one.case) for one in read if not isinstance(one, UnreadCase))
    return tuple(one for one in known if one)


def check(
    folder: Path,
    today: date,
    identities: Path | None = None,
    output: Path | None = None,
    beside: Callable[[Path], Iterable[EarlierCase]] = cases_beside,
) -> Checked:
    """The case and its problems; with the folder of its drafts also what waits outside of the case.

    That is what differs in drafts from what was sent, and what reviewers sent back and nobody has dealt with. `beside`
    gives what the cases in a folder let each other know, and is asked only by a case that names themes.

    Raises:
        Stop: the folder cannot be read as a case; carries every problem.
    """
    case_file = read_case(folder, identities)
    edition = law.edition(case_file.case)
    found: tuple[Problem, ...] = ()
    try:
        known = _beside(folder, case_file.case, beside)
    except Stop as stop:  # the case's own problems are told all the same
        known, found = None, tuple(stop.problems)
    found = (*found, *checks.run(case_file.case, edition, today, case_file.identities, known))
    try:
        if output:
            found = (*found, *_sent_back(folder), *changed_since_sent(case_file.case, output))
    except Stop as stop:
        found = (*found, *stop.problems)
    problems = in_order((*case_file.problems, *(case_file.pin(problem) for problem in found)))
    return Checked(case_file, edition, today, problems)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is asked of every case that one command checks; `output` holds a folder of drafts for each.

    `command` is a word that no other command has: what the cases let each other know is looked for once in it.
    """

    today: date
    identities: Path | None
    output: Path
    command: str


def check_case(asked: CheckRequest, folder: Path) -> tuple[Problem, ...]:
    """The problems alone that `check` gives, and what waits outside of the case.

    Raises:
        Stop: as `check`.
    """
    drafts, beside = asked.output / folder.resolve().name, partial(_beside_once, asked.command)
    return check(folder, asked.today, asked.identities, drafts, beside).problems


@lru_cache(maxsize=4)
def _beside_once(_command: str, workspace: Path) -> tuple[EarlierCase, ...]:
    return cases_beside(workspace)


def _beside(folder: Path, case: Case, beside: Callable[[Path], Iterable[EarlierCase]]) -> Beside | None:
    """The vocabulary, and the cases that the partners knew of before this one; nothing where it names no theme."""
    if not any(named_themes(case)):
        return None
    day = day_of(case)
    every = beside(folder.resolve().parent) if day else ()
    earlier = [one for one in every if day and one.day < day]
    return Beside(vocabulary(folder), tuple(sorted(earlier, key=lambda one: one.day, reverse=True)))


def _sent_back(folder: Path) -> Iterator[Problem]:
    if (folder / REVIEWS).is_dir():  # what reads returned drafts is imported where one came back
        from cspr_docs.review.records import still_open

        yield from still_open(folder)
