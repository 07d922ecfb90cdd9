"""One shape for each meaning, so that trees from Markdown and from Word can be compared.

Runs of equal marks are one run; spaces between runs carry the marks that both neighbours share; spaces
at the edge of a paragraph or beside a line break, and line breaks at its edge, are gone; paragraphs,
headings and quotes without content are gone; a list that cannot be shown tight is loose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cspr_docs.prose.tree import (
    PLAIN,
    Block,
    Blocks,
    FootnoteRef,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    Mention,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    Tree,
)

Leaf = Text | Mention | LineBreak | FootnoteRef

_LINE_ENDS = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")


@dataclass(slots=True)
class _Run:
    """A leaf, the link it stands in (by number, 0 for none), and whether it is only space."""

    leaf: Leaf
    link: int
    space: bool = False


def canonical(tree: Tree) -> Tree:
    """The tree in its one shape; a canonical tree comes back equal."""
    return Tree(canonical_blocks(tree.blocks))


def canonical_blocks(blocks: Iterable[Block]) -> Blocks:
    """The blocks in their one shape, empty ones left out."""
    return tuple(shaped for block in blocks if (shaped := _block(block)) is not None)


def canonical_inlines(inlines: Iterable[Inline]) -> Inlines:
    """The inlines of one block or cell in their one shape."""
    inlines = tuple(inlines)
    if all(_is_simple(inline) for inline in inlines):
        return tuple(_joined(inlines))
    targets: list[str] = [""]
    runs = list(_runs(inlines, targets))
    _share_marks(runs)
    return tuple(_grouped(_merged(_without_edges(runs)), targets))


def _is_simple(inline: Inline) -> bool:
    """Whether it needs no more than joining: most paragraphs hold nothing else, and prose is long."""
    return isinstance(inline, Text | Mention) and inline.marks == PLAIN


def _joined(inlines: Inlines) -> Iterator[Inline]:
    """Plain text and mentions, texts that adjoin as one, without spaces at the edges."""
    pieces: list[str] = []
    is_first = True
    for inline in inlines:
        if isinstance(inline, Text):
            pieces.append(inline.text)
            continue
        text = _one_line("".join(pieces))
        text = text.lstrip(" \t") if is_first else text
        if text:
            yield Text(text)
        yield inline
        pieces, is_first = [], False
    text = _one_line("".join(pieces)).rstrip(" \t")
    text = text.lstrip(" \t") if is_first else text
    if text:
        yield Text(text)


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text) if "\n" in text or "\r" in text else text


def _block(block: Block) -> Block | None:
    match block:
        case Paragraph() | Heading():
            inlines = canonical_inlines(block.inlines)
            return replace(block, inlines=inlines) if inlines else None
        case Quote():
            blocks = canonical_blocks(block.blocks)
            return replace(block, blocks=blocks) if blocks else None
        case List():
            return _list(block)
        case Table():
            header = tuple(canonical_inlines(cell) for cell in block.header)
            rows = tuple(tuple(canonical_inlines(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case Rule():
            return block


def _list(block: List) -> List | None:
    items = tuple(Item(canonical_blocks(item.blocks)) for item in block.items)
    if not items:
        return None
    start = block.start if block.ordered else 1
    return replace(block, items=items, start=start, tight=_tight(items, wanted=block.tight))


def _tight(items: tuple[Item, ...], *, wanted: bool) -> bool:
    if not all(_can_stand_close(item) for item in items):
        return False
    could_be_loose = len(items) > 1 or len(items[0].blocks) > 1
    if not could_be_loose or not any(isinstance(block, Paragraph) for item in items for block in item.blocks):
        return True
    return wanted


def _can_stand_close(item: Item) -> bool:
    """Whether Markdown can write the item without an empty line between its blocks."""
    if len(item.blocks) < 2:
        return True
    first, *rest = item.blocks
    follower = rest[0]
    if len(rest) > 1 or not isinstance(first, Paragraph) or not isinstance(follower, List):
        return False
    begins_with_words = bool(follower.items[0].blocks) and isinstance(follower.items[0].blocks[0], Paragraph)
    return begins_with_words and follower.start == 1


def _runs(inlines: Iterable[Inline], targets: list[str]) -> Iterator[_Run]:
    for inline in inlines:
        if isinstance(inline, Link):
            targets.append(inline.target)
            number = len(targets) - 1
            for leaf in inline.inlines if _shows(inline) else (Text(inline.target),):
                yield from _split(leaf, number)
        else:
            yield from _split(inline, 0)


def _shows(link: Link) -> bool:
    """Whether there is anything to see of a link; one without words shows its target."""
    return any(
        bool(leaf.text.strip()) if isinstance(leaf, Text) else not isinstance(leaf, LineBreak)
        for leaf in link.inlines
    )


def _split(leaf: Leaf, link: int) -> Iterator[_Run]:
    """The leaf, its edge spaces apart."""
    if isinstance(leaf, FootnoteRef):
        yield _Run(replace(leaf, blocks=canonical_blocks(leaf.blocks)), link)
        return
    if not isinstance(leaf, Text):
        yield _Run(leaf, link)
        return
    text = _one_line(leaf.text)
    core = text.strip()
    start = len(text) - len(text.lstrip())
    pieces = ((text[:start], True), (core, False), (text[start + len(core) :], True))
    for piece, space in pieces:
        if piece:
            yield _Run(Text(piece, leaf.marks), link, space)


def _share_marks(runs: list[_Run]) -> None:
    """Give every edge space the marks that both neighbouring words share."""
    before = PLAIN
    before_each: list[Mark] = []
    for run in runs:
        before_each.append(before)
        if not run.space and isinstance(run.leaf, Text | Mention):
            before = run.leaf.marks
    after = PLAIN
    for run, before in zip(reversed(runs), reversed(before_each), strict=True):
        if run.space and isinstance(run.leaf, Text):
            run.leaf = Text(run.leaf.text, after if before == after else before & after)
        elif isinstance(run.leaf, Text | Mention):
            after = run.leaf.marks


def _without_edges(runs: list[_Run]) -> list[_Run]:
    """Without spaces and breaks at the block's edges, and without spaces beside a line break."""
    forward = _without_leading(runs)
    forward.reverse()
    backward = _without_leading(forward, from_right=True)
    backward.reverse()
    return backward


def _without_leading(runs: list[_Run], *, from_right: bool = False) -> list[_Run]:
    kept: list[_Run] = []
    at_edge, begun = True, False
    for run in runs:
        leaf = run.leaf
        if isinstance(leaf, LineBreak):
            at_edge = True
            if begun:
                kept.append(run)
            continue
        if at_edge and run.space and isinstance(leaf, Text):
            text = leaf.text.rstrip(" \t") if from_right else leaf.text.lstrip(" \t")
            if not text:
                continue
            leaf = Text(text, leaf.marks)
        kept.append(_Run(leaf, run.link, run.space))
        at_edge, begun = False, True
    return kept


def _merged(runs: list[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        joins = (
            last is not None
            and last.link == run.link
            and isinstance(last.leaf, Text)
            and isinstance(run.leaf, Text)
            and last.leaf.marks == run.leaf.marks
        )
        if joins and last is not None and isinstance(last.leaf, Text) and isinstance(run.leaf, Text):
            last.leaf = Text(last.leaf.text + run.leaf.text, run.leaf.marks)
        else:
            merged.append(_Run(run.leaf, run.link))
    return merged


def _grouped(runs: list[_Run], targets: list[str]) -> Iterator[Inline]:
    """The leaves, those of one link together again."""
    position = 0
    while position < len(runs):
        number = runs[position].link
        if not number:
            yield runs[position].leaf
            position += 1
            continue
        leaves: list[Leaf] = []
        while position < len(runs) and runs[position].link == number:
            leaves.append(runs[position].leaf)
            position += 1
        yield Link(targets[number], tuple(leaves))
