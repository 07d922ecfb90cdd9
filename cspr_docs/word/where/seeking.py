"""The place of one element, sought backwards from it: a hostile file is too large to walk through for each message."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.paragraphs import is_heading, shortened, text_of
from cspr_docs.word.where.place import (
    NOTES,
    TBL,
    TC,
    TR,
    P,
    Place,
    columns_before,
    columns_of,
    is_counted,
    is_written,
    looked_through,
    note_in_words,
)

_MOST_STEPS = 10_000
_TEXTS = frozenset({w("body"), w("hdr"), w("ftr"), w("docPartBody"), *NOTES})
_SEEN_THROUGH = frozenset({w("sdt"), w("sdtContent"), w("customXml")})
_FRAMES = (TBL, TR, TC)
"""A table, a row of it and a cell of that, as they must lie in each other to be counted."""


def where(element: etree._Element, part: str) -> str:
    """`under “What happened”, paragraph 3`, or `…, table 2, row 3, column 1`."""
    note = next((outer for outer in (element, *element.iterancestors()) if outer.tag in NOTES), None)
    called = "" if note is None else note_in_words(note, _nth_note(note))
    block = _block(element)
    if block is None:
        return str(Place(part, called))
    if words := _heading(block):
        return str(Place(part, called, words, is_heading=True))
    above = _above(block)
    if above is None:
        return str(Place(part, called))
    heading, paragraphs, tables = above
    if block.tag == TBL:
        row, column = _in_table(element, block)
        return str(Place(part, called, heading, table=tables, row=row, column=column))
    is_between = block.tag != P or not is_counted(block)
    return str(Place(part, called, heading, paragraph=paragraphs, is_between=is_between))


def _block(element: etree._Element) -> etree._Element | None:
    """What holds the element in its text, controls seen through; `None` outside of a text."""
    block: etree._Element | None = None
    for outer in (element, *element.iterancestors()):
        if outer.tag in _TEXTS:
            return block
        if block is None or outer.tag not in _SEEN_THROUGH:
            block = outer
    return None


def _above(block: etree._Element) -> tuple[str, int, int] | None:
    """The heading above a block, and how many paragraphs and tables stand under it, the block among them.

    `None` where the heading is too far to look for.
    """
    paragraphs, tables = int(block.tag == P and is_counted(block)), int(block.tag == TBL)
    steps = 0
    for before in _before(block):
        if words := _heading(before):
            return words, paragraphs, tables
        counted, looks = looked_through(before) if before.tag == P else (False, 0)
        paragraphs += counted
        tables += before.tag == TBL
        steps += 1 + looks
        if steps > _MOST_STEPS:
            return None
    return "", paragraphs, tables


def _heading(block: etree._Element) -> str:
    """The words of a heading; empty for all else."""
    return shortened(text_of(block)) if block.tag == P and is_heading(block) else ""


def _before(block: etree._Element) -> Iterator[etree._Element]:
    """The blocks before one, backwards; controls around them are seen through."""
    for sibling in block.itersiblings(P, TBL, TR, TC, *_SEEN_THROUGH, preceding=True):
        if sibling.tag in _SEEN_THROUGH:
            yield from _opened(sibling)
        else:
            yield sibling
    outer = block.getparent()
    if outer is not None and outer.tag in _SEEN_THROUGH:
        yield from _before(outer)


def _opened(element: etree._Element) -> Iterator[etree._Element]:
    """The element, or backwards what stands in it where it is a control."""
    if element.tag not in _SEEN_THROUGH:
        yield element
        return
    for child in element.iterchildren(reversed=True):
        yield from _opened(child)


def _in_table(element: etree._Element, table: etree._Element) -> tuple[int, int]:
    """The numbers of the row and the column, 0 where the element does not lie in one."""
    around = [outer for outer in (element, *element.iterancestors()) if outer.tag in (P, *_FRAMES)]
    frames = around[around.index(table) :: -1][: len(_FRAMES)]
    frames = frames[: next((at for at, one in enumerate(frames) if one.tag != _FRAMES[at]), len(frames))]
    row = 1 + sum(before.tag == TR for before in _before(frames[1])) if len(frames) > 1 else 0
    return row, _column(frames[1], frames[2]) if len(frames) > 2 else 0


def _column(row: etree._Element, cell: etree._Element) -> int:
    before = (columns_of(each) for each in _before(cell) if each.tag == TC)
    return 1 + columns_before(row) + sum(before)


def _nth_note(note: etree._Element) -> int:
    return 1 + sum(is_written(before) for before in note.itersiblings(note.tag, preceding=True))
