"""Deleted text that lost the mark of its deletion: gone from what came back, and there in what was sent."""

from collections.abc import Callable
from copy import deepcopy
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions import Change, ChangeKind, accepted, authors, changes, rejected
from cspr_docs.word.revisions.surgery import unwrap
from cspr_docs.word.scrub.settling import pending_changes, settled
from tests.projection import projection
from tests.returned_drafts import FILE, FOREWORD, REPORT, Draft, case_files, changed_files, pull
from tests.word_files import NAMES, p, with_body

BY = 'w:author="Ann"'
LIVE = "<w:r><w:t>{}</w:t></w:r>"
GONE = f'<w:del w:id="1" {BY}><w:r><w:rPr><w:b/></w:rPr><w:delText>{{}}</w:delText></w:r></w:del>'
NEW = f'<w:ins w:id="2" {BY}><w:r><w:t>{{}}</w:t></w:r></w:ins>'
NEW_AND_GONE = f'<w:ins w:id="3" {BY}>{GONE}</w:ins>'
LINKED = f'<w:hyperlink w:anchor="there">{GONE}</w:hyperlink>'
CODE = f'<w:del w:id="4" {BY}><w:r><w:delInstrText>{{}}</w:delInstrText></w:r></w:del>'
BOTH_IN_A_RUN = "<w:r><w:t>stays</w:t><w:delText>goes</w:delText><w:t>too</w:t></w:r>"

pieces = st.lists(st.sampled_from([LIVE, GONE, NEW, NEW_AND_GONE, LINKED, CODE]), max_size=6)
stories = st.lists(pieces, min_size=1, max_size=4)


def story(paragraphs: list[list[str]]) -> etree._Element:
    """Each piece says a word of its own."""
    words = (f"word{number} " for number in count(1))
    inside = "".join(
        f"<w:p>{''.join(piece.format(next(words)) for piece in each)}</w:p>" for each in paragraphs
    )
    return etree.fromstring(f"<w:body {NAMES}>{inside}</w:body>")


def without_marks(root: etree._Element) -> etree._Element:
    """The same tree, whose deletions have lost their marks."""
    root = deepcopy(root)
    for mark in list(root.iter(w("del"))):
        unwrap(mark)
    return root


def plainly(root: etree._Element) -> list[str]:
    return [etree.tostring(each, method="c14n").decode() for each in root.iter(w("p"))]


@given(stories)
def test_a_lost_mark_changes_neither_view(paragraphs: list[list[str]]) -> None:
    marked = story(paragraphs)
    lost = without_marks(marked)
    assert plainly(accepted(lost)) == plainly(accepted(marked))
    assert plainly(rejected(lost)) == plainly(rejected(marked))
    assert changes(accepted(lost)) == changes(rejected(lost)) == ()


def test_words_beside_lost_ones_in_one_run_stay() -> None:
    root = story([[BOTH_IN_A_RUN]])
    assert [text.text for text in accepted(root).iter(w("t"), w("delText"))] == ["stays", "too"]
    assert [text.text for text in rejected(root).iter(w("t"), w("delText"))] == ["stays", "goes", "too"]


def test_lost_words_are_a_change_by_nobody() -> None:
    root = story([[NEW, GONE], [GONE]])
    unwrap(list(root.iter(w("del")))[1])
    assert changes(root) == (
        Change(ChangeKind.INSERTED, "Ann", "", "word1 "),
        Change(ChangeKind.DELETED, "Ann", "", "word2 "),
        Change(ChangeKind.DELETED, "", "", "word3 "),
    )
    assert authors(root) == ("Ann",)


def test_publishing_tells_lost_words_by_their_number_and_takes_them_out() -> None:
    lost = "<w:p><w:r><w:delText>three secret words</w:delText></w:r><w:r><w:t>Left.</w:t></w:r></w:p>"
    package = with_body(p("First.") + lost, name="draft.docx")
    assert [problem.message for problem in pending_changes(package)] == [
        "paragraph 2: somebody deleted 3 words"
    ]
    body = settled(package, accept_changes=True, drop_comments=True)["word/document.xml"]
    assert b"secret" not in body
    assert b"Left." in body


def test_a_projection_shows_lost_words_as_deleted() -> None:
    lost = "<w:p><w:r><w:t>Left </w:t><w:delText>and lost</w:delText></w:r></w:p>"
    assert "Left [-and lost-]" in projection(with_body(lost))


def lose(draft: Draft) -> None:
    """The words are marked as deleted text, and nothing says who deleted them."""
    for text in draft.paragraph(FOREWORD, "little boy").iter(w("t")):
        text.tag = w("delText")


def lose_new_words(draft: Draft) -> None:
    """Words that were never in the case, marked as deleted text."""
    paragraph = draft.paragraph(FOREWORD, "little boy")
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("delText")).text = " Never said."


@pytest.mark.parametrize("spoil", [lose, lose_new_words])
def test_a_pull_takes_lost_words_for_deleted(spoil: Callable[[Draft], None], short_drafts: Path) -> None:
    draft = Draft(REPORT)
    spoil(draft)
    draft.replace("final_report.summary", "young mother", "very young mother")
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    changed = changed_files(before)
    assert "cases/rowan/final_report/summary.md" in changed
    assert b"Never said" not in b"".join(case_files().values())
    assert (FILE in changed) is (spoil is lose)
    assert b"little boy" not in changed.get(FILE, b"")
