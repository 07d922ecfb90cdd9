"""What in a sheet of actions cannot be taken: each row is told, and the case keeps what it says."""

import shutil
from pathlib import Path

import pytest

from cspr_docs.casefile import read_case
from schemas.improvement import Progress
from tests.answered_sheets import SHEET, case_with_sheet, collect, files, fill, told
from tests.case_folders import write


@pytest.fixture
def case(workspace: Path) -> Path:
    return case_with_sheet()


def test_what_the_case_has_changed_since_is_not_overwritten(case: Path) -> None:
    fill("a1", progress="Red: off track")
    text = (case / "case.yaml").read_text("utf-8")
    (case / "case.yaml").write_text(text.replace("evidence: A list", "evidence: Another list"), "utf-8")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert told(done, "answer-outdated") == ["plan.xlsx, sheet Actions, row 2"]
    assert "Progress" in done.output
    assert files() == before


def test_every_row_that_cannot_be_taken_is_told_and_the_others_are(case: Path) -> None:
    fill("a1", progress="purple", done="31 February 2026")
    fill("a2", progress="red")
    fill("a3", progress="amber", response="")
    done = collect()
    assert done.exit_code == 1
    assert len(told(done, "answer-not-read")) == 3
    assert told(done, "answer-emptied") == ["plan.xlsx, sheet Actions, row 4"]
    for said in (
        "row 2: gap: answer-not-read: 'purple' is no progress",
        "row 2: gap: answer-not-read: there is no day '31 February 2026'",
        "answer-not-read: A&B 1 action a3 has a day on which it was done, and is not complete",
        "advice: answer-emptied: 'What the agency says' of A&B 1 action a3",
    ):
        assert said in done.output
    first, second, third = read_case(case).case.actions
    assert (first.progress, second.progress, third.progress) == (
        Progress.AMBER,
        Progress.RED,
        Progress.COMPLETE,
    )


def test_a_row_of_no_action_or_of_a_case_that_is_not_here_is_told(case: Path) -> None:
    fill("a1", which="my own row", progress="red")
    fill("a2", which="A&B 1 action a9", progress="red")
    fill("a3", which="Z 9 action a1", progress="red")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert len(told(done, "answer-without-action")) == 3
    assert files() == before


def test_two_sheets_about_one_action_are_told(case: Path) -> None:
    shutil.copy(SHEET, "second.xlsx")
    fill("a1", progress="red")
    fill("a1", Path("second.xlsx"), progress="green")
    done = collect(SHEET, "second.xlsx")
    assert done.exit_code == 1
    assert "second.xlsx, sheet Actions, row 2: gap: answer-without-action: another row answers" in done.output
    assert read_case(case).case.actions[0].progress is Progress.RED


def test_a_real_name_that_several_share_or_a_day_ahead_is_told(case: Path) -> None:
    fill("a1", done="2026-12-24")
    fill("a2", changed="Fern's own words")
    done = collect()
    assert "A&B 1 action a1 is done on a day that has not come yet" in done.output
    assert read_case(case).case.actions[1].outcome == "Fern's own words"


def test_what_is_no_sheet_of_actions_changes_nothing(case: Path) -> None:
    for name, content in (("notes.csv", b"Date,Event\n3/3/2026,Seen\n"), ("scan.pdf", b"%PDF-1.7")):
        Path(name).write_bytes(content)
    before = files()
    done = collect("notes.csv", "scan.pdf", SHEET)
    assert done.exit_code == 1
    assert told(done, "collect-agency") == ["notes.csv"]
    assert told(done, "table-file-kind") == ["scan.pdf"]
    assert files() == before
    assert "table-file-unreadable" in collect("nowhere.xlsx").output


def test_a_reference_that_several_cases_have_is_told(case: Path) -> None:
    fill("a1", progress="red")
    shutil.copytree(case, "cases/copy")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert "the reference A&B 1 is that of several cases" in done.output
    assert files() == before
    assert collect(SHEET, "--case", "cases/copy").exit_code == 0
    assert read_case(Path("cases/copy")).case.actions[0].progress is Progress.RED


def test_a_case_that_cannot_be_read_keeps_nothing_from_the_others(case: Path) -> None:
    for name in ("alder", "aspen"):
        write(Path("cases") / name, case_yaml="reference: X\nactons: []\n")
    fill("a1", progress="red")
    done = collect()
    assert done.exit_code == 1
    assert done.output.count("error: ") == 2
    assert read_case(case).case.actions[0].progress is Progress.RED
