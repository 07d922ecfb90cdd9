"""The tables of a Word file as sheets, its tracked changes made: what the agency wants read."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.collect.tables.source_table import MergedCells, SourceRow, SourceSheet, spread
from cspr_docs.ooxml import model, read
from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.problems import Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading import PartSource, read_single, to_source
from cspr_docs.word.revisions import accepted


def read_word_tables(package: Package) -> tuple[tuple[SourceSheet, ...], bool]:
    """Each table of the body, `table 1` first, and whether there are words outside of them.

    A table inside another's cell is words of that cell.

    Raises:
        Stop: a part of the file is not whole.
    """
    try:
        root = accepted(parse(package[BODY]))
        source = to_source(package, accepted)
    except (etree.XMLSyntaxError, KeyError) as error:
        raise Stop([damaged(package.name)]) from error
    body = root.find(w("body"))
    blocks = tuple(read.read_blocks(() if body is None else body, source.links))
    tables = [block for block in blocks if isinstance(block, model.WordTable)]
    has_words = any(isinstance(block, model.WordParagraph) and block.inlines for block in blocks)
    return tuple(
        sheet_of(table, f"table {number}", source) for number, table in enumerate(tables, 1)
    ), has_words


def sheet_of(table: model.WordTable, part: str, source: PartSource) -> SourceSheet:
    """A table as a sheet of this name."""
    rows = tuple(SourceRow(at, tuple(_cells(row, source))) for at, row in enumerate(table.rows, 1))
    merged = tuple(_merged(table))
    return SourceSheet(part, spread(rows, merged), merged)


def _cells(row: model.WordRow, source: PartSource) -> Iterator[str]:
    """The words of each column: a cell's in its first one, nothing in the others and where it goes on from above."""
    yield from ("",) * row.before
    for cell in row.cells:
        goes_on = model.CellMerge.GOES_ON in cell.merges
        yield "" if goes_on else read_single(cell.element, source)[0]
        yield from ("",) * (cell.columns - 1)


def _merged(table: model.WordTable) -> Iterator[MergedCells]:
    """Cells over several columns or rows, each from its first place to its last."""
    open_from: dict[
        int, tuple[int, int]
    ] = {}  # by the first column: the row where it begins, and the last column
    for number, row in enumerate((*table.rows, None), 1):
        here = dict(_placed(row)) if row is not None else {}
        for left, (top, right) in list(open_from.items()):
            if not (left in here and model.CellMerge.GOES_ON in here[left].merges):
                if number - 1 > top or right > left:
                    yield MergedCells(top, left, number - 1, right)
                del open_from[left]
        for left, cell in here.items():
            if left not in open_from:
                open_from[left] = (number, left + cell.columns - 1)


def _placed(row: model.WordRow) -> Iterator[tuple[int, model.WordCell]]:
    """Each cell with its first column, from 0."""
    column = row.before
    for cell in row.cells:
        yield column, cell
        column += cell.columns
