"""A case that is begun: whole in the end, also where the program ends in the middle of its writing."""

from pathlib import Path

import pytest

from cspr_docs.casefile import read_case
from tests.commands import check, run
from tests.killing import killed_after
from tests.trees import tree

ANSWERS = ("--no-questions", "--child", "Ash", "--nature", "child_death", "--today", "2026-11-22")


@pytest.mark.parametrize("survived", [0, 1, 2, 9, 24, 30])
def test_the_same_command_finishes_what_was_killed(
    survived: int, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "whole/fern", *ANSWERS)
    with killed_after(survived, monkeypatch):
        run("new", "cases/fern", *ANSWERS)
    folder = Path("cases/fern")
    for place in (folder, *folder.glob(".schemas")):
        (place / ".x.part").write_bytes(b"half a file")
    if survived:
        assert "Say the same 'cspr new' again" in (folder / "UNFINISHED.txt").read_text("utf-8")
    if 0 < survived < 24:
        told = check("cases/fern").output
        assert "`cspr new` was stopped while it wrote this folder" in told
    done = run("new", "cases/fern", *ANSWERS)
    assert done.exit_code == 0, done.output
    assert tree(folder) == tree(Path("whole/fern"))
    assert not [*folder.rglob("UNFINISHED.txt"), *folder.rglob("*.part")]


def test_what_somebody_wrote_into_an_unfinished_case_is_never_written_over(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, edit in (("mine.md", "Words."), ("chronology.yaml", "- id: c1\n")):
        with killed_after(9, monkeypatch):
            run("new", f"cases/{name}", *ANSWERS)
        (Path("cases") / name / name).write_text(edit, "utf-8")
        refused = run("new", f"cases/{name}", *ANSWERS)
        assert refused.exit_code == 1
        assert "folder-taken" in refused.output
        assert (Path("cases") / name / name).read_text("utf-8") == edit


@pytest.mark.parametrize("name", ["Tom O'Brien", "Zoé-Łoś D'Arcy", "Anna Bell"])
def test_a_name_that_looks_real_is_told(name: str, workspace: Path) -> None:
    told = run("new", "cases/fern", *ANSWERS, "--child", name)
    assert told.exit_code == 0
    assert f"{name} looks like a real name" in told.output
    assert "identities.yaml" in told.output
    assert told.output.count("looks like") == 1


@pytest.mark.parametrize("name", ["Fern", "Zoé", "Child A", "Adult B"])
def test_a_pseudonym_is_not_told(name: str, workspace: Path) -> None:
    assert "looks like" not in run("new", "cases/fern", *ANSWERS, "--child", name).output
    assert "O'Hara looks like" in run("new", "cases/O'Hara", *ANSWERS, "--child", name).output


def test_a_day_that_lies_ahead_is_refused_before_anything_is_written(workspace: Path) -> None:
    refused = run("new", "cases/fern", *ANSWERS, "--aware-on", "2026-11-23")
    assert refused.exit_code == 2
    assert "lies ahead" in refused.output
    assert not Path("cases/fern").exists()
    assert run("new", "cases/fern", *ANSWERS, "--aware-on", "2026-11-22").exit_code == 0


def test_the_forms_that_the_identities_show_are_read(workspace: Path) -> None:
    run("new", "cases/fern", *ANSWERS)
    file = Path("cases/fern/identities.yaml")
    lines = file.read_text("utf-8").splitlines()
    forms = [line.removeprefix("# ") for line in lines if line.startswith("#     ")]
    assert len(forms) == 2
    file.write_text("\n".join([*lines, *forms, ""]), "utf-8")
    assert "error" not in check("cases/fern").output


def test_children_given_on_one_line_are_each_a_child(workspace: Path) -> None:
    words = (
        "--reference",
        "EX-4",
        "--no-questions",
        "--child",
        "Sorrel, Teasel, Bryony and Reed",
        "--child",
        "Fern",
    )
    assert run("new", "cases/four", *words).exit_code == 0
    children = read_case(Path("cases/four")).case.children
    assert [child.pseudonym for child in children] == ["Sorrel", "Teasel", "Bryony", "Reed", "Fern"]
