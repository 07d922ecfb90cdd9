"""The footnotes of a text of which some blocks change: which labels and definitions stay, change, come and go."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cspr_docs.prose.plain import inlines_of
from cspr_docs.prose.tree import NOWHERE, Block, FootnoteRef, Lines, Tree

_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_OPENING = re.compile(r"[ \t>]*\[\^([^\]]+)\]:")


class FootnoteLabels:
    """Gives every footnote of the blocks that are written anew its label.

    Attributes:
        first: a number from which none stands in the text, for the blocks to be written with.
        changed: new lines for definitions that stay in their place.
        new: the lines of definitions that are new.
    """

    def __init__(self, text: str, lines: Sequence[str], kept: Iterable[Block]) -> None:
        self._lines = lines
        self._labels = set(_LABEL.findall(text))
        numbers = [int(label) for label in self._labels if label.isascii() and label.isdecimal()]
        self._free = max([0, *numbers]) + 1
        self.first = self._free + 1_000_000
        self.changed: dict[Lines, list[str]] = {}
        self.new: list[str] = []
        self._used = {note.lines for block in kept for note in notes_of(block)}
        self._of_kept = frozenset(self._used)

    def settled(self, lines: list[str], note_lines: list[str], block: Block, old: Block | None) -> list[str]:
        """A block's lines with the footnotes' labels in place of the numbers it was written with."""
        before = tuple(notes_of(old)) if old is not None else ()
        notes = tuple(notes_of(block))
        definitions = list(self._apart(note_lines))
        for number, (note, definition) in enumerate(zip(notes, definitions, strict=True)):
            placeholder = f"[^{self.first + number}]"
            label = self._label(
                note, before, number if len(before) == len(notes) else None, definition, placeholder
            )
            lines = [line.replace(placeholder, f"[^{label}]") for line in lines]
        self.first += len(notes)
        return lines

    def gone(self, tree: Tree) -> Iterator[Lines]:
        """The definitions that nothing refers to any more."""
        all_notes = {note.lines for block in tree.blocks for note in notes_of(block)}
        yield from all_notes - self._used - {NOWHERE}

    def _label(
        self,
        note: FootnoteRef,
        before: Sequence[FootnoteRef],
        number: int | None,
        definition: list[str],
        placeholder: str,
    ) -> str:
        equal = [old for old in before if old == note and self._name(old) is not None]
        same_place = [] if number is None else [before[number]]
        for old in (*equal, *same_place):
            name = self._name(old)
            is_equal = old == note
            if name is None or (not is_equal and (old.lines in self._of_kept or old.lines in self._used)):
                continue
            self._used.add(old.lines)
            if not is_equal:
                self.changed[old.lines] = [
                    definition[0].replace(placeholder, f"[^{name}]", 1),
                    *definition[1:],
                ]
            return name
        name = str(self._free)
        self._free += 1
        self.new += ["", definition[0].replace(placeholder, f"[^{name}]", 1), *definition[1:]]
        return name

    def _name(self, note: FootnoteRef) -> str | None:
        """The label under which a footnote is defined in the text; None where it is not to be seen there."""
        if note.lines == NOWHERE or note.lines[0] > len(self._lines):
            return None
        found = _OPENING.match(self._lines[note.lines[0] - 1])
        return found.group(1) if found else None

    def _apart(self, note_lines: list[str]) -> Iterator[list[str]]:
        """The lines of each definition."""
        own: list[str] = []
        number = self.first
        for line in note_lines:
            if line.startswith(f"[^{number}]:"):
                if own:
                    yield _without_end(own)
                own, number = [line], number + 1
            elif own:
                own.append(line)
        if own:
            yield _without_end(own)


def notes_of(block: Block) -> Iterator[FootnoteRef]:
    """The footnotes of a block, in order."""
    return (inline for inline in inlines_of((block,)) if isinstance(inline, FootnoteRef))


def _without_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines
