"""Tables: their header rows and column, and cells over several columns and rows.

Source: ECMA-376 part 1, 17.4 (tables): 17.4.17 `gridSpan`, 17.4.84 `vMerge`, 17.4.77 `tblHeader`, 17.4.55 `tblLook`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml import model
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.table_styles import looks_of
from cspr_docs.ooxml.values import number, value
from cspr_docs.word.article.story import Findings
from cspr_docs.word.article.tree import Blocks, Cell, CellTable, Row
from cspr_docs.word.reading.styles import ProseStyles

ReadBlocks = Callable[[Iterable[model.Block]], Blocks]
"""Reads what a cell holds."""

_CONDITION = {"firstRow": "firstRow", "firstColumn": "firstCol"}


@dataclass(slots=True)
class _Cells:
    """The cells that were read, by row and the column in which they begin; `open` are those that may grow down."""

    rows: list[dict[int, Cell]] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)

    def grow(self, column: int, span: int) -> bool:
        """Make the cell above one row higher; whether there is one as wide."""
        row = self.open.get(column)
        if row is None or self.rows[row][column].columns != span:
            return False
        cell = self.rows[row][column]
        self.rows[row][column] = replace(cell, rows=cell.rows + 1)
        return True

    def close_above(self, position: int) -> None:
        """Let no cell grow further that does not reach the row at `position`."""
        for column, row in list(self.open.items()):
            if row + self.rows[row][column].rows <= position:
                del self.open[column]


def to_table(
    table: model.WordTable, styles: ProseStyles, findings: Findings, read: ReadBlocks
) -> CellTable | None:
    """The table; `None` if it has no cells."""
    grid = _Cells()
    for other in table.others:
        findings.unknown(other.name)
    for position, each in enumerate(table.rows):
        grid.rows.append({})
        _read_row(each, position, grid, findings, read)
    columns = max((at + cell.columns for row in grid.rows for at, cell in row.items()), default=0)
    if not columns:
        return None
    widths = _widths(table.element, columns)
    rows = tuple(Row(tuple(row[at] for at in sorted(row))) for row in _filled(grid.rows, len(widths)))
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


def _read_row(
    read_row: model.WordRow, position: int, grid: _Cells, findings: Findings, read: ReadBlocks
) -> None:
    row = grid.rows[-1]
    column = read_row.before
    for cell in read_row.cells:
        goes_on = model.CellMerge.GOES_ON in cell.merges
        findings.come_to(cell.element)
        if model.CellMerge.OLD in cell.merges:
            findings.unknown("a cell merged in an old way", "split it in Word, and merge it anew")
        blocks = read(cell.blocks)
        if goes_on and blocks:
            findings.unknown("words in a cell that is merged with the one above", "split it, and look")
        if not (goes_on and grid.grow(column, cell.columns)):
            row[column] = Cell(blocks, cell.columns, 1, cell.alignment)
            grid.open.pop(column, None)
            if goes_on or model.CellMerge.BEGINS in cell.merges:
                grid.open[column] = position
        column += cell.columns
    grid.close_above(position)


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
