"""Where an element stands, in a reader's words; nothing of the text but the heading above is repeated.

A message about a draft is read and kept by people who may not see what the draft must not say.
"""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.template.place import PART_NAMES, is_heading, shortened, text_of

_MOST_STEPS = 5_000
_TEXTS = (w("body"), w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment"))
_BLOCKS = (w("p"), w("tbl"))


def part_in_words(part: str) -> str:
    """The part as a person knows it: `the body`, `a footnote`."""
    stem = part.rpartition("/")[2].removesuffix(".xml")
    return PART_NAMES.get(stem.rstrip("0123456789"), f"the part {part}")


def where(element: etree._Element, part: str) -> str:
    """`the body, under “What happened”, paragraph 3`, or `…, table 2, row 3, cell 1`."""
    steps = [part_in_words(part)]
    block = _block(element)
    if block is not None:
        heading, number = _above(block)
        steps += [f"under “{heading}”"] if heading else []
        inside = _in_table(element)
        if inside or block.tag == w("p"):
            steps.append(inside or f"paragraph {number}")
    return ", ".join(steps)


def _block(element: etree._Element) -> etree._Element | None:
    """The paragraph or table of the text that holds the element, or what else does; `None` outside of a text."""
    block, last = None, element
    for outer in (element, *element.iterancestors()):
        if outer.tag in _TEXTS:
            return block if block is not None else last
        block, last = (outer if outer.tag in _BLOCKS else block), outer
    return None


def _above(block: etree._Element) -> tuple[str, int]:
    """The heading above a block, and how many paragraphs on from there the block is, itself counted."""
    number = int(block.tag == w("p"))
    for before in islice(_before(block), _MOST_STEPS):
        if before.tag == w("p") and is_heading(before) and (text := text_of(before).strip()):
            return shortened(text), number
        number += before.tag == w("p")
    return "", number


def _before(block: etree._Element) -> Iterator[etree._Element]:
    """The blocks before one, backwards; content controls around them are seen through."""
    for sibling in block.itersiblings(preceding=True):
        yield from _opened(sibling)
    outer = block.getparent()
    if outer is not None and outer.tag not in _TEXTS:
        yield from _before(outer)


def _opened(element: etree._Element) -> Iterator[etree._Element]:
    """The element, or backwards what stands in it where it is a control."""
    if element.tag not in (w("sdt"), w("sdtContent")):
        yield element
        return
    for child in element.iterchildren(reversed=True):
        yield from _opened(child)


def _in_table(element: etree._Element) -> str:
    """`table 2, row 3, cell 1`, counted from the beginning of the part; empty outside of tables."""
    steps = []
    chain = [element, *element.iterancestors()]
    table = next((found for found in chain if found.tag == w("tbl")), None)
    if table is None:
        return ""
    tables = table.getroottree().getroot().iter(w("tbl"))
    steps.append(f"table {next(n for n, found in enumerate(tables, 1) if found is table)}")
    inner = chain[: chain.index(table)]
    for name, tag in (("row", w("tr")), ("cell", w("tc"))):
        found = next((entry for entry in reversed(inner) if entry.tag == tag), None)
        if found is not None:
            steps.append(f"{name} {1 + sum(1 for _ in found.itersiblings(tag, preceding=True))}")
    return ", ".join(steps)
