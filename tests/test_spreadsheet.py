"""Spreadsheets: what stands in the cells, what a program would run, the same bytes twice, Excel's own schema."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cspr_docs.problems import Stop
from cspr_docs.spreadsheet import LONGEST_TEXT, ListSheet, spreadsheet, write_spreadsheet
from tests.open_xml_sdk import sdk_faults

WIDTHS = {"Day": 18, "What": 60, "How many": 10}
ROWS = (
    (date(2026, 4, 3), '=HYPERLINK("http://x")', 3),
    (None, "Zoë O'Hara & <Anaïs>\nsecond line", None),
    (date(2026, 4, 5), "+44 bell\x07 and\x0b tab\t", -1),
    (date(2026, 4, 4), "", 0),
)
SHEETS = (
    ListSheet("Chronology [1/2]: all of it, and a longer title", WIDTHS, ROWS),
    ListSheet("Nothing", WIDTHS, ()),
)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_what_stands_in_the_rows_stands_in_the_cells_and_nothing_is_a_formula() -> None:
    first, empty = opened(spreadsheet("Lists", SHEETS)).worksheets
    cells = [[cell.value for cell in row] for row in first.iter_rows()]
    assert cells[0] == list(WIDTHS)
    assert [row[1] for row in cells[1:4]] == [ROWS[0][1], ROWS[1][1], "+44 bell  and  tab\t"]
    assert [row[2] for row in cells[1:]] == [3, None, -1, 0]
    assert (cells[1][0].date(), first["A2"].number_format, first["B2"].data_type) == (
        ROWS[0][0],
        "d mmmm yyyy",
        "s",
    )
    assert [cell.value for cell in empty[1]] == list(WIDTHS)


def test_headings_stay_are_filters_and_stand_on_each_printed_page() -> None:
    first = opened(spreadsheet("Lists", SHEETS)).worksheets[0]
    assert (first.freeze_panes, first.auto_filter.ref, first.print_title_rows) == ("A2", "A1:C5", "$1:$1")
    assert len(first.title) <= 31
    assert not set(first.title) & set("[]:*?/\\")


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    long = ListSheet("Long", {"Text": 60}, [("x" * (LONGEST_TEXT + 1),), ("y" * LONGEST_TEXT,)])
    cut, whole = (opened(spreadsheet("Long", [long])).active[cell].value for cell in ("A2", "A3"))
    assert (len(cut), cut[-1], "the whole text stands in the case" in cut) == (LONGEST_TEXT, ")", True)
    assert whole == "y" * LONGEST_TEXT


def test_a_list_with_the_same_long_words_in_every_row_is_written_like_any_other() -> None:
    same = ListSheet("Same", {"Text": 60}, [("the same words " * 2_000,)] * 300)
    rows = opened(spreadsheet("Same", [same])).active.max_row
    assert rows == 301


def test_equal_sheets_give_equal_bytes_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    once = spreadsheet("Lists", SHEETS)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert spreadsheet("Lists", SHEETS) == once
    assert spreadsheet("Lists", SHEETS[:1]) != once


def test_a_file_that_is_there_and_a_folder_that_is_not_are_told(tmp_path: Path) -> None:
    there = tmp_path / "list.xlsx"
    there.write_text("work of somebody", "utf-8")
    for path, code in (
        (there, "spreadsheet-exists"),
        (tmp_path / "none" / "list.xlsx", "spreadsheet-not-written"),
    ):
        with pytest.raises(Stop) as stop:
            write_spreadsheet(path, "Lists", SHEETS)
        assert [problem.code for problem in stop.value.problems] == [code]
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]
    assert there.read_text("utf-8") == "work of somebody"


@pytest.mark.npm
def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    write_spreadsheet(tmp_path / "list.xlsx", "Lists", SHEETS)
    assert sdk_faults(tmp_path / "list.xlsx") == []
