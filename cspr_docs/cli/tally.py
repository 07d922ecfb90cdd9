"""The problems of one case after the other: every one is told, or of many cases the errors and how often the rest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from cspr_docs.cli.printing import (
    COLOURS,
    echo,
    print_json,
    print_numbers,
    print_problem,
    print_problems,
    problems_as_data,
    shown,
)
from cspr_docs.problems import Problem, Severity, in_order, severity_of
from cspr_docs.problems.wording import counted


class Telling(Enum):
    """How the problems of several cases are told."""

    WHOLLY = "every one, in order, when all are known"
    SHORTLY = "errors as they come, and of the rest how often there is which"
    AS_JSON = "for programs: every one as it comes, on a line of its own"


class Tally:
    """What was found so far; only what is told wholly at the end is kept."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._told: list[Problem] = []
        self._severities: Counter[Severity] = Counter()
        self._times: Counter[str] = Counter()
        self._cases: Counter[str] = Counter()

    def add(self, problems: Iterable[Problem]) -> None:
        """The problems of one case."""
        found = in_order(problems)
        self._severities.update(severity_of(problem) for problem in found)
        if self._telling is Telling.WHOLLY:
            self._told.extend(found)
        elif self._telling is Telling.AS_JSON:
            for data in problems_as_data(found):
                print_json(data, indent=None)
        else:
            self._add_shortly(found)

    def _add_shortly(self, found: Iterable[Problem]) -> None:
        for problem in found:
            if severity_of(problem) is Severity.ERROR:
                print_problem(problem)
        rest = [f"{severity_of(one)} {one.code}" for one in found if severity_of(one) is not Severity.ERROR]
        self._count(Counter(rest))

    def add_counts(self, counts: Mapping[str, int]) -> None:
        """How often each gap and piece of advice comes in one case, by its severity and code."""
        for told, times in counts.items():
            self._severities[Severity(told.partition(" ")[0])] += times
        self._count(counts)

    def _count(self, counts: Mapping[str, int]) -> None:
        self._times.update(counts)
        self._cases.update(counts.keys())

    def has(self, *severities: Severity) -> bool:
        """Whether there is a problem of one of these."""
        return any(self._severities[one] for one in severities)

    def print(self) -> None:
        """All that is still to be told, and how many there are."""
        if self._telling is Telling.WHOLLY:
            print_problems(self._told)
        elif self._telling is Telling.SHORTLY:
            self._print_shortly()

    def _print_shortly(self) -> None:
        for told, times in sorted(self._times.items(), key=lambda one: (-one[1], one[0])):
            severity, _, code = told.partition(" ")
            words = shown(f"{severity}: {code}:", fg=COLOURS[Severity(severity)], bold=True)
            echo(" ", words, f"{times} in {counted(self._cases[told], 'case')}")
        more = "'cspr explain CODE' says more; --verbose lists every one with its place"
        print_numbers(self._severities, more)
