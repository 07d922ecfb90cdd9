"""Tables as HTML: what heads what, and a frame to scroll in where they are wide.

Source: WCAG 2.2, 1.3.1 and its technique H63 (scope); 1.4.10 (tables may need two dimensions); 2.1.1 (a region that
scrolls can be reached by the keyboard).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from cspr_docs.prose.tree import Alignment
from cspr_docs.publish.html.element import element, joined
from cspr_docs.word.article.tree import Blocks, Cell, Row, Table

WIDE = 3
"""From so many columns a table scrolls in a frame of its own; one of fewer fits on the narrowest screen."""

WriteBlocks = Callable[[Blocks, bool], Markup]
"""Writes what a cell holds; the second argument says whether the cell heads others."""

_CLASSES = {Alignment.CENTER: "centre", Alignment.RIGHT: "right"}


@dataclass(slots=True)
class Labels:
    """The names of regions that were given; each is given once."""

    _given: dict[str, int] = field(default_factory=dict)

    def new(self, wanted: str) -> str:
        """The name, with a number behind it where it was given already."""
        self._given[wanted] = self._given.get(wanted, 0) + 1
        count = self._given[wanted]
        return wanted if count == 1 else f"{wanted} ({count})"


def table_html(table: Table, caption: Markup, label: str, write: WriteBlocks) -> Markup:
    """The table; `caption` is what stands above it in the text, empty where nothing does."""
    html = element(
        "table",
        _caption(table, caption),
        element("colgroup", *(element("col", style=f"width:{width:.2%}") for width in table.widths)),
        _rows(table, write),
        style=f"--columns:{len(table.widths)}",
    )
    if len(table.widths) < WIDE:
        return element("div", html, class_="table")
    return element("div", html, class_="table wide", role="region", aria_label=label, tabindex=0)


def _caption(table: Table, caption: Markup) -> Markup:
    """What the table is about: seen where the document shows it, else only spoken."""
    spoken = ". ".join(filter(None, (table.caption.rstrip(". "), table.description)))
    if caption and table.description:
        hidden = element("span", f" {table.description}", class_="hidden")
        return element("caption", caption, hidden)
    if caption:
        return element("caption", caption)
    if not spoken:
        return Markup()
    return element("caption", element("span", spoken, class_="hidden"), class_="spoken")


def _rows(table: Table, write: WriteBlocks) -> Markup:
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    parts = [element("thead", *(_header_row(row, write) for row in head))] if head else []
    firsts = _first_columns(table)
    rows = (_row(row, first, write) for row, first in zip(body, firsts, strict=True))
    return joined([*parts, element("tbody", *rows)])


def _first_columns(table: Table) -> list[bool]:
    """Of each row below the header, whether its first cell stands in the column that heads it."""
    found = []
    covered = 0
    for row in table.rows[table.header_rows :]:
        found.append(table.header_column and not covered)
        covered = max(covered - 1, 0)
        if found[-1] and row.cells:
            covered = row.cells[0].rows - 1
    return found


def _header_row(row: Row, write: WriteBlocks) -> Markup:
    cells = (_cell(cell, "colgroup" if cell.columns > 1 else "col", write) for cell in row.cells)
    return element("tr", *cells)


def _row(row: Row, headed: bool, write: WriteBlocks) -> Markup:
    cells = []
    for position, cell in enumerate(row.cells):
        heads = headed and position == 0
        scope = ("rowgroup" if cell.rows > 1 else "row") if heads else ""
        cells.append(_cell(cell, scope, write))
    return element("tr", *cells)


def _cell(cell: Cell, scope: str, write: WriteBlocks) -> Markup:
    """A cell that heads others where it has a scope; one without words heads nothing."""
    heads = bool(scope and cell.blocks)
    return element(
        "th" if heads else "td",
        write(cell.blocks, heads),
        scope=scope if heads else None,
        colspan=cell.columns if cell.columns > 1 else None,
        rowspan=cell.rows if cell.rows > 1 else None,
        class_=_CLASSES.get(cell.alignment),
    )
