"""What `cspr pull` makes of this program's own proposals: decided ones are edits, undecided ones are nobody's."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package, to_bytes
from cspr_docs.word.additions import BODY
from tests.commands import TODAY, run
from tests.conftest import made_once
from tests.returned_drafts import (
    FOREWORD,
    REPORT,
    Draft,
    Element,
    a_paragraph,
    case_files,
    gone,
    pull,
    reviews,
    unwrapped,
)

MADE = Path("output/rowan/final-report-generalised.docx")
AT, FILE = "final_report.lived_experience", "cases/rowan/final_report/lived_experience.md"
PROGRAM = "cspr-docs"

VISITS = {
    "first": "She first came on 3 March 2026 as planned.",
    "second": "She came again on 12 June 2026 with a colleague.",
    "third": "The third visit was on 9 August 2026 in the morning.",
    "fourth": "The last visit was on 5 October 2026 and nobody was in.",
}
COARSER = {
    "first": "She first came in March 2026 as planned.",
    "third": "The third visit was in August 2026 in the morning.",
    "fourth": "The last visit was in October 2026 and nobody was in.",
}


@pytest.fixture(scope="module")
def proposed_once(short_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample report with four dates in a text that the case holds already, and a proposal for each."""
    with made_once(short_once, tmp_path_factory) as folder:
        text = Path(FILE)
        text.write_text("\n\n".join((text.read_text("utf-8").rstrip(), *VISITS.values(), "")), "utf-8")
        assert run("build", "cases/rowan", "--kind", "final-report", "--today", TODAY).exit_code == 0
        assert run("generalise", REPORT, "--only", "dates", "--today", TODAY).exit_code == 0
    return folder


@pytest.fixture
def proposed(proposed_once: Path, workspace: Path) -> Draft:
    """The file with the proposals, in a workspace of its own."""
    shutil.copytree(proposed_once, workspace, dirs_exist_ok=True)
    return Draft(MADE)


def proposal(draft: Draft, words: str) -> tuple[Element, Element]:
    """The two halves of the proposal in the paragraph that says these words: struck out, and written in."""
    paragraph = draft.paragraph(AT, words)
    halves = [change for change in paragraph.iter(w("del"), w("ins")) if change.get(w("author")) == PROGRAM]
    [struck, written] = halves
    return struck, written


def accept(draft: Draft, words: str) -> None:
    """Right click, Accept: both halves."""
    struck, written = proposal(draft, words)
    gone(struck)
    _settled(written)


def reject(draft: Draft, words: str) -> None:
    """Right click, Reject: both halves."""
    struck, written = proposal(draft, words)
    _settled(struck)
    gone(written)


def _settled(change: Element) -> None:
    for text in change.iter(w("delText")):
        text.tag = w("t")
    for child in list(change):
        change.addprevious(child)
    gone(change)


def delete_by_hand(draft: Draft, words: str) -> None:
    """The new words deleted with tracking on: Word marks those; what they were to replace is struck out already."""
    _, written = proposal(draft, words)
    for run_ in list(written.iter(w("r"))):
        draft.track_out(run_)


def told(result: Result, code: int = 0) -> str:
    """The output on one line."""
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_only_what_a_person_decided_is_taken(proposed: Draft) -> None:
    accept(proposed, "first came")
    reject(proposed, "came again")
    delete_by_hand(proposed, "last visit")
    proposed.track_in(proposed.paragraph(FOREWORD, "little boy"), " He liked boats.")
    output = told(pull(proposed.save()))
    text = Path(FILE).read_text("utf-8")
    assert COARSER["first"] in text
    assert VISITS["second"] in text
    assert VISITS["third"] in text
    assert "The last visit was October 2026 and nobody was in." in " ".join(text.split())
    assert "He liked boats." in Path("cases/rowan/final_report/foreword.md").read_text("utf-8")
    assert "undecided final_report.lived_experience" in output
    assert "1 proposal of cspr-docs is neither accepted nor rejected, so the words from before stay" in output
    assert "9 August" not in output
    assert f"1 proposal waits for a decision: accept or reject in {MADE.as_posix()} with Word" in output
    assert "is neither accepted nor rejected" in reviews("rowan")["ledger.yaml"]


@pytest.mark.parametrize("changes", ["accept", "reject"])
def test_a_file_in_which_nobody_decided_changes_nothing(proposed: Draft, changes: str) -> None:
    before = case_files()
    output = told(pull(MADE, "--changes", changes))
    assert case_files() == before
    assert "4 proposals of cspr-docs are neither accepted nor rejected" in output
    assert "Nothing was changed in these drafts." not in output


def test_what_waits_is_taken_once_it_is_accepted(proposed: Draft) -> None:
    pull(MADE)
    for words in ("first came", "came again", "third visit", "last visit"):
        accept(proposed, words)
    output = told(pull(proposed.save()))
    text = Path(FILE).read_text("utf-8")
    assert all(sentence in text for sentence in COARSER.values())
    assert "undecided" not in output


def type_between(draft: Draft) -> None:
    _, written = proposal(draft, "third visit")
    draft.track_in(draft.paragraph(AT, "third visit"), "early ")
    added = draft.paragraph(AT, "third visit")[-1]
    written.addnext(added)


def accept_one_half(draft: Draft) -> None:
    gone(proposal(draft, "third visit")[0])


def strike_some(draft: Draft) -> None:
    _, written = proposal(draft, "third visit")
    run_ = next(written.iter(w("r")))
    whole = run_.find(w("t"))
    assert whole is not None
    rest = etree.fromstring(etree.tostring(run_))
    whole.text, rest.find(w("t")).text = "in ", "August 2026"  # type: ignore[union-attr]
    run_.addnext(rest)
    draft.track_out(run_)


@pytest.mark.parametrize("way", [type_between, accept_one_half, strike_some])
def test_a_text_with_a_proposal_that_somebody_typed_into_is_kept_out_and_told(
    proposed: Draft, way: Callable[[Draft], None]
) -> None:
    way(proposed)
    accept(proposed, "first came")
    before = case_files()
    output = told(pull(proposed.save()), 1)
    assert case_files() == before
    assert "kept out final_report.lived_experience" in output
    assert "typed into words that cspr-docs proposed, or decided on half of a proposal" in output


def test_a_sentence_deleted_with_the_proposal_in_it_goes_whole(proposed: Draft) -> None:
    delete_by_hand(proposed, "last visit")
    for run_ in list(_live(proposed.paragraph(AT, "last visit"))):
        proposed.track_out(run_)
    output = told(pull(proposed.save()))
    text = Path(FILE).read_text("utf-8")
    assert "last visit" not in text
    assert "October 2026" not in text
    assert "on 5" not in text
    assert VISITS["third"] in text
    assert "3 proposals of cspr-docs are neither" in output


def _live(paragraph: Element) -> Iterator[Element]:
    for run_ in paragraph.iter(w("r")):
        if run_.find(w("t")) is not None and next(run_.iterancestors(w("ins"), w("del")), None) is None:
            yield run_


def test_what_a_merge_brought_in_stays(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    draft.replace(FOREWORD, "little boy", "young boy")
    draft.save()
    text = Path(FILE)
    text.write_text(f"{text.read_text('utf-8').rstrip()}\n\nShe came again.\n", "utf-8")
    assert run("build", "cases/rowan", "--kind", "final-report", "--merge", "--today", TODAY).exit_code == 0
    assert PROGRAM.encode() in read_package(REPORT)[BODY]
    output = told(pull(REPORT))
    assert "undecided" not in output
    assert "She came again." in text.read_text("utf-8")
    assert "young boy" in Path("cases/rowan/final_report/foreword.md").read_text("utf-8")


def test_a_proposal_outside_of_the_fields_is_told_and_not_taken_for_an_edit(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    draft.control(AT).addprevious(a_paragraph("Seen on 3 March 2026."))
    draft.save()
    run("generalise", REPORT, "--only", "dates", "--in-place", "--today", TODAY)
    output = told(pull(REPORT), 1)  # what the reviewer typed is kept
    assert "undecided final-report, outside of the fields 1 proposal of cspr-docs" in output
    assert "in March 2026" not in output


def test_a_proposal_is_found_where_only_the_bookmarks_are_left(proposed: Draft) -> None:
    unwrapped(proposed.control(AT))
    before = case_files()
    output = told(pull(proposed.save()))
    assert case_files() == before
    assert "undecided final_report.lived_experience" in output


def test_a_broken_file_is_refused(proposed: Draft) -> None:
    package = read_package(MADE)
    MADE.write_bytes(to_bytes(Package({**package.parts, BODY: package[BODY][:-20]}, MADE.name)))
    result = pull(MADE)
    assert result.exit_code == 1
    assert "word-file-damaged" in result.output
