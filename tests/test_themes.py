"""Themes: what comes back over cases and years, and the criteria answered in that knowledge."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands import check, run

pytestmark = pytest.mark.usefixtures("nothing_old_to_collect")

MEN = ("WSCP-24-01", "WSCP-25-02", "WSCP-26-01", "WSCP-26-04")
"""The cases in which nobody knew a man in the child's life, read by hand out of the twelve."""


def told(case: Path, *codes: str) -> list[str]:
    """The lines of `cspr check` under these codes."""
    lines = check(case).output.splitlines()
    return [line for line in lines if any(f" {code}: " in line for code in codes)]


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def themes_of(*words: str) -> dict[str, dict[str, object]]:
    done = run("themes", *words, "--format", "json")
    return {theme["id"]: theme for theme in json.loads(done.output)["themes"]}


def test_a_theme_has_its_cases_over_the_years_and_what_became_of_each_recommendation(twelve: Path) -> None:
    text = run("themes").output
    assert "Unseen fathers and other men (4 cases, 2024 to 2026)" in text
    assert 'WSCP-24-01 (5 February 2024): finding "Nobody who visited Alder had ever met his father"' in text
    assert "Nights, weekends and holidays (2 cases, 2025 to 2026)" in text
    one_line = " ".join(text.split())
    assert "recommended in more than one review: WSCP-24-01 r1 Meet every father: 1 of 2 actions" in one_line
    assert "1 of 2 actions complete, due on 28 February 2025, no audit of it is recorded" in one_line
    assert "carried out on 14 March 2025, audited on 12 June 2025" in one_line
    assert "carried out on 10 November 2025, no audit of it is recorded" in one_line
    assert text.splitlines()[-2:] == [
        "12 cases, 21 themes, 12 of them in more than one case",
        "no themes yet: WSCP-25-04",
    ]


def test_programs_read_the_same(twelve: Path) -> None:
    found = themes_of()
    assert tuple(case["case"] for case in found["unseen_men"]["cases"]) == MEN
    assert [case["case"] for case in found["information_sharing"]["cases"]] == [
        "WSCP-24-02", "WSCP-24-03", "WSCP-26-03",
    ]  # fmt: skip
    assert [(made["case"], made["id"]) for made in found["unseen_men"]["recommended"]] == [
        ("WSCP-24-01", "r1"), ("WSCP-25-02", "r1"), ("WSCP-26-01", "r2"),
    ]  # fmt: skip
    assert found["unseen_men"]["is_recommended_again"]
    assert not found["safer_sleeping"]["is_recommended_again"]
    assert next(iter(found)) == "unseen_men"


def test_one_case_alone_and_a_case_that_cannot_be_read(twelve: Path) -> None:
    assert [*themes_of("cases/cedar")] == ["was_not_brought", "disabled_children"]
    edit(twelve / "kit/case.yaml", ("reference:", "referense:"))
    edit(twelve / "ivo/case.yaml", ("pseudonym:", "pseudonim:"))
    done = run("themes")
    assert done.exit_code == 1
    assert "cases/kit/case.yaml:" in done.output
    assert "cases/ivo/case.yaml:" in done.output
    assert "Unseen fathers and other men (3 cases, 2024 to 2026)" in done.output


def test_the_vocabulary_is_listed_with_the_partnerships_own(twelve: Path) -> None:
    text = run("themes", "--vocabulary").output
    assert "nights_and_weekends      Nights, weekends and holidays" in text
    assert "unseen_men               Unseen fathers and other men" in text
    known = json.loads(run("themes", "--vocabulary", "--format", "json").output)["themes"]
    assert len(known) == 23


def test_misspelt_themes_are_told_where_they_stand(twelve: Path) -> None:
    edit(
        twelve / "hazel/case.yaml",
        ("themes: [unseen_men]", "themes: [unseen_man, fathers_in_prison]"),
        ("themes: [bruising_not_mobile, nights_and_weekends]", "themes: [nights_and_weekend]"),
    )
    lines = check(twelve / "hazel").output.splitlines()
    at = {line.split(" ")[0]: lines[n + 1].strip() for n, line in enumerate(lines) if "theme-unknown" in line}
    assert at == {
        "cases/hazel/case.yaml:58:14:": 'hint: did you mean "nights_and_weekends"?',
        "cases/hazel/case.yaml:63:14:": 'hint: did you mean "unseen_men"?',
        "cases/hazel/case.yaml:63:26:": "hint: 'cspr themes --vocabulary' lists them; one of your "
        "own goes into themes.yaml beside the cases",
    }
    edit(
        twelve / "themes.yaml",
        ("themes:\n", "themes:\n  - {id: fathers_in_prison, name: Fathers in prison}\n"),
        ("id: nights_and_weekends\n", "id: nights_and_weekend\n"),
    )
    assert [line.split(" ")[0] for line in told(twelve / "hazel", "theme-unknown")] == [
        "cases/hazel/case.yaml:63:14:"
    ]
    assert "Fathers in prison (1 case, 2026)" in run("themes").output


def test_a_broken_vocabulary_is_told_and_the_cases_own_problems_too(twelve: Path) -> None:
    (twelve / "themes.yaml").write_text("themes:\n  - {id: Nights, nam: Nights}\n", "utf-8")
    lines = check(twelve / "dov").output
    assert "cases/themes.yaml:2:10: error: " in lines
    assert "cases/themes.yaml:2:18: error: unknown-field" in lines
    assert "identities-missing" in lines
    assert run("themes").exit_code == 1


def test_answers_against_what_the_workspace_knows_are_told_with_the_earlier_cases(twelve: Path) -> None:
    assert not told(twelve, "recurrence-denied", "improvement-known", "earlier-case-unnamed")
    edit(
        twelve / "kit/case.yaml",
        ("recurrent_themes: {answer: yes", "recurrent_themes: {answer: no"),
        ("identified: {answer: yes", "identified: {answer: no"),
    )
    denied, improvement = sorted(told(twelve / "kit", "recurrence-denied", "improvement-known"), reverse=True)
    assert denied.startswith("cases/kit/case.yaml:40:32: advice: recurrence-denied: ")
    assert all(reference in denied for reference in MEN[:3])
    assert "WSCP-25-03 (professional curiosity)" in denied
    assert "WSCP-26-01 (unseen fathers and other men)" in improvement
    assert "WSCP-25-03" not in improvement  # of the same theme, and it recommended nothing


def test_a_case_that_names_no_earlier_one_is_shown_them(twelve: Path) -> None:
    edit(twelve / "ivo/case.yaml", ("WSCP-", "case "))
    edit(
        twelve / "juno/case.yaml",
        ("WSCP-24-03", "one of 2024"),
    )
    shown = told(twelve, "earlier-case-unnamed")
    assert len(shown) == 2
    assert (
        "WSCP-25-01 (exploitation and harm outside the home) and WSCP-24-02 (children out of sight"
        in shown[0]
    )
    assert "WSCP-24-03 (neglect; information sharing; overlooked brothers and sisters)" in shown[1]


def test_only_what_was_there_before_is_held_against_an_answer(twelve: Path) -> None:
    no = ("answer: yes, reason: 'The same was recommended in WSCP-24-01.'", "answer: no, reason: None.")
    edit(twelve / "elodie/case.yaml", no)
    assert len(told(twelve / "elodie", "improvement-known")) == 1
    edit(twelve / "alder/case.yaml", ("completed_on: 2024-08-20", "completed_on: 2025-08-20"))
    assert not told(twelve / "elodie", "improvement-known")
    edit(twelve / "alder/case.yaml", ("aware_on: 2024-02-05", "aware_on: 2025-08-01"))
    edit(twelve / "elodie/case.yaml", ("answer: yes, reason: 'A man", "answer: no, reason: 'A man"))
    assert not told(twelve / "elodie", "recurrence-denied", "earlier-case-unnamed")


def test_neighbours_are_read_only_for_a_case_with_themes_and_a_broken_one_stops_nothing(twelve: Path) -> None:
    edit(twelve / "alder/case.yaml", ("reference:", "referense:"))
    assert "alder" not in check(twelve / "gorse").output
    edit(twelve / "kit/case.yaml", ("recurrent_themes: {answer: yes", "recurrent_themes: {answer: no"))
    (denied,) = told(twelve / "kit", "recurrence-denied")
    assert "WSCP-25-02" in denied
    assert "WSCP-24-01 (" not in denied
    shutil.copytree(twelve / "kit", "alone/kit")
    assert not told(Path("alone/kit"), "recurrence-denied", "earlier-case-unnamed")
