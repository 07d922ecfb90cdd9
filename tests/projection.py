"""A Word file as text that people read in a review: what its pages say, and what its tags would fill in.

One line for each paragraph: headings with `#`, other paragraphs with their style in brackets; tables as rows
of cells between bars; `{FIELD}`, `[^note]`, `«control: …»`, `[picture: …]`. Headers, footers, notes and
comments follow the body. For goldens: equal projections mean that a reader sees the same words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import WP, r, w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import relationships
from cspr_docs.ooxml.tracked import is_lost
from cspr_docs.word.additions import BODY

STORIES = re.compile(r"word/(?:house-)*(header|footer|footnotes|endnotes|comments)\d*\.xml")
NOTES = {w("footnote"): "^{}", w("endnote"): "^^{}", w("comment"): "comment {}"}
REFERENCES = {"footnoteReference": "[^{}]", "endnoteReference": "[^^{}]", "commentReference": "[comment {}]"}
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
MARKS = (("b", "**"), ("i", "*"), ("strike", "~~"))
OFF = ("0", "false")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read one part: the names of styles, and where its links lead."""

    styles: Mapping[str, str]
    links: Mapping[str, str]


def projection(package: Mapping[str, bytes]) -> str:
    """The file's words as text, ending in a line break."""
    styles = dict(_style_names(package))
    parts = [BODY, *sorted(part for part in package if STORIES.fullmatch(part))]
    lines: list[str] = []
    for part in parts:
        links = {link.get("Id", ""): link.get("Target", "") for link in relationships(package, part)}
        reading = Reading(styles, links)
        root = parse(package[part])
        body = root.find(w("body"))
        lines += ["", f"=== {part.removeprefix('word/').removesuffix('.xml')}", ""]
        lines += _blocks(root if body is None else body, reading)
    return "\n".join(lines[1:]) + "\n"


def _style_names(package: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    if "word/styles.xml" in package:
        for style in parse(package["word/styles.xml"]).iter(w("style")):
            name = style.find(w("name"))
            style_id = style.get(w("styleId"), "")
            yield style_id, style_id if name is None else name.get(w("val"), "")


def _blocks(parent: etree._Element, reading: Reading) -> Iterator[str]:
    """The lines of the paragraphs, tables, controls and notes in an element."""
    for child in parent:
        if child.tag == w("p"):
            yield _paragraph(child, reading)
        elif child.tag == w("tbl"):
            yield from _table(child, reading)
        elif child.tag == w("sdt"):
            yield f"«{_control(child)}:"
            yield from _blocks(_content(child), reading)
            yield "»"
        elif child.tag in NOTES:
            yield f"[{NOTES[child.tag].format(child.get(w('id'), ''))}]:"
            yield from _blocks(child, reading)
        elif child.tag == w("sectPr"):
            yield _section(child, reading)


def _paragraph(paragraph: etree._Element, reading: Reading) -> str:
    properties = paragraph.find(w("pPr"))
    text = "".join(_inline(paragraph, reading))
    if properties is None:
        return text
    style = _value(properties, "pStyle")
    name = reading.styles.get(style, style)
    heading = HEADING.fullmatch(name)
    lead = f"{'#' * int(heading[1])} " if heading else f"[{name}] " if name else ""
    numbering = properties.find(w("numPr"))
    if numbering is not None:
        lead += f"- list {_value(numbering, 'numId')}, level {_value(numbering, 'ilvl') or '0'}: "
    section = properties.find(w("sectPr"))
    return lead + text + ("" if section is None else f"\n{_section(section, reading)}")


def _value(parent: etree._Element, name: str) -> str:
    """The `w:val` of a child; empty if there is no such child."""
    child = parent.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def _inline(parent: etree._Element, reading: Reading) -> Iterator[str]:
    """The pieces of a paragraph's text."""
    for child in parent:
        if child.tag == w("r"):
            yield _run(child, reading)
        elif child.tag == w("hyperlink"):
            target = reading.links.get(child.get(r("id"), ""), f"#{child.get(w('anchor'), '')}")
            yield f"{''.join(_inline(child, reading))} <{target}>"
        elif child.tag == w("sdt"):
            yield f"«{_control(child)}: {''.join(_inline(_content(child), reading))}»"
        elif child.tag == w("fldSimple"):
            yield f"{{{child.get(w('instr'), '').strip()}}}"
        elif child.tag in (w("ins"), w("moveTo")):
            yield f"[+{''.join(_inline(child, reading))}+]"
        elif child.tag in (w("del"), w("moveFrom")):
            yield f"[-{''.join(_inline(child, reading))}-]"


def _run(run: etree._Element, reading: Reading) -> str:
    text = "".join(_piece(child, reading) for child in run)
    properties = run.find(w("rPr"))
    if properties is None or not text.strip():
        return text
    for name, mark in MARKS:
        on = properties.find(w(name))
        if on is not None and on.get(w("val")) not in OFF:
            text = f"{mark}{text}{mark}"
    return text


def _piece(child: etree._Element, reading: Reading) -> str:
    """One thing inside a run."""
    name = etree.QName(child).localname if isinstance(child.tag, str) else ""
    if name in ("t", "delText"):
        text = child.text or ""
        return f"[-{text}-]" if is_lost(child) else text
    if name == "instrText":
        return f"{{{(child.text or '').strip()}}}"
    if name in REFERENCES:
        return REFERENCES[name].format(child.get(w("id"), ""))
    if name == "br":
        return "[page break]" if child.get(w("type")) == "page" else "↵"
    if name in ("drawing", "pict", "AlternateContent"):
        return _drawing(child, reading)
    return {"tab": "→", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name, "")


def _drawing(drawing: etree._Element, reading: Reading) -> str:
    """A picture by its description, a text box by its text."""
    named = next(drawing.iter(f"{{{WP}}}docPr"), None)
    description = "" if named is None else named.get("descr") or named.get("name") or ""
    box = next(drawing.iter(w("txbxContent")), None)
    inside = "" if box is None else " / ".join(_blocks(box, reading))
    return f"[picture: {description}{inside}]"


def _control(control: etree._Element) -> str:
    """The title and tag of a content control."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return "control"
    return " ".join(filter(None, (_value(properties, "alias"), _value(properties, "tag")))) or "control"


def _content(control: etree._Element) -> etree._Element:
    content = control.find(w("sdtContent"))
    return control if content is None else content


def _table(table: etree._Element, reading: Reading) -> Iterator[str]:
    """A line for each row; a table inside a cell is written within brackets."""
    properties = table.find(w("tblPr"))
    style = "" if properties is None else _value(properties, "tblStyle")
    yield f"table [{reading.styles.get(style, style)}]" if style else "table"
    for row in table.iter(w("tr")):
        if next(row.iterancestors(w("tbl"))) is not table:
            continue
        head = row.find(f"{w('trPr')}/{w('tblHeader')}")
        cells = [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]
        yield (
            ("|= " if head is not None else "| ") + " | ".join(_cell(cell, reading) for cell in cells) + " |"
        )


def _cell(cell: etree._Element, reading: Reading) -> str:
    properties = cell.find(w("tcPr"))
    span = "" if properties is None else _value(properties, "gridSpan")
    return (f"({span} columns) " if span else "") + " / ".join(_blocks(cell, reading))


def _section(section: etree._Element, reading: Reading) -> str:
    """The page set-up: paper, and what is printed at its edges."""
    size = section.find(w("pgSz"))
    paper = "" if size is None else f"{size.get(w('w'))} × {size.get(w('h'))}"
    edges = [
        f"{reference.get(w('type'))} {reading.links.get(reference.get(r('id'), ''), '')}"
        for reference in section
        if reference.tag in (w("headerReference"), w("footerReference"))
    ]
    return "--- page: " + ", ".join([paper, *edges])
