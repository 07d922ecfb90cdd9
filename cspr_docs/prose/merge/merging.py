"""The merge of whole texts, and what is to be told of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.merge.loose import Elements
from cspr_docs.prose.merge.patching import BlockOutcome, patched
from cspr_docs.prose.merge.slots import OURS, Slot, side_of, slots
from cspr_docs.prose.tree import Block, Item, Tree


@dataclass(frozen=True, slots=True)
class ProseChange:
    """What one or more reviewers made of a block, as Markdown; `old` is empty for a new one, `new` for one gone."""

    labels: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One block, or one gap between two, that two sides changed differently; the text keeps `ours`.

    As Markdown: `base` as issued, empty for a gap; `theirs` what each reviewer made of it, with the label, by labels.
    """

    base: str
    ours: str
    theirs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text (every block that stays has the very bytes it has in `ours`), and what became of every change.

    `formatting` is what a word processor changed on its own; none of it was taken.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    taken: tuple[ProseChange, ...] = ()
    formatting: tuple[ProseChange, ...] = ()


def merge(base: str, ours: str, theirs: Tree | str, label: str = "the reviewer") -> Merged:
    """The text as the case says now, with what one reviewer changed in the text as issued."""
    return merge_all(base, ours, {label: theirs})


def merge_all(base: str, ours: str, theirs: Mapping[str, Tree | str]) -> Merged:
    """The text as the case says now, with what the reviewers changed, by label; their order plays no part."""
    issued, own = to_tree(base)[0].blocks, to_tree(ours)[0]
    given = ((label, theirs[label]) for label in sorted(theirs))
    trees = ((label, to_tree(text)[0] if isinstance(text, str) else canonical(text)) for label, text in given)
    sides = [side_of(label, issued, tree.blocks) for label, tree in trees]
    found = tuple(slots(issued, side_of(OURS, issued, own.blocks), sides))
    conflicts = (
        Conflict(
            _markdown(slot.base),
            _markdown(slot.ours),
            tuple((label, _markdown(new)) for label, new in slot.changed),
        )
        for slot in found
        if slot.is_conflict
    )
    new = (slot for slot in found if slot.taken is not None)
    taken = [change for slot in new for change in _changes(slot.base, slot.changed)]
    formatting = [change for slot in found for change in _changes(slot.base, slot.autocorrected)]
    text = patched(ours, own, tuple(_outcomes(found)))
    return Merged(text, tuple(conflicts), tuple(taken), tuple(formatting))


def _outcomes(found: tuple[Slot, ...]) -> Iterator[BlockOutcome]:
    """Each block of ours with what replaces it, and what is new between them."""
    number = 0
    for slot in found:
        for _ in slot.ours:
            yield BlockOutcome(number, None if slot.taken is None else _blocks(slot.taken))
            number += 1
        if slot.taken and not slot.ours:
            yield BlockOutcome(None, _blocks(slot.taken))


def _changes(base: Elements, changed: tuple[tuple[str, Elements], ...]) -> Iterator[ProseChange]:
    """The changes, equal ones as one with all their labels."""
    by_text: dict[str, list[str]] = {}
    for label, new in changed:
        by_text.setdefault(_markdown(new), []).append(label)
    old = _markdown(base)
    for new_text, labels in by_text.items():
        yield ProseChange(tuple(labels), old, new_text)


def _markdown(elements: Elements) -> str:
    return to_markdown(Tree(_blocks(elements)))


def _blocks(elements: Elements) -> tuple[Block, ...]:
    return tuple(element for element in elements if not isinstance(element, tuple | Item))
