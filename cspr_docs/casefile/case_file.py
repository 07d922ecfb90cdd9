"""A case that has been read: its values, and where each of them stands."""

from dataclasses import dataclass, replace
from pathlib import Path

from cspr_docs.casefile.places import Places
from cspr_docs.problems import Problem
from schemas.case import Case
from schemas.identities import Identities


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A valid case and its places.

    `identities` is None where there is no identities.yaml: letters cannot be addressed then. `problems` are
    those that stop nothing, such as files that are no part of the case.
    """

    folder: Path
    case: Case
    identities: Identities | None
    places: Places
    problems: tuple[Problem, ...] = ()

    def pin(self, problem: Problem) -> Problem:
        """The problem with the file, line and column of its data path, or of the nearest parent that is written.

        Where it already has a line and column and no file, these count inside the text at its data path.
        """
        return pin(problem, self.places)


def pin(problem: Problem, places: Places) -> Problem:
    """The problem with its place; as it is where it already names a file."""
    if problem.file:
        return problem
    if problem.line:
        file, line, column = places.inside(problem.path, problem.line, problem.column)
    else:
        place = places.nearest(problem.path)
        file, line, column = place.file, place.line, place.column
    return replace(problem, file=file, line=line, column=column)
