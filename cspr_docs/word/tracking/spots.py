"""Where the values of a draft stand in the tree that holds the tracked changes, and which elements make which block."""

from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.prose.tree import Blocks
from cspr_docs.word.anchored import find_fields
from cspr_docs.word.anchors import Anchor
from cspr_docs.word.reading import PartSource, read_blocks, read_inline_text
from cspr_docs.word.revisions import accepted

_MARK = "{urn:cspr-docs:tracking}place"
"""An attribute that leads from an element in the accepted view to the same one under its tracked changes."""

_MIXED = "its paragraphs were mixed with others"


@dataclass(frozen=True, slots=True)
class TrackedField:
    """A value's place.

    Attributes:
        elements: what stands there, tracked changes and all.
        seen: the same with all changes accepted.
        trouble: why nothing can be put there.
    """

    anchor: Anchor
    elements: tuple[etree._Element, ...] = ()
    seen: tuple[etree._Element, ...] = ()
    trouble: str = ""

    @property
    def words(self) -> str:
        """A single value's words as the reviewer wants them."""
        return read_inline_text(self.seen)


@dataclass(slots=True)
class TrackedBlocks:
    """A text's blocks as the reviewer wants them, and the elements that make each.

    Attributes:
        last: for each block the element behind which new ones go.
    """

    blocks: Blocks
    elements: list[list[etree._Element]]
    last: list[etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        self.last = [elements[-1] for elements in self.elements]


def find_spots(root: etree._Element, anchors: tuple[Anchor, ...]) -> tuple[TrackedField, ...]:
    """The place of each anchor, in order; leaves the tree as it was."""
    fields = find_fields(root, anchors)
    for found in fields:
        for number, element in enumerate(found.elements):
            element.set(_MARK, f"{found.anchor.key} {number}")
    view = accepted(root)
    etree.strip_attributes(root, _MARK)
    seen = find_fields(view, anchors)
    return tuple(
        TrackedField(one.anchor, trouble=trouble)
        if (trouble := one.trouble or other.trouble)
        else TrackedField(one.anchor, one.elements, other.elements)
        for one, other in zip(fields, seen, strict=True)
    )


def passage_of(spot: TrackedField, source: PartSource) -> TrackedBlocks | str:
    """The text at a spot; a reason where it cannot be told which elements make which block.

    A block with what no text can hold is there too, marked as such, so that it is never taken for one as issued.
    """
    base = spot.anchor.heading_base
    reading = read_blocks(spot.seen, source, heading_base=base)
    groups: list[list[etree._Element]] = []
    for length, element in enumerate(spot.seen, start=1):
        count = len(read_blocks(spot.seen[:length], source, heading_base=base).tree.blocks)
        key, _, number = element.get(_MARK, "").partition(" ")
        if key != spot.anchor.key or count > len(groups) + 1:
            return _MIXED
        own = spot.elements[int(number)]  # the element under its tracked changes
        if count > len(groups):
            groups.append([own])
        elif groups:
            groups[-1].append(own)
    if len(groups) != len(reading.tree.blocks):
        return _MIXED
    return TrackedBlocks(reading.tree.blocks, groups)
