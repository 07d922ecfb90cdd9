"""What LibreOffice leaves out of its tags, or writes twice, is mended: spans, first columns, decoration, links."""

import io
from pathlib import Path

import pikepdf
import pytest

from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.publish.pdf import Maker, pdf_faults, to_pdf
from cspr_docs.publish.pdf.pages import read_pages
from cspr_docs.publish.pdf.structure import PdfElement, read_structure
from cspr_docs.word.article import to_article
from tests.articles import png
from tests.conftest import tool_or_skip
from tests.sample_documents import rendered
from tests.word_files import BODY, NAMES, OFFICE, RELS, p, tc

pytestmark = [pytest.mark.office, pytest.mark.slow]

SPAN = '<w:gridSpan w:val="2"/>'
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
LINK = (
    '<w:hyperlink r:id="rIdL"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">the whole of '
    'the guidance </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/></w:rPr><w:t>in two weights, and so long '
    "that it runs over the end of its line</w:t></w:r></w:hyperlink>"
)


def picture(number: int, said: str, mark: str = "") -> str:
    """A picture of one inch by half an inch."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="{number}" name="p{number}" descr="{said}">{mark}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdImg"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def row(*cells: str, head: bool = False) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table() -> str:
    """A table with two rows at its head, cells that span, and a first column of headings."""
    look = '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="FactTable"/><w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
        + row(tc(p("Agency"), '<w:vMerge w:val="restart"/>'), tc(p("Meetings"), SPAN), head=True)
        + row(tc(p(""), "<w:vMerge/>"), tc(p("spring")), tc(p("autumn")), head=True)
        + row(tc(p("Health")), tc(p("two")), tc(p("none")))
        + row(tc(p("Nursery")), tc(p("every day"), SPAN))
        + "</w:tbl>"
    )


def item(text: str, numbering: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def rich_file() -> Package:
    """A Word file in the house style with what LibreOffice finds hard."""
    base = load_package(rendered("rowan", "final-report.docx").content, "rich.docx")
    old = base[BODY].decode()
    section = old[old.rindex("<w:sectPr") : old.rindex("</w:body>")]
    body = (
        p("A report", style="Title")
        + p("First", style="Heading1")
        + f'<w:p><w:r><w:t xml:space="preserve">Words before </w:t></w:r>{LINK}</w:p>'
        + "".join((item("one", 4), item("inner", 3, 1), item("last", 3, 1), item("two", 4)))
        + p("Deep", style="Heading4")
        + f"<w:p>{picture(1, 'An alder')}</w:p>"
        + f"<w:p>{picture(2, '', DECORATIVE)}<w:r><w:t>beside decoration</w:t></w:r></w:p>"
        + table()
        + p("Second", style="Heading1")
        + p("Said", style="Quote")
        + p("Set off", style="Callout")
    )
    target = f'<Relationship Id="rIdImg" Type="{OFFICE}image" Target="media/x.png"/>'
    address = f'<Relationship Id="rIdL" Type="{OFFICE}hyperlink" Target="https://example.org/x" TargetMode="External"/>'
    parts = dict(base.parts)
    parts[BODY] = f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>".encode()
    parts["word/media/x.png"] = png()
    parts[RELS] = parts[RELS].replace(b"</Relationships>", f"{target}{address}</Relationships>".encode())
    return Package(parts, "rich.docx")


@pytest.fixture(scope="module")
def content() -> bytes:
    Path(tool_or_skip("soffice", "install LibreOffice Writer"))
    return to_pdf(rich_file(), to_article(rich_file()), Maker.OFFICE).content


@pytest.fixture(scope="module")
def root(content: bytes) -> PdfElement:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = read_structure(pdf, read_pages(content))
    assert found is not None
    return found


def test_it_has_no_fault(content: bytes) -> None:
    assert pdf_faults(content, to_article(rich_file())) == ()


def test_cells_that_span_and_that_head_rows_are_known(root: PdfElement) -> None:
    cells = [
        (cell.text.strip(), cell.kind, cell.scope, cell.columns, cell.rows)
        for cell in root.within("TH", "TD")
    ]
    assert cells[0] == ("Agency", "TH", "Column", 1, 2)
    assert cells[1] == ("Meetings", "TH", "Column", 2, 1)
    assert ("Nursery", "TH", "Row", 1, 1) in cells
    assert ("every day", "TD", "", 2, 1) in cells


def test_headings_do_not_skip_a_level(root: PdfElement) -> None:
    found = [(node.kind, node.text.strip()) for node in root.within("H1", "H2", "H3", "H4")]
    assert [(kind, words.removeprefix("1").removeprefix("2").strip()) for kind, words in found] == [
        ("H1", "First"),
        ("H2", "Deep"),
        ("H1", "Second"),
    ]


def test_decoration_is_set_aside(root: PdfElement) -> None:
    assert [node.alt for node in root.within("Figure")] == ["An alder"]


def test_each_piece_of_a_link_lies_in_the_structure_once(content: bytes, root: PdfElement) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        lying = sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)
    assert len(list(root.links)) == lying >= 2
    links = [node for node in root.within("Link") if any(link.address for link in node.links)]
    assert "in two weights" in " ".join(node.text for node in links)
