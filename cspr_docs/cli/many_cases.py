"""Many cases: what is made of each or of all together, and how the problems of one after the other are told."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cspr_docs.cli.printing import (
    COLOURS,
    echo,
    print_json,
    print_numbers,
    print_problem,
    print_problems,
    problems_as_data,
    shown,
    with_progress,
)
from cspr_docs.problems import Problem, Severity, in_order, severity_of
from cspr_docs.problems.wording import counted
from cspr_docs.project.engine import ONE_BY_ONE, Engine, each
from cspr_docs.project.workspace import case_folders, locked_cases

if TYPE_CHECKING:
    from cspr_docs.casefile import CaseFile
    from cspr_docs.documents.all_cases.gathered import AllCases
    from cspr_docs.documents.all_cases.year import ReportYear

ReadT = TypeVar("ReadT")


def of_each(
    cases: tuple[Path, ...], output: Path, look: Callable[["CaseFile"], ReadT], engine: Engine = ONE_BY_ONE
) -> tuple[list[ReadT], list[Problem], bool]:
    """What each case gives, what is to be told of those that are locked or cannot be read, and whether all could."""
    found: list[ReadT] = []
    problems = [*locked_cases(cases, output)]
    is_whole = True
    folders = case_folders(cases)
    for end in with_progress(each(partial(_look, look), folders, engine), len(folders)):
        problems.extend(end.problems)
        found.extend(() if end.result is None else (end.result,))
        is_whole &= end.result is not None
    return found, problems, is_whole


def _look(look: Callable[["CaseFile"], ReadT], folder: Path) -> ReadT:
    from cspr_docs.casefile import read_case

    return look(read_case(folder))


def of_all(
    cases: tuple[Path, ...], output: Path, today: date, year: "ReportYear | None" = None
) -> tuple["AllCases", list[Problem], bool]:
    """All cases together, what is to be told of those that are locked or cannot be read, and whether all could."""
    from cspr_docs.documents.all_cases.gathered import gather

    all_cases, unread = gather(case_folders(cases), today, year=year)
    problems = [*locked_cases(cases, output), *(problem for one in unread for problem in one.problems)]
    return all_cases, problems, not unread


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
