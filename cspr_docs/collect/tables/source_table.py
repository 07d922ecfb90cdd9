"""The neutral table: rows of texts with the number that people count, whichever file they come from.

A sheet is what a reader gives; a table is what is found in it: title rows above the header are passed by, one or two
rows of headers become names of columns, merged cells have their words in each of their places.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cspr_docs.collect.tables.dates import SERIALS_FROM, read_when
from cspr_docs.prose.folding import one_spaced

MOST_ROWS, MOST_COLUMNS = 20_000, 100
_HEADER_WITHIN = 40  # rows that hold something
_LONGEST_HEADER = 80


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row: `number` as whoever opens the file counts it, from 1; the text of each cell, empty where there is none."""

    number: int
    cells: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(self.cells)

    def cell(self, column: int) -> str:
        """The text in a column, counted from 0; empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that are one: rows by their numbers, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """What a file holds in one place, rows without anything left out; the words of `merged` cells are in each of them.

    `part` names it as `ItemOrigin.part` does; `serials_from` is the day that a workbook counts as 0.
    """

    part: str
    rows: tuple[SourceRow, ...]
    merged: tuple[MergedCells, ...] = ()
    serials_from: date = SERIALS_FROM


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with named columns: `headers` has a name for each, none twice, empty where nothing stands there."""

    sheet: SourceSheet
    headers: tuple[str, ...]
    rows: tuple[SourceRow, ...]


def spread(rows: Sequence[SourceRow], merged: Sequence[MergedCells]) -> tuple[SourceRow, ...]:
    """The rows with the words of merged cells in each of their places."""
    if not merged:
        return tuple(rows)
    by_number = {row.number: list(row.cells) for row in rows}
    left, last = MOST_ROWS * MOST_COLUMNS, max(by_number, default=0)
    for one in merged:
        words = by_number.get(one.top, [])[one.left : one.left + 1]
        right = min(one.right, MOST_COLUMNS - 1)
        for number in range(one.top, min(one.bottom, last) + 1) if any(words) and left > 0 else ():
            cells = by_number.get(number, [])  # a hidden row has none
            cells += [""] * (right + 1 - len(cells))
            cells[one.left : right + 1] = words * (right + 1 - one.left)
            left -= right + 1
    return tuple(SourceRow(number, tuple(cells)) for number, cells in by_number.items())


def across(sheet: SourceSheet) -> dict[int, list[MergedCells]]:
    """By the number of a row the cells in it that are merged over several columns."""
    found: dict[int, list[MergedCells]] = {}
    left, last = MOST_ROWS * MOST_COLUMNS, max((row.number for row in sheet.rows), default=0)
    for one in sheet.merged:
        rows = range(one.top, min(one.bottom, last) + 1) if one.left < one.right and left > 0 else range(0)
        left -= len(rows)
        for number in rows:
            found.setdefault(number, []).append(one)
    return found


def find_table(sheet: SourceSheet, is_known: Callable[[str], bool]) -> SourceTable | None:
    """The table in a sheet, whose header is the row with most names that `is_known`; `None` where there is none.

    One known name is enough only if a date stands somewhere below it.
    """
    rows = sheet.rows
    scores = [(_known(row, is_known), -at) for at, row in enumerate(rows[:_HEADER_WITHIN])]
    best, place = max(scores, default=(0, 0))
    if best == 0 or (best == 1 and not _dated(rows[1 - place :], sheet, rows[-place], is_known)):
        return None
    first, end = _header_rows(sheet, -place, is_known)
    width = max(len(row.cells) for row in rows[first:])
    headers = tuple(_numbered(_headers(rows[first:end], width, is_known)))
    below = rows[end:]
    repeated = {row.cells for row in rows[first:end]}
    return SourceTable(sheet, headers, tuple(row for row in below if row.cells not in repeated))


def _known(row: SourceRow, is_known: Callable[[str], bool]) -> int:
    return len({cell for cell in row.cells if len(cell) <= _LONGEST_HEADER and is_known(cell)})


def _dated(
    rows: Sequence[SourceRow], sheet: SourceSheet, header: SourceRow, is_known: Callable[[str], bool]
) -> bool:
    columns = [at for at, cell in enumerate(header.cells) if is_known(cell)]
    few = rows[:_HEADER_WITHIN]
    return any(read_when(row.cell(at), sheet.serials_from).on for row in few for at in columns)


def _header_rows(sheet: SourceSheet, at: int, is_known: Callable[[str], bool]) -> tuple[int, int]:
    """The first row of the header, and the row after its last one: names above names belong together."""
    first, end = at, at + 1
    rows = sheet.rows
    if at and (_known(rows[at - 1], is_known) >= 2 or _groups(rows[at - 1], sheet)):
        first -= 1
    elif end < len(rows) and (_known(rows[end], is_known) >= 2 or _goes_on(rows[at], rows[end], sheet)):
        end += 1
    return first, end


def _groups(row: SourceRow, sheet: SourceSheet) -> bool:
    """Whether the row names groups of columns: it has several names, and one of them stands over several columns."""
    names = {cell for cell in row.cells if cell}
    return len(names) > 1 and any(
        one.top <= row.number <= one.bottom and one.left < one.right for one in sheet.merged
    )


def _goes_on(row: SourceRow, below: SourceRow, sheet: SourceSheet) -> bool:
    """Whether a cell of the header is one with the cell below it."""
    return any(one.top <= row.number and below.number <= one.bottom for one in sheet.merged)


def _headers(rows: Sequence[SourceRow], width: int, is_known: Callable[[str], bool]) -> Iterator[str]:
    """A name for each column: the part that is known alone, else all that stands above the column."""
    for column in range(width):
        names = list(dict.fromkeys(filter(None, (one_spaced(row.cell(column)) for row in rows))))
        whole = " ".join(names)
        alone = names[-1] if names and is_known(names[-1]) else whole
        yield whole if is_known(whole) else alone


def _numbered(names: Iterator[str]) -> Iterator[str]:
    """The names, the second of the same with `(2)` behind it."""
    seen: dict[str, int] = {}
    for name in names:
        key = name.casefold()
        seen[key] = seen.get(key, 0) + 1
        yield f"{name} ({seen[key]})" if name and seen[key] > 1 else name
