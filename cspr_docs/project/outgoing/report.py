"""What a person is told on the way: each step while they wait, and every problem at the end."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from cspr_docs.problems import Problem, Severity, Stop, severity_of

Tell = Callable[[str, str], None]
"""Called with each step and its outcome, so that whoever waits sees where it is."""

ValueT = TypeVar("ValueT")


class Report:
    """The problems that were found so far."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> int:
        """Keeps the problems; gives how many of them are more than advice."""
        found = tuple(problems)
        self._problems += found
        return sum(_is_in_the_way(problem) for problem in found)

    def attempt(self, step: Callable[[], ValueT]) -> ValueT | None:
        """The step's value; `None` where it stopped, and then its problems are kept."""
        try:
            return step()
        except Stop as stop:
            self._problems += stop.problems
            return None

    @property
    def in_order(self) -> tuple[Problem, ...]:
        """Each problem once: the case's by file and line, then the draft's, errors first, in the order of its text."""
        return tuple(sorted(dict.fromkeys(self._problems), key=_rank))

    @property
    def is_refusal(self) -> bool:
        """Whether there is more than advice."""
        return any(_is_in_the_way(problem) for problem in self._problems)


def _is_in_the_way(problem: Problem) -> bool:
    return severity_of(problem) is not Severity.ADVICE


def _rank(problem: Problem) -> tuple[bool, str, int, int, int]:
    """By place and severity and no further: what has no line was found in the order of the text, and stays in it."""
    severity = list(Severity).index(severity_of(problem))
    return not problem.file, problem.file, problem.line, problem.column, severity


def counted(number: int, noun: str) -> str:
    """`no fault`, `1 fault`, `2 faults`."""
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"
