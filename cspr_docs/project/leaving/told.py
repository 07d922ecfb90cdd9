"""What is told on the way: each step to whoever waits, and every problem at the end."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from cspr_docs.problems import Problem, Severity, Stop, severity_of

Tell = Callable[[str, str], None]
"""Called with each step and what came of it, so that whoever waits sees where it is."""

ValueT = TypeVar("ValueT")


class Told:
    """The problems gathered on the way; a step that cannot give its value leaves its problems here."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> int:
        """Keeps the problems, and gives how many of them are more than advice."""
        found = tuple(problems)
        self._problems += found
        return sum(severity_of(problem) is not Severity.ADVICE for problem in found)

    def attempt(self, step: Callable[[], ValueT]) -> ValueT | None:
        """What the step gives; `None` where it stopped."""
        try:
            return step()
        except Stop as stop:
            self._problems += stop.problems
            return None

    @property
    def in_order(self) -> tuple[Problem, ...]:
        """All of them, each once: the case's by file and line, a draft's errors first, each kind as the text has it."""
        return tuple(sorted(dict.fromkeys(self._problems), key=_rank))

    @property
    def stands_in_the_way(self) -> bool:
        """Whether anything but advice was told."""
        return any(severity_of(problem) is not Severity.ADVICE for problem in self._problems)


def _rank(problem: Problem) -> tuple[bool, str, int, int, int]:
    """By place and severity and no further: what has no line was found in the order of the text, and stays in it."""
    severity = list(Severity).index(severity_of(problem))
    return not problem.file, problem.file, problem.line, problem.column, severity


def counted(number: int, noun: str) -> str:
    """`no fault`, `1 fault`, `2 faults`."""
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"
