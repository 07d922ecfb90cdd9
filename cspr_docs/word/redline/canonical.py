"""A Word file as lines that are equal where two files say the same in the same structure.

Paragraphs with style and list, tables with rows and cells, controls with what they hold, notes and comments where
they are referred to, headers and footers where a section names them. The formatting of words is left out, as are
all ids and the way in which text is cut into runs.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import WP, r, w
from cspr_docs.ooxml.numbering import Lists, lists_of, place_in_list
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind, relationships, target_of
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import characters
from cspr_docs.ooxml.values import switch
from cspr_docs.problems import path_text
from cspr_docs.word.additions import BODY
from cspr_docs.word.issue import issue_of
from cspr_docs.word.redline.controls import TOC

_NOTES = {
    w("footnoteReference"): "word/footnotes.xml",
    w("endnoteReference"): "word/endnotes.xml",
    w("commentReference"): "word/comments.xml",
}
_FRAMES = {
    w("tbl"): ("table", "tblPr", "tblStyle"),
    w("tr"): ("row", "trPr", "tblHeader"),
    w("tc"): ("cell", "tcPr", "gridSpan", "vMerge"),
    w("customXml"): ("group", "customXmlPr"),
}
"""What holds blocks, what it is called here, and which of its properties count."""

_EDGES = (w("headerReference"), w("footerReference"))
_THROUGH = (w("hyperlink"), w("smartTag"), w("customXml"), w("fldSimple"), w("sdtContent"), w("r"))


@dataclass(frozen=True, slots=True)
class _PartReader:
    """One file, and the part that is being read.

    Attributes:
        trees: the parts as this view shows them.
        paths: of the file's values by key.
        met: the lists, in the order of the document; grows as it is read.
        edges: the parts of headers and footers so far: a section that names none has those of the one before it.
    """

    package: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]
    styles: Styles
    lists: Lists
    paths: Mapping[str, str]
    met: dict[str, int] = field(default_factory=dict)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)
    part: str = BODY

    def at(self, part: str) -> "_PartReader":
        return replace(self, part=part)

    def target(self, id_: str) -> str:
        """Where a relationship of the part leads: a web address, or a part."""
        for link in relationships(self.package, self.part):
            if link.get("Id") == id_:
                return target_of(self.part, link) or str(link.get("Target"))
        return ""

    def list_of(self, properties: etree._Element | None, style: str) -> str:
        """The list of a paragraph, its level and the look of it and those above; empty where it stands in none."""
        list_id, level = place_in_list(properties, style or self.styles.default, self.styles, self.lists)
        if list_id in ("", "0"):
            return ""
        turn = self.met.setdefault(list_id, len(self.met) + 1)
        form = self.lists.get(list_id)
        seen = (
            (form.levels, form.overrides) if form else ()
        )  # what is sent has lost levels that nothing stands in
        look = [(at, one) for each in seen for at, one in sorted(each.items()) if at <= level]
        return f"list {turn} level {level} {_digest(repr(look).encode())}"


def canonical(package: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> list[str]:
    """The lines of a file whose parts are read from `trees`."""
    issue = issue_of(package)
    paths = {anchor.key: path_text(anchor.path) for anchor in issue.anchors} if issue else {}
    lists = lists_of(parse_part(package, part_of_kind(package, "numbering")))
    reader = _PartReader(package, trees, Styles.of_package(package), lists, paths)
    body = trees[BODY].find(w("body"))
    return list(_blocks(trees[BODY] if body is None else body, reader))


def _blocks(parent: etree._Element, reader: _PartReader) -> Iterator[str]:
    for child in parent:
        if child.tag == w("p"):
            yield from _paragraph(child, reader)
        elif child.tag == w("sdt"):
            if inside := list(_blocks(_content(child), reader)):  # nothing for a control that holds nothing
                yield from (f"control {_called(child, reader)}", *inside, "end of control")
        elif child.tag == w("sectPr"):
            yield from _section(child, reader)
        elif child.tag in _FRAMES:
            name, properties, *told = _FRAMES[str(child.tag)]
            yield f"{name} {' '.join(_deep(child, properties, one) for one in told)}"
            yield from _blocks(child, reader)
            yield f"end of {name}"


def _called(control: etree._Element, reader: _PartReader) -> str:
    tag = _deep(control, "sdtPr", "tag")
    return reader.paths.get(tag, tag) or _deep(control, "sdtPr", "alias")


def _paragraph(paragraph: etree._Element, reader: _PartReader) -> Iterator[str]:
    properties = paragraph.find(w("pPr"))
    style = _deep(paragraph, "pPr", "pStyle")
    text = "".join(_inline(paragraph, reader))
    yield f"{style} | {reader.list_of(properties, style)} | {text}"
    section = None if properties is None else properties.find(w("sectPr"))
    if section is not None:
        yield from _section(section, reader)


def _inline(parent: etree._Element, reader: _PartReader) -> Iterator[str]:
    for child in parent:
        if found := characters(child):
            yield found
        elif child.tag == w("sdt"):
            inside = "".join(_inline(_content(child), reader))
            yield f"«{_called(child, reader)}: {inside}»" if inside else ""
        elif child.tag in _THROUGH:
            yield from _through(child, reader)
        elif child.tag in _NOTES:
            part, id_ = _NOTES[str(child.tag)], child.get(w("id"))
            notes = (note for note in reader.trees.get(part, ()) if note.get(w("id")) == id_)
            yield f"[{''.join(line for note in notes for line in _blocks(note, reader.at(part)))}]"
        else:
            yield _other(child, reader)


def _through(child: etree._Element, reader: _PartReader) -> Iterator[str]:
    if child.tag == w("hyperlink"):
        anchor = child.get(w("anchor"), "")
        yield f"<{reader.target(child.get(r('id'), ''))}#{'' if anchor.startswith(TOC) else anchor}>"
    if child.tag != SIMPLE:
        yield from _inline(child, reader)
        return
    yield f"{{begin}}{{{child.get(w('instr'), '').strip()}}}{{separate}}"  # the library writes it out in marks
    yield from _inline(child, reader)
    yield "{end}"


def _other(child: etree._Element, reader: _PartReader) -> str:
    """Fields, pictures and whatever else a reader sees, in short."""
    name = etree.QName(child).localname if isinstance(child.tag, str) else ""
    if child.tag == CODE:
        return f"{{{(child.text or '').strip()}}}"
    if child.tag == MARK:
        return f"{{{child.get(w('fldCharType'), '')}}}"
    if name in ("drawing", "pict", "object", "AlternateContent"):
        return f"[{name} {''.join(_pictures(child, reader))}]"
    return f"[{name}]" if name in ("oMath", "oMathPara", "ruby") else ""


def _pictures(drawing: etree._Element, reader: _PartReader) -> Iterator[str]:
    for named in drawing.iter(f"{{{WP}}}docPr"):
        yield named.get("descr", "")
    for element in drawing.iter(etree.Element):
        target = reader.target(element.get(r("embed"), "")) if element.get(r("embed")) else ""
        if target in reader.package:
            yield _digest(reader.package[target])
        if element.tag == w("txbxContent"):
            yield from _blocks(element, reader)


def _section(section: etree._Element, reader: _PartReader) -> Iterator[str]:
    size = section.find(w("pgSz"))
    yield f"section {'' if size is None else sorted(size.attrib.values())}"
    for reference in section.iter(*_EDGES):
        which = (etree.QName(reference).localname, reference.get(w("type"), "default"))
        reader.edges[which] = reader.target(reference.get(r("id"), ""))
    has_first = switch(section, "titlePg")
    for (name, kind), part in sorted(reader.edges.items()):
        if kind != "first" or has_first:
            yield f"{name} {kind}"
            yield from _blocks(reader.trees[part], reader.at(part)) if part in reader.trees else ()


def _content(control: etree._Element) -> etree._Element:
    content = control.find(w("sdtContent"))
    return control if content is None else content


def _deep(parent: etree._Element, properties: str, name: str) -> str:
    """The value of a property; the property's name where it stands without one."""
    child = parent.find(f"{w(properties)}/{w(name)}")
    return "" if child is None else child.get(w("val"), name)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
