"""Tables: a header row, rows of as many cells, one paragraph in each."""

from collections.abc import Callable, Iterator

from cspr_docs.ooxml import model
from cspr_docs.prose.tree import Inline, Inlines, LineBreak, Table
from cspr_docs.word.reading.inlines import Losses
from cspr_docs.word.reading.paragraphs import note_breaks, shape_of
from cspr_docs.word.reading.source import PartSource

ReadInlines = Callable[[model.WordParagraph, bool], Inlines]
"""Reads a paragraph; the second argument says whether its style's bold counts as emphasis."""


def read_table(
    table: model.WordTable, source: PartSource, findings: Losses, read_inlines: ReadInlines
) -> Table | None:
    """The table; `None` if it has no cells."""
    for other in table.others:
        findings.block(other.name)
    rows = table.rows
    if not rows or not rows[0].cells:
        return None
    if len({len(row.cells) for row in rows}) > 1 or any(row.before or row.after for row in rows):
        findings.block("a table whose rows have different numbers of cells")
    if any(cell.columns > 1 or cell.merges for row in rows for cell in row.cells):
        findings.block("a merged cell")
    if any(row.is_header for row in rows[1:]):
        findings.lose("a second header row")
    alignments = tuple(cell.alignment for cell in rows[0].cells)
    columns = len(alignments)
    for row in rows[1:]:
        if any(cell.alignment != wanted for cell, wanted in zip(row.cells, alignments, strict=False)):
            findings.lose("the alignment of a cell")
    read = [
        tuple(_cell(cell, source, findings, read_inlines, header=position == 0) for cell in row.cells)
        for position, row in enumerate(rows)
    ]
    even = [(row + ((),) * columns)[:columns] for row in read]
    return Table(alignments, even[0], tuple(even[1:]))


def _cell(
    cell: model.WordCell, source: PartSource, findings: Losses, read_inlines: ReadInlines, *, header: bool
) -> Inlines:
    """The words of a cell, its paragraphs apart by line breaks."""
    paragraphs = []
    for block in cell.blocks:
        if not isinstance(block, model.WordParagraph):
            what = "a table in a table's cell" if isinstance(block, model.WordTable) else block.name
            findings.block(what)
            continue
        note_breaks(block.element, findings)
        shape = shape_of(block.element, source)
        if shape.form is not None:
            findings.block("a list in a table's cell")
        if shape.heading:
            findings.lose("a heading in a table's cell")
        inlines = read_inlines(block, not header)
        if inlines:
            paragraphs.append(inlines)
    if len(paragraphs) > 1:
        findings.lose("several paragraphs in a table's cell, which become lines")
    return tuple(_lines(paragraphs))


def _lines(paragraphs: list[Inlines]) -> Iterator[Inline]:
    for position, inlines in enumerate(paragraphs):
        if position:
            yield LineBreak()
        yield from inlines
