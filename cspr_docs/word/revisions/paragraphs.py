"""Paragraph marks that go: two paragraphs become one, and nothing empty stays behind.

Source: ECMA-376 part 1, 17.13.5.15 (a deleted paragraph mark), 17.13.5.20 (an inserted one).
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.surgery import MARKERS, next_block, previous_block, remove


def loses_its_mark(paragraph: etree._Element, dropped: frozenset[str]) -> bool:
    """Whether the paragraph's end goes, given the changes that go."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(child.tag in dropped for child in mark)


def join_to_next(paragraph: etree._Element) -> None:
    """Put the paragraph's content at the beginning of the next one, whose properties the whole then has.

    Where no paragraph follows in the same place (a table, a control, the end of a cell) an empty paragraph
    goes, and one with words stays as it is.
    """
    following = next_block(paragraph)
    if following is not None and following.tag == w("p"):
        _prepend(paragraph, following)
        return
    if _is_empty(paragraph) and _may_go(paragraph, following):
        _leave_markers(paragraph)
        remove(paragraph)


def _prepend(paragraph: etree._Element, following: etree._Element) -> None:
    moved = [child for child in paragraph if child.tag != w("pPr")]
    between = paragraph.getnext()
    while between is not None and between is not following:
        moved.append(between)
        between = between.getnext()
    place = 1 if len(following) and following[0].tag == w("pPr") else 0
    following[place:place] = moved
    remove(paragraph)


def _is_empty(paragraph: etree._Element) -> bool:
    return all(child.tag == w("pPr") or child.tag in MARKERS for child in paragraph)


def _may_go(paragraph: etree._Element, following: etree._Element | None) -> bool:
    """Whether its container stays whole without the paragraph: it must end in one, a body in its section."""
    if following is not None and following.tag != w("sectPr"):
        return True
    before = previous_block(paragraph)
    parent = paragraph.getparent()
    if before is None or parent is None:
        return False
    return before.tag == w("p") or parent.tag not in (w("tc"), w("footnote"), w("comment"))


def _leave_markers(paragraph: etree._Element) -> None:
    """Bookmarks and the like stay where the paragraph was."""
    for child in list(paragraph):
        if child.tag in MARKERS:
            paragraph.addprevious(child)
