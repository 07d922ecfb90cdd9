"""Rendered tables, rows and cells mended: nothing empty that may not be, and as many columns as cells.

Only what the compile step found at risk comes here, as a filter block around it.
Source: ECMA-376 part 1, 17.4.37 (a table has rows), 17.4.48 (tblGrid), 17.4.65 (a cell ends in a paragraph).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

TAG = re.compile(r"<(/?)w:(tbl|tblGrid|tr|tc|gridSpan|gridBefore|gridAfter|gridCol)(?=[ />])([^>]*)>")
VALUE = re.compile(r' w:(?:val|w)="(\d+)"')
ENDING = re.compile(r"(?:</w:p>|<w:p(?: [^>]*)?/>)(?:<w:bookmarkEnd [^>]*/>|</w:sdtContent>|</w:sdt>|\s)*\Z")
LONGEST_ENDING = 600


def _rows(table: str) -> Markup:
    """The table, or nothing if no row is left in it."""
    return Markup(table if "<w:tr>" in table or "<w:tr " in table else "")


def _cells(row: str) -> Markup:
    """The row, or nothing if no cell is left in it."""
    return Markup(row if "<w:tc>" in row or "<w:tc " in row else "")


def _ending(content: str) -> Markup:
    """The content of a cell, header or note, with an empty paragraph after it where it does not end in one."""
    ends = ENDING.search(content[-LONGEST_ENDING:])
    return Markup(content if ends else f"{content}<w:p/>")


@dataclass(slots=True)
class Grid:
    """What a table's own rows (not those of tables inside it) need, and what its grid has."""

    widths: list[int] = field(default_factory=list)
    start: int = 0
    end: int = 0
    row: int = 0
    widest: int = 0


def _columns(table: str) -> Markup:
    """The table with a grid as wide as its widest row; the table keeps its width.

    Widths follow docxtpl: a new column takes an equal share and the others shrink alike; what a removed
    one leaves is shared out.
    """
    grid = _measure(table)
    missing = grid.widest - len(grid.widths)
    if not missing or not grid.widths or not grid.widest:
        return Markup(table)
    widths = _widened(grid.widths, missing) if missing > 0 else _narrowed(grid.widths, -missing)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return Markup(f"{table[: grid.start]}<w:tblGrid>{columns}</w:tblGrid>{table[grid.end :]}")


def _measure(table: str) -> Grid:
    """The grid and the widest row of the outermost table."""
    grid, depth = Grid(), 0
    for match in TAG.finditer(table):
        closing, name, rest = match.groups()
        if name == "tbl":
            depth += -1 if closing else 1
        elif depth == 1:
            _count(grid, match, name, bool(closing), rest)
    return grid


def _count(grid: Grid, match: re.Match[str], name: str, closing: bool, rest: str) -> None:
    """Take one tag of the outermost table into account."""
    found = VALUE.search(rest)
    value = int(found[1]) if found else 0
    if name == "tblGrid":
        grid.start, grid.end = (grid.start if closing else match.start()), match.end()
    elif name == "gridCol":
        grid.widths.append(value)
    elif closing:
        grid.widest = max(grid.widest, grid.row)
    elif name == "tr":
        grid.row = 0
    elif name == "tc":
        grid.row += 1
    else:
        grid.row += value - (name == "gridSpan")


def _widened(widths: list[int], more: int) -> list[int]:
    share = sum(widths) / (len(widths) + more)
    scale = share / (sum(widths) / len(widths)) if any(widths) else 1
    return [*(int(width * scale) for width in widths), *[int(share)] * more]


def _narrowed(widths: list[int], fewer: int) -> list[int]:
    left = widths[:-fewer]
    return [width + int(sum(widths[-fewer:]) / len(left)) for width in left]


CONTAINERS: dict[str, Callable[[str], Markup]] = {
    mend.__name__: mend for mend in (_rows, _cells, _columns, _ending)
}
