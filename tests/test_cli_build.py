"""`cspr build` at the keyboard: the table, the exit code, and building on while somebody writes."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from tests.commands import build, check, outcomes, run
from tests.conftest import TEMPLATES


def test_the_table_names_every_document_and_why_one_is_not_made(copied_cases: Path) -> None:
    result = build("cases/juniper", "cases/linden")
    assert result.exit_code == 0
    assert result.output.startswith("cases/juniper → output/juniper\n")
    table = outcomes(result)
    assert table["rapid-review.docx"] == "written"
    assert "not called for yet; 'cspr build --kind NAME' says why" in result.output
    assert "it is made once" not in result.output
    assert "it is made once a delay" in build("cases/linden", "--kind", "delay-notice").output
    assert set(table.values()) == {"written", "not made"}, "a letter that is withheld is told"


def test_no_real_name_reaches_the_terminal(copied_cases: Path) -> None:
    from cspr_docs.casefile import read_case

    output = build("cases/hawthorn").output
    identities = read_case(Path("cases/hawthorn")).identities
    assert identities
    first_names = {person.first_name for person in identities.people.values() if person.first_name}
    assert len(first_names) > 5
    assert not [name for name in first_names if f" {name} " in output]


@pytest.mark.parametrize(("where", "words"), [("cases/linden", ()), ("cases", ()), (".", ("cases/linden",))])
def test_the_same_drafts_are_made_wherever_in_the_workspace_somebody_stands(
    copied_cases: Path, monkeypatch: pytest.MonkeyPatch, where: str, words: tuple[str, ...]
) -> None:
    home = Path.cwd()
    for other in ("hawthorn", "rowan"):
        shutil.rmtree(f"cases/{other}")
    shutil.copytree(TEMPLATES, "templates")
    monkeypatch.chdir(where)
    (home / "templates/rapid-review/template.docx").unlink()
    assert "no-template" in build(*words, "--kind", "rapid-review").output, "templates of its own come first"
    shutil.rmtree(home / "templates")
    assert build(*words, "--kind", "rapid-review").exit_code == 0
    assert [path.parent for path in home.rglob("rapid-review.docx")] == [home / "output/linden"]


def test_a_folder_that_only_a_misnamed_file_keeps_from_being_a_case_is_told(copied_cases: Path) -> None:
    shutil.rmtree("cases/hawthorn")
    shutil.rmtree("cases/rowan")
    Path("cases/linden").rename("cases/ash")
    shutil.copytree("cases/ash", "cases/linden")
    Path("cases/notes").mkdir()
    Path("cases/notes/people.txt").write_text("not a case", "utf-8")
    Path("cases/ash/case.yaml").rename("cases/ash/case.yaml.txt")  # as Notepad saves it
    for result in (check(), build()):
        assert "cases/ash: error: no-case-file" in result.output
        assert "cases/ash/case.yaml.txt: error: wrong-ending" in result.output
        assert "rename it to case.yaml\n" in result.output
        assert "notes" not in result.output


def test_templates_that_are_not_there_are_told_and_not_replaced_by_the_shipped_ones(
    copied_cases: Path,
) -> None:
    for command in (("build", "cases/linden"), ("publish", "x.docx"), ("trace", "x.docx", "words")):
        result = run(*command, "--templates", "nowhere")
        assert result.exit_code == 2
        assert "'nowhere' does not exist" in result.output
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("linden", 'did you mean "cases/linden"?'),
        ("cases/lindn", 'did you mean "cases/linden"?'),
        ("cases/ash", "it is locked: 'cspr unlock cases/ash.age' brings it back"),
        ("cases/quite-other", "check the spelling; `cspr new` makes a new case folder"),
        ("nowhere/linden", "check the spelling; `cspr new` makes a new case folder"),
    ],
)
def test_a_case_that_is_not_there_is_told_with_what_was_probably_meant(
    copied_cases: Path, given: str, hint: str
) -> None:
    Path("cases/ash.age").write_bytes(b"locked")
    assert check(given).output.splitlines()[:2] == [
        f"{given}: error: no-case-folder: there is no folder {given}",
        f"  hint: {hint}",
    ]


def test_a_case_that_may_not_be_read_is_not_left_out_in_silence(
    copied_cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Path("cases/linden")
    access = os.access

    def refuse(path: Path, mode: int) -> bool:
        return Path(path) != closed and access(path, mode)

    monkeypatch.setattr(os, "access", refuse)
    result = check()
    assert (
        "cases/linden: error: cannot-open: this folder cannot be opened: you may not read it" in result.output
    )
    assert "cases/hawthorn/" in result.output


def test_a_new_case_checks_with_gaps_and_no_errors_and_builds(workspace: Path) -> None:
    answers = "fern\nHX-1\nFern, Élise O'Shea\n2026-11-02\nserious harm\n\n\n"
    assert run("new", "--today", "2026-11-22", answers=answers).exit_code == 0
    checked = run("check", "--today", "2026-11-22")
    assert checked.exit_code == 1
    assert ": gap: " in checked.output
    assert ": error: " not in checked.output
    built = build()
    assert built.exit_code == 0
    assert Path("output/fern/rapid-review.docx").exists()
    assert run("new", "cases/fern", "--no-questions").exit_code == 1


def test_the_children_of_a_new_case_are_listed_as_people_list_them(workspace: Path) -> None:
    answers = "meadow\nHX-2\nSorrel, Teasel, Bryony and Reed\n2026-11-02\nserious harm\n\n\n"
    assert run("new", "--today", "2026-11-22", answers=answers).exit_code == 0
    children = Path("cases/meadow/children.yaml").read_text("utf-8")
    for name in ("Sorrel", "Teasel", "Bryony", "Reed"):
        assert f"pseudonym: {name}\n" in children
    assert "guidance: working_together_2026" in Path("cases/meadow/case.yaml").read_text("utf-8")


def test_a_case_begun_inside_the_folder_of_cases_stands_beside_the_others(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "cases").mkdir()
    monkeypatch.chdir("cases")
    assert run("new", answers="fern\n\nFern\n\n\n\n\n").exit_code == 0
    assert (workspace / "cases/fern/case.yaml").is_file()


@pytest.mark.slow
def test_watching_builds_again_when_a_file_changes(copied_cases: Path) -> None:
    command = [
        sys.executable,
        "-u",
        "-m",
        "cspr_docs",
        "build",
        "cases/linden",
        "--kind",
        "rapid-review",
        "--watch",
    ]
    lines: list[str] = []
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout
        reader = Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True)  # type: ignore[union-attr]
        reader.start()
        try:
            assert seen(lines, "Watching for changes")
            facts = Path("cases/linden/rapid_review/facts.md")
            facts.write_text(f"{facts.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
            assert seen(lines, "facts.md changed")
            assert seen(lines, "written", after="facts.md changed")
        finally:
            process.terminate()


def seen(lines: list[str], words: str, after: str = "", seconds: float = 60) -> bool:
    """Whether the words are printed within some time, behind a line that holds `after`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = "".join(list(lines))
        if words in text.partition(after)[2] if after else words in text:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("asked", [("--kind", "rapidreview"), ("--recipient", "Father")])
def test_a_misspelt_wish_says_nothing_of_the_drafts_that_are_there(
    short_drafts: Path, asked: tuple[str, str]
) -> None:
    result = build("cases/rowan", *asked)
    assert result.exit_code == 1
    assert asked[1] in result.output
    assert "older than the case" not in result.output


@pytest.mark.parametrize(
    ("file", "wrong"),
    [("case.yaml", "nonsense: 1\n"), ("final_report/foreword.md", "\n@nobody-known was there.\n")],
)
def test_while_an_error_stands_a_build_says_that_the_older_file_is_older(
    short_drafts: Path, file: str, wrong: str
) -> None:
    """Be it that the case cannot be read, or that one document cannot be made; said again as often as one builds."""
    report = short_drafts / "rowan" / "final-report.docx"
    before, at = report.read_bytes(), Path("cases/rowan", file)
    at.write_text(at.read_text("utf-8") + wrong, "utf-8")
    for _ in range(2):
        result = build("cases/rowan")
        told = " ".join(result.output.split())
        assert result.exit_code == 1
        assert re.search(r"[Ff]rom before, and older than the case: [\w., -]*final-report\.docx", told), told
        assert report.read_bytes() == before
