"""Where something stands in a template, as a person finds it in Word: heading, table, row, cell, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cspr_docs.word.namespaces import w

LONGEST_TEXT = 90
HEADING = re.compile(r"(heading ?\d|title$)", re.IGNORECASE)

PART_NAMES = {
    "document": "the body",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
    "core": "the document's properties",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a template; table, row and cell count from 1, 0 where there is none."""

    part: str
    heading: str = ""
    table: int = 0
    row: int = 0
    cell: int = 0
    text: str = ""

    def __str__(self) -> str:
        steps = [self._part_in_words()]
        if self.heading:
            steps.append(f"under “{self.heading}”")
        if self.table:
            steps.append(f"table {self.table}, row {self.row}, cell {self.cell}")
        found = f", in “{shortened(self.text)}”" if self.text else ""
        return ", ".join(steps) + found

    def _part_in_words(self) -> str:
        stem = self.part.rpartition("/")[2].removesuffix(".xml")
        return PART_NAMES.get(stem.rstrip("0123456789"), f"the part {self.part}")


def shortened(text: str) -> str:
    """The text on one line, cut with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


def text_of(paragraph: etree._Element) -> str:
    """The paragraph's own text, tabs and breaks as spaces; text boxes in it left out."""
    pieces = []
    for element in own(paragraph):
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif element.tag in (w("tab"), w("br")) and next(element.iterancestors()).tag == w("r"):
            pieces.append(" ")
    return "".join(pieces)


def own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The elements of a paragraph in order, without those of a paragraph inside it (a text box's)."""
    for child in paragraph:
        yield child
        if isinstance(child.tag, str) and child.tag != w("p"):
            yield from (inner for inner in own(child))


def places(root: etree._Element, part: str) -> dict[etree._Element, Place]:
    """The place of every paragraph of a part."""
    found: dict[etree._Element, Place] = {}
    tables: dict[etree._Element, int] = {}
    heading = ""
    for paragraph in root.iter(w("p")):
        text = text_of(paragraph)
        place = _in_table(paragraph, tables, Place(part, heading, text=text))
        if is_heading(paragraph) and text.strip():
            heading = shortened(text)
            place = replace(place, heading="")
        found[paragraph] = place
    return found


def is_heading(paragraph: etree._Element) -> bool:
    """Whether the paragraph has a heading's style or an outline level."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return False
    style = properties.find(w("pStyle"))
    named = style is not None and HEADING.match(style.get(w("val"), ""))
    return bool(named) or properties.find(w("outlineLvl")) is not None


def _in_table(paragraph: etree._Element, tables: dict[etree._Element, int], place: Place) -> Place:
    """The place with the numbers of the innermost table that holds the paragraph."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    row = None if cell is None else next(cell.iterancestors(w("tr")), None)
    table = None if row is None else next(row.iterancestors(w("tbl")), None)
    if cell is None or row is None or table is None:
        return place
    number = tables.setdefault(table, len(tables) + 1)
    return replace(place, table=number, row=_nth(row), cell=_nth(cell))


def _nth(element: etree._Element) -> int:
    """Which of its kind the element is among its siblings, counted from 1."""
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
