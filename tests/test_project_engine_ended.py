"""Many cases at once while something goes wrong: a full disk, two builds in one folder, processes that are ended."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cspr_docs.files import alone_in
from tests.commands import TODAY, run
from tests.many_cases import UNFINISHED, begun, files, small_cases

pytestmark = pytest.mark.usefixtures("nothing_old_to_collect")


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
