"""What a paragraph says by itself, and whether it is a heading."""

import re
from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w

LONGEST_TEXT = 90
_HEADING = re.compile(r"(heading ?\d|.*heading$|title$)", re.IGNORECASE)
_BODY_TEXT = "9"  # the outline level of what is no heading


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


def is_heading(paragraph: etree._Element) -> bool:
    """Whether the paragraph has a heading's style or an outline level."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return False
    style, level = properties.find(w("pStyle")), properties.find(w("outlineLvl"))
    if level is not None and level.get(w("val")) != _BODY_TEXT:
        return True
    return style is not None and _HEADING.match(style.get(w("val"), "")) is not None


def shortened(text: str) -> str:
    """The text on one line, cut with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"
