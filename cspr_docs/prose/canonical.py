"""One shape for each meaning, so that trees from Markdown and from Word can be compared.

Runs of equal marks are one run; spaces between runs carry the marks that both neighbours share; spaces
at the edge of a paragraph or beside a line break, and line breaks at its edge, are gone; paragraphs,
headings and quotes without content are gone; a list that cannot be shown tight is loose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cspr_docs.prose import tree as trees

_LINE_ENDS = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")


@dataclass(slots=True)
class _Run:
    """A leaf, the link it stands in (by number, 0 for none), and whether it is only space."""

    leaf: trees.Leaf
    link: int
    space: bool = False


def canonical(tree: trees.Tree) -> trees.Tree:
    """The tree in its one shape; a canonical tree comes back equal."""
    return trees.Tree(canonical_blocks(tree.blocks))


def canonical_blocks(blocks: Iterable[trees.Block]) -> trees.Blocks:
    """The blocks in their one shape, empty ones left out."""
    return tuple(shaped for block in blocks if (shaped := _block(block)) is not None)


def canonical_inlines(inlines: Iterable[trees.Inline]) -> trees.Inlines:
    """The inlines of one block or cell in their one shape."""
    inlines = tuple(inlines)
    if all(
        isinstance(inline, trees.Text | trees.Mention) and inline.marks == trees.PLAIN for inline in inlines
    ):  # as most are
        return tuple(_joined(inlines))
    targets: list[str] = [""]
    runs = list(_runs(inlines, targets))
    _share_marks(runs)
    return tuple(_grouped(_merged(_without_edges(runs)), targets))


def _joined(inlines: trees.Inlines) -> Iterator[trees.Inline]:
    """Plain text and mentions, texts that adjoin as one, without spaces at the edges."""
    groups = [list(group) for _, group in groupby(inlines, type)]
    for number, group in enumerate(groups, 1):
        if isinstance(group[0], trees.Mention):
            yield from group
            continue
        text = _one_line("".join(inline.text for inline in group if isinstance(inline, trees.Text)))
        text = text.lstrip(" \t") if number == 1 else text
        text = text.rstrip(" \t") if number == len(groups) else text
        if text:
            yield trees.Text(text)


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text) if "\n" in text or "\r" in text else text


def _block(block: trees.Block) -> trees.Block | None:
    match block:
        case trees.Paragraph() | trees.Heading():
            inlines = canonical_inlines(block.inlines)
            return replace(block, inlines=inlines) if inlines else None
        case trees.Quote():
            blocks = canonical_blocks(block.blocks)
            return replace(block, blocks=blocks) if blocks else None
        case trees.List():
            return _list(block)
        case trees.Table():
            header = tuple(canonical_inlines(cell) for cell in block.header)
            rows = tuple(tuple(canonical_inlines(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case trees.Rule():
            return block


def _list(block: trees.List[trees.Block]) -> trees.List[trees.Block] | None:
    items = tuple(trees.Item(canonical_blocks(item.blocks)) for item in block.items)
    if not items:
        return None
    start = block.start if block.ordered else 1
    tight = _tight(items, wanted=block.tight)
    return trees.List(block.ordered, items, start, tight, lines=block.lines)


def _tight(items: tuple[trees.Item[trees.Block], ...], *, wanted: bool) -> bool:
    if not all(_can_stand_close(item) for item in items):
        return False
    could_be_loose = len(items) > 1 or len(items[0].blocks) > 1
    if not could_be_loose or not any(
        isinstance(block, trees.Paragraph) for item in items for block in item.blocks
    ):
        return True
    return wanted


def _can_stand_close(item: trees.Item[trees.Block]) -> bool:
    """Whether Markdown can write the item without an empty line between its blocks."""
    if len(item.blocks) < 2:
        return True
    first, follower, *more = item.blocks
    if more or not isinstance(first, trees.Paragraph) or not isinstance(follower, trees.List):
        return False
    return follower.start == 1 and isinstance(next(iter(follower.items[0].blocks), None), trees.Paragraph)


def _runs(inlines: Iterable[trees.Inline], targets: list[str]) -> Iterator[_Run]:
    for inline in inlines:
        if not isinstance(inline, trees.Link):
            yield from _split(inline, 0)
            continue
        targets.append(inline.target)
        for leaf in inline.inlines if _shows(inline) else (trees.Text(inline.target),):
            yield from _split(leaf, len(targets) - 1)


def _shows(link: trees.Link[trees.Leaf]) -> bool:
    """Whether there is anything to see of a link; one without words shows its target."""
    return any(
        bool(leaf.text.strip()) if isinstance(leaf, trees.Text) else not isinstance(leaf, trees.LineBreak)
        for leaf in link.inlines
    )


def _split(leaf: trees.Leaf, link: int) -> Iterator[_Run]:
    """The leaf, its edge spaces apart."""
    if isinstance(leaf, trees.FootnoteRef):
        yield _Run(replace(leaf, blocks=canonical_blocks(leaf.blocks)), link)
        return
    if not isinstance(leaf, trees.Text):
        yield _Run(leaf, link)
        return
    text = _one_line(leaf.text)
    core, start = text.strip(), len(text) - len(text.lstrip())
    for piece, space in ((text[:start], True), (core, False), (text[start + len(core) :], True)):
        if piece:
            yield _Run(trees.Text(piece, leaf.marks), link, space)


def _share_marks(runs: list[_Run]) -> None:
    """Give every edge space the marks that both neighbouring words share."""
    before = trees.PLAIN
    before_each: list[trees.Mark] = []
    for run in runs:
        before_each.append(before)
        if not run.space and isinstance(run.leaf, trees.Text | trees.Mention):
            before = run.leaf.marks
    after = trees.PLAIN
    for run, before in zip(reversed(runs), reversed(before_each), strict=True):
        if run.space and isinstance(run.leaf, trees.Text):
            run.leaf = trees.Text(run.leaf.text, after if before == after else before & after)
        elif isinstance(run.leaf, trees.Text | trees.Mention):
            after = run.leaf.marks


def _without_edges(runs: list[_Run]) -> list[_Run]:
    """Without spaces and breaks at the block's edges, and without spaces beside a line break."""
    return _without_leading(_without_leading(runs)[::-1], from_right=True)[::-1]


def _without_leading(runs: list[_Run], *, from_right: bool = False) -> list[_Run]:
    kept: list[_Run] = []
    at_edge, begun = True, False
    for run in runs:
        leaf = run.leaf
        if isinstance(leaf, trees.LineBreak):
            at_edge = True
            if begun:
                kept.append(run)
            continue
        if at_edge and run.space and isinstance(leaf, trees.Text):
            text = leaf.text.rstrip(" \t") if from_right else leaf.text.lstrip(" \t")
            if not text:
                continue
            leaf = trees.Text(text, leaf.marks)
        kept.append(_Run(leaf, run.link, run.space))
        at_edge, begun = False, True
    return kept


def _merged(runs: list[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        last, leaf = merged[-1] if merged else None, run.leaf
        before = last.leaf if last and last.link == run.link else None
        if (
            last
            and isinstance(before, trees.Text)
            and isinstance(leaf, trees.Text)
            and before.marks == leaf.marks
        ):
            last.leaf = trees.Text(before.text + leaf.text, leaf.marks)
        else:
            merged.append(_Run(leaf, run.link))
    return merged


def _grouped(runs: list[_Run], targets: list[str]) -> Iterator[trees.Inline]:
    """The leaves, those of one link together again."""
    for number, group in groupby(runs, lambda run: run.link):
        leaves = tuple(run.leaf for run in group)
        yield from (trees.Link(targets[number], leaves),) if number else leaves
