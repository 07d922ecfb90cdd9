"""What many cases cost: by one process, by two, by a Dask cluster of two workers, and where nothing changed.

    python benchmarks/scale.py [CASES]

It makes a workspace of small invented cases in a temporary folder (10,000, unless another number is given) and builds
it with the command itself. Figures are ratios of one run; those of wall time need a machine that does nothing else.
Linux alone tells what is measured of processes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CSPR = [sys.executable, "-c", "from cspr_docs.cli import main; main()"]
TODAY = "2026-11-22"
SOME, MORE = 100, 1000
CASE = """\
reference: EX-{number}
title: Sorrel {number}
guidance: working_together_2026
route: considered
opened_on: 2026-09-14
children:
  - {{id: sorrel, pseudonym: Sorrel, sex: female, age_at_incident: '{age}', died: no, now: At home and well.}}
agencies:
  - {{id: school, name: St Æthelwold's & Holy Trinity School, short_name: School, kind: education}}
referral:
  referred_on: 2026-09-14
  referred_by: school
  circumstances: "@sorrel broke her arm when a shelf fell. It was the {number}th time that somebody told us of it."
consideration:
  considered_on: 2026-09-18
  outcome: not_taken_forward
  because: A broken arm that heals is not serious harm, and no abuse or neglect is known or suspected.
"""


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of the clock, CPU seconds, and the most memory of it and of a worker (MB)."""

    wall: float
    cpu: float
    memory: float
    worker_memory: float


def make(folder: Path, number: int) -> None:
    """The cases."""
    for count in range(number):
        case = folder / "cases" / f"sorrel-{count:05}"
        case.mkdir(parents=True)
        (case / "case.yaml").write_text(CASE.format(number=count, age=count % 16 + 1), "utf-8")


def run(folder: Path, cases: int, output: str, *words: str) -> Run:
    """`cspr build` of the first so many cases; a folder of links stands for them, as their names are too many."""
    some = folder / f"first-{cases}"
    if not some.exists():
        some.mkdir()
        for case in sorted((folder / "cases").iterdir())[:cases]:
            (some / case.name).mkdir()
            os.link(case / "case.yaml", some / case.name / "case.yaml")
    began = time.monotonic()
    with (folder / "printed").open("w", encoding="utf-8") as printed:
        command = subprocess.Popen(
            [*CSPR, "build", some.name, "--today", TODAY, "--output", output, *words],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=printed, stderr=printed,
        )  # fmt: skip
        highest = 0.0
        while True:
            ended, status, used = os.wait4(command.pid, os.WNOHANG)
            if ended:
                break
            highest = max([highest, *map(memory_of, workers_of(command.pid))])
            time.sleep(0.25)
    command.returncode = os.waitstatus_to_exitcode(status)
    if command.returncode not in (0, 1):
        raise SystemExit((folder / "printed").read_text("utf-8"))
    wall = time.monotonic() - began
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, highest)


def workers_of(process: int) -> Iterator[int]:
    """The processes below a process."""
    parents = {}
    for entry in Path("/proc").iterdir():
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
        except (ValueError, OSError):
            continue
    found = {process}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    yield from found - {process}


def memory_of(process: int) -> float:
    """The most memory that it has had, in MB; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0][1]) / 1024 if lines else 0


def tell(words: str, value: float, goal: str) -> None:
    """A figure with its goal."""
    print(f"{words:88} {value:8.2f}   (goal {goal})", flush=True)


def main() -> None:
    """Every figure, a line each."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, most)
        run(folder, 1, "warm-up", "--jobs", "1")
        one = statistics.median(run(folder, 1, f"one-{turn}", "--jobs", "1").cpu for turn in range(3))
        ten = statistics.median(run(folder, 10, f"ten-{turn}", "--jobs", "1").cpu for turn in range(3))
        serial = {cases: run(folder, cases, f"serial-{cases}", "--jobs", "1") for cases in (SOME, MORE)}
        a_case = (ten - one) / 9
        print(f"one case {one:.2f} s of CPU; each of nine more {a_case * 1000:.1f} ms")
        for cases, took in serial.items():
            further = (took.cpu - one) / (cases - 1)
            tell(f"a further case of {cases:,}, to one of ten", further / a_case, "at most 1.1 ×")
        several(folder, serial[MORE])
        nothing(folder, most, serial[SOME])


def several(folder: Path, serial: Run) -> None:
    """Two processes, and a Dask cluster of two workers; what each takes to start is told apart."""
    start = {}
    took = {}
    for words in (("--jobs", "2"), ("--jobs", "2", "--engine", "dask")):
        start[words[-1]] = run(folder, 2, f"start-{words[-1]}", *words).wall
        took[words[-1]] = run(folder, MORE, f"more-{words[-1]}", *words).wall
    print(
        f"{MORE:,} cases: one process {serial.wall:.1f} s, two {took['2']:.1f} s, Dask {took['dask']:.1f} s"
    )
    print(
        f"of which for two cases, start included: two processes {start['2']:.1f} s, Dask {start['dask']:.1f} s"
    )
    tell("one process to two, wall time", serial.wall / took["2"], "at least 1.7 × on two idle cores")
    pool, dask = took["2"] - start["2"], took["dask"] - start["dask"]
    tell("Dask to two processes, wall time without the start", dask / pool, "at most 1.6 ×")


def nothing(folder: Path, most: int, few: Run) -> None:
    """The memory of many cases, and the build that finds nothing to do."""
    some = run(folder, SOME, "some", "--jobs", "2")
    many = run(folder, most, "many", "--jobs", "2")
    print(f"{most:,} cases by two processes: {many.wall:.0f} s, {many.wall / most * 1000:.1f} ms a case")
    tell(
        f"memory at {most:,} to {SOME}, the command ({many.memory:.0f} MB)",
        many.memory / some.memory,
        "at most 1.2 ×",
    )
    workers = many.worker_memory / some.worker_memory
    tell(f"memory at {most:,} to {SOME}, a worker ({many.worker_memory:.0f} MB)", workers, "at most 1.2 ×")
    again = [run(folder, most, "many", "--jobs", "2") for _ in range(3)][1:]
    cpu = min(one.cpu for one in again)
    tell(f"nothing to do at {most:,}: ms of CPU a case", cpu / most * 1000, "at most 0.5")
    memory = again[0].memory / few.memory
    tell(f"nothing to do at {most:,}: memory to that of {SOME} built by one process", memory, "at most 1.2 ×")


if __name__ == "__main__":
    main()
