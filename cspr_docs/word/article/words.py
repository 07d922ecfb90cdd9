"""The words of an article without their looks, and where each stretch of it stands, in a reader's words."""

from collections.abc import Iterator
from typing import NamedTuple

from cspr_docs.prose.tree import PLAIN, LineBreak
from cspr_docs.word.article.tree import (
    Article,
    Block,
    Blocks,
    Callout,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
)


class Placed(NamedTuple):
    """A block and its place in the file; `inside` are the kinds of block around it, outermost first.

    The place follows what stands there: `in paragraph 1`. Lists, quotes and what has no words have none of their own.
    """

    block: Block
    place: str
    inside: tuple[type, ...]


def plain(inlines: Inlines) -> Inlines:
    """The words alone, as contents and labels repeat them: no links, notes or pictures."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Link):
            kept += plain(inline.inlines)
        elif isinstance(inline, Text):
            kept.append(Text(inline.text, PLAIN, inline.language, inline.position))
        elif isinstance(inline, LineBreak):
            kept.append(Text(" "))
    return tuple(kept)


def words(inlines: Inlines) -> str:
    """The words alone, on one line."""
    text = "".join(inline.text for inline in plain(inlines) if isinstance(inline, Text))
    return " ".join(text.split())


def words_of_blocks(blocks: Blocks) -> str:
    """The words of blocks and all inside them, in order, on one line."""
    found = (block.inlines for block in _within(blocks) if isinstance(block, Paragraph | Heading))
    return " ".join(filter(None, map(words, found)))


def placed(article: Article) -> Iterator[Placed]:
    """Every block of the text and its notes, those inside others too, in order."""
    yield from _placed(article.blocks, ())
    for note in article.notes:
        yield from _placed(note.blocks, ())


def _placed(blocks: Blocks, inside: tuple[type, ...]) -> Iterator[Placed]:
    for block in blocks:
        place = block.place if isinstance(block, Paragraph | Heading | Table) else ""
        yield Placed(block, place, inside)
        for inner in _children(block):
            yield from _placed(inner, (*inside, type(block)))


def _within(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        for inner in _children(block):
            yield from _within(inner)


def _children(block: Block) -> Iterator[Blocks]:
    """The blocks inside a block: of each item, of each cell, of a quote."""
    match block:
        case List():
            yield from (item.blocks for item in block.items)
        case Table():
            yield from (cell.blocks for row in block.rows for cell in row.cells)
        case Quote() | Callout():
            yield block.blocks
        case _:
            return
