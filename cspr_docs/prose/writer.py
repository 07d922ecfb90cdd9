"""Blocks into Markdown, such that reading it gives the same tree again."""

from cspr_docs.prose import tree
from cspr_docs.prose.inline_writer import InlineWriter

_DASHES = dict(zip(tree.Alignment, ("---", ":---", ":---:", "---:"), strict=True))


def write_block(
    block: tree.Block, *, first_note: int, alternate: bool, careful: bool
) -> tuple[list[str], list[str]]:
    """The lines of a top-level block, and those of its footnotes.

    `alternate` gives a list the other marker, to part it from the list before; `careful` is `InlineWriter`'s.
    """
    notes: list[tree.FootnoteRef] = []
    writer = _BlockWriter(InlineWriter(notes, first_note, careful))
    lines = writer.block(block, alternate=alternate)
    note_lines: list[str] = []
    for position, note in enumerate(notes, first_note):
        note_lines += ["", *writer.note(position, note)]
    return lines, note_lines


def follows_alike(before: tree.Block | None, block: tree.Block) -> bool:
    """Whether both are lists of the same kind, which equal markers would join."""
    return isinstance(before, tree.List) and isinstance(block, tree.List) and before.ordered == block.ordered


class _BlockWriter:
    """Writes blocks as lists of lines, which their containers set in."""

    def __init__(self, inlines: InlineWriter) -> None:
        self._inlines = inlines

    def blocks(self, blocks: tree.Blocks, *, tight: bool = False, alternate_first: bool = False) -> list[str]:
        lines: list[str] = []
        alternate, before = alternate_first, None
        for block in blocks:
            alternate = (follows_alike(before, block) and not alternate) if before else alternate_first
            lines += [""] if lines and not tight else []
            lines += self.block(block, alternate=alternate)
            before = block
        return lines

    def block(self, block: tree.Block, *, alternate: bool) -> list[str]:
        match block:
            case tree.Paragraph():
                return self._inlines.lines(block.inlines)
            case tree.Heading():
                return [self._heading(block)]
            case tree.List():
                return self._list(block, alternate=alternate)
            case tree.Table():
                return self._table(block)
            case tree.Quote():
                return [f"> {line}".rstrip(" ") for line in self.blocks(block.blocks)]
            case tree.Rule():
                return ["___"]

    def note(self, number: int, note: tree.FootnoteRef) -> list[str]:
        lines = self.blocks(note.blocks)
        on_own_line = not note.blocks or not isinstance(note.blocks[0], tree.Paragraph)
        first, rest = ("", lines) if on_own_line else (f" {lines[0]}", lines[1:])
        return [f"[^{number}]:{first}", *(_set_in(rest, 4))]

    def _heading(self, block: tree.Heading[tree.Inline]) -> str:
        words = self._inlines.line(block.inlines)
        if words.endswith("#") and not words.endswith("\\#"):
            words = words[:-1] + "\\#"
        return f"{'#' * block.level} {words}"

    def _list(self, block: tree.List[tree.Block], *, alternate: bool) -> list[str]:
        lines: list[str] = []
        bullet, stop = ("*", ")") if alternate else ("-", ".")
        for number, item in enumerate(block.items, block.start):
            marker = f"{min(number, 999_999_999)}{stop}" if block.ordered else bullet
            lines += [""] if lines and not block.tight else []
            lines += self._item(item, marker, tight=block.tight)
        return lines

    def _item(self, item: tree.Item[tree.Block], marker: str, *, tight: bool) -> list[str]:
        """An item; a list that begins it has the other marker, since `- - -` is a line across the page."""
        lines = self.blocks(item.blocks, tight=tight, alternate_first=marker == "-")
        if not lines:
            return [marker]
        return [f"{marker} {lines[0]}", *_set_in(lines[1:], len(marker) + 1)]

    def _table(self, block: tree.Table) -> list[str]:
        header, *rows = (
            f"| {' | '.join(self._inlines.line(cell, in_cell=True) for cell in row)} |"
            for row in (block.header, *block.rows)
        )
        return [header, f"| {' | '.join(_DASHES[alignment] for alignment in block.alignments)} |", *rows]


def _set_in(lines: list[str], columns: int) -> list[str]:
    return [f"{' ' * columns}{line}" if line else "" for line in lines]
