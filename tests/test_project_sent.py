"""What the office hears when a document that somebody was given says something else now."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands import build, check
from tests.conftest import made_once
from tests.merged_drafts import in_case, in_word
from tests.returned_drafts import Draft
from tests.sent_packages import codes, packages, send, without_pages

ROWAN = Path("cases/rowan")
REVIEW = Path("output/rowan/rapid-review.docx")
LETTER = Path("output/rowan/decision-letter-mother.docx")
FACTS = ROWAN / "rapid_review/facts.md"
CODE = "sent-changed"


@pytest.fixture(scope="module")
def sent_once(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case whose rapid review the Panel and whose letter the mother was given."""
    with made_once(built_once, tmp_path_factory) as folder, pytest.MonkeyPatch.context() as patched:
        without_pages(patched)
        assert send("rapid-review", ROWAN, "--by", "secure e-mail").exit_code == 0
        letter = send("decision-letter", ROWAN, "--recipient", "mother", "--by", "by hand")
        assert letter.exit_code == 0, letter.output
        assert len(packages("rowan")) == 2
    return folder


@pytest.fixture(autouse=True)
def _sent(sent_once: Path, workspace: Path, no_pages: None) -> None:
    """The same in a workspace of its own."""
    shutil.copytree(sent_once, workspace, dirs_exist_ok=True)


def told(result: Result) -> list[str]:
    """The lines about what was sent, and the hints below them."""
    lines = result.output.splitlines()
    return [
        line for number, line in enumerate(lines) if CODE in line or (number and CODE in lines[number - 1])
    ]


def test_nothing_is_said_while_the_drafts_say_what_was_sent() -> None:
    assert told(check("cases/rowan")) == []
    assert told(build("cases/rowan")) == []


def test_a_file_that_was_only_saved_again_says_the_same() -> None:
    before = REVIEW.read_bytes()
    Draft(REVIEW).save(by="Ann Reader")
    assert REVIEW.read_bytes() != before
    assert told(check("cases/rowan")) == []


def test_an_edited_file_and_a_changed_case_are_both_told_with_what_to_do() -> None:
    in_word(LETTER, "Dear ", "Good day ")
    first = FACTS.read_text("utf-8").split()[0]
    in_case(FACTS, FACTS.read_text("utf-8"), FACTS.read_text("utf-8").replace(first, "Later", 1))
    built, checked = build("cases/rowan"), check("cases/rowan")
    again = build("cases/rowan")
    for result in (built, checked, again):
        problems = told(result)
        assert len(problems) == 4, result.output
        text = "\n".join(problems)
        assert f"advice: {CODE}: {REVIEW.as_posix()} no longer says what was sent to the Panel on" in text
        assert f"advice: {CODE}: {LETTER.as_posix()} no longer says what was sent to mother on" in text
        assert "cases/rowan/sent.yaml:" in text
        assert "'cspr redline output/rowan/sent/2026-11-22-rapid-review-to-panel/rapid-review.docx" in text
        assert "'cspr send rapid-review --to panel'" in text
        assert "'cspr send decision-letter --to family --recipient mother'" in text
        assert "what it corrects" in text


def test_only_the_last_that_a_reader_was_given_counts() -> None:
    in_word(LETTER, "Dear ", "Good day ")
    assert len(told(check("cases/rowan"))) == 2
    assert send("decision-letter", ROWAN, "--recipient", "mother", "--by", "by hand").exit_code == 0
    assert told(check("cases/rowan")) == []


def test_without_the_package_a_changed_file_is_told_as_that() -> None:
    [_, panel] = packages("rowan")
    (panel / "rapid-review.docx").write_bytes(b"somebody tried something")
    Draft(REVIEW).save(by="Ann Reader")
    [line, hint] = told(check("cases/rowan"))
    assert "was changed after it was sent to the Panel" in line
    assert "redline" not in hint


def test_a_manifest_that_cannot_be_read_hides_nothing_of_the_case() -> None:
    problems = codes(check("cases/rowan"))
    Path("output/rowan/manifest.json").write_text("{", "utf-8")
    assert set(codes(check("cases/rowan"))) == {*problems, "manifest-unreadable"}
    assert codes(check("cases/rowan", "--output", "elsewhere")) == problems
