"""What was read, put into the one shape that an article has."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from cspr_docs.prose.tree import LineBreak
from cspr_docs.word.article.inlines import Piece
from cspr_docs.word.article.tree import (
    Block,
    Blocks,
    Callout,
    Inline,
    Inlines,
    PageBreak,
    Text,
)
from cspr_docs.word.reading.nesting import to_blocks


def split(pieces: tuple[Piece, ...]) -> tuple[Inlines | PageBreak, ...]:
    """A paragraph's words before and after each page break in it; a part without words is left out."""
    parts: list[Inlines | PageBreak] = []
    for is_break, group in groupby(pieces, lambda piece: isinstance(piece, PageBreak)):
        if is_break:
            parts.append(PageBreak())
            continue
        words = trimmed(piece for piece in group if not isinstance(piece, PageBreak))
        if words:
            parts.append(words)
    return tuple(parts)


def trimmed(inlines: Iterable[Inline]) -> Inlines:
    """Inlines with texts of the same look joined, and no space or line break at either end."""
    left = _from_start(_joined(inlines))
    right = _from_start(reversed(left), at_end=True)
    return tuple(reversed(right))


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    def look(inline: Inline) -> object:
        if isinstance(inline, Text):
            return (inline.marks, inline.language, inline.position)
        return id(inline)

    for _, group in groupby(inlines, look):
        alike = list(group)
        first = alike[0]
        if isinstance(first, Text):
            yield replace(first, text="".join(each.text for each in alike if isinstance(each, Text)))
        else:
            yield from alike


def _from_start(inlines: Iterable[Inline], *, at_end: bool = False) -> list[Inline]:
    kept: list[Inline] = []
    for inline in inlines:
        if not kept and isinstance(inline, LineBreak):
            continue
        if not kept and isinstance(inline, Text):
            words = inline.text.rstrip(" \t") if at_end else inline.text.lstrip(" \t")
            inline = replace(inline, text=words)
            if not words:
                continue
        kept.append(inline)
    return kept


def finished(held: Iterable[object]) -> Blocks:
    """The blocks of what was taken: lists and quotes made, callouts side by side joined, page breaks once."""
    return to_blocks(held, _tidied)


def _tidied(made: Iterable[Block]) -> Blocks:
    blocks: list[Block] = []
    for block in made:
        last = blocks[-1] if blocks else None
        if isinstance(block, Callout) and isinstance(last, Callout):
            blocks[-1] = Callout((*last.blocks, *block.blocks))
        elif not (isinstance(block, PageBreak) and isinstance(last, PageBreak)):
            blocks.append(block)
    return tuple(blocks)
