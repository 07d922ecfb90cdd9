"""A problem is a value; `Stop` is raised only where there is no value to give beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.problems.code import CODES, Severity, every_code

DataPath = tuple[str | int, ...]
"""Where a value stands in a case: field names, and for an item of a list its id (its index where it has none)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must put right; line and column count from 1, 0 where there is no place.

    `severity` is that of the code; it is kept beside it, so that a problem that was written down can be read
    where the module that declares its code is not imported.
    """

    code: str
    message: str
    hint: str = ""
    path: DataPath = ()
    file: str = ""
    line: int = 0
    column: int = 0
    severity: Severity | None = None

    def __post_init__(self) -> None:
        known = CODES[self.code].severity if self.code in CODES else None
        object.__setattr__(self, "severity", Severity(self.severity) if self.severity else known)

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


def stop_for(code: str, message: str, hint: str = "", path: DataPath = (), file: Path | str = "") -> Stop:
    """A `Stop` with one problem; the parameters are those of `Problem`."""
    name = file.as_posix() if isinstance(file, Path) else file
    return Stop([Problem(code, message, hint, path, name)])


def severity_of(problem: Problem) -> Severity:
    """The severity that the problem's code has."""
    return problem.severity or every_code()[problem.code].severity


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
