"""A tree with every paragraph's inlines changed, its blocks as they are."""

from collections.abc import Callable
from dataclasses import replace

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
    Rule,
    Table,
    Tree,
)

InlinesChange = Callable[[Inlines], Inlines]


def rewritten(tree: Tree, change: InlinesChange) -> Tree:
    """The tree with `change` made to every paragraph, heading and cell, then to those of its footnotes.

    The order is that of reading, a footnote's paragraphs right behind the one that refers to it.
    """
    return Tree(_blocks(tree.blocks, change))


def inlines_in_order(tree: Tree) -> list[Inlines]:
    """Every paragraph, heading and cell in the order in which `rewritten` comes to them."""
    found: list[Inlines] = []

    def noted(inlines: Inlines) -> Inlines:
        found.append(inlines)
        return inlines

    rewritten(tree, noted)
    return found


def _blocks(blocks: Blocks, change: InlinesChange) -> Blocks:
    return tuple(rewritten_block(block, change) for block in blocks)


def rewritten_block(block: Block, change: InlinesChange) -> Block:
    """The block with `change` made to every paragraph, heading and cell in it, then to those of its footnotes."""
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=_inlines(block.inlines, change))
        case Quote():
            return replace(block, blocks=_blocks(block.blocks, change))
        case List():
            return replace(block, items=tuple(Item(_blocks(item.blocks, change)) for item in block.items))
        case Table():
            header = tuple(_inlines(cell, change) for cell in block.header)
            rows = tuple(tuple(_inlines(cell, change) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case Rule():
            return block


def _inlines(inlines: Inlines, change: InlinesChange) -> Inlines:
    return tuple(_with_notes(inline, change) for inline in change(inlines))


def _with_notes(inline: Inline, change: InlinesChange) -> Inline:
    if isinstance(inline, FootnoteRef):
        return replace(inline, blocks=_blocks(inline.blocks, change))
    if isinstance(inline, Link) and any(isinstance(leaf, FootnoteRef) for leaf in inline.inlines):
        return replace(inline, inlines=tuple(_with_notes(leaf, change) for leaf in inline.inlines))  # type: ignore[misc]
    return inline
