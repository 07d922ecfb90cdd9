"""A Word file that canaries are put into, place by place; broken rules of Word are welcome here."""

import io
import struct
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.relationships import OFFICE, rels_name

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
MS = "http://schemas.microsoft.com/office/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMESPACES = {
    **PREFIXES,
    "wps": f"{MS}word/2010/wordprocessingShape",
    "wp14": f"{MS}word/2010/wordprocessingDrawing",
    "asvg": f"{MS}drawing/2016/SVG/main",
    "adec": f"{MS}drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:a-program-that-nobody-knows",
    "y": "urn:a-program-that-may-be-passed-over",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_USUAL = {
    "settings": "settings",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "fontTable": "fonts",
    "webSettings": "webSettings",
}
_NOTE = "<w:p><w:r><w:{}/></w:r></w:p>"


@dataclass
class Draft:
    """The parts of a file that is being made.

    `comment` and `extra` are the zip's own places for words.
    """

    parts: dict[str, bytes]
    comment: bytes = b""
    extra: bytes = b""
    count: int = 1000
    trees: dict[str, etree._Element] = field(default_factory=dict)

    def number(self) -> int:
        """A number that nothing else in the file has."""
        self.count += 1
        return self.count

    def tree(self, part: str) -> etree._Element:
        """The part's root, which may be changed."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    def body(self, xml: str) -> None:
        """Put blocks at the body's end, before its last section's properties."""
        body = self.tree(BODY)[-1]
        for element in fragment(xml):
            body.insert(len(body) - 1, element)

    def section(self) -> etree._Element:
        """The properties of the last section."""
        return self.tree(BODY)[-1][-1]

    def into(self, kind: str, xml: str, *, first: bool = False) -> None:
        """Put elements into one of the body's usual parts, at its end or beginning."""
        root = self.tree(self.usual(kind))
        elements = fragment(xml)
        root[:] = [*elements, *root] if first else [*root, *elements]

    def usual(self, kind: str) -> str:
        """The name of one of the body's parts, which is made where there is none."""
        part = f"word/{kind}.xml"
        if part not in self.parts:
            inside = ""
            if kind in ("footnotes", "endnotes"):
                name = kind.removesuffix("s")
                inside = "".join(
                    f'<w:{name} w:type="{type_}" w:id="{id_}">{_NOTE.format(type_)}</w:{name}>'
                    for id_, type_ in ((-1, "separator"), (0, "continuationSeparator"))
                )
            self.part(
                part, f"<w:{_USUAL[kind]} {_DECLARED}>{inside}</w:{_USUAL[kind]}>", f"{WORD}{kind}+xml", kind
            )
        return part

    def part(self, name: str, content: str | bytes, type_: str, kind: str, owner: str = BODY) -> str:
        """Add a part with its content type and a relationship (its last word, or its whole type) that leads to it."""
        self.parts[name] = content if isinstance(content, bytes) else content.encode()
        types = self.tree(TYPES)
        etree.SubElement(
            types, f"{{{types.nsmap[None]}}}Override", {"PartName": f"/{name}", "ContentType": type_}
        )
        return self.link(kind, f"/{name}", owner=owner)

    def link(
        self, kind: str, target: str, *, external: bool = False, owner: str = BODY, id_: str = ""
    ) -> str:
        """Add a relationship; gives its id."""
        rels = rels_name(owner)
        if rels not in self.parts:
            namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
            self.parts[rels] = f'<Relationships xmlns="{namespace}"/>'.encode()
        root = self.tree(rels)
        id_ = id_ or f"rIdC{self.number()}"
        attributes = {"Id": id_, "Type": kind if ":" in kind else f"{OFFICE}{kind}", "Target": target}
        if external:
            attributes["TargetMode"] = "External"
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", attributes)
        return id_

    def style(self, id_: str, kind: str, inside: str) -> None:
        """Add a style."""
        self.into(
            "styles", f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_}">{inside}</w:style>'
        )

    def package(self) -> Package:
        """The parts as they stand."""
        written = {
            part: etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            for part, root in self.trees.items()
        }
        return Package({**self.parts, **written}, "draft.docx")

    def to_bytes(self) -> bytes:
        """The whole file, with the words that stand in the zip itself."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.package().items():
                info = zipfile.ZipInfo(name)
                info.extra = struct.pack("<HH", 0xCAFE, len(self.extra)) + self.extra if self.extra else b""
                info.comment = self.comment
                archive.writestr(info, content)
            archive.comment = self.comment
        return stream.getvalue()


def fragment(xml: str) -> list[etree._Element]:
    """The elements of a piece of XML that may use every prefix."""
    return list(etree.fromstring(f"<w:root {_DECLARED}>{xml}</w:root>"))


def begun(base: Package) -> Draft:
    """A draft to put canaries into; the base's own ids stay."""
    draft = Draft(dict(base.parts))
    root = draft.tree(BODY)
    body = root[-1]
    if body[-1].tag != w("sectPr"):
        etree.SubElement(body, w("sectPr"))
    fresh = etree.fromstring(f'<w:document {_DECLARED} mc:Ignorable="w14 w15 wp14 y"/>')
    fresh[:] = list(root)
    draft.trees[BODY] = fresh
    return draft


def run(text: str, properties: str = "") -> str:
    """A run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def table(inside: str, properties: str = "", row: str = "") -> str:
    """A table of one cell."""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>'
        f"</w:tblGrid><w:tr>{f'<w:trPr>{row}</w:trPr>' if row else ''}<w:tc>"
        f'<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{inside}</w:tc></w:tr></w:tbl>'
    )


def field_of(instruction: str, result: str, marks: str = "") -> str:
    """A field with its marks; `marks` stands in the first one."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{marks}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
