"""`cspr build --merge` over what it cannot merge, or when it is killed: no edit is lost."""

import json
import re
import time
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package, to_bytes
from cspr_docs.word.anchors import DATA
from cspr_docs.word.issue import read_issue
from cspr_docs.word.revisions import accepted
from cspr_docs.word.tracking.marks import Marker
from tests.commands import build, outcomes
from tests.conftest import ROOT
from tests.killing import killed_after
from tests.merged_drafts import (
    BODY,
    FACTS,
    OUTPUT,
    REPORT,
    body,
    comments,
    in_case,
    in_word,
    merge,
    pulled,
    words,
)


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


@pytest.mark.no_cover  # other tests merge the same draft
@pytest.mark.parametrize("survived", range(6))
def test_a_merge_that_is_killed_loses_no_edit_and_the_next_one_ends_it(
    linden: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    edited = in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")
    with killed_after(survived, monkeypatch):
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
    told = " ".join(merge("commented, copy kept").split())
    assert "Facts: it is no longer in the file" in told
    assert "learned the trams" not in words(body(linden))
    assert "it is no longer in the file" in comments(linden)


def test_of_a_text_with_a_block_that_cannot_be_held_the_others_are_merged(linden: Path) -> None:
    """A page ends in one paragraph that the case changed too, and in one that it did not."""
    package = read_package(linden)
    root = etree.fromstring(package[BODY])
    for said in ("strong and well", "Nobody held the whole table"):
        paragraph = next(one for one in root.iter(w("p")) if said in "".join(map(str, one.itertext())))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("br"), {w("type"): "page"})
    linden.write_bytes(to_bytes({**package, BODY: etree.tostring(root)}))
    before = words(body(linden))
    in_case(FACTS, "learned the night buses", "learned the trams")
    in_case(FACTS, "strong and well", "strong")
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "merged, copy kept", result.output
    assert result.exit_code == 1
    assert "You and the case both changed 1 value" in " ".join(result.output.split())
    now = words(accepted(body(linden)))
    assert now == before.replace("learned the night buses", "learned the trams")
    assert len(list(body(linden).iter(w("br")))) >= 2
    assert "The case says now" in comments(linden)


def test_the_edits_of_a_draft_that_an_older_version_made_come_home_both_ways(linden: Path) -> None:
    """It does not say of which kind it is, nor for whom; a merge says it for it."""
    in_word(linden, "He was otherwise strong and well.", "He was otherwise well.")
    package = read_package(linden)
    data = re.sub(r' (?:kind|reader)="[^"]*"', "", package[DATA].decode(), count=2)
    assert read_issue(data.encode()).kind == ""
    linden.write_bytes(to_bytes({**package, DATA: data.encode()}))
    in_case(FACTS, "learned the night buses", "learned the trams")
    merge()
    issue = read_issue(read_package(linden)[DATA])
    assert (issue.kind, issue.reader) == ("rapid-review", "panel")
    assert "He was otherwise well." in words(body(linden))
    linden.write_bytes(to_bytes({**package, DATA: data.encode()}))
    pulled()
    home = FACTS.read_text("utf-8")
    assert "He was otherwise well." in home
    assert "learned the trams" in home


def test_a_merge_into_a_long_text_takes_time_in_proportion_to_its_length(linden: Path) -> None:
    """800 paragraphs that are new stand in the middle; the case changed words before and behind them."""
    package = read_package(linden)
    root = etree.fromstring(package[BODY])
    paragraph = next(
        one for one in root.iter(w("p")) if "Nobody held the whole table" in "".join(map(str, one.itertext()))
    )
    for number in range(800, 0, -1):
        new = deepcopy(paragraph)
        first, *others = new.iter(w("t"))
        first.text = f"New paragraph {number}."
        for other in others:
            other.text = ""
        paragraph.addnext(new)
    linden.write_bytes(to_bytes({**package, BODY: etree.tostring(root)}))
    in_case(FACTS, "learned the night buses", "learned the trams")
    in_case(FACTS, "strong and well", "strong")
    began = time.process_time()
    merge()
    assert time.process_time() - began < 20
    now = words(accepted(body(linden)))
    assert "learned the trams" in now
    assert "He was otherwise strong." in now
    assert all(f"New paragraph {number}." in now for number in (1, 400, 800))


def test_force_and_merge_are_not_asked_for_at_once(linden: Path) -> None:
    result = build("cases/linden", "--force", "--merge")
    assert result.exit_code == 2
    assert "choose one" in result.output


def test_a_merge_that_would_not_be_exact_is_not_written(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    draft = OUTPUT / REPORT
    edited = in_word(draft, "He was otherwise strong and well.", "He was otherwise well.")
    in_case(FACTS, "learned the night buses", "learned the trams")

    def marked_wrongly(marker: Marker, holder: etree._Element) -> None:
        """Takes words out without a mark."""
        for one in list(holder.iter(w("r"))):
            one[:] = []

    monkeypatch.setattr(Marker, "delete_runs", marked_wrongly)
    result = build("cases/linden", "--kind", "rapid-review", "--merge")
    assert outcomes(result)[REPORT] == "edited, kept; new one beside"
    assert draft.read_bytes() == edited
    golden = ROOT / "tests" / "errors" / "merge-inexact" / "expected.txt"
    file_regression.check(result.output.split("\n\n", 1)[1], fullpath=golden, encoding="utf-8", newline="\n")
