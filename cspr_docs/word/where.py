"""Where an element stands, in a reader's words; nothing of the text but the heading above is repeated.

A message about a draft is read and kept by people who may not see what the draft must not say.
"""

from itertools import pairwise

from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.template.place import PART_NAMES, is_heading, shortened, text_of

_MOST_STEPS = 5_000


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
    """What holds the element among the blocks of its part: a paragraph, table or control; `None` outside of them."""
    chain = [element, *element.iterancestors()]
    holders = (w("body"), w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment"))
    for inner, outer in pairwise(chain):
        if outer.tag in holders:
            return inner
    return None


def _above(block: etree._Element) -> tuple[str, int]:
    """The heading above a block, and how many paragraphs on from there the block is, itself counted."""
    number = int(block.tag == w("p"))
    for steps, before in enumerate(block.itersiblings(preceding=True)):
        if before.tag == w("p") and is_heading(before) and (text := text_of(before).strip()):
            return shortened(text), number
        number += before.tag == w("p")
        if steps > _MOST_STEPS:
            return "", number
    return "", number


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
