"""What several commands do alike: each case read, and what is made of it given in the order of the cases."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cspr_docs.cli.printing import with_progress
from cspr_docs.problems import Problem
from cspr_docs.project.engine import ONE_BY_ONE, Engine, each
from cspr_docs.project.workspace import case_folders, locked_cases

if TYPE_CHECKING:
    from cspr_docs.casefile import CaseFile

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
