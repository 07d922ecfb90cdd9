"""Where something stands in a Word file, in words that tell nothing of its text but the heading above it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from cspr_docs.word.namespaces import w

HEADING = re.compile(r"(heading ?\d|.*heading$|title$)", re.IGNORECASE)
LONGEST_HEADING = 60
_NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}
_PARTS = {
    "document": "",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "",
    "endnotes": "",
    "comments": "",
    "styles": "the styles",
    "numbering": "the numbering of lists",
    "settings": "the settings",
    "document_glossary": "the building blocks",
}

PlaceOf = Callable[[etree._Element], str]


def part_in_words(part: str) -> str:
    """What a reader calls a part; empty for the body, and for notes, which are counted."""
    stem = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _PARTS.get(stem, "a part that Word keeps apart")


def places(root: etree._Element, story: str) -> PlaceOf:
    """A function that gives the place of an element of the part; `story` names the part, empty for the body.

    The place of each paragraph is taken now, so it may be asked for after the tree has been changed.
    """
    known: dict[etree._Element, str] = {}
    tables: dict[etree._Element, int] = {}
    nth: dict[etree._Element, int] = {}
    counts: Counter[etree._Element] = Counter()
    notes: dict[str, int] = {}
    heading, count = "", 0
    for element in root.iter(w("p"), w("tbl"), w("tr"), w("tc"), *_NOTES):
        if element.tag in _NOTES:
            heading, count = _note(element, notes), 0
        elif element.tag == w("tbl"):
            tables[element] = len(tables) + 1
            known[element] = _joined(story, heading, f"table {tables[element]}")
        elif element.tag in (w("tr"), w("tc")):
            _count(element, nth, counts)
        elif cell := _cell(element, tables, nth):
            known[element] = _joined(story, heading, cell)
        else:
            count += 1
            known[element] = _joined(story, heading, f"paragraph {count}")
            if words := _heading_text(element):
                heading, count = f"under '{words}'", 0
                known[element] = _joined(story, f"in the heading '{words}'")
    return lambda element: _place(element, known) or story or "the body"


def _note(element: etree._Element, notes: dict[str, int]) -> str:
    """`footnote 2`; the separators are not counted."""
    name = _NOTES[str(element.tag)]
    if element.get(w("type"), "normal") == "normal":
        notes[name] = notes.get(name, 0) + 1
    return f"{name} {notes.get(name, 0)}"


def _joined(*pieces: str) -> str:
    return ", ".join(piece for piece in pieces if piece)


def _place(element: etree._Element, known: dict[etree._Element, str]) -> str:
    for holder in (element, *element.iterancestors()):
        if holder in known:
            return known[holder]
    return ""


def _cell(
    paragraph: etree._Element, tables: dict[etree._Element, int], nth: dict[etree._Element, int]
) -> str:
    """`table 2, row 3, column 1` for a paragraph in a table."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    row = None if cell is None else next(cell.iterancestors(w("tr")), None)
    table = None if row is None else next(row.iterancestors(w("tbl")), None)
    if cell is None or row is None or table is None:
        return ""
    return f"table {tables[table]}, row {nth[row]}, column {nth[cell]}"


def _count(element: etree._Element, nth: dict[etree._Element, int], counts: Counter[etree._Element]) -> None:
    """Number a row in its table or a cell in its row, controls seen through."""
    holder = next(element.iterancestors(w("tbl") if element.tag == w("tr") else w("tr")), element)
    counts[holder] += 1
    nth[element] = counts[holder]


def _heading_text(paragraph: etree._Element) -> str:
    """The words of a heading, shortened; empty for other paragraphs."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return ""
    style = properties.find(w("pStyle"))
    named = style is not None and HEADING.match(style.get(w("val"), ""))
    if not named and properties.find(w("outlineLvl")) is None:
        return ""
    line = " ".join("".join(_words(paragraph)).split())
    return line if len(line) <= LONGEST_HEADING else line[: LONGEST_HEADING - 1] + "…"


def _words(paragraph: etree._Element) -> Iterator[str]:
    for text in paragraph.iter(w("t")):
        yield text.text or ""
