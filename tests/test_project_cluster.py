"""Cases worked on by the workers of a Dask cluster, begun as Dask's own documentation says."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cspr_docs.project import cluster
from cspr_docs.project.engine import Engine, each
from tests.awkward_work import by_its_name
from tests.commands import TODAY, run
from tests.conftest import CASES, ROOT
from tests.many_cases import UNFINISHED, files, told

DASK = (
    [sys.executable, "-m", "distributed.cli.dask_scheduler"],
    [sys.executable, "-m", "distributed.cli.dask_worker"],
)
"""`dask scheduler` and `dask worker`, of the Python that runs these tests."""


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, in processes of their own."""
    folder = tmp_path_factory.mktemp("dask")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    log = folder / "scheduler"
    with log.open("w", encoding="utf-8") as written:
        listening = [
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--dashboard-address",
            "127.0.0.1:0",
            "--no-dashboard",
        ]
        started = [subprocess.Popen([*DASK[0], *listening], cwd=folder, env=environment, stderr=written)]
        try:
            while not (found := re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text("utf-8"))):
                assert started[0].poll() is None, log.read_text("utf-8")
            words = [found[1], "--nthreads", "1", "--nworkers", "2", "--no-dashboard"]
            started.append(subprocess.Popen([*DASK[1], *words], cwd=folder, env=environment, stderr=written))
            yield found[1]
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


@pytest.fixture
def two_cases(workspace: Path) -> Path:
    for name in ("juniper", "larch"):
        shutil.copytree(CASES / name, f"cases/{name}")
    shutil.copy(CASES / "partnership.yaml", "cases")
    return workspace


@pytest.mark.slow
def test_a_cluster_builds_what_one_process_builds_to_the_last_byte(two_cases: Path, scheduler: str) -> None:
    one = run("build", "--today", TODAY, "--output", "out", "--jobs", "1")
    Path("out").rename("serial")
    words = ("--engine", "dask", "--scheduler", scheduler)
    dask = run("build", "--today", TODAY, "--output", "out", *words)
    assert (dask.exit_code, dask.output) == (0, one.output)
    assert files("out") == files("serial")
    again = run("build", "--today", TODAY, "--output", "out", "--jobs", "1").output
    assert "written" not in again


@pytest.mark.slow
def test_a_worker_that_ends_has_its_case_done_by_another(workspace: Path, scheduler: str) -> None:
    Path("end-once").mkdir()
    names = ("a", "end-once", "stop", "fault", "b")
    ends = each(by_its_name, [Path(name) for name in names], Engine(dask=True, scheduler=scheduler))
    found = dict(zip(names, map(told, ends), strict=True))
    assert [found[name] for name in ("a", "end-once", "b")] == ["A", "END-ONCE", "B"]
    assert found["stop"] == "no-case-file stop: this folder holds no case"
    assert found["fault"].startswith(
        f"{UNFINISHED} fault: the program itself failed at this case (KeyError in "
    )


@pytest.mark.slow
def test_workers_that_would_do_something_else_are_refused(
    two_cases: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("check", "--today", TODAY, "--engine", "dask", "--scheduler", scheduler)
    assert run(*words).exit_code == 0
    monkeypatch.setattr(cluster, "fingerprint", lambda: "another program")
    monkeypatch.setattr(cluster, "_python", lambda: "3.10")
    refused = run(*words)
    assert refused.exit_code == 1
    assert "cluster-workers" in refused.output
    assert "runs another version of this program" in refused.output
    assert re.search(r"runs Python 3\.\d\d, and this computer 3\.10", refused.output)


def test_a_scheduler_that_is_not_there_is_told(two_cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    result = run("build", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 1
    assert "cluster-not-reached" in result.output
    assert "there is no Dask scheduler at tcp://127.0.0.1:1 that has a worker" in result.output
    assert not Path("output").exists()


def test_where_dask_is_not_installed_somebody_is_told_how(
    two_cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("build", "--engine", "dask")
    assert result.exit_code == 1
    assert "dask-not-installed" in result.output
    assert 'pip install ".[dask]"' in result.output


@pytest.mark.parametrize(
    "words", [("--scheduler", "tcp://127.0.0.1:8786"), ("--engine", "dask", "--scheduler", "pc")]
)
def test_an_address_without_its_engine_or_that_is_none_is_refused(
    two_cases: Path, words: tuple[str, ...]
) -> None:
    assert run("build", *words).exit_code == 2
    assert not Path("output").exists()
