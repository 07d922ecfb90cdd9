"""The page that tells the office what was checked: for reading, and never for the public."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from cspr_docs.publish.record import Check, PublicationRecord
from cspr_docs.publish.record_page import to_record_page
from schemas.improvement import Kept

DECIDED = Kept(
    id="d1",
    what="an exact age",
    place="under “Moss”, paragraph 1",
    context="he was [s…].",
    because="It matters",
    by="Ann",
    on=date(2026, 7, 3),
)
RECORD = PublicationRecord(
    made_by="cspr-docs 9.9",
    made_on="2026-11-22",
    case="HSCP-2026-99",
    kind="final-report",
    reader="public",
    title="Local Child Safeguarding Practice Review",
    guidance="Working Together to Safeguard Children 2023",
    draft={"file": "final-report.docx", "sha256": "ab" * 32},
    inputs={"case.yaml": "cd" * 32},
    outputs={"public/final-report.pdf": "ef" * 32},
    checks=(Check("Mandatory sections", "cspr-docs 9.9", "all there"),),
    taken_out=("2 comments", "the dates in the properties"),
    decisions=(DECIDED,),
    keep_until="",
    advice=(),
)


def page(record: PublicationRecord) -> html.HtmlElement:
    """The page of a record."""
    return html.document_fromstring(to_record_page(record))


def test_it_does_not_look_like_something_that_was_published() -> None:
    told = page(RECORD)
    words = " ".join(told.text_content().split())
    assert "Do not publish it." in words
    assert "Published by" not in words
    assert "another format" not in words
    assert not told.xpath("//header | //footer | //a[@href='#page_formats']")


def test_it_says_the_document_by_its_title_and_each_row_by_its_first_cell() -> None:
    told = page(RECORD)
    assert [" ".join(row.text_content().split()) for row in told.xpath("//table")[0].xpath(".//tr")][1] == (
        "Document Local Child Safeguarding Practice Review"
    )
    assert [cell.text_content() for cell in told.xpath("//tbody//th[@scope='row']")][:2] == [
        "Case",
        "Document",
    ]
    assert all(table.xpath(".//tbody/tr[1]/th[@scope='row']") for table in told.xpath("//table"))
    assert [item.text_content() for item in told.xpath("//main//ul/li")] == list(RECORD.taken_out)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (replace(RECORD, decisions=()), "Nothing was found that somebody had to decide about."),
        (replace(RECORD, taken_out=()), "Nothing had to be taken out."),
        (replace(RECORD, keep_until="after the <verdict> & not before"), "after the <verdict> & not before"),
    ],
)
def test_what_there_is_nothing_of_is_said(record: PublicationRecord, words: str) -> None:
    assert words not in page(RECORD).text_content()
    assert words in page(record).text_content()
