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

    def settled(self, lines: list[str], note_lines: list[str], block: Block, old: Block | None) -> list[str]:
        """A block's lines with the footnotes' labels in place of the numbers it was written with."""
        before = tuple(notes_of(old)) if old is not None else ()
        notes = tuple(notes_of(block))
        for number, (note, definition) in enumerate(zip(notes, self._apart(note_lines), strict=True)):
            placeholder = f"[^{self.first + number}]"
            label, was = self._label(note, before, before[number:][:1] if len(before) == len(notes) else ())
            written = [definition[0].replace(placeholder, f"[^{label}]", 1), *definition[1:]]
            if was is None:
                self.new += ["", *written]
            elif was != note:
                self.changed[was.lines] = written
            lines = [line.replace(placeholder, f"[^{label}]") for line in lines]
        self.first += len(notes)
        return lines

    def gone(self, tree: Tree) -> Iterator[Lines]:
        """The definitions that nothing refers to any more."""
        yield from {note.lines for block in tree.blocks for note in notes_of(block)} - self._used - {NOWHERE}

    def _label(
        self, note: FootnoteRef, before: Sequence[FootnoteRef], same_place: Sequence[FootnoteRef]
    ) -> tuple[str, FootnoteRef | None]:
        """A footnote's label with the old one whose label it was; a number that is free where there is none."""
        for old in (*(old for old in before if old == note), *same_place):
            name = self._name(old)
            if name is not None and (old == note or old.lines not in self._used):
                self._used.add(old.lines)
                return name, old
        self._free += 1
        return str(self._free - 1), None

    def _name(self, note: FootnoteRef) -> str | None:
        """The label under which a footnote is defined in the text; None where it is not to be seen there."""
        if note.lines == NOWHERE or note.lines[0] > len(self._lines):
            return None
        found = _OPENING.match(self._lines[note.lines[0] - 1])
        return found.group(1) if found else None

    def _apart(self, note_lines: list[str]) -> list[list[str]]:
        """The lines of each definition, without the empty ones at its end."""
        found: list[list[str]] = []
        for line in note_lines:
            if line.startswith(f"[^{self.first + len(found)}]:"):
                found.append([line])
            elif found:
                found[-1].append(line)
        return ["\n".join(own).rstrip("\n").split("\n") for own in found]


def notes_of(block: Block) -> Iterator[FootnoteRef]:
    """The footnotes of a block, in order."""
    return (inline for inline in inlines_of((block,)) if isinstance(inline, FootnoteRef))
