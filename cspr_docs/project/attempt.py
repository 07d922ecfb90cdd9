"""One case attempted: what comes of it, whatever it is. What several processes need is imported with `workers`."""

import faulthandler
import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar

from cspr_docs.problems import Problem, Stop, error

ResultT = TypeVar("ResultT")

CASE_NOT_FINISHED = error(
    "case-not-finished",
    "The work on this case ended before it was done: it took too long, its process was ended from outside, or the "
    "program itself failed. All other cases were worked on, and every file is whole. Run the command with this case "
    "alone; if it fails again, tell whoever looks after the program.",
)

_CASES_BETWEEN_COLLECTIONS = 20
"""Some hundred objects of each case wait for a collection of the oldest, which comes too late to keep memory flat."""
_begun = count(1)


@dataclass(frozen=True, slots=True)
class Done(Generic[ResultT]):
    """What came of one case: a result, or the problems that left none."""

    result: ResultT | None = None
    problems: tuple[Problem, ...] = ()


Work = Callable[[Path], ResultT]
"""What is done with a case folder. It and its result go to other processes and back."""


def attempt(work: Work[ResultT], folder: Path) -> Done[ResultT]:
    """What comes of a case."""
    try:
        return Done(work(folder))
    except Stop as stop:
        return Done(problems=stop.problems)


def attempt_in_time(work: Work[ResultT], folder: Path, seconds: float) -> Done[ResultT]:
    """What comes of a case, if it comes in so many seconds (0: no limit): else this process ends.

    The watch is C's own, so even code that never returns to Python is ended.
    """
    if not seconds:
        return attempt_anyhow(work, folder)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return attempt_anyhow(work, folder)
        finally:
            faulthandler.cancel_dump_traceback_later()


def attempt_anyhow(work: Work[ResultT], folder: Path) -> Done[ResultT]:
    """What comes of one case of several, where a fault of the program is a problem of this case too."""
    if next(_begun) % _CASES_BETWEEN_COLLECTIONS == 0:
        gc.collect()
    try:
        return attempt(work, folder)
    except Exception as fault:  # noqa: BLE001 -- a fault at one case keeps nobody from the others
        from traceback import extract_tb

        last = extract_tb(fault.__traceback__)[-1]
        where = (
            f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"  # may hold no text
        )
        return unfinished(folder, f"the program itself failed at this case ({where})")


def unfinished(folder: Path, why: str) -> Done[ResultT]:
    """That a case was not done, and why in words."""
    hint = "the other cases were worked on; run the command with this case alone"
    return Done(problems=(Problem(CASE_NOT_FINISHED, why, hint, file=folder.as_posix()),))
