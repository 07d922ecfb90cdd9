"""The same work for many cases: in this process or in several; what came of each is given in the order of the cases."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.project.workers import Done, ResultT, Work, Workers, attempt, attempt_anyhow

MANY = 25
"""More cases than these are worked on by several processes and told in short, unless somebody says otherwise."""
SECONDS = 600
"""The longest that one case may take in another process."""
_AHEAD = 256
"""How many cases may be begun before the first of them is done: so memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How many cases are worked on at once: `jobs` is 0 where nobody has said; and how long one may take.

    `seconds` is 0 for no limit, and None where nobody has said.
    """

    jobs: int = 0
    seconds: float | None = None

    def processes(self, cases: int) -> int:
        """How many processes work on so many cases; 0 for this one alone."""
        jobs = self.jobs or (processors() if cases > MANY else 1)
        return min(jobs, cases) if jobs > 1 or self.seconds else 0


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

    def begun(folder: Path) -> Future[Done[ResultT]] | Done[ResultT]:
        result = known(folder)
        return Done(result) if result is not None else workers.submit(work, folder)

    processes = engine.processes(len(folders))
    if not processes:
        here = attempt if len(folders) == 1 else attempt_anyhow
        for folder in folders:
            result = known(folder)
            yield here(work, folder) if result is None else Done(result)
        return
    with Workers(processes, SECONDS if engine.seconds is None else engine.seconds) as workers:
        waiting: deque[Future[Done[ResultT]] | Done[ResultT]] = deque()
        for folder in folders:
            waiting.append(begun(folder))
            while waiting and (len(waiting) == _AHEAD or _is_done(waiting[0])):
                yield _end_of(waiting.popleft())
        while waiting:
            yield _end_of(waiting.popleft())


def _is_done(end: Future[Done[ResultT]] | Done[ResultT]) -> bool:
    return isinstance(end, Done) or end.done()


def _end_of(end: Future[Done[ResultT]] | Done[ResultT]) -> Done[ResultT]:
    return end if isinstance(end, Done) else end.result()
