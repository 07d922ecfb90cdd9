"""What a word processor changes on its own, made equal: quotation marks, dashes, dots and spaces."""

from dataclasses import replace
from functools import lru_cache

from cspr_docs.prose.canonical import canonical_inlines
from cspr_docs.prose.folding import as_typed
from cspr_docs.prose.tree import Block, Inline, Inlines, Item, Link, Text, Tree, rewritten_block

Row = tuple[Inlines, ...]
Element = Block | Item[Block] | Row
"""What a merge puts side by side: blocks, items of a list, rows of a table."""

Elements = tuple[Element, ...]

_EDGES = " \t\xa0"


def loosely_equal(one: Tree, other: Tree) -> bool:
    """Whether two trees differ in nothing but what a word processor changes on its own."""
    return loose_elements(one.blocks) == loose_elements(other.blocks)


def loose_elements(elements: Elements) -> Elements:
    """The elements as they would have been typed."""
    return tuple(map(loose, elements))


@lru_cache(maxsize=8192)
def loose(element: Element) -> Element:
    """The element as it would have been typed: equal for two that a word processor alone has set apart."""
    if isinstance(element, tuple):
        return tuple(_loose_inlines(cell) for cell in element)
    if isinstance(element, Item):
        return Item(tuple(rewritten_block(block, _loose_inlines) for block in element.blocks))
    return rewritten_block(element, _loose_inlines)


def _loose_inlines(inlines: Inlines) -> Inlines:
    typed = [_typed(inline) for inline in inlines]
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        last = typed[edge] if typed else None
        if isinstance(last, Text):
            typed[edge] = replace(last, text=strip(last.text, _EDGES))
    return canonical_inlines(inline for inline in typed if not isinstance(inline, Text) or inline.text)


def _typed(inline: Inline) -> Inline:
    match inline:
        case Text():
            return replace(inline, text=as_typed(inline.text))
        case Link():
            return replace(inline, inlines=tuple(_typed(leaf) for leaf in inline.inlines))  # type: ignore[misc]
    return inline
