"""An Excel workbook as sheets of texts: the values that it was saved with; no formula is worked out, no link followed.

The package is judged as a draft is (`ooxml.package`) before openpyxl sees a byte of it. openpyxl reads the values, row
by row; what it does not tell of a sheet (merged and hidden cells, formulas without a value) is read beside it.

Source: ECMA-376 part 1, 18.2 (workbooks), 18.3.1 (worksheets), 18.18.11 (types of cells), 22.9.2.19 (ST_Xstring).
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from cspr_docs.collect.tables.source_table import (
    MOST_COLUMNS,
    MOST_ROWS,
    MergedCells,
    SourceRow,
    SourceSheet,
    spread,
)
from cspr_docs.ooxml.namespaces import r
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse_in_turn, parse_part
from cspr_docs.ooxml.relationships import relationships, target_of
from cspr_docs.problems import Problem, advice, error, gap, stop_for
from cspr_docs.problems.wording import counted, quoted

WORKBOOK_DAMAGED = error(
    "workbook-damaged",
    "An Excel workbook cannot be read: it was cut short, or another program wrote it in a way that Excel does "
    "not. Open it in Excel, save it as 'Excel Workbook (.xlsx)', and collect that.",
)
SHEET_HIDDEN = advice(
    "sheet-hidden",
    "A workbook has a sheet that is hidden, or rows or columns that are. What an agency hid may belong to another "
    "family, so nothing of it was read. If it belongs to this case, show it in Excel, save, and collect again.",
)
FORMULA_WITHOUT_VALUE = gap(
    "formula-without-value",
    "A cell holds a formula whose value was not saved, or whose value is an error such as #REF!. Formulas are never "
    "worked out here, since one may fetch something from elsewhere. Type the value into the cell, and collect again.",
)
TABLE_TOO_LONG = error(
    "table-too-long",
    "A sheet has more rows or columns than any chronology. Delete what does not belong, or save the part that "
    "does as a workbook of its own.",
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NOT_WHOLE = (
    SyntaxError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    ArithmeticError,
    OSError,
)
"""What openpyxl and the parsers raise where a part says what it must not."""
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_ROW, _COLUMN, _CELL, _MERGED, _SHEET = (
    f"{{{MAIN}}}{name}" for name in ("row", "col", "c", "mergeCell", "sheet")
)
_FORMULA, _VALUE, _INLINE = f"{{{MAIN}}}f", f"{{{MAIN}}}v", f"{{{MAIN}}}is"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LARGEST_STYLES = 8 * 2**20
_LAST_ROW = 1_048_576  # Excel's own
_MOST_SHOWN = 5


@dataclass(slots=True)
class _Layout:
    """What openpyxl does not tell of a sheet: rows by number, columns from 0, cells as `B12`.

    `left_out` are the hidden rows and columns (`D`) that hold something.
    """

    merged: list[MergedCells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    left_out: set[int | str] = field(default_factory=set)
    unvalued: list[tuple[int, str]] = field(default_factory=list)
    is_too_wide: bool = False


def read_workbook(
    package: Package, data: bytes, main: str
) -> tuple[tuple[SourceSheet, ...], tuple[Problem, ...]]:
    """The visible sheets, and what is told of them; `data` are the bytes that `package` was loaded from.

    `main` is the part with the list of sheets.

    Raises:
        Stop: the workbook is not whole, or has far more rows than a chronology.
    """
    if _STRICT in package[main]:
        hint = "save it in Excel as 'Excel Workbook (.xlsx)'"
        raise stop_for(WORKBOOK_DAMAGED, "this workbook is a 'Strict Open XML' one", hint, file=package.name)
    if any(
        len(content) > _LARGEST_STYLES for part, content in package.items() if part.endswith("styles.xml")
    ):
        hint = "copy the table into a new workbook, and collect that"
        raise stop_for(
            WORKBOOK_DAMAGED, "this workbook has far too many cell styles", hint, file=package.name
        )
    problems: list[Problem] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's own, about parts that nobody reads here
            return tuple(_sheets(package, data, main, problems)), tuple(problems)
    except _NOT_WHOLE as error:
        hint = "open it in Excel, save it as 'Excel Workbook (.xlsx)', and collect that"
        message = "this is not a whole Excel workbook: a part of it cannot be read"
        raise stop_for(WORKBOOK_DAMAGED, message, hint, file=package.name) from error


def _sheets(package: Package, data: bytes, main: str, problems: list[Problem]) -> Iterator[SourceSheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    parts = _parts(package, main)
    serials_from = book.epoch.date() if isinstance(book.epoch, datetime) else book.epoch
    for sheet in book.worksheets:
        part, where = f"sheet {sheet.title}", f"{package.name}, sheet {sheet.title}"
        if sheet.sheet_state != "visible":
            message = f"the sheet {quoted(sheet.title)} is hidden, and was not read"
            hint = "if it belongs to this case, show it in Excel (right-click a tab, Unhide), save, and collect again"
            problems.append(Problem(SHEET_HIDDEN, message, hint, file=where))
            continue
        layout = _layout(package[parts[sheet.title]])
        rows = tuple(_rows(sheet, layout, where))
        problems += _told(layout, where)
        yield SourceSheet(part, spread(rows, layout.merged), tuple(layout.merged), serials_from)


def _parts(package: Package, main: str) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    root = parse_part(package, main)
    targets = {each.get("Id", ""): target_of(main, each) for each in relationships(package, main)}
    sheets = () if root is None else root.iter(_SHEET)
    return {each.get("name", ""): targets.get(each.get(r("id"), "")) or "" for each in sheets}


def _layout(content: bytes) -> _Layout:
    layout = _Layout()
    number = 1
    for element in parse_in_turn(content, (_CELL, _ROW, _COLUMN, _MERGED)):
        if element.tag == _CELL:
            has_value = any(child.text or len(child) for child in element if child.tag in (_VALUE, _INLINE))
            layout.is_too_wide |= has_value and _is_too_far(element.get("r", ""))
            if element.get("t") == "e" or (not has_value and element.find(_FORMULA) is not None):
                layout.unvalued.append((number, element.get("r", "")))
        elif element.tag == _ROW:
            number = int(element.get("r", number))
            if _is_on(element, "hidden"):
                layout.hidden_rows.add(number)
            number += 1
        elif element.tag == _COLUMN:
            if _is_on(element, "hidden"):
                last = min(int(element.get("max", "0")), MOST_COLUMNS)
                layout.hidden_columns |= set(range(int(element.get("min", "1")) - 1, last))
        else:
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            layout.merged.append(
                MergedCells(int(top or 1), int(left or 1) - 1, int(bottom or 1), int(right or 1) - 1)
            )
    return layout


def _is_too_far(cell: str) -> bool:
    """Whether the cell, such as `DA12`, lies right of all that are read."""
    column = cell.rstrip("0123456789")
    return len(column) > 1 and column_index_from_string(column) > MOST_COLUMNS


def _is_on(element: etree._Element, name: str) -> bool:
    return element.get(name, "0") in ("1", "true")


def _rows(sheet: Any, layout: _Layout, where: str) -> Iterator[SourceRow]:  # noqa: ANN401 -- of two untyped kinds
    """The rows that are shown, none of them empty at its end; hidden cells are empty."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=_LAST_ROW), 1):
        texts = [text_of(cell) for cell in cells[:MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if layout.is_too_wide or (texts and number > MOST_ROWS):
            message = f"this sheet has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
            hint = "delete what does not belong to the chronology, save, and collect again"
            raise stop_for(TABLE_TOO_LONG, message, hint, file=where)
        for at in layout.hidden_columns.intersection(range(len(texts))):
            layout.left_out |= {get_column_letter(at + 1)} if texts[at] else set()
            texts[at] = ""
        if number in layout.hidden_rows:
            layout.left_out |= {number} if any(texts) else set()
        elif number <= MOST_ROWS:
            yield SourceRow(number, tuple(texts))


def text_of(cell: Any) -> str:  # noqa: ANN401 -- of two untyped kinds
    """A cell's value as text: days as `2026-04-03`, or `2026-04` where its format shows no day; times as `14:30`."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return _as_shown(value, cell.number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), value) if isinstance(value, str) else str(value)
    return "" if cell.data_type == "e" else text.strip()


def _as_shown(moment: datetime, shown_as: str) -> str:
    """The moment as exactly as the cell shows it: an April that Excel made the first of April is an April."""
    moment = (moment + timedelta(seconds=0.5)).replace(microsecond=0)
    letters = _LITERAL.sub("", shown_as).lower()
    if "d" not in letters and "h" not in letters and "y" in letters:
        return f"{moment:%Y-%m}" if "m" in letters else f"{moment:%Y}"
    if moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat(" ").removesuffix(":00")


def _told(layout: _Layout, where: str) -> Iterator[Problem]:
    hint = "if it belongs to this case, show it in Excel (Unhide), save, and collect again"
    rows = sorted(one for one in layout.left_out if isinstance(one, int))
    columns = sorted(one for one in layout.left_out if isinstance(one, str))
    for what, names in (("row", rows), ("column", columns)):
        if names:
            is_one = len(names) == 1
            message = f"{counted(len(names), what)} {'is' if is_one else 'are'} hidden, and not read: {_listed(names)}"
            yield Problem(SHEET_HIDDEN, message, hint, file=where)
    for number, cell in layout.unvalued:
        if number not in layout.hidden_rows:
            message = f"the cell {cell} holds a formula without a value, or an error"
            hint = "type the value itself into the cell, save, and collect again"
            yield Problem(FORMULA_WITHOUT_VALUE, message, hint, file=f"{where}, row {number}")


def _listed(names: Iterable[object]) -> str:
    shown = [str(name) for name in names]
    more = f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return f"{', '.join(shown[:_MOST_SHOWN])}{more}"
