"""Word files as people make them, read as articles: for the tests of reading, publishing and accessibility."""

import zlib

from word_files import NAMES
from word_typed import RELATIONSHIPS, package

from cspr_docs.ooxml.package import Package
from cspr_docs.word.article import Article, to_article
from cspr_docs.word.article.tree import Block, Inlines, Paragraph, Text

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDAT"
    + zlib.compress(b"\0\xff")
    + b"\0\0\0\0IEND\xaeB`\x82"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Learning briefing</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
)


def word_file(
    body: str, footnotes: str = "", *, endnotes: str = "", styles: str = "", core: str = CORE
) -> Package:
    """A Word file with this body; `rPic` leads to a picture."""
    parts = dict(package(body, footnotes))
    links = parts[RELS].decode().removesuffix("</Relationships>")
    more = (
        f'<Relationship Id="rPic" Type="{KIND}/image" Target="media/image1.png"/>'
        f'<Relationship Id="rEnd" Type="{KIND}/endnotes" Target="endnotes.xml"/>'
    )
    parts[RELS] = f"{links}{more}</Relationships>".encode()
    parts["word/endnotes.xml"] = f"<w:endnotes {NAMES}>{endnotes}</w:endnotes>".encode()
    parts["word/media/image1.png"] = PNG
    parts["docProps/core.xml"] = core.encode()
    parts["_rels/.rels"] = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
    if styles:
        whole = parts["word/styles.xml"].decode().replace("</w:styles>", f"{styles}</w:styles>")
        parts["word/styles.xml"] = whole.encode()
    return Package(parts, "briefing.docx")


def article(
    body: str, footnotes: str = "", *, endnotes: str = "", styles: str = "", core: str = CORE
) -> Article:
    """What is read of such a file."""
    return to_article(word_file(body, footnotes, endnotes=endnotes, styles=styles, core=core))


def blocks(body: str, footnotes: str = "", *, styles: str = "") -> tuple[Block, ...]:
    """The blocks that are read of a body."""
    return article(body, footnotes, styles=styles).blocks


def inlines(body: str) -> Inlines:
    """The inlines of a body of one paragraph."""
    (block,) = blocks(body)
    assert isinstance(block, Paragraph)
    return block.inlines


def par(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text),))


def picture(alt: str = "A map", *, more: str = "", blip: str = 'r:embed="rPic"', crop: str = "") -> str:
    """A run with a picture of 20 by 10 millimetres, in line with the text."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="360000"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{alt}">{more}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:blipFill><a:blip {blip}/>{crop}</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """Runs that make up a field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{result}{marks[2]}"


def table(*rows: str, properties: str = "", columns: int = 2) -> str:
    """A table of rows that were written already."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, header: bool = False) -> str:
    """A row of cells that were written already."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(cells)}</w:tr>"


def cell(text: str = "", properties: str = "") -> str:
    """A cell with a paragraph, or with what was written already."""
    inside = (
        text if text.startswith("<") else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>"
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
