"""Processes of this machine that each work on one case at a time, and are replaced when one ends too early."""

import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Generic, Self, TypeVar

from cspr_docs import begin_process
from cspr_docs.problems import Problem, Stop, error

ResultT = TypeVar("ResultT")

CASE_NOT_FINISHED = error(
    "case-not-finished",
    "The work on this case ended before it was done: it took too long, its process was ended from outside, or the "
    "program itself failed. All other cases were worked on, and every file is whole. Run the command with this case "
    "alone; if it fails again, tell whoever looks after the program.",
)

_TRIES = 4
"""How often a case is begun whose process ends: the first ends may be another's doing, as when memory was short."""
_PATIENCE = 5
"""Seconds that cases which have begun are given when somebody stops the command."""
_IMPORTED = ["cspr_docs.project.making", "cspr_docs.project.edited"]
"""What the processes need, imported once for all of them."""
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
        last = extract_tb(fault.__traceback__)[-1]
        where = (
            f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"  # may hold no text
        )
        return unfinished(folder, f"the program itself failed at this case ({where})")


def unfinished(folder: Path, why: str) -> Done[ResultT]:
    """That a case was not done, and why in words."""
    hint = "the other cases were worked on; run the command with this case alone"
    return Done(problems=(Problem(CASE_NOT_FINISHED, why, hint, file=folder.as_posix()),))


class Workers:
    """Some processes. A thread of this process stands behind each: it hands it a case and waits.

    So a process that ends takes one case with it and no other, and it is known which one.
    """

    def __init__(self, jobs: int, seconds: float) -> None:
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(jobs, "worker")
        self._mine = threading.local()
        self._processes: dict[int, ProcessPoolExecutor] = {}
        self._futures: set[Future[object]] = set()
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self._is_stopped = kind is not None
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        try:
            if kind:
                wait(list(self._futures), timeout=_PATIENCE)
        finally:
            for process in list(self._processes) if kind else ():
                with suppress(OSError):
                    os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
            self._threads.shutdown()
            for executor in list(self._processes.values()):
                executor.shutdown()

    def submit(self, work: Work[ResultT], folder: Path) -> Future[Done[ResultT]]:
        """Begins a case as soon as a process is free."""
        future = self._threads.submit(self._done, work, folder)
        self._futures.add(future)  # type: ignore[arg-type]
        future.add_done_callback(self._futures.discard)
        return future

    def _done(self, work: Work[ResultT], folder: Path) -> Done[ResultT]:
        for _ in range(_TRIES):
            began = time.monotonic()
            try:
                executor = self._executor()
                began = time.monotonic()
                return executor.submit(attempt_in_time, work, folder, self._seconds).result()
            except BrokenProcessPool:
                self._forget()
            if self._is_stopped:
                break
            if self._seconds and time.monotonic() - began >= self._seconds:
                return unfinished(folder, f"this case took longer than {self._seconds:g} seconds")
        return unfinished(
            folder, "the process that worked on this case was ended from outside, again and again"
        )

    def _executor(self) -> ProcessPoolExecutor:
        """This thread's own process, begun if it has none."""
        executor: ProcessPoolExecutor | None = getattr(self._mine, "executor", None)
        if executor is None:
            executor = ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin)
            self._mine.executor = executor
            self._mine.process = executor.submit(os.getpid).result()
            self._processes[self._mine.process] = executor
        return executor

    def _forget(self) -> None:
        self._mine.executor.shutdown()
        self._mine.executor = None
        self._processes.pop(self._mine.process, None)


def _context() -> multiprocessing.context.BaseContext:
    """How processes begin: from a server that has imported everything once, where the system has no trouble with it."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    return context


def _begin() -> None:
    """What a new process does first: it leaves Ctrl+C to the process that began it, and ends when that one does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin_process()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
