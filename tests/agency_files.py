"""Files as agencies send them: workbooks, delimited text and Word tables with a chronology in them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.collect.tables.tabled import Tabled, read_items
from tests.conftest import CASES

HEADER = ("Date", "Time", "Agency", "What happened", "Source")
Row = Sequence[Any]


def linden() -> CaseFile:
    """A case whose family has hard names: Nóra Lunn is the mother, Eóin Delahanty the child."""
    return read_case(CASES / "linden")


def workbook(path: Path, *rows: Row, change: Callable[[Worksheet], object] | None = None) -> Path:
    """A workbook with these rows in the sheet `Contacts`; `change` does to the sheet what somebody did in Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Contacts"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    book.save(path)
    return path


def word(path: Path, *rows: Row) -> Path:
    """A Word file with some words and one table."""
    document = docx.Document()
    document.add_paragraph("Our chronology is below.")
    table = document.add_table(len(rows), max(map(len, rows)))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = str(text)
    document.save(str(path))
    return path


def read(path: Path, agency: str | None = "police", **remembered: str) -> Tabled:
    """What the file holds for the case Linden; `remembered` has `_` for spaces."""
    names = {name.replace("_", " "): field for name, field in remembered.items()}
    return read_items(path, linden(), agency, names)


def rows(tabled: Tabled, *fields: str) -> list[tuple[str, ...]]:
    """Of each entry the row that it comes from, and these fields."""
    return [(str(item.origin.row), *(item.values.get(name, "") for name in fields)) for item in tabled.items]


def told(tabled: Tabled) -> list[tuple[str, str]]:
    """Where and with which code each thing is told, the file's name left out."""
    return [(problem.file.partition(", ")[2], problem.code) for problem in tabled.problems]


def sheet(path: Path, *data: Any, **more: Any) -> Path:
    """A workbook with these rows below the usual headings."""
    return workbook(path / "return.xlsx", HEADER, *data, **more)
