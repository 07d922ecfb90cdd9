"""What the templates ask about the blocks of an article: captions, levels of headings, the cells that head others.

Source: WCAG 2.2, 1.3.1 and its technique H63 (scope); 1.4.10 (tables may need two dimensions); 2.1.1 (a region that
scrolls can be reached by the keyboard).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cspr_docs.prose.tree import Alignment
from cspr_docs.publish.html.inlines import Attributes, language_of_all
from cspr_docs.word.article.tree import (
    Block,
    Blocks,
    Cell,
    Contents,
    Heading,
    Inlines,
    List,
    Note,
    Numbering,
    PageBreak,
    Paragraph,
    Picture,
    Role,
    Table,
)
from cspr_docs.word.article.words import words

TOP = 2
"""The HTML level of the document's first level: the page's own heading stands above it."""

WIDE = 3
"""From so many columns a table scrolls in a frame of its own; one of fewer fits on the narrowest screen."""

_DEEPEST = 6
_LETTERS = {
    Numbering.LOWER_LETTER: "a",
    Numbering.UPPER_LETTER: "A",
    Numbering.LOWER_ROMAN: "i",
    Numbering.UPPER_ROMAN: "I",
}
_CLASSES = {Alignment.CENTER: "centre", Alignment.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with what the page says about it.

    Attributes:
        caption: the words above a table or below a picture; empty where there are none.
        new_page: whether it begins a new page on paper.
        level: the HTML level of a heading.
        label: the name of a table, which no other table has.
    """

    block: Block
    caption: Inlines = ()
    new_page: bool = False
    level: int = 0
    label: str = ""


@dataclass(slots=True)
class ReadingOrder:
    """Follows the blocks in the order of the text, and remembers under which headings it is.

    Attributes:
        levels: those of the headings around the text, outermost first. A heading is as deep as they are many, so
            that no level is left out on the page even where the document leaves one out.
    """

    levels: list[int] = field(default_factory=list)
    _heading: str = ""
    _labels: Counter[str] = field(default_factory=Counter)

    def shown(self, blocks: Blocks, in_head: bool = False) -> Iterator[Shown]:
        """The blocks that the page shows; each is to be written before the next is asked for.

        `in_head`: they stand in a cell that heads others, where HTML allows no headings.
        """
        new_page = False
        for block, caption in _with_captions(blocks):
            if in_head and isinstance(block, Heading):  # WHATWG HTML, 4.9.10 (`th`)
                block = Paragraph(block.inlines)
            if isinstance(block, PageBreak):
                new_page = True
            elif not isinstance(block, Contents):
                yield Shown(block, caption, new_page, self._level(block), self._label(block, caption))
                new_page = False

    def notes(self, notes: tuple[Note, ...]) -> Iterator[Note]:
        """The notes, whose headings stand below that of the notes."""
        self.levels = [0]
        yield from notes

    def _level(self, block: Block) -> int:
        if not isinstance(block, Heading) or not block.inlines:
            return 0
        self._heading = words(block.inlines)
        self.levels = [level for level in self.levels if level < block.level] + [block.level]
        return min(len(self.levels) + TOP - 1, _DEEPEST)

    def _label(self, block: Block, caption: Inlines) -> str:
        if not isinstance(block, Table):
            return ""
        wanted = words(caption) or block.caption or self._heading or "Table"
        self._labels[wanted] += 1
        count = self._labels[wanted]
        return wanted if count == 1 else f"{wanted} ({count})"


def _with_captions(blocks: Blocks) -> Iterator[tuple[Block, Inlines]]:
    """Each block with the caption that stands above it, if it is a table, or below it, if it is a picture."""
    following = iter(zip(blocks, (*blocks[1:], None), strict=False))
    for block, after in following:
        if isinstance(block, Paragraph) and block.role is Role.CAPTION and isinstance(after, Table):
            next(following)
            yield after, block.inlines
        elif _is_picture(block) and isinstance(after, Paragraph) and after.role is Role.CAPTION:
            next(following)
            yield block, after.inlines
        else:
            yield block, ()


def _is_picture(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(inline, Picture) for inline in block.inlines)


def letter(numbering: Numbering) -> str | None:
    """The `type` of a numbered list; `None` for ordinary numbers."""
    return _LETTERS.get(numbering)


def begins_with_words(blocks: Blocks) -> bool:
    """Whether an item has words alone, or words and lists, and no link leads to the words."""
    match blocks:
        case (Paragraph(id=""), *rest):
            return all(isinstance(block, List) for block in rest)
    return False


def is_words(blocks: Blocks) -> bool:
    """Whether a cell holds nothing but words in the page's language."""
    match blocks:
        case (Paragraph(id="", inlines=inlines),):
            return not language_of_all(inlines)
    return False


def is_wide(table: Table) -> bool:
    """Whether the table scrolls in a frame of its own."""
    return len(table.widths) >= WIDE


def scoped_rows(table: Table) -> list[list[tuple[Cell, str]]]:
    """The cells of each row, each with the scope of what it heads; empty for a cell that heads nothing."""
    rows = []
    covered = 0
    for number, row in enumerate(table.rows):
        if number < table.header_rows:
            rows.append([_scoped(cell, "colgroup" if cell.columns > 1 else "col") for cell in row.cells])
            continue
        is_headed = table.header_column and not covered
        covered = max(covered - 1, 0)
        if is_headed and row.cells:
            covered = row.cells[0].rows - 1
        first = [_scoped(cell, "rowgroup" if cell.rows > 1 else "row") for cell in row.cells[:is_headed]]
        rows.append(first + [(cell, "") for cell in row.cells[is_headed:]])
    return rows


def _scoped(cell: Cell, scope: str) -> tuple[Cell, str]:
    """The cell with its scope; one without words heads nothing."""
    return cell, scope if cell.blocks else ""


def cell_attributes(cell: Cell, scope: str) -> Attributes:
    """The attributes of a cell of a table."""
    return {
        "scope": scope or None,
        "colspan": cell.columns if cell.columns > 1 else None,
        "rowspan": cell.rows if cell.rows > 1 else None,
        "class": _CLASSES.get(cell.alignment),
    }
