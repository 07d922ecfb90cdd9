"""What the office hears when a document that somebody was given says something else now."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package
from cspr_docs.word.additions import BODY
from cspr_docs.word.issue import issue_of
from cspr_docs.word.revisions import accepted, rejected
from tests.commands import build, check, outcomes, run
from tests.conftest import TEMPLATES, made_once
from tests.merged_drafts import in_case, in_word
from tests.returned_drafts import Draft
from tests.sent_packages import codes, packages, send, without_pages

ROWAN = Path("cases/rowan")
REVIEW = Path("output/rowan/rapid-review.docx")
LETTER = Path("output/rowan/decision-letter-mother.docx")
FACTS = ROWAN / "rapid_review/facts.md"
SECOND = Path("output/rowan/rapid-review-version-2.docx")
CHANGED, EDITED = "sent-changed", "sent-edited"


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
def _sent(sent_once: Path, workspace: Path, no_pages: None, looks_once: None) -> None:
    """The same in a workspace of its own."""
    shutil.copytree(sent_once, workspace, dirs_exist_ok=True)


def told(result: Result) -> list[str]:
    """The lines about what was sent, and the hints below them."""
    lines = result.output.splitlines()
    about = [CHANGED in line or EDITED in line for line in lines]
    return [line for number, line in enumerate(lines) if about[number] or (number and about[number - 1])]


def rebuilt(*words: str) -> Result:
    """The papers of the case that a test here looks at, built again."""
    kinds = ("rapid-review", "decision-letter", "final-report")
    return build("cases/rowan", *(word for kind in kinds for word in ("--kind", kind)), *words)


def change_facts(word: str = "Later") -> str:
    """Changes a word of the rapid review in the case; gives the words as they were."""
    text = FACTS.read_text("utf-8")
    in_case(FACTS, text, text.replace(text.split()[0], word, 1))
    return text


def header(file: Path) -> str:
    """What the header of every page but the first says."""
    return "".join(map(str, etree.fromstring(read_package(file).parts["word/header2.xml"]).itertext()))


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
    change_facts()
    built, checked = rebuilt(), check("cases/rowan")
    again = rebuilt()
    for result in (built, checked, again):
        problems = told(result)
        assert len(problems) == 4, result.output
        text = "\n".join(problems)
        assert f"advice: {CHANGED}: {SECOND.as_posix()} no longer says what was sent to the Panel on" in text
        assert f"advice: {EDITED}: {LETTER.as_posix()} was changed by hand after it was sent on" in text
        assert "put it back, or take what was changed into the case with 'cspr pull" in text
        assert "cases/rowan/sent.yaml:" in text
        assert "'cspr redline output/rowan/sent/2026-11-22-rapid-review-to-panel/rapid-review.docx" in text
        assert "'cspr send rapid-review --to panel'" in text
        assert "what it corrects" in text


def test_the_comparison_that_is_named_shows_what_was_sent_and_what_is_said_now() -> None:
    change_facts()
    rebuilt()
    [_, hint] = told(check("cases/rowan"))
    redline, *paths = hint.partition("'cspr ")[2].partition("'")[0].split()
    done = run(redline, *paths, "--output", "changes.docx")
    assert done.exit_code == 0, done.output
    made, sent = read_package(Path("changes.docx")), read_package(Path(paths[0]))
    assert issue_of(made) is None  # it is no draft, and nobody can pull it
    body, issued = (etree.fromstring(one[BODY]) for one in (made, sent))
    assert text_lines(rejected(body)) == text_lines(issued)
    assert text_lines(accepted(body)) == text_lines(etree.fromstring(read_package(SECOND)[BODY]))
    annexes = (*(packages("rowan")[1].glob("*annexes.docx")), REVIEW.with_name("rapid-review-annexes.docx"))
    assert run("redline", *annexes, "--output", "annexes.docx").exit_code == 0


def text_lines(root: etree._Element) -> list[str]:
    return ["".join(text.text or "" for text in p.iter(w("t"))) for p in root.iter(w("p"))]


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
    assert "was changed by hand after it was sent on" in line
    assert "redline" not in hint
    change_facts()
    rebuilt()
    REVIEW.unlink()
    [line, hint] = told(check("cases/rowan"))
    assert CHANGED in line
    assert "redline" not in hint


def test_what_was_sent_is_never_written_over_and_a_changed_case_makes_a_new_version() -> None:
    sent, before = REVIEW.read_bytes(), change_facts()
    built = rebuilt()
    assert outcomes(built)["rapid-review-version-2.docx"] == "written"
    assert REVIEW.read_bytes() == sent
    assert "Version 2, replaces the one sent on 22 November 2026" in header(SECOND)
    assert "DRAFT" not in header(SECOND)
    assert outcomes(rebuilt())["rapid-review-version-2.docx"] == "unchanged"
    for words in ("--force", "--merge"):
        rebuilt(words)
        assert REVIEW.read_bytes() == sent
    FACTS.write_text(before, "utf-8")  # the case says again what was sent
    assert outcomes(rebuilt())["rapid-review.docx"] == "as it was sent"
    assert REVIEW.read_bytes() == sent
    assert not SECOND.exists()


def test_each_version_that_is_sent_is_followed_by_the_next() -> None:
    change_facts()
    rebuilt()
    done = send("rapid-review", ROWAN, "--by", "by hand")
    assert done.exit_code == 0, done.output
    second = SECOND.read_bytes()
    assert outcomes(rebuilt())["rapid-review-version-2.docx"] == "as it was sent"
    change_facts("Later still")
    rebuilt()
    third = Path("output/rowan/rapid-review-version-3.docx")
    assert "Version 3, replaces the one sent on 22 November 2026" in header(third)
    assert SECOND.read_bytes() == second
    [line, _] = told(check("cases/rowan"))
    assert third.as_posix() in line


def test_neither_its_own_day_of_sending_nor_what_came_later_makes_a_new_version() -> None:
    review, letter = REVIEW.read_bytes(), LETTER.read_bytes()
    path = ROWAN / "rapid_review.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("sent_to_panel_on: 2026-01-06\n", ""), "utf-8")
    returns = ROWAN / "agency_returns.yaml"
    late = "- {id: late, agency: housing, requested_on: 2026-08-03, due_on: 2026-08-10}\n"
    returns.write_text(returns.read_text("utf-8") + late, "utf-8")
    built = rebuilt()
    assert "return-late" in built.output
    assert outcomes(built)["rapid-review.docx"] == "as it was sent"
    assert (REVIEW.read_bytes(), LETTER.read_bytes()) == (review, letter)
    assert told(built) == []


def test_a_sent_document_is_not_marked_as_a_draft_again_and_can_be_sent_once_more() -> None:
    review = REVIEW.read_bytes()
    own = Path("templates/rapid-review")
    shutil.copytree(TEMPLATES / "rapid-review", own)
    settings = own / "document.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("final: rapid_review.completed_on", 'final: "false"'), "utf-8"
    )
    assert outcomes(rebuilt())["rapid-review.docx"] == "as it was sent"
    assert REVIEW.read_bytes() == review
    again = send("rapid-review", ROWAN, "--by", "by hand")
    assert again.exit_code == 0, again.output
    assert "send-again" in again.output


def test_a_report_for_the_public_has_no_versions() -> None:
    report = Path("output/rowan/final-report.docx")
    assert send("final-report", ROWAN, "--to", "panel", "--by", "e-mail", "--under-embargo").exit_code == 0
    conclusion = ROWAN / "final_report/conclusion.md"
    conclusion.write_text(conclusion.read_text("utf-8") + "\nMore was learned.\n", "utf-8")
    assert outcomes(rebuilt())["final-report.docx"] == "written"
    assert "replaces" not in header(report)
    [line, _] = told(check("cases/rowan"))
    assert CHANGED in line


def test_a_manifest_that_cannot_be_read_hides_nothing_of_the_case() -> None:
    problems = codes(check("cases/rowan"))
    Path("output/rowan/manifest.json").write_text("{", "utf-8")
    assert set(codes(check("cases/rowan"))) == {*problems, "manifest-unreadable"}
    assert codes(check("cases/rowan", "--output", "elsewhere")) == problems
