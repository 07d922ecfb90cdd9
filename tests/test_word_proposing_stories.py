"""Proposals outside of the body, and in real drafts."""

from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, read_package
from cspr_docs.word.comments import read_comments
from cspr_docs.word.proposing import Replacement, read_lines, with_proposals
from cspr_docs.word.revisions import accepted, rejected
from tests.proposed_changes import AT, BODY, Element, body, document, everywhere, p, r, words

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def story(package: Package, part: str) -> Element:
    return etree.fromstring(package[part])


@pytest.mark.parametrize(
    "draft", ["hawthorn/final-report.docx", "linden/rapid-review.docx", "rowan/final-report.docx"]
)
def test_a_whole_draft_is_as_it_was_once_all_is_rejected(drafts: Path, draft: str) -> None:
    package = read_package(drafts / draft)
    proposed = with_proposals(package, everywhere(package), AT)
    assert len(proposed.written) > 30
    parts = {one.part for one in proposed.written}
    assert len(parts) > 1
    for part in parts:
        before, after = story(package, part), story(proposed.package, part)
        assert words(rejected(after)) == words(rejected(before))
        assert words(accepted(after)) != words(accepted(before))
    untouched = (
        set(package) - parts - {"word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    )
    assert all(package[part] == proposed.package[part] for part in untouched)
    ids = [
        each.get(w("id")) for part in parts for each in story(proposed.package, part).iter(w("ins"), w("del"))
    ]
    assert len(ids) == len(set(ids))


def test_a_proposal_in_a_note_has_its_comment_at_the_notes_mark(drafts: Path) -> None:
    package = read_package(drafts / "hawthorn" / "final-report.docx")
    line = next(line for line in read_lines(package) if line.part == "word/footnotes.xml")
    before = {one.id for one in read_comments(package, body(package), lambda _: None)}
    made = with_proposals(
        package, [Replacement(line.part, line.number, 0, 3, "Some", "In a note.")], AT
    ).package
    [comment] = [one for one in read_comments(made, body(made), lambda _: None) if one.id not in before]
    [start] = [mark for mark in body(made).iter(w("commentRangeStart")) if mark.get(w("id")) == comment.id]
    following = start.getnext()
    assert following is not None
    assert next(following.iter(w("footnoteReference")), None) is not None


def test_a_proposal_in_a_header_has_no_comment_and_is_told(drafts: Path) -> None:
    package = read_package(drafts / "hawthorn" / "final-report.docx")
    line = next(line for line in read_lines(package) if "header" in line.where)
    proposed = with_proposals(
        package, [Replacement(line.part, line.number, 0, 1, "Some", "In a header.")], AT
    )
    assert proposed.unremarked == proposed.written
    assert proposed.package[BODY] == package[BODY]


def test_a_text_box_is_changed_in_both_its_forms_with_the_comment_outside() -> None:
    package = document(p(r("Before the box"), BOX.format(p(r("Kayleigh was here"))), r("after it")))
    wanted = [
        Replacement(line.part, line.number, 0, 8, "Mother", "A name.")
        for line in read_lines(package)
        if line.text.startswith("Kayleigh")
    ]
    assert len(wanted) == 2
    after = body(with_proposals(package, wanted, AT).package)
    assert words(accepted(after))[1:] == ["Mother was here"] * 2
    starts = list(after.iter(w("commentRangeStart")))
    assert [len(list(start.iterancestors(w("p")))) for start in starts] == [1, 1]
