"""The place of one element, sought backwards from it: a hostile file is too large to walk through for each message."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.paragraphs import is_heading, shortened, text_of
from cspr_docs.word.where.place import NOTES, TBL, TC, TR, P, Place, is_counted, note_in_words

_MOST_STEPS = 5_000
_TEXTS = frozenset({w("body"), w("hdr"), w("ftr"), w("docPartBody"), *NOTES})
_SEEN_THROUGH = frozenset({w("sdt"), w("sdtContent"), w("customXml")})


def where(element: etree._Element, part: str) -> str:
    """`the body, under “What happened”, paragraph 3`, or `…, table 2, row 3, cell 1`."""
    note = next((outer for outer in (element, *element.iterancestors()) if outer.tag in NOTES), None)
    called = "" if note is None else note_in_words(note, _nth_note(note))
    block = _block(element)
    if block is None:
        return str(Place(part, called))
    frame, words = _frame(element), _heading(block)
    heading, number = (words, 0) if words else _above(block)
    if frame is None or frame.tag == P:
        return str(Place(part, called, heading, bool(words), number))
    table, row, cell = _in_table(frame)
    return str(Place(part, called, heading, table=table, row=row, cell=cell))


def _block(element: etree._Element) -> etree._Element | None:
    """What holds the element in its text, controls seen through; `None` outside of a text."""
    block: etree._Element | None = None
    for outer in (element, *element.iterancestors()):
        if outer.tag in _TEXTS:
            return block
        if block is None or outer.tag not in _SEEN_THROUGH:
            block = outer
    return None


def _frame(element: etree._Element) -> etree._Element | None:
    """The table, row, cell or paragraph that the element's place goes by."""
    blocks = (P, TBL, TR, TC)
    found = element if element.tag in blocks else next(element.iterancestors(*blocks), None)
    while found is not None and found.tag == P:
        outer = next(found.iterancestors(TC, P), None)
        if outer is None:
            return found
        found = outer
    return found


def _above(block: etree._Element) -> tuple[str, int]:
    """The heading above a block, and which paragraph under it the block is; nothing of that where it is too far."""
    number = int(block.tag == P)
    for steps, before in enumerate(islice(_before(block), _MOST_STEPS + 1)):
        if steps == _MOST_STEPS:
            return "", 0
        if before.tag == P and (words := _heading(before)):
            return words, number
        number += before.tag == P
    return "", number


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


def _in_table(frame: etree._Element) -> tuple[int, int, int]:
    """The numbers of the table, row and cell, 0 where the frame does not lie in one."""
    cell = frame if frame.tag == TC else None
    row = frame if frame.tag == TR else _around(cell, TR)
    table = frame if frame.tag == TBL else _around(row, TBL)
    return _nth_table(table), _nth(row), _nth(cell)


def _around(element: etree._Element | None, tag: str) -> etree._Element | None:
    return None if element is None else next(element.iterancestors(tag), None)


def _nth_table(table: etree._Element | None) -> int:
    if table is None:
        return 0
    tables = table.getroottree().getroot().iter(TBL)
    return next(number for number, found in enumerate(tables, 1) if found is table)


def _nth(element: etree._Element | None) -> int:
    """Which row of its table, or cell of its row."""
    if element is None:
        return 0
    return 1 + sum(before.tag == element.tag for before in _before(element))


def _nth_note(note: etree._Element) -> int:
    return 1 + sum(is_counted(before) for before in note.itersiblings(note.tag, preceding=True))
