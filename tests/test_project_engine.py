"""Many cases at once: what comes of each comes in their order, and one that goes wrong keeps nobody from the others."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cspr_docs.files import alone_in
from cspr_docs.project.attempt import Done
from cspr_docs.project.engine import MANY, Engine, each
from cspr_docs.project.index import FILE as INDEX
from tests.awkward_work import by_its_name
from tests.commands import TODAY, run
from tests.conftest import CASES, ROOT

UNFINISHED = "case-not-finished"


def ends(engine: Engine, *names: str) -> dict[str, str]:
    """For each name what came of it: its result, or the code and words of what went wrong."""
    folders = [Path(name) for name in names]
    return dict(zip(names, map(told, each(by_its_name, folders, engine)), strict=True))


def told(done: Done[str]) -> str:
    return done.result or " ".join(f"{one.code} {one.file}: {one.message}" for one in done.problems)


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_cases_whichever_is_done_first(workspace: Path, jobs: int) -> None:
    names = ["sleep", "a", "stop", "b", "fault", "c"]
    found = ends(Engine(jobs=jobs), *names)
    assert list(found.values())[::2] == [
        "SLEEP",
        "no-case-file stop: this folder holds no case",
        found["fault"],
    ]
    assert [found[name] for name in "abc"] == ["A", "B", "C"]


def test_a_fault_of_the_program_names_where_it_is_and_nobody(workspace: Path) -> None:
    found = ends(Engine(jobs=2), "fault", "a")
    assert found["fault"].startswith(f"{UNFINISHED} fault: ")
    assert "KeyError in awkward_work.py, line " in found["fault"]
    assert "Millie" not in found["fault"]
    with pytest.raises(KeyError):
        list(each(by_its_name, [Path("fault")], Engine()))


def test_a_case_that_hangs_is_given_up_and_the_others_are_done(workspace: Path) -> None:
    began = time.monotonic()
    found = ends(Engine(jobs=2, seconds=1), "a", "hang", "b", "c", "hang-not")
    assert found["hang"] == f"{UNFINISHED} hang: this case took longer than 1 seconds"
    assert [found[name] for name in ("a", "b", "c", "hang-not")] == ["A", "B", "C", "HANG-NOT"]
    assert time.monotonic() - began < 30


def test_a_case_that_takes_too_long_is_given_up_where_one_process_works_too(workspace: Path) -> None:
    assert ends(Engine(jobs=1, seconds=1), "hang", "a")["a"] == "A"


def test_a_case_whose_process_is_ended_is_begun_again(workspace: Path) -> None:
    Path("end-once").mkdir()
    found = ends(Engine(jobs=2), "a", "end-once", "end", "b")
    assert found["end-once"] == "END-ONCE"
    assert found["end"].startswith(f"{UNFINISHED} end: the process that worked on this case was ended")
    assert [found[name] for name in "ab"] == ["A", "B"]


def test_who_stops_it_waits_for_no_case_that_hangs(workspace: Path) -> None:
    began = time.monotonic()
    results = each(by_its_name, [Path("a"), Path("hang"), Path("b")], Engine(jobs=2))
    assert next(results).result == "A"
    results.close()
    assert time.monotonic() - began < 30
    assert threading.active_count() < 10


def test_few_cases_are_worked_on_here_and_many_by_several_processes() -> None:
    assert Engine().processes(MANY) == 0
    assert Engine(jobs=3).processes(2) == 2
    assert Engine(jobs=1).processes(1000) == 0
    assert Engine(seconds=5).processes(1) == 1
    assert Engine(jobs=4).processes(1000) == 4


# Whole commands


def small_cases(number: int) -> None:
    """So many copies of the shortest sample case, and one in the middle that cannot be read."""
    Path("cases").mkdir()
    shutil.copy(CASES / "partnership.yaml", "cases")
    for count in range(number):
        shutil.copytree(CASES / "larch", f"cases/larch-{count:03}")
    (Path("cases") / f"larch-{number // 2:03}" / "case.yaml").write_text("reference: [\n", "utf-8")


def files(folder: str) -> dict[str, bytes]:
    """What a build leaves, but for the index, which remembers when files were written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.name != INDEX
    }


@pytest.mark.parametrize("words", [("check",), ("check", "--format", "json"), ("status", "--format", "json")])
def test_several_processes_print_what_one_prints(workspace: Path, words: tuple[str, ...]) -> None:
    small_cases(5)
    one = run(*words, "--today", TODAY, "--jobs", "1")
    two = run(*words, "--today", TODAY, "--jobs", "2")
    assert (two.exit_code, two.output) == (1, one.output)
    assert "larch-002/case.yaml" in two.output


def test_several_processes_build_what_one_builds_to_the_last_byte(copied_cases: Path) -> None:
    Path("cases/linden/incident.yaml").write_text("nature: [\n", "utf-8")
    for long in ("hawthorn", "rowan"):
        shutil.rmtree(f"cases/{long}")
    words = ("build", "--today", TODAY)
    one = run(*words, "--output", "out", "--jobs", "1")
    Path("out").rename("serial")
    two = run(*words, "--output", "out", "--jobs", "2")
    assert (two.exit_code, two.output) == (1, one.output)
    assert ": error: yaml-syntax" in two.output
    assert files("serial") == files("out")
    assert len(files("out")) > 8


def test_of_many_cases_errors_are_told_and_of_gaps_how_many_there_are(workspace: Path) -> None:
    small_cases(MANY + 1)
    for case in Path("cases").glob("larch-00*"):
        text = (case / "case.yaml").read_text("utf-8")
        (case / "case.yaml").write_text(
            text.replace("  considered_by: The three partners' deputies\n", ""), "utf-8"
        )
    short, whole = run("check", "--today", TODAY), run("check", "--today", TODAY, "--verbose")
    assert "error: yaml-syntax" in short.output
    assert len(short.output.splitlines()) < len(whole.output.splitlines())
    built = run("build", "--today", TODAY, "--jobs", "2")
    lines = built.output.splitlines()
    assert [line.split(" ")[0] for line in lines if " → " in line] == [
        f"cases/larch-{count:03}" for count in range(MANY + 1)
    ]
    assert "cases/larch-001 → output/larch-001: " in built.output
    assert "  stopped: see below" in lines


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_processes_that_is_none_is_refused(copied_cases: Path, jobs: str) -> None:
    result = run("build", "--jobs", jobs)
    assert result.exit_code == 2
    assert "neither a number of processes nor 'auto'" in result.output
    assert not Path("output").exists()


# A full disk, two builds at once


def test_a_disk_that_becomes_full_is_told_of_each_case_and_leaves_no_file_half_written(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_cases(6)
    run("build", "--today", TODAY, "--output", "serial")
    room, sync = [9], os.fsync

    def full(handle: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        result = run("build", "--today", TODAY, "--output", "out")
    assert result.exit_code == 1
    assert result.output.count("cannot be written: the disk is full") >= 3
    assert UNFINISHED not in result.output
    assert not [name for name in files("out") if name.endswith(".part")]
    assert run("build", "--today", TODAY, "--output", "out").output.count("error:") == 1
    assert files("out") == files("serial")


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of a file as this system does")
def test_a_file_that_several_processes_cannot_write_is_told_and_the_rest_is_written(workspace: Path) -> None:
    small_cases(4)
    run("build", "--today", TODAY, "--output", "serial")
    limited = begun("build", "--jobs", "2", "--output", "out", most_bytes=12_000)
    printed, _ = limited.communicate(timeout=120)
    assert limited.returncode == 1
    assert printed.count("draft-not-written") >= 3, printed
    assert all(path.name == "manifest.json" for path in Path("out").rglob("*") if path.is_file())
    run("build", "--today", TODAY, "--jobs", "2", "--output", "out")
    assert files("out") == files("serial")


def test_two_builds_at_once_in_one_folder_leave_what_one_leaves(workspace: Path) -> None:
    small_cases(4)
    run("build", "--today", TODAY, "--output", "serial")
    both = [begun("build", "--output", "out", "--jobs", "2") for _ in range(2)]
    printed = [build.communicate(timeout=120)[0] for build in both]
    assert [one.count("error:") for one in printed] == [1, 1], printed
    assert not any("edited" in one for one in printed)
    assert files("out") == files("serial")


def test_a_build_waits_while_another_writes_in_its_folder(workspace: Path) -> None:
    small_cases(2)
    Path("out/larch-000").mkdir(parents=True)
    with alone_in(Path("out/larch-000")):
        build = begun("build", "cases/larch-000", "--output", "out")
        time.sleep(3)
        assert build.poll() is None
        assert not list(Path("out/larch-000").glob("*.docx"))
    build.communicate(timeout=120)
    assert build.returncode == 0
    assert list(Path("out/larch-000").glob("*.docx"))


def test_what_a_process_that_was_ended_left_half_written_goes_with_a_later_build(workspace: Path) -> None:
    small_cases(2)
    Path("out/larch-000/.issued").mkdir(parents=True)
    old, new = Path("out/larch-000/.issued/.abc.part"), Path("out/larch-000/.abd.part")
    for left in (old, new):
        left.write_bytes(b"half a dr")
    os.utime(old, (0, 0))
    run("build", "cases/larch-000", "--today", TODAY, "--output", "out")
    assert not old.exists()
    assert new.exists(), "another process may be writing it"


# Processes that end in the middle


def workers_of(process: int) -> Iterator[int]:
    """The processes that work for a command: its grandchildren, which its server of processes has begun."""
    parents = {}
    for entry in Path("/proc").iterdir():
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
        except (ValueError, OSError):
            continue
    yield from (one for one, parent in parents.items() if parents.get(parent) == process)


def begun(*words: str, most_bytes: int = 0) -> subprocess.Popen[str]:
    """A command in a process of its own, which may write no file that is larger."""
    limit = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, -1)); "
        if most_bytes
        else ""
    )
    program = [sys.executable, "-c", f"{limit}from cspr_docs.cli import main; main()"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*program, *words, "--today", TODAY],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_workers_that_are_killed_fifty_times_leave_what_one_process_builds(workspace: Path) -> None:
    small_cases(40)
    assert run("build", "--today", TODAY, "--jobs", "1", "--output", "out").exit_code == 1
    Path("out").rename("serial")
    chance, kills = random.Random(14), 0
    while kills < 50:
        shutil.rmtree("out", ignore_errors=True)
        command = begun("build", "--jobs", "2", "--output", "out")
        kills += killed_at_random(command, chance, 50 - kills)
        printed, _ = command.communicate()
        assert printed.count("error:") == 1, printed
        left = {name: content for name, content in files("out").items() if not name.endswith(".part")}
        assert left == files("serial")


def killed_at_random(command: subprocess.Popen[str], chance: random.Random, most: int) -> int:
    """Kills a worker again and again, not the same case's more than twice, until the command ends; how many died."""
    kills, before, made = 0, set[int](), 0
    while command.poll() is None and kills < most:
        time.sleep(chance.uniform(0, 0.1))
        alive, drafts = set(workers_of(command.pid)), len(list(Path("out").glob("*/manifest.json")))
        if drafts > made and (victims := alive & before or alive):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(sorted(victims)), signal.SIGKILL)
                kills, before, made = kills + 1, alive, drafts
    return kills


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_ctrl_c_leaves_whole_files_and_no_process(workspace: Path) -> None:
    small_cases(30)
    command = begun("build", "--jobs", "2", "--output", "out")
    while not list(Path().glob("out/larch-00[34]/*.docx")):
        time.sleep(0.02)
    workers = list(workers_of(command.pid))
    assert workers
    command.send_signal(signal.SIGINT)
    printed, _ = command.communicate(timeout=20)
    assert command.returncode == 1
    assert "Aborted!" in printed
    assert "Traceback" not in printed
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
    assert [name for name in files("out") if name.endswith(".part")] == []
    assert run("build", "--today", TODAY, "--output", "out").output.count("error:") == 1
    drafts = [path for path in Path("out").rglob("*.docx") if ".issued" not in path.parts]
    assert len(drafts) == 2 * 29
