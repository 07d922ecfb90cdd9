"""The workers of a Dask cluster on one machine or many, behind the same door as `Workers`. Only this module knows Dask.

The workspace must lie at the same path on every worker's machine, on a disk that they share.
"""

import logging
import platform
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self

from cspr_docs import begin_process
from cspr_docs.documents.drafts.inputs import fingerprint
from cspr_docs.problems import Problem, Stop, error, stop_for
from cspr_docs.project.attempt import (
    Done,
    ResultT,
    Work,
    attempt_in_time,
    unfinished,
)

if TYPE_CHECKING:
    from distributed import Client

DASK_NOT_INSTALLED = error(
    "dask-not-installed",
    "The engine dask needs a library that does not come with the program. The message says how to install it; "
    "without it --jobs works with the processes of this machine.",
)
CLUSTER_NOT_REACHED = error(
    "cluster-not-reached",
    "There is no Dask scheduler at the address, or no worker has joined it. Start 'dask scheduler' and, on each "
    "machine, 'dask worker ADDRESS' with one thread a process, and give --scheduler the address that it prints.",
)
CLUSTER_WORKERS = error(
    "cluster-workers",
    "A worker of the cluster cannot do what this computer would: it runs another version of the program or of Python, "
    "does not see the workspace at the same path, or works on several cases at once in one process. Nothing was done.",
)

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20
"""Seconds in which a scheduler must answer and a first worker must have joined."""


class Cluster:
    """Workers that are there already, at `scheduler`, or so many on this machine that are begun for this command."""

    def __init__(self, scheduler: str, jobs: int, seconds: float) -> None:
        self._scheduler, self._jobs, self._seconds = scheduler, jobs, seconds
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            client = opening.enter_context(_client(self._scheduler, self._jobs))
            here = Path.cwd().as_posix()
            _refuse_others(client, here)
            self._there = _There(here, fingerprint(), self._seconds)
            self._executor = client.get_executor(pure=False)
            self._open = opening.pop_all()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._open.close()

    def submit(self, work: Work[ResultT], folder: Path) -> "_Awaited[ResultT]":
        """Hands a case to the cluster, which gives it to another worker if the first one ends."""
        return _Awaited(self._executor.submit(_on_worker, self._there, work, folder), folder)


@dataclass(frozen=True, slots=True)
class _Awaited(Generic[ResultT]):
    """What the cluster gives back some day."""

    future: Future[Done[ResultT]]
    folder: Path

    def done(self) -> bool:
        """Whether it is there."""
        return self.future.done()

    def result(self) -> Done[ResultT]:
        """What came of the case; waits for it."""
        from distributed import KilledWorker

        try:
            return self.future.result()
        except (KilledWorker, CancelledError):
            return unfinished(self.folder, "every worker that was given this case ended, or the cluster did")


@dataclass(frozen=True, slots=True)
class _There:
    """What a worker must know: the folder that relative paths begin in, our program, and how long a case may take."""

    here: str
    program: str
    seconds: float

    def __reduce__(self) -> tuple[object, ...]:
        """A worker unpacks it before the work, whose import is what `begin_process` must come before."""
        return _begin, (self.here, self.program, self.seconds)


@dataclass(frozen=True, slots=True)
class _About:
    """What a worker says of itself."""

    program: str
    python: str
    sees_workspace: bool


def _on_worker(there: _There, work: Work[ResultT], folder: Path) -> Done[ResultT]:
    """What comes of a case, on a worker; one that joined later may run another program."""
    if fingerprint() != there.program:
        return unfinished(folder, "the worker that was given this case runs another version of the program")
    with chdir(there.here):
        return attempt_in_time(work, folder, there.seconds)


def _begin(here: str, program: str, seconds: float) -> _There:
    begin_process()
    return _There(here, program, seconds)


def _about(here: str) -> _About:
    begin_process()
    return _About(fingerprint(), _python(), Path(here).is_dir())


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])


def _refuse_others(client: "Client", here: str) -> None:
    """Nothing where every worker does what this process would.

    Raises:
        Stop: one does not; says of each which one, and why.
    """
    threads, told = client.nthreads(), []
    for address, about in client.run(_about, here).items():
        if about.program != fingerprint():
            told.append((address, "runs another version of this program", "install the same version there"))
        if about.python != _python():
            said = f"runs Python {about.python}, and this computer {_python()}"
            told.append((address, said, "use the same Python there"))
        if not about.sees_workspace:
            told.append((address, f"sees no folder {here}", "share the disk under the same path"))
        if threads.get(address, 1) != 1:
            said = "works on several cases at once in one process"
            told.append((address, said, "start it with nthreads 1, and nworkers for several processes"))
    if told:
        raise Stop(
            Problem(CLUSTER_WORKERS, f"the worker {address} {why}", hint) for address, why, hint in told
        )


@contextmanager
def _client(scheduler: str, jobs: int) -> Iterator["Client"]:
    """A client of the scheduler, or of a cluster of our own that nobody reaches from another machine.

    Raises:
        Stop: Dask is not installed, or there is no scheduler or worker.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        message = "the engine dask needs a library that is not installed"
        hint = 'install it with: pip install ".[dask]"'
        raise stop_for(DASK_NOT_INSTALLED, message, hint) from None
    with ExitStack() as opened:
        address: object = scheduler
        if not scheduler:
            opened.enter_context(
                dask.config.set({"distributed.worker.profile.enabled": False})
            )  # it takes time
            address = opened.enter_context(
                LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    host=_LOOPBACK,
                    dashboard_address=None,
                    scheduler_kwargs={"dashboard": False, "dashboard_address": f"{_LOOPBACK}:0"},
                    silence_logs=logging.CRITICAL,
                )
            )
        try:
            client = opened.enter_context(Client(address, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError):  # a time that is up is an OSError too
            where = f"at {scheduler}" if scheduler else "on this machine"
            message = f"there is no Dask scheduler {where} that has a worker"
            hint = (
                "start 'dask scheduler' and 'dask worker ADDRESS', and give the scheduler's address, tcp://…"
            )
            raise stop_for(CLUSTER_NOT_REACHED, message, hint) from None
        yield client
