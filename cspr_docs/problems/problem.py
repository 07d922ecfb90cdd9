"""A problem is a value; `Stop` is raised only where there is no value to give beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cspr_docs.problems.codes import CODES, Severity

DataPath = tuple[str | int, ...]
"""Where a value stands in a case: field names, and for an item of a list its id (its index where it has none)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must put right; line and column count from 1, 0 where there is no place."""

    code: str
    message: str
    hint: str = ""
    path: DataPath = ()
    file: str = ""
    line: int = 0
    column: int = 0

    @property
    def place(self) -> str:
        """`file:line:column`, as much of it as is known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


class Stop(Exception):
    """There is nothing to go on with; carries every problem that was found, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.place} {problem.message}" for problem in self.problems))


def severity_of(problem: Problem) -> Severity:
    """The severity that the problem's code has."""
    return CODES[problem.code].severity


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once; those without a place come last."""

    def key(problem: Problem) -> tuple[bool, str, int, int, int, str]:
        rank = list(Severity).index(severity_of(problem))
        return (not problem.file, problem.file, problem.line, problem.column, rank, problem.message)

    return tuple(sorted(dict.fromkeys(problems), key=key))


def path_text(path: DataPath) -> str:
    """The data path as people write it: `recommendations.r3.text`, `attendance[2].role`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")
