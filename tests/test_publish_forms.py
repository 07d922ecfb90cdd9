"""The three forms of a published report say the same words in the same order; nothing is lost on the way.

The words of the Word file are read here from its XML alone, not by the reader whose work is looked at.
"""

import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pytest
from lxml import etree, html

from cspr_docs.ooxml.package import Package
from cspr_docs.prose.folding import as_printed
from cspr_docs.publish.html import Page, to_html
from cspr_docs.publish.pdf import Maker, pdf_faults
from cspr_docs.publish.pdf.pages import read_pages
from cspr_docs.publish.pdf.structure import PdfElement, read_structure
from cspr_docs.word.article import to_article
from cspr_docs.word.article.tree import Heading, NoteRef
from tests.published_forms import article, clean, pdf, pdf_by

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = ("rowan", "hawthorn")
ADDED = "self::nav or @class='number' or @class='hidden' or @class='spoken' or @class='note' or @class='back'"
"""What the page says beside the words of the report."""

BY_OFFICE = (pytest.mark.office, pytest.mark.slow)


def paragraphs(part: bytes) -> Iterator[list[str]]:
    """The words of each paragraph of a part but the contents, cut where a note's number stands."""
    for paragraph in etree.fromstring(part).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").upper().startswith("TOC"):
            continue
        pieces = [""]
        for item in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}footnoteReference"):
            if item.tag == f"{W}footnoteReference":
                pieces.append("")
            pieces[-1] += (item.text or "") if item.tag == f"{W}t" else " "
        yield [as_printed(piece) for piece in pieces if as_printed(piece)]


def written(package: Package, name: str) -> list[list[str]]:
    """The paragraphs with words of the body or of the notes."""
    return [pieces for pieces in paragraphs(package[f"word/{name}.xml"]) if pieces]


def on_page(content: bytes, place: str) -> str:
    """The words of a part of the page, without what it adds of its own."""
    (found,) = html.document_fromstring(content).xpath(place)
    for added in found.xpath(f".//*[{ADDED}]"):
        added.drop_tree()
    return as_printed(found.text_content())


@pytest.mark.parametrize("case", CASES)
def test_the_page_has_the_words_of_the_word_file_and_no_others(case: str) -> None:
    page = to_html(article(case), Page("A partnership"))
    text = "".join("".join(pieces) for pieces in written(clean(case), "document"))
    notes = "".join("".join(pieces) for pieces in written(clean(case), "footnotes"))
    assert len(text) > 20_000
    assert on_page(page, "//section[@role='doc-endnotes']/ol") == notes != ""
    assert on_page(page, "//main").removesuffix(f"notes{notes}") == text


@pytest.mark.parametrize("case", CASES)
def test_the_contents_list_the_same_headings_in_all_forms(case: str) -> None:
    """The headings inside an appendix stand at the second level and are not in the contents of the Word file."""
    styles = etree.fromstring(clean(case)["word/document.xml"]).xpath("//*[local-name()='pStyle']/@*")
    in_word = sum(str(style).upper().startswith("TOC") and str(style)[3:].isdigit() for style in styles)
    root = structure(pdf(case, Maker.TYPST).content)
    page = html.document_fromstring(to_html(article(case), Page("A partnership")))
    assert in_word > 20
    assert len(page.xpath("//nav//li/a")) == in_word
    assert len([entry for entry in root.within("TOCI") if not any(entry.within("TOCI"))]) == in_word


@cache
def structure(made: bytes) -> PdfElement:
    """What a screen reader is told of a PDF."""
    with pikepdf.open(io.BytesIO(made)) as opened:
        root = read_structure(opened, read_pages(made))
    assert root is not None
    return root


def told_in_order(made: bytes, package: Package) -> None:
    """All words of the Word file are in the PDF, as they follow one another, and those of its notes."""
    root = structure(made)
    told, at = as_printed(spoken(root)), 0
    for piece in (piece for pieces in written(package, "document") for piece in pieces):
        found = told.find(piece, at)
        assert found >= 0, piece
        at = found + len(piece)
    notes = "".join(piece for pieces in written(package, "footnotes") for piece in pieces)
    # a line in two directions comes out in the order of the eye, so the letters are counted and not their order
    assert letters("".join(note.text for note in root.within("Note"))) == letters(notes) != []


@pytest.mark.parametrize(
    ("case", "maker"),
    [
        ("rowan", Maker.TYPST),
        ("hawthorn", Maker.TYPST),
        pytest.param("hawthorn", Maker.OFFICE, marks=BY_OFFICE),
    ],
)
def test_the_pdf_has_the_words_of_the_word_file_in_their_order(case: str, maker: Maker) -> None:
    """LibreOffice's of Rowan's report is looked at with a note in a heading, below."""
    told_in_order(pdf(case, maker).content, clean(case))


def with_a_note_in_a_heading(package: Package) -> Package:
    """The report with its first note behind the words of a heading that the contents list."""
    root = etree.fromstring(package["word/document.xml"])
    note = next(root.iter(f"{W}footnoteReference")).getparent()
    heading = next(style for style in root.iter(f"{W}pStyle") if style.get(f"{W}val") == "Heading1")
    heading.getparent().getparent().append(note)
    return Package({**package.parts, "word/document.xml": etree.tostring(root)}, package.name)


@pytest.mark.parametrize("maker", [Maker.TYPST, pytest.param(Maker.OFFICE, marks=BY_OFFICE)])
def test_a_note_in_a_heading_is_neither_in_the_contents_nor_there_twice(maker: Maker) -> None:
    package = with_a_note_in_a_heading(clean("rowan"))
    noted_article = to_article(package)
    noted = next(block for block in noted_article.blocks if isinstance(block, Heading))
    assert NoteRef(1) in noted.inlines
    made = pdf_by(maker, package, noted_article).content
    assert pdf_faults(made, noted_article) == ()
    told_in_order(made, package)
    page = html.document_fromstring(to_html(noted_article, Page("A partnership")))
    assert len(page.xpath("//a[@role='doc-noteref']")) == len(noted_article.notes)
    assert page.xpath("//nav//*[@role='doc-noteref']") == []


def spoken(node: PdfElement) -> str:
    """The words in the order in which somebody hears them, without the contents and the maker's own numbers."""
    parts = (
        part for part in node.parts if not (isinstance(part, PdfElement) and part.kind in ("TOC", "Lbl"))
    )
    return "".join(
        spoken(part) if isinstance(part, PdfElement) else getattr(part, "text", "") for part in parts
    )


def letters(text: str) -> list[str]:
    """All letters of a text, each as often as it stands there."""
    return sorted(letter for letter in as_printed(text) if letter.isalpha())
