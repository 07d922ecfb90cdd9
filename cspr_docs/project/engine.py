"""The same work for many cases, here, in several processes or on a cluster; what came of each comes in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cspr_docs.project.attempt import Done, ResultT, Work, attempt, attempt_anyhow

if TYPE_CHECKING:
    from cspr_docs.project.cluster import Cluster
    from cspr_docs.project.workers import Workers

MANY = 25
"""More cases than these are worked on by several processes and told in short, unless somebody says otherwise."""
SECONDS = 600
"""The longest that one case may take in another process."""
_AHEAD = 256
"""How many cases may be begun before the first of them is done: so memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How many cases are worked on at once: `jobs` is 0 where nobody has said; and how long one may take.

    `seconds` is 0 for no limit, and None where nobody has said. `dask`: by the workers of a Dask cluster, at
    `scheduler`, or where that is empty at one on this machine.
    """

    jobs: int = 0
    seconds: float | None = None
    dask: bool = False
    scheduler: str = ""

    def processes(self, cases: int) -> int:
        """How many processes work on so many cases; 0 for this one alone."""
        jobs = self.jobs or (processors() if cases > MANY else 1)
        return min(jobs, cases) if jobs > 1 or self.seconds else 0

    def workers(self, cases: int) -> "Workers | Cluster | None":
        """What works on so many cases; `None` for this process alone."""
        seconds = SECONDS if self.seconds is None else self.seconds
        if self.dask:
            from cspr_docs.project.cluster import Cluster

            return Cluster(self.scheduler, self.jobs or processors(), seconds)
        if not (processes := self.processes(cases)):
            return None
        from cspr_docs.project.workers import Workers

        return Workers(processes, seconds)


class Awaited(Protocol[ResultT]):
    """What comes of a case some day: a future of `concurrent.futures`, as far as it is used here."""

    def done(self) -> bool:
        """Whether it is there."""

    def result(self) -> Done[ResultT]:
        """What came of it; waits for it."""


ONE_BY_ONE = Engine(jobs=1)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Work[ResultT],
    folders: Sequence[Path],
    engine: Engine,
    known: Callable[[Path], ResultT | None] = lambda _: None,
) -> Iterator[Done[ResultT]]:
    """What comes of the work with each case folder, in their order; `known` tells what needs no work.

    One case that fails, hangs or ends its process keeps nobody from the others. A fault of the program is raised only
    where there is one case.
    """
    workers = engine.workers(len(folders))
    if workers is None:
        here = attempt if len(folders) == 1 else attempt_anyhow
        for folder in folders:
            result = known(folder)
            yield here(work, folder) if result is None else Done(result)
        return
    from concurrent.futures import Future

    with workers:
        waiting: deque[Awaited[ResultT]] = deque()
        for folder in folders:
            if (result := known(folder)) is None:
                waiting.append(workers.submit(work, folder))
            else:
                end: Future[Done[ResultT]] = Future()
                end.set_result(Done(result))
                waiting.append(end)
            while waiting and (len(waiting) == _AHEAD or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
