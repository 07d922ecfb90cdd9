"""The verb check: everything that a person must still put right in one case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs import checks, law
from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.folder import REVIEWS
from cspr_docs.problems import Problem, Stop, in_order
from cspr_docs.project.sent import changed_since_sent


@dataclass(frozen=True, slots=True)
class Checked:
    """A case that could be read, what the law makes of it today, and its problems with their places."""

    case_file: CaseFile
    edition: law.Edition
    deadlines: law.Deadlines
    problems: tuple[Problem, ...]


def check(folder: Path, today: date, identities: Path | None = None, output: Path | None = None) -> Checked:
    """The case and its problems; with the folder of its drafts also what waits outside of the case.

    That is what differs in drafts from what was sent, and what reviewers sent back and nobody has dealt with.

    Raises:
        Stop: the folder cannot be read as a case; carries every problem.
    """
    case_file = read_case(folder, identities)
    edition = law.edition(case_file.case)
    found = checks.run(case_file.case, edition, today, case_file.identities)
    try:
        if output:
            found = (*found, *_sent_back(folder), *changed_since_sent(case_file.case, output))
    except Stop as stop:  # the case's own problems are told all the same
        found = (*found, *stop.problems)
    problems = in_order((*case_file.problems, *(case_file.pin(problem) for problem in found)))
    return Checked(case_file, edition, law.deadlines(case_file.case, edition, today), problems)


def problems_of_case(folder: Path, today: date, identities: Path | None, output: Path) -> tuple[Problem, ...]:
    """The problems alone that `check` gives, and what waits outside of the case; `output` holds a folder for each case.

    Raises:
        Stop: as `check`.
    """
    return check(folder, today, identities, output / folder.resolve().name).problems


def _sent_back(folder: Path) -> Iterator[Problem]:
    if (folder / REVIEWS).is_dir():  # what reads returned drafts is imported where one came back
        from cspr_docs.review.records import still_open

        yield from still_open(folder)
