"""Tables: their header rows and column, and cells over several columns and rows.

Source: ECMA-376 part 1, 17.4 (tables): 17.4.17 `gridSpan`, 17.4.84 `vMerge`, 17.4.77 `tblHeader`, 17.4.55 `tblLook`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from cspr_docs.ooxml import model
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.table_styles import looks_of
from cspr_docs.ooxml.values import number, value
from cspr_docs.word.article.story import Findings
from cspr_docs.word.article.tree import Blocks, Cell, CellTable, Row
from cspr_docs.word.reading.source import ProseStyles

ReadBlocks = Callable[[Iterable[model.Block]], Blocks]
"""Reads what a cell holds."""

_CONDITION = {"firstRow": "firstRow", "firstColumn": "firstCol"}


def to_table(
    table: model.WordTable, styles: ProseStyles, findings: Findings, read: ReadBlocks
) -> CellTable | None:
    """The table; `None` if it has no cells."""
    for other in table.others:
        findings.unknown(other.name)
    grid = _cells(table.rows, findings, read)
    columns = max((at + cell.columns for row in grid for at, cell in row.items()), default=0)
    if not columns:
        return None
    widths = _widths(table.element, columns)
    rows = tuple(Row(tuple(row[at] for at in sorted(row))) for row in _filled(grid, len(widths)))
    properties = table.element.find(w("tblPr"))
    findings.come_to(table.element)
    return CellTable(
        value(properties, "tblCaption") or "",
        _header_rows(table.rows, rows, properties, styles),
        _has(properties, "firstColumn", styles),
        widths,
        rows,
        value(properties, "tblDescription") or "",
        findings.place,
    )


def _cells(given: Iterable[model.WordRow], findings: Findings, read: ReadBlocks) -> list[dict[int, Cell]]:
    """The cells of each row by the column in which they begin, each as many rows high as are merged with it."""
    rows: list[dict[int, Cell]] = []
    # The columns of the cells that may grow down, and the rows in which these begin.
    growing: dict[int, int] = {}
    for position, row in enumerate(given):
        rows.append({})
        column = row.before
        for cell in row.cells:
            blocks = _read_cell(cell, findings, read)
            goes_on, above = model.CellMerge.GOES_ON in cell.merges, growing.pop(column, position)
            if goes_on and above < position and rows[above][column].columns == cell.columns:
                rows[above][column] = replace(rows[above][column], rows=position - above + 1)
                growing[column] = above
            else:
                rows[position][column] = Cell(blocks, cell.columns, 1, cell.alignment)
                if goes_on or model.CellMerge.BEGINS in cell.merges:
                    growing[column] = position
            column += cell.columns
        growing = {at: top for at, top in growing.items() if top + rows[top][at].rows > position}
    return rows


def _read_cell(cell: model.WordCell, findings: Findings, read: ReadBlocks) -> Blocks:
    findings.come_to(cell.element)
    if model.CellMerge.OLD in cell.merges:
        findings.unknown("a cell merged in an old way", "split it in Word, and merge it anew")
    blocks = read(cell.blocks)
    if blocks and model.CellMerge.GOES_ON in cell.merges:
        findings.unknown("words in a cell that is merged with the one above", "split it, and look")
    return blocks


def _filled(rows: list[dict[int, Cell]], columns: int) -> list[dict[int, Cell]]:
    """The rows with a cell without words in each place that no cell covers."""
    free = [set(range(columns)) for _ in rows]
    for position, row in enumerate(rows):
        for column, cell in row.items():
            for below in free[position : position + cell.rows]:
                below -= set(range(column, column + cell.columns))
    return [{**row, **{column: Cell(()) for column in free[at]}} for at, row in enumerate(rows)]


def _header_rows(
    given: tuple[model.WordRow, ...],
    rows: tuple[Row, ...],
    properties: etree._Element | None,
    styles: ProseStyles,
) -> int:
    """How many rows at the top head the columns; those that a heading cell reaches into are among them."""
    marked = next((at for at, each in enumerate(given) if not each.is_header), len(given))
    if not marked and len(rows) > 1 and _has(properties, "firstRow", styles):
        marked = 1
    for at, row in enumerate(rows):
        if at < marked:
            marked = max(marked, *(at + cell.rows for cell in row.cells), at + 1)
    return 0 if marked >= len(rows) else marked


def _has(properties: etree._Element | None, what: str, styles: ProseStyles) -> bool:
    """Whether the table's first row or column is set off, which its style does only if it says how."""
    style = value(properties, "tblStyle") or ""
    conditions = styles.all_inherited(style, w("tblStylePr"))
    is_told = any(each.get(w("type")) == _CONDITION[what] for each in conditions)
    return is_told and what in looks_of(properties)


def _widths(table: etree._Element, columns: int) -> tuple[float, ...]:
    grid = table.find(w("tblGrid"))
    given = [] if grid is None else [number(each.get(w("w"))) or 0 for each in grid.iterfind(w("gridCol"))]
    if len(given) < columns or not all(given):
        return (round(1 / columns, 4),) * columns
    return tuple(round(width / sum(given), 4) for width in given)
