"""Word files for the tests of the Word room, and what docxtpl makes of them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.package import Package, load_package, to_bytes

NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def new_file(name: str = "template.docx") -> Package:
    """A Word file with an empty body, as Word makes it."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return load_package(stream.getvalue(), name)


def without_table_styles(package: Package) -> Package:
    """The file without the hundred styles of tables, nine tenths of it, which no test uses and each would read."""
    parts = dict(package)
    del parts["word/stylesWithEffects.xml"]
    styles = etree.fromstring(parts["word/styles.xml"])
    for style in styles.findall(f"{w('style')}[@{w('type')}='table']"):
        if style.get(w("default")) is None:
            styles.remove(style)
    parts["word/styles.xml"] = etree.tostring(styles, encoding="UTF-8", standalone=True)
    for index in (TYPES, RELS):
        parts[index] = re.sub(rb"<(Override|Relationship) [^>]*stylesWithEffects[^>]*/>", b"", parts[index])
    return Package(parts, package.name)


EMPTY = without_table_styles(new_file())
HOUSE = Package(EMPTY.parts, "house-style.docx")


def p(text: str, *, style: str = "", bold: bool = False) -> str:
    """A paragraph with one run; a bar in the text breaks it into runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = "".join(f'<w:r>{run}<w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in text.split("|||"))
    return f"<w:p>{properties}{runs}</w:p>"


def tc(content: str, properties: str = "") -> str:
    """A cell; plain text becomes its paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def tr(*cells: str) -> str:
    """A row."""
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    """A table."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def with_body(body: str, parts: Mapping[str, str] | None = None, name: str = "template.docx") -> Package:
    """A Word file with this body, and these parts (by their name, without `word/` and `.xml`) beside it."""
    section = "<w:sectPr>{}</w:sectPr>"
    contents = dict(EMPTY.parts)
    types, rels, references = contents[TYPES].decode(), contents[RELS].decode(), ""
    for part, xml in (parts or {}).items():
        kind = part.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        contents[f"word/{part}.xml"] = f"<w:{root} {NAMES}>{xml}</w:{root}>".encode()
        types = types.replace(
            "</Types>", f'<Override PartName="/word/{part}.xml" ContentType="{WORD}{kind}+xml"/></Types>'
        )
        link = f'<Relationship Id="rIdT{part}" Type="{OFFICE}{kind}" Target="{part}.xml"/>'
        rels = rels.replace("</Relationships>", f"{link}</Relationships>")
        if kind in ("header", "footer"):
            references += f'<w:{kind}Reference w:type="default" r:id="rIdT{part}"/>'
    contents[TYPES], contents[RELS] = types.encode(), rels.encode()
    page = (
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" '
        'w:header="720" w:footer="720" w:gutter="0"/>'
    )
    document = f"<w:document {NAMES}><w:body>{body}{section.format(references + page)}</w:body></w:document>"
    contents[BODY] = document.encode()
    return Package(contents, name)


def by_docxtpl(template: Package, context: Mapping[str, Any]) -> Package:
    """What docxtpl makes of the template."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document = DocxTemplate(io.BytesIO(to_bytes(template)))
    document.render(dict(context), environment, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return load_package(stream.getvalue(), "docxtpl.docx")


def body_xml(data: bytes) -> str:
    """The body's inside as text, without namespaces."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return plain(archive.read(BODY))


def plain(xml: bytes) -> str:
    """A part's inside as text, without namespace declarations."""
    text = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(etree.fromstring(xml), encoding="unicode"))
    return re.sub(r"^<w:\w+[^>]*>(<w:body>)?|(<w:sectPr>.*</w:sectPr>)?(</w:body>)?</w:\w+>$", "", text)


def canonical(xml: bytes) -> str:
    """A part in canonical XML, with what our renderer does otherwise than docxtpl made alike.

    These are: the order of a cell's properties (docxtpl's breaks the schema), marks of the spelling checker,
    a run may be in pieces (we put each value into a run of its own), a tab stands in the run or in
    a run of its own, empty text elements, ids of drawings (docxtpl numbers all of them anew), namespace
    declarations that nothing uses, `xml:space` where the text has no space at its ends.
    """
    root = etree.fromstring(xml)
    for drawing in root.iter(f"{{{PREFIXES['wp']}}}docPr"):
        drawing.set("id", "0")
    for text in list(root.iter(w("t"))):
        text.set(SPACE, "preserve")
        if not text.text and text.getparent().tag == w("r"):
            text.getparent().remove(text)
    for mark in list(root.iter(w("proofErr"))):
        mark.getparent().remove(mark)
    for properties in root.iter(w("tcPr")):
        properties[:] = sorted(properties, key=lambda child: child.tag)
    for paragraph in root.iter(w("p"), w("hyperlink"), w("sdtContent")):
        _join_runs(paragraph)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n").decode()


def _join_runs(paragraph: Any) -> None:
    previous = None
    for run in list(paragraph):
        if run.tag != w("r"):
            previous = None
            continue
        if all(child.tag == w("rPr") for child in run):
            paragraph.remove(run)
            continue
        if previous is None or _formatting(previous) != _formatting(run):
            previous = run
            continue
        previous.extend(child for child in list(run) if child.tag != w("rPr"))
        paragraph.remove(run)
    for run in paragraph.iter(w("r")):
        for text in list(run.iterfind(w("t"))):
            before = text.getprevious()
            if before is not None and before.tag == w("t"):
                before.text += text.text
                run.remove(text)


def _formatting(run: Any) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def stories(package: Mapping[str, bytes]) -> Iterator[str]:
    """The parts that tags may stand in."""
    for part in sorted(package):
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", part):
            yield part
