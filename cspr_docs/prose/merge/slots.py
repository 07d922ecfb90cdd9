"""The merge of sequences: slot by slot, each element as issued and each gap between two of them.

A slot that no two sides changed differently has one outcome; else it is a conflict. Nothing depends on the order of
the reviewers, as each is compared with the text as issued alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cspr_docs.prose.canonical import canonical_blocks
from cspr_docs.prose.merge.aligning import Pairs, aligned
from cspr_docs.prose.merge.loose import Element, loose
from cspr_docs.prose.tree import List, Table

OURS = ""
"""The label of the case's own side."""

Elements = tuple[Element, ...]
ElementT = TypeVar("ElementT", bound=Element)


@dataclass(frozen=True, slots=True)
class Side:
    """One side's elements and what became of those as issued."""

    label: str
    elements: Elements
    pairs: Pairs

    def at(self, slot: int) -> Elements:
        """The element as issued in this side's words; nothing where it is gone."""
        number = self.pairs[slot]
        return () if number is None else (self.elements[number],)

    def before(self, slot: int) -> Elements:
        """What is new before an element as issued, after what became of the one before it."""
        if slot and self.pairs[slot - 1] is None:
            return ()  # it stands before the first of those that are gone
        start = (self.pairs[slot - 1] or 0) + 1 if slot else 0
        later = (self.pairs[number] for number in range(slot, len(self.pairs)))
        following = (end for end in later if end is not None)
        return self.elements[start : next(following, len(self.elements))]


@dataclass(frozen=True, slots=True)
class Slot:
    """The outcome for one element as issued, or for the gap before it.

    Attributes:
        base: as issued; nothing for a gap.
        ours: as the case says now.
        changed: the reviewers' words by label, of those who changed it.
        autocorrected: those who changed no more than a word processor does on its own.
        taken: what replaces `ours`; None where `ours` stays.
        is_conflict: two sides changed it differently, and `ours` stays until somebody decides.
    """

    base: Elements
    ours: Elements
    changed: tuple[tuple[str, Elements], ...] = ()
    autocorrected: tuple[tuple[str, Elements], ...] = ()
    taken: Elements | None = None
    is_conflict: bool = False


def side_of(label: str, base: Sequence[Element], elements: Sequence[Element]) -> Side:
    """A side, compared with the text as issued."""
    return Side(label, tuple(elements), aligned(base, elements))


def slots(base: Sequence[Element], ours: Side, theirs: Sequence[Side]) -> Iterator[Slot]:
    """Every gap and every element as issued, in order; with the last gap at the end."""
    for number in range(len(base) + 1):
        yield _slot((), ours.before(number), [(side.label, side.before(number)) for side in theirs])
        if number < len(base):
            own = (base[number],)
            yield _slot(own, ours.at(number), [(side.label, side.at(number)) for side in theirs])


def _slot(base: Elements, ours: Elements, theirs: Sequence[tuple[str, Elements]]) -> Slot:
    changed = tuple((label, new) for label, new in theirs if _loose(new) != _loose(base))
    autocorrected = tuple(
        (label, new) for label, new in theirs if _loose(new) == _loose(base) and new != base
    )
    slot = Slot(base, ours, changed, autocorrected)
    if not changed:
        return slot
    own = [(OURS, ours)] if _loose(ours) != _loose(base) else []
    versions = {_loose(new): new for _, new in reversed((*own, *changed))}
    if len(versions) == 1:
        return slot if own else replace(slot, taken=changed[0][1])
    finer = _finer(base, [*own, *changed])
    if finer is None:
        return replace(slot, is_conflict=True)
    return slot if _loose(finer) == _loose(ours) else replace(slot, taken=finer)


def _loose(elements: Elements) -> Elements:
    return tuple(loose(element) for element in elements)


def _finer(base: Elements, versions: Sequence[tuple[str, Elements]]) -> Elements | None:
    """A list merged by its items or a table by its rows; None where the sides meet in one of these too."""
    if len(base) != 1 or not all(len(new) == 1 for _, new in versions):
        return None
    own, blocks = base[0], [(label, new[0]) for label, new in versions]
    if isinstance(own, List):
        lists = [(label, block) for label, block in blocks if isinstance(block, List)]
        alike = all(replace(block, items=own.items) == own for _, block in lists)
        items = _merged(own.items, [(label, block.items) for label, block in lists]) if alike else None
        return _block(replace(own, items=items)) if items and len(lists) == len(blocks) else None
    if isinstance(own, Table):
        tables = [(label, block) for label, block in blocks if isinstance(block, Table)]
        alike = all(replace(block, rows=own.rows) == own for _, block in tables)
        rows = _merged(own.rows, [(label, block.rows) for label, block in tables]) if alike else None
        return _block(replace(own, rows=rows)) if rows is not None and len(tables) == len(blocks) else None
    return None


def _block(block: List | Table) -> Elements:
    return canonical_blocks((block,))


def _merged(
    base: tuple[ElementT, ...], versions: Sequence[tuple[str, tuple[ElementT, ...]]]
) -> tuple[ElementT, ...] | None:
    unchanged = side_of(OURS, base, base)
    found = tuple(slots(base, unchanged, [side_of(label, base, new) for label, new in versions]))
    if any(slot.is_conflict for slot in found):
        return None
    outcomes = (slot.ours if slot.taken is None else slot.taken for slot in found)
    return tuple(element for outcome in outcomes for element in outcome)  # type: ignore[misc]  # of the same kind
