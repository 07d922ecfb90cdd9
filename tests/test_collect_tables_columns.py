"""What the columns of other people's tables fill: known, asked for and remembered, or told as missing."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.agency_files import read, rows, sheet, told, workbook


def test_an_unknown_column_is_a_question_and_nothing_comes_in_before_it_is_answered(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "own.xlsx",
        ("Date", "Details", "Worker", "Date of contct", "Empty"),
        ("1/4/26", "x", "HV 3", "2/4/26"),
    )
    tabled = read(path)
    assert tabled.items == ()
    assert [(one.header, one.suggestion) for one in tabled.questions] == [
        ("Worker", ""),
        ("Date of contct", "on"),
    ]
    answered = read(path, worker="nothing", date_of_contct="known_on")
    assert answered.questions == ()
    assert rows(answered, "on", "event", "known_on") == [("2", "2026-04-01", "x", "2026-04-02")]


def test_a_column_twice_is_a_question_unless_its_words_can_stand_below_one_another(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "twice.xlsx",
        ("Date", "Date", "Details", "Summary"),
        ("1/4/26", "2/4/26", "one", "two"),
    )
    assert [one.header for one in read(path).questions] == ["Date (2)"]
    assert rows(read(path, date_2="nothing"), "event") == [("2", "one\n\ntwo")]


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (("Agency", "Details", "Source"), "column-missing"),
        (("Date", "Agency", "Source"), "column-missing"),
        (("Colour", "Shape", "Size"), "table-not-found"),
    ],
)
def test_a_table_without_what_an_entry_needs_is_told(
    tmp_path: Path, headers: tuple[str, ...], code: str
) -> None:
    tabled = read(workbook(tmp_path / "none.xlsx", headers, ("a", "b", "c")))
    assert (tabled.items, [problem.code for problem in tabled.problems]) == ((), [code])
    assert tabled.problems[0].hint


def test_a_sheet_without_a_table_is_told_beside_the_one_that_has_it(tmp_path: Path) -> None:
    def note(contacts: Worksheet) -> None:
        assert contacts.parent
        contacts.parent.create_sheet("Notes").append(["Please ring us."])
        people = contacts.parent.create_sheet("People")
        people.append(["Name", "Agency", "Phone"])
        people.append(["A", "B", "1"])

    tabled = read(sheet(tmp_path, ("1/4/26", "", "", "rang", ""), change=note))
    assert told(tabled) == [("sheet Notes", "sheet-not-read"), ("sheet People", "sheet-not-read")]
    assert (len(tabled.items), tabled.questions) == (1, ())


def test_a_column_without_a_name_is_asked_for_by_its_letter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "own.xlsx", ("Date", "Details", None), ("1/4/26", "x", "Card"))
    assert [one.header for one in read(path).questions] == ["column C"]
    assert rows(read(path, column_c="source"), "source") == [("2", "Card (own.xlsx, sheet Contacts, row 2)")]


def test_answers_are_kept_for_the_agency_and_the_last_one_counts(folder: Path) -> None:
    from cspr_docs.casefile.splice import write_splice
    from cspr_docs.collect.tables.columns import remembered_columns, with_columns

    write_splice(with_columns(folder, "Children's Hospital", {"Worker:": "nothing", "Dt": "on"}))
    write_splice(with_columns(folder, "Children's Hospital", {"worker": "source"}))
    assert remembered_columns(folder, "Children's Hospital") == {"worker": "source", "dt": "on"}
    assert remembered_columns(folder, "Police") == {}
    assert list(with_columns(folder, "Children's Hospital", {"DT": "on"})) == []
