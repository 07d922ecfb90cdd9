"""What a word processor changes on its own, made equal: quotation marks, dashes, dots and spaces."""

import re
from dataclasses import replace
from functools import lru_cache

from cspr_docs.prose.canonical import canonical_inlines
from cspr_docs.prose.tree import (
    Block,
    Blocks,
    FootnoteRef,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
    Tree,
)

Row = tuple[Inlines, ...]
Element = Block | Item | Row
"""What a merge puts side by side: blocks, items of a list, rows of a table."""

_TYPED = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "‟": '"', "…": "...", "–": "--", "—": "--"}
)
_LONE_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")
_SPACES = re.compile(r"[ \t\xa0]{2,}")
_EDGES = " \t\xa0"


def loosely_equal(one: Tree, other: Tree) -> bool:
    """Whether two trees differ in nothing but what a word processor changes on its own."""
    return tuple(map(loose, one.blocks)) == tuple(map(loose, other.blocks))


@lru_cache(maxsize=8192)
def loose(element: Element) -> Element:
    """The element as it would have been typed: equal for two that a word processor alone has set apart."""
    match element:
        case Paragraph() | Heading():
            return replace(element, inlines=_inlines(element.inlines))
        case Quote() | Item():
            return replace(element, blocks=_blocks(element.blocks))
        case List():
            return replace(element, items=tuple(Item(_blocks(item.blocks)) for item in element.items))
        case Table():
            rows = tuple(_row(row) for row in element.rows)
            return replace(element, header=_row(element.header), rows=rows)
        case tuple():
            return _row(element)
    return element


def _blocks(blocks: Blocks) -> Blocks:
    return tuple(loose(block) for block in blocks)  # type: ignore[misc]  # a block's loose form is a block


def _row(row: Row) -> Row:
    return tuple(_inlines(cell) for cell in row)


def _inlines(inlines: Inlines) -> Inlines:
    typed = [_typed(inline) for inline in inlines]
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        last = typed[edge] if typed else None
        if isinstance(last, Text):
            typed[edge] = replace(last, text=strip(last.text, _EDGES))
    return canonical_inlines(inline for inline in typed if not isinstance(inline, Text) or inline.text)


def _typed(inline: Inline) -> Inline:
    match inline:
        case Text():
            text = _LONE_HYPHEN.sub("--", inline.text.translate(_TYPED))
            return replace(inline, text=_SPACES.sub(" ", text))
        case Link():
            return replace(inline, inlines=tuple(_typed(leaf) for leaf in inline.inlines))  # type: ignore[misc]
        case FootnoteRef():
            return replace(inline, blocks=_blocks(inline.blocks))
    return inline
