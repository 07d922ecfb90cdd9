"""Many cases at once: what comes of each comes in their order, and one that goes wrong keeps nobody from the others."""

import shutil
import threading
import time
from pathlib import Path

import pytest

from cspr_docs.project import workers
from cspr_docs.project.engine import MANY, Engine, each
from tests.awkward_work import by_its_name
from tests.commands import TODAY, run
from tests.many_cases import UNFINISHED, files, small_cases, told

pytestmark = pytest.mark.usefixtures("nothing_old_to_collect")


def ends(engine: Engine, *names: str) -> dict[str, str]:
    """For each name what came of it: its result, or the code and words of what went wrong."""
    folders = [Path(name) for name in names]
    return dict(zip(names, map(told, each(by_its_name, folders, engine)), strict=True))


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


def test_who_stops_it_waits_for_no_case_that_hangs(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", 1)
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
