"""The merge of sequences: slot by slot, each element as issued and each gap between two of them.

A slot that no two sides changed differently has one outcome; else it is a conflict. Nothing depends on the order of
the reviewers, as each is compared with the text as issued alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cspr_docs.prose.canonical import canonical_blocks
from cspr_docs.prose.merge.aligning import Pairs, aligned
from cspr_docs.prose.merge.loose import Element, Elements, loose_elements
from cspr_docs.prose.tree import List, Table

OURS = ""
"""The label of the case's own side."""


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
    """The outcome for one element as issued (`base`), or for the gap before it, where `base` is empty.

    By label the words of the reviewers who `changed` it, and of those who changed no more than a word processor does on
    its own. `taken` replaces `ours`; where it is None `ours` stays, in a conflict until somebody decides.
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
    changed = tuple((label, new) for label, new in theirs if loose_elements(new) != loose_elements(base))
    autocorrected = tuple(one for one in theirs if one not in changed and one[1] != base)
    slot = Slot(base, ours, changed, autocorrected)
    if not changed:
        return slot
    own = [(OURS, ours)] if loose_elements(ours) != loose_elements(base) else []
    versions = {loose_elements(new): new for _, new in reversed((*own, *changed))}
    if len(versions) == 1:
        return slot if own else replace(slot, taken=changed[0][1])
    finer = _finer(base, [*own, *changed])
    if finer is None:
        return replace(slot, is_conflict=True)
    return slot if loose_elements(finer) == loose_elements(ours) else replace(slot, taken=finer)


def _finer(base: Elements, versions: Sequence[tuple[str, Elements]]) -> Elements | None:
    """A list merged by its items or a table by its rows; None where the sides meet in one of these too."""
    own = base[0] if len(base) == 1 else None
    blocks = [(label, new[0]) for label, new in versions if len(new) == 1 and type(new[0]) is type(own)]
    if not isinstance(own, List | Table) or len(blocks) < len(versions):
        return None
    name = "items" if isinstance(own, List) else "rows"
    parts = getattr(own, name)
    if any(_with_parts(block, name, parts) != own for _, block in blocks):
        return None
    merged = _merged(parts, [(label, getattr(block, name)) for label, block in blocks])
    if merged is None or (name == "items" and not merged):
        return None
    return canonical_blocks((_with_parts(own, name, merged),))


def _with_parts(block: Any, name: str, parts: Elements) -> Any:  # noqa: ANN401 -- a list's items, a table's rows
    return replace(block, **{name: parts})


def _merged(base: Elements, versions: Sequence[tuple[str, Elements]]) -> Elements | None:
    sides = [side_of(label, base, new) for label, new in versions]
    found = tuple(slots(base, side_of(OURS, base, base), sides))
    if any(slot.is_conflict for slot in found):
        return None
    return tuple(one for slot in found for one in (slot.ours if slot.taken is None else slot.taken))
