"""Tracked changes and comments: told with who and where and never with what, and settled when asked."""

import pytest

from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import pending_changes, pending_comments, settled
from tests.canaries import PLACES, canary_file
from tests.word_files import p, tbl, tr, with_body

BY = 'w:author="Ada Reviewer" w:date="2026-01-05T10:00:00Z"'
HEADING = p("What happened", style="Heading1")
DELETED = f'<w:p><w:del w:id="1" {BY}><w:r><w:delText>four words of Zoltan</w:delText></w:r></w:del></w:p>'
INSERTED = f'<w:ins w:id="2" {BY}><w:r><w:t>one</w:t></w:r></w:ins>'
COMMENTED = (
    '<w:commentRangeStart w:id="5"/><w:r><w:t>Said.</w:t></w:r><w:commentRangeEnd w:id="5"/>'
    '<w:r><w:commentReference w:id="5"/></w:r>'
)
COMMENT = f'<w:comment w:id="5" w:author="Ben Reader" w:initials="BR">{p("Zoltan?")}</w:comment>'


def pending(package: Package) -> tuple[Problem, ...]:
    return (*pending_changes(package), *pending_comments(package))


def draft() -> Package:
    """Changes in the body, a table and a header; a comment."""
    cell = f"<w:p>{INSERTED}</w:p>"
    row = f'<w:tr><w:trPr><w:del w:id="3" {BY}/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    body = (
        HEADING
        + p("First.")
        + DELETED
        + tbl(tr(f"<w:tc>{cell}</w:tc>"), row, columns=1)
        + f"<w:p>{COMMENTED}</w:p>"
    )
    parts = {"comments": COMMENT, "header1": f"<w:p>{INSERTED}</w:p>"}
    return with_body(body, parts, "draft.docx")


def test_every_change_and_comment_is_told_at_its_place_without_its_words() -> None:
    problems = pending(draft())
    assert [problem.message for problem in problems] == [
        "under “What happened”, paragraph 2: Ada Reviewer deleted 4 words",
        "under “What happened”, table 1, row 1, column 1: Ada Reviewer inserted 1 word",
        "under “What happened”, table 1, row 2: Ada Reviewer deleted a row",
        "a header, paragraph 1: Ada Reviewer inserted 1 word",
        "under “What happened”, paragraph 3: a comment by Ben Reader",
    ]
    assert [problem.code for problem in problems] == ["changes-pending"] * 4 + ["comments-pending"]
    assert not any("Zoltan" in f"{problem.message}{problem.hint}" for problem in problems)


def test_what_was_not_asked_to_be_settled_is_refused() -> None:
    with pytest.raises(Stop) as stopped:
        settled(draft(), accept_changes=True, drop_comments=False)
    assert {problem.code for problem in stopped.value.problems} == {"comments-pending"}
    with pytest.raises(Stop) as stopped:
        settled(draft(), accept_changes=False, drop_comments=True)
    assert {problem.code for problem in stopped.value.problems} == {"changes-pending"}
    with pytest.raises(Stop) as stopped:
        settled(draft(), accept_changes=False, drop_comments=False)
    assert {problem.code for problem in stopped.value.problems} == {"changes-pending", "comments-pending"}


def test_the_settled_file_holds_what_came_and_not_what_went() -> None:
    package = settled(draft(), accept_changes=True, drop_comments=True)
    assert pending(package) == ()
    everything = b"".join(package.values())
    assert b"Zoltan" not in everything
    assert b"one" in everything
    assert b"Ada Reviewer" not in everything
    assert b"comments" not in package["[Content_Types].xml"] + package["word/_rels/document.xml.rels"]
    assert "word/comments.xml" not in package


def test_a_file_with_nothing_pending_stays_as_it_is() -> None:
    package = with_body(p("Plain."))
    assert pending(package) == ()
    assert settled(package, accept_changes=False, drop_comments=False) == package


def test_the_scrub_takes_no_file_with_changes() -> None:
    with pytest.raises(Stop) as stopped:
        scrub(draft(), "Title")
    assert {problem.code for problem in stopped.value.problems} == {"changes-pending"}


def test_deleted_text_that_lost_its_mark_does_not_come_back() -> None:
    place = next(place for place in PLACES if place.name == "deleted text that lost its mark")
    package = load_package(canary_file([place]), "draft.docx")
    assert [problem.code for problem in pending(package)] == ["changes-pending"]
    clean = settled(package, accept_changes=True, drop_comments=False)
    assert place.canary.encode() not in b"".join(clean.values())


def test_a_comment_whose_mark_is_lost_and_a_mark_whose_comment_is_lost_are_told() -> None:
    lost = '<w:comment w:id="9" w:author="Cy"><w:p/></w:comment>'
    package = with_body(
        '<w:p><w:r><w:commentReference w:id="4"/></w:r></w:p>', {"comments": lost}, "draft.docx"
    )
    assert [problem.message for problem in pending(package)] == [
        "before paragraph 1: the mark of a comment that is gone",
        "nowhere in the text: a comment by Cy",
    ]
