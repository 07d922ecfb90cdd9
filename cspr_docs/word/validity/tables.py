"""Rules of tables, and of what else must hold a paragraph.

Source: ECMA-376 part 1, 17.4.37 (`tbl`), 17.4.78 (`tr`), 17.4.65 (`tc`: it ends in a paragraph), 17.4.48 (`tblGrid`).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import local, stories

_TRANSPARENT = (w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_BLOCKS = (w("p"), w("tbl"), w("altChunk"))
_WORDS = {"hdr": "the header", "ftr": "the footer", "txbxContent": "the text box", "comment": "the comment"}
_AGAIN = "delete it in Word and put it in again"


def inside(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children of some kinds, controls around them seen through."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from inside(child, *tags)


def cells(found: Opened) -> Iterator[Problem]:
    """A cell holds a paragraph, and a paragraph is the last thing in it."""
    for part, root in stories(found):
        for cell in root.iter(w("tc")):
            blocks = list(inside(cell, *_BLOCKS))
            if not blocks:
                message = f"{where(cell, part)}: the cell holds no paragraph"
                yield told(found, "word-structure", message, _AGAIN)
            elif blocks[-1].tag != w("p"):
                message = f"{where(cell, part)}: the cell ends in a table, not in a paragraph"
                yield told(found, "word-structure", message, "add an empty line below the inner table")


def tables(found: Opened) -> Iterator[Problem]:
    """A table has properties, a grid and rows, and a row has cells."""
    for part, root in stories(found):
        for table in root.iter(w("tbl")):
            for tag, what in ((w("tblPr"), "properties"), (w("tblGrid"), "grid"), (w("tr"), "rows")):
                if next(inside(table, tag), None) is None:
                    message = f"{where(table, part)}: the table has no {what}"
                    yield told(found, "word-structure", message, _AGAIN)
        for row in root.iter(w("tr")):
            if next(inside(row, w("tc")), None) is None:
                yield told(
                    found, "word-structure", f"{where(row, part)}: the row has no cells", "delete the row"
                )


def texts(found: Opened) -> Iterator[Problem]:
    """Headers, notes and text boxes hold at least a paragraph."""
    for part, root in stories(found):
        for holder in root.iter(*(w(name) for name in ("hdr", "ftr", "footnote", "endnote", *_WORDS))):
            if next(inside(holder, *_BLOCKS), None) is None:
                what = _WORDS.get(local(holder), "the note")
                message = f"{where(holder, part)}: {what} holds no paragraph"
                yield told(found, "word-structure", message, _AGAIN)


RULES: tuple[Rule, ...] = (cells, tables, texts)
