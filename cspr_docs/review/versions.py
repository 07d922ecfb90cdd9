"""Three versions of one text, block by block: as issued, as the reviewer has it, as the case says now.

Compared are the words that a reader sees, names in place of mentions, since a name may have changed as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cspr_docs.prose.folding import one_spaced
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.mention import named_by
from cspr_docs.prose.merge.loose import Elements, loose_elements
from cspr_docs.prose.merge.slots import OURS, side_of
from cspr_docs.prose.names_and_mentions import names_written
from cspr_docs.prose.plain import inline_text
from cspr_docs.prose.tree import Block, Blocks, Paragraph, Text, Tree
from cspr_docs.word.anchors import Anchor


@dataclass(frozen=True, slots=True)
class Version:
    """A text as its reader sees it.

    Attributes:
        shown: its blocks; a prompt is the first of them.
        own: for each block the same with mentions; `None` for the prompt.
    """

    shown: Blocks
    own: tuple[Block | None, ...]


@dataclass(frozen=True, slots=True)
class BlockDecision:
    """What becomes of one block, or of the gap between two.

    It is about `count` blocks of the reviewer's from number `first` on, and the case's blocks `now`, which take their
    place if it `is_new`. `kept` are the blocks, with mentions, that count as issued from now on.
    """

    first: int
    count: int
    now: Blocks
    kept: tuple[Block | None, ...]
    is_new: bool = False
    is_conflict: bool = False


def version_of(anchor: Anchor, names: Mapping[str, str]) -> Version:
    """What a draft shows at an anchor; `names` has for each id the name that its reader sees."""
    shown: list[Block] = []
    own: list[Block | None] = []
    if anchor.prompt:
        shown.append(Paragraph((Text(anchor.prompt),)))
        own.append(None)
    for block in to_tree(anchor.text)[0].blocks:
        for written in names_written(Tree((block,)), named_by(names)).blocks:
            shown.append(written)
            own.append(block)
    return Version(tuple(shown), tuple(own))


def returned_blocks(blocks: Blocks, anchor: Anchor) -> Blocks:
    """What came back, with the prompt as it was issued where nobody has written over it."""
    first = blocks[0] if blocks else None
    if not anchor.prompt or not isinstance(first, Paragraph):
        return blocks
    if one_spaced(inline_text(first.inlines, str)) != one_spaced(anchor.prompt):
        return blocks
    return (Paragraph((Text(anchor.prompt),)), *blocks[1:])


def decisions(issued: Version, theirs: Blocks, now: Version) -> Iterator[BlockDecision]:
    """A decision for every block as issued and every gap, in order."""
    ours, other = side_of(OURS, issued.shown, now.shown), side_of("reviewer", issued.shown, theirs)
    first = own = 0
    for number in range(len(issued.shown) + 1):
        slots = [((), ours.before(number), other.before(number))]
        if number < len(issued.shown):
            slots.append(((issued.shown[number],), ours.at(number), other.at(number)))  # type: ignore[arg-type]
        for base, new, old in slots:
            as_issued = issued.own[number : number + len(base)]
            yield _decided((base, new, old), first, as_issued, now.own[own : own + len(new)])
            first, own = first + len(old), own + len(new)


def _decided(
    slot: tuple[Elements, Elements, Elements],
    first: int,
    as_issued: tuple[Block | None, ...],
    as_now: tuple[Block | None, ...],
) -> BlockDecision:
    base, new, old = slot
    blocks: Blocks = new  # type: ignore[assignment]  # sides of whole texts hold nothing but blocks
    count = len(old)
    if new == base or loose_elements(new) == loose_elements(old):
        return BlockDecision(first, count, blocks, as_now)
    if loose_elements(old) == loose_elements(base):
        return BlockDecision(first, count, blocks, as_now, is_new=True)
    return BlockDecision(first, count, blocks, as_issued, is_conflict=True)


def text_of(blocks: Sequence[Block | None]) -> str:
    """The blocks as Markdown, without the prompt."""
    return to_markdown(Tree(tuple(block for block in blocks if block is not None)))
