"""Processes of this machine that each work on one case at a time, and are replaced when one ends too early."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from cspr_docs import begin_process
from cspr_docs.project.attempt import Done, ResultT, Work, attempt_in_time, unfinished

_TRIES = 4
"""How often a case is begun whose process ends: the first ends may be another's doing, as when memory was short."""
_PATIENCE = 5
"""Seconds that cases which have begun are given when somebody stops the command."""
_IMPORTED = ["cspr_docs.project.making", "cspr_docs.project.edited"]
"""What the processes need, imported once for all of them."""


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
            self._mine.executor, self._mine.process = executor, 0  # until it is there
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
