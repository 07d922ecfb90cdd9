"""Blocks into Markdown, such that reading it gives the same tree again."""

from cspr_docs.prose.inline_writer import InlineWriter
from cspr_docs.prose.tree import (
    Alignment,
    Block,
    Blocks,
    FootnoteRef,
    Heading,
    Inlines,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

_DASHES = {
    Alignment.NONE: "---",
    Alignment.LEFT: ":---",
    Alignment.CENTER: ":---:",
    Alignment.RIGHT: "---:",
}


def write_block(
    block: Block, *, first_note: int, alternate: bool, careful: bool
) -> tuple[list[str], list[str]]:
    """The lines of a top-level block, and those of its footnotes.

    `alternate` gives a list the other marker, to part it from the list before; `careful` is `InlineWriter`'s.
    """
    notes: list[FootnoteRef] = []
    writer = _BlockWriter(InlineWriter(notes, first_note, careful))
    lines = writer.block(block, alternate=alternate)
    note_lines: list[str] = []
    for position, note in enumerate(notes, first_note):
        note_lines += ["", *writer.note(position, note)]
    return lines, note_lines


def follows_alike(before: Block | None, block: Block) -> bool:
    """Whether both are lists of the same kind, which equal markers would join."""
    return isinstance(before, List) and isinstance(block, List) and before.ordered == block.ordered


class _BlockWriter:
    """Writes blocks as lists of lines, which their containers set in."""

    def __init__(self, inlines: InlineWriter) -> None:
        self._inlines = inlines

    def blocks(self, blocks: Blocks, *, tight: bool = False, alternate_first: bool = False) -> list[str]:
        lines: list[str] = []
        alternate, before = alternate_first, None
        for block in blocks:
            alternate = (follows_alike(before, block) and not alternate) if before else alternate_first
            lines += [""] if lines and not tight else []
            lines += self.block(block, alternate=alternate)
            before = block
        return lines

    def block(self, block: Block, *, alternate: bool) -> list[str]:
        match block:
            case Paragraph():
                return self._inlines.lines(block.inlines)
            case Heading():
                return [self._heading(block)]
            case List():
                return self._list(block, alternate=alternate)
            case Table():
                return self._table(block)
            case Quote():
                return [f"> {line}".rstrip(" ") for line in self.blocks(block.blocks)]
            case Rule():
                return ["___"]

    def note(self, number: int, note: FootnoteRef) -> list[str]:
        lines = self.blocks(note.blocks)
        on_own_line = not note.blocks or not isinstance(note.blocks[0], Paragraph)
        first, rest = ("", lines) if on_own_line else (f" {lines[0]}", lines[1:])
        return [f"[^{number}]:{first}", *(_set_in(rest, 4))]

    def _heading(self, block: Heading) -> str:
        words = self._inlines.line(block.inlines)
        if words.endswith("#") and not words.endswith("\\#"):
            words = words[:-1] + "\\#"
        return f"{'#' * block.level} {words}"

    def _list(self, block: List, *, alternate: bool) -> list[str]:
        lines: list[str] = []
        for position, item in enumerate(block.items):
            number = min(block.start + position, 999_999_999)
            bullet = "*" if alternate else "-"
            marker = f"{number}{')' if alternate else '.'}" if block.ordered else bullet
            lines += [""] if lines and not block.tight else []
            lines += self._item(item, marker, tight=block.tight)
        return lines

    def _item(self, item: Item, marker: str, *, tight: bool) -> list[str]:
        """An item; a list that begins it has the other marker, since `- - -` is a line across the page."""
        lines = self.blocks(item.blocks, tight=tight, alternate_first=marker == "-")
        if not lines:
            return [marker]
        return [f"{marker} {lines[0]}", *_set_in(lines[1:], len(marker) + 1)]

    def _table(self, block: Table) -> list[str]:
        dashes = [_DASHES[alignment] for alignment in block.alignments]
        return [self._row(block.header), f"| {' | '.join(dashes)} |", *(self._row(row) for row in block.rows)]

    def _row(self, cells: tuple[Inlines, ...]) -> str:
        return f"| {' | '.join(self._inlines.line(cell, in_cell=True) for cell in cells)} |"


def _set_in(lines: list[str], columns: int) -> list[str]:
    return [f"{' ' * columns}{line}" if line else "" for line in lines]
