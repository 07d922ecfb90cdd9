"""`cspr build --merge`: what the case says now arrives in an edited draft as tracked changes."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.word.namespaces import w
from cspr_docs.word.package import read_package, to_bytes
from cspr_docs.word.revisions import accepted, authors, rejected
from cspr_docs.word.tracking.marks import Marker
from tests.commands import TODAY, build, outcomes, run
from tests.conftest import ROOT, tool_or_skip
from tests.test_documents_office import VALIDATOR, faults_of

REPORT = "rapid-review.docx"
OUTPUT = Path("output/linden")
FACTS = Path("cases/linden/rapid_review/facts.md")
BODY = "word/document.xml"

Change = Callable[[etree._Element], None]


@pytest.fixture
def linden(copied_cases: Path) -> Path:
    """One case in a workspace of its own, already built."""
    assert build("cases/linden", "--kind", "rapid-review").exit_code == 0
    return OUTPUT / REPORT


def in_case(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def in_word(file: Path, old: str, new: str) -> bytes:
    """Retypes words in the file without tracking, and saves it with python-docx."""
    document = docx.Document(str(file))
    found = next(text for text in document.element.body.iter(w("t")) if old in (text.text or ""))
    found.text = found.text.replace(old, new)
    document.save(str(file))
    return file.read_bytes()


def tracked_in_word(file: Path, words: str) -> bytes:
    """Puts words behind the first run of the paragraph that holds others, as a tracked change."""
    package = read_package(file)
    root = etree.fromstring(package[BODY])
    paragraph = next(one for one in root.iter(w("p")) if words in "".join(map(str, one.itertext())))
    run = deepcopy(next(paragraph.iter(w("r"))))
    for text in run.iter(w("t")):
        text.text = " Ann's words."
    change = etree.SubElement(paragraph, w("ins"), {w("id"): "7", w("author"): "Ann Reader"})
    change.append(run)
    file.write_bytes(to_bytes({**package, BODY: etree.tostring(root)}))
    return file.read_bytes()


def body(file: Path) -> etree._Element:
    return etree.fromstring(read_package(file)[BODY])


def words(root: etree._Element) -> str:
    lines = ("".join(text.text or "" for text in p.iter(w("t"), w("delText"))) for p in root.iter(w("p")))
    return "\n".join(lines)


def merge() -> str:
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "merged, copy kept", result.output
    return result.output


def comments(file: Path) -> str:
    return "\n".join(map(str, etree.fromstring(read_package(file)["word/comments.xml"]).itertext()))


def pulled(*more: str) -> str:
    return run("pull", str(OUTPUT / REPORT), "--case", "cases/linden", "--today", TODAY, *more).output


def test_a_build_over_edits_says_what_would_be_lost_and_offers_both_ways(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the buses")
    for _ in range(2):
        result = build("cases/linden", "--kind", "rapid-review")
        told = " ".join(result.output.split())
        assert "cspr pull output/linden/rapid-review.docx" in told
        assert "cspr build --merge" in told
        assert "1 value edited in Word would be lost from the draft with --force" in told
        assert result.exit_code == 1


def test_what_only_the_case_changed_is_tracked_and_the_edits_stay(linden: Path) -> None:
    before = in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    was = words(body(linden))
    in_case(FACTS, "learned the night buses", "learned the trams")
    told = merge()
    root = body(linden)
    assert authors(root) == ("cspr-docs",)
    assert "learned the trams" in words(accepted(root))
    assert "learned the night buses" not in words(accepted(root))
    assert "He was otherwise well." in words(accepted(root))
    assert words(rejected(root)) == was
    assert (OUTPUT / "rapid-review.edited.docx").read_bytes() == before
    assert "1 value came as tracked changes" in " ".join(told.split())


def test_tracked_edits_stay_tracked_under_their_own_author(linden: Path) -> None:
    tracked_in_word(linden, "strong and well")
    in_case(FACTS, "learned the night buses", "learned the trams")
    merge()
    root = body(linden)
    assert set(authors(root)) == {"Ann Reader", "cspr-docs"}
    assert "Ann's words." in words(accepted(root))
    assert "Ann's words." not in words(rejected(root))


def test_a_block_that_both_changed_stays_the_reviewers_and_bears_a_comment(linden: Path) -> None:
    in_word(linden, "burned one pan", "burned two pans")
    in_case(FACTS, "learned the night buses", "learned the trams")
    was = words(body(linden))
    told = merge()
    assert words(body(linden)) == was
    assert "learned the trams" in comments(linden)
    assert "You and the case both changed 1 value" in " ".join(told.split())
    assert "conflict" in pulled("--dry-run").lower() or "differ" in pulled("--dry-run").lower()


def test_new_lists_tables_notes_and_links_come_with_what_they_need(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    text = FACTS.read_text("utf-8")
    extra = (
        "1. First thing\n2. Second thing[^9]\n\n| A | B |\n| --- | --- |\n| one | [two](https://example.org/x) |\n\n"
        "> Quoted words\n\n# A new heading\n\n[^9]: A new note with a [link](https://example.org/y).\n"
    )
    FACTS.write_text(
        text.replace("# His health", extra.split("[^9]:")[0] + "# His health")
        + "\n[^9]:"
        + extra.split("[^9]:")[1],
        "utf-8",
    )
    was = words(body(linden))
    merge()
    root = body(linden)
    assert "First thing" in words(accepted(root))
    assert words(rejected(root)) == was
    after = pulled("--dry-run")
    assert "First thing" not in after
    assert "He was otherwise well." in after


def test_of_a_table_and_a_list_only_what_differs_is_tracked(linden: Path) -> None:
    file = Path("cases/linden/rapid_review/learning.md")
    file.write_text("- One stays.\n- Two goes.\n- Three stays.\n", "utf-8")
    build("cases/linden", "--kind", "rapid-review")
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(file, "Two goes", "Two came")
    in_case(FACTS, "| Bed sensor | 29 August 2025", "| Bed sensor | 30 August 2025")
    was = words(body(linden))
    merge()
    root = body(linden)
    deleted = "".join(text.text or "" for text in root.iter(w("delText")))
    assert "Two goes." in deleted
    assert "29 August 2025" in deleted
    assert "stays" not in deleted
    assert "GP, to the" not in deleted
    assert "Two came." in words(accepted(root))
    assert words(rejected(root)) == was


def test_a_fact_is_tracked_inside_its_control(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    was = words(body(linden))
    in_case(Path("cases/linden/rapid_review.yaml"), "met_on: 2026-01-08", "met_on: 2026-01-09")
    merge()
    root = body(linden)
    assert "9 January 2026" in words(accepted(root))
    assert words(rejected(root)) == was
    deleted = [run for change in root.iter(w("del")) for run in change.iter(w("r"))]
    assert deleted
    assert all(next(run.iterancestors(w("sdt")), None) is not None for run in deleted)
    facts = run("pull", linden, "--case", "cases/linden", "--today", TODAY, "--dry-run").output
    assert "January" not in facts


def test_a_fact_that_both_changed_bears_a_comment(linden: Path) -> None:
    in_word(linden, "12 January 2026", "11 January 2026")
    in_case(Path("cases/linden/rapid_review.yaml"), "completed_on: 2026-01-12", "completed_on: 2026-01-13")
    merge()
    root = body(linden)
    assert "11 January 2026" in words(accepted(root))
    assert "13 January 2026" in comments(linden)
    assert "11 January 2026" in words(rejected(root))


def test_pulling_the_merged_file_takes_the_edits_and_nothing_twice(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    now = FACTS.read_text("utf-8")
    merge()
    pulled()
    assert FACTS.read_text("utf-8") == now.replace(
        "He was otherwise strong and well.", "He was otherwise well."
    )


def test_a_value_without_a_place_is_told_in_the_row_and_at_the_beginning(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    entry = Path("cases/linden/rapid_review/key_practice_episodes/k3.yaml")
    for file in [entry, *Path("cases/linden/rapid_review/key_practice_episodes/k3").iterdir()]:
        file.unlink()
    entry.with_suffix("").rmdir()
    was = words(body(linden))
    told = " ".join(merge().split())
    assert "Not brought in:" in told
    assert "no longer has it" in comments(linden)
    assert words(rejected(body(linden))) == was


def test_the_merged_file_counts_as_edited_and_is_never_written_over(linden: Path) -> None:
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    build("cases/linden", "--kind", "rapid-review")
    merge()
    merged = linden.read_bytes()
    for more in ((), ("--merge",)):
        result = build("cases/linden", "--kind", "rapid-review", *more)
        assert outcomes(result)[REPORT] == "edited, kept"
    in_case(FACTS, "learned the trams", "learned the ferries")
    assert outcomes(build("cases/linden", "--kind", "rapid-review"))[REPORT] == "edited, kept; new one beside"
    assert linden.read_bytes() == merged
    merge()
    assert "learned the ferries" in words(accepted(body(linden)))
    assert "learned the trams" not in words(accepted(body(linden)))
    assert (OUTPUT / "rapid-review.edited-2.docx").read_bytes() == merged
    issue = json.loads((OUTPUT / "manifest.json").read_text("utf-8"))["drafts"][REPORT]
    assert issue["issued"] == [issue["latest"]]


@pytest.mark.npm
@pytest.mark.slow
def test_the_open_xml_sdk_finds_no_fault_in_a_merged_file(linden: Path) -> None:
    validator = tool_or_skip(VALIDATOR, "run 'npm install --prefix tests/from_npm'")
    tracked_in_word(linden, "strong and well")
    text = FACTS.read_text("utf-8")
    FACTS.write_text(
        text.replace("learned the night buses", "learned the trams")
        .replace("| Bed sensor | 29 August 2025", "| Bed sensor | 30 August 2025")
        .replace("# Two moves", "1. One[^9]\n2. [Two](https://example.org)\n\n# Two moves")
        + "\n[^9]: New.\n",
        "utf-8",
    )
    merge()
    assert faults_of(validator, linden) == []


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("survived", range(6))
def test_a_merge_that_is_killed_loses_no_edit_and_the_next_one_ends_it(
    linden: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    edited = in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    writes, replace = [0], Path.replace

    def killed(self: Path, target: Path) -> Path:
        if writes[0] == survived:
            raise Killed
        writes[0] += 1
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            build("cases/linden", "--kind", "rapid-review", "--merge")
    assert edited in {path.read_bytes() for path in OUTPUT.glob("*.docx")}
    build("cases/linden", "--kind", "rapid-review", "--merge")
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "edited, kept", result.output
    assert "learned the trams" in words(accepted(body(linden)))
    assert "He was otherwise well." in words(accepted(body(linden)))
    assert words(body(linden)).count("learned the trams") == 1


def test_a_file_that_is_no_draft_is_kept_and_told(linden: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Something else")
    document.save(str(linden))
    stranger = linden.read_bytes()
    in_case(FACTS, "learned the night buses", "learned the trams")
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "edited, kept; new one beside"
    assert "not-a-draft" in result.output
    assert result.exit_code == 1
    assert linden.read_bytes() == stranger


def test_a_text_that_is_gone_from_the_file_is_told(linden: Path) -> None:
    package = read_package(linden)
    root = etree.fromstring(package[BODY])
    control = next(
        one
        for one in root.iter(w("sdt"))
        if "strong and well" in "".join(map(str, one.itertext()))
        and one.find(f"{w('sdtPr')}/{w('tag')}") is not None
    )
    paragraph = etree.Element(w("p"))
    control.addprevious(paragraph)
    control.getparent().remove(control)  # type: ignore[union-attr]
    linden.write_bytes(to_bytes({**package, BODY: etree.tostring(root)}))
    in_case(FACTS, "learned the night buses", "learned the trams")
    told = " ".join(merge().split())
    assert "Facts: it is no longer in the file" in told
    assert "learned the trams" not in words(body(linden))
    assert "it is no longer in the file" in comments(linden)


def test_force_and_merge_are_not_asked_for_at_once(linden: Path) -> None:
    result = build("cases/linden", "--force", "--merge")
    assert result.exit_code == 2
    assert "choose one" in result.output


def test_a_merge_that_would_not_be_exact_is_not_written(
    linden: Path, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    edited = in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")

    def marked_wrongly(marker: Marker, holder: etree._Element) -> None:
        """Takes words out without a mark."""
        for one in list(holder.iter(w("r"))):
            one[:] = []

    monkeypatch.setattr(Marker, "delete_runs", marked_wrongly)
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "edited, kept; new one beside"
    assert linden.read_bytes() == edited
    golden = ROOT / "tests" / "errors" / "merge-inexact" / "expected.txt"
    file_regression.check(result.output.split("\n\n", 1)[1], fullpath=golden, encoding="utf-8", newline="\n")
