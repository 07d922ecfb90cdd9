"""Rows of other people's spreadsheets and Word tables become entries; every doubt is told at its row."""

from datetime import UTC, date, datetime
from pathlib import Path

from docx import Document
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from tests.agency_files import HEADER, linden, read, rows, sheet, told, word, workbook


def moment(*parts: int) -> datetime:
    """As Excel keeps it, which knows no time zones."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[misc,arg-type]


def test_a_row_is_an_entry_with_its_file_sheet_and_row(tmp_path: Path) -> None:
    tabled = read(
        sheet(tmp_path, ("03/04/26", "2.30pm", "Children's Hospital", "Rang & was <angry>", "SystmOne"))
    )
    assert (tabled.problems, tabled.questions) == ((), ())
    assert dict(tabled.items[0].values) == {
        "on": "2026-04-03",
        "at": "14:30",
        "agency": "childrens-hospital",
        "event": "Rang & was \\<angry>",
        "source": "SystmOne (return.xlsx, sheet Contacts, row 2)",
    }
    assert str(tabled.items[0].origin) == "return.xlsx, sheet Contacts, row 2"


def test_real_names_become_mentions_and_the_others_are_told_without_the_name(tmp_path: Path) -> None:
    words = "Mrs Nora Lunn and EÓIN were seen by Dr Okafor; the Delahanty family left. Nóra’s sister rang."
    tabled = read(sheet(tmp_path, ("3 April 2026", "", "", words, "Letter to Mrs Lunn")))
    entry = tabled.items[0].values
    assert entry["event"].startswith("@mother and @linden were seen by Dr Okafor; the Delahanty family")
    assert entry["event"].endswith("@mother’s sister rang.")
    assert told(tabled) == [
        ("sheet Contacts, row 2", "row-name-shared"),
        ("sheet Contacts, row 2", "row-name-unknown"),
    ]
    messages = " ".join(problem.message + problem.hint for problem in tabled.problems)
    assert not any(name in messages for name in ("Okafor", "Delahanty", "Lunn"))


def test_whom_a_row_concerns_is_found_by_name_label_and_id(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "who.xlsx",
        ("Date", "Who", "Details"),
        ("1/2/26", "Nóra Lunn; Linden", "rang"),
        ("1/2/26", "mother and Auntie Bríd", "y"),
    )
    tabled = read(path)
    assert rows(tabled, "concerning") == [("2", "[mother, linden]"), ("3", "[mother]")]
    assert told(tabled) == [("sheet Contacts, row 3", "row-person-unknown")]


def test_a_name_that_several_have_is_told_with_both_labels_and_never_as_unknown(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "who.xlsx",
        ("Date", "Who", "Details"),
        ("1/2/26", "Mrs Delahanty; Linden", "rang"),
        ("1/2/26", "DELAHANTY", "rang"),
        ("1/2/26", "Mrs Nóra Lunn", "rang"),
    )
    tabled = read(path)
    assert rows(tabled, "concerning") == [("2", "[linden]"), ("3", ""), ("4", "[mother]")]
    assert told(tabled) == [(f"sheet Contacts, row {row}", "row-name-shared") for row in (2, 3)]
    labels = "Linden, Father, Linden's brother and Linden's grandmother"
    assert [problem.message for problem in tabled.problems] == [
        f"this row concerns {begins}…, a name that several have: {labels}" for begins in "MD"
    ]


def test_words_are_text_and_never_markdown(tmp_path: Path) -> None:
    words = "# 1. not a heading\n- *not* a list\n\n[not](a) link @home 3 < 4 & 5"
    event = read(sheet(tmp_path, ("2026", "", "", words, ""))).items[0].values["event"]
    tree, problems = to_tree(event)
    assert problems == ()
    assert plain_text(tree, str) == words


def test_a_title_two_rows_of_headers_and_merged_cells(tmp_path: Path) -> None:
    def merge(contacts: Worksheet) -> None:
        for cells in ("A1:E1", "A3:B3", "C3:C4", "D3:D4", "E3:E4", "A6:A7"):
            contacts.merge_cells(cells)

    path = workbook(
        tmp_path / "two.xlsx",
        ("Chronology 2025/26",),
        (),
        ("Date of contact", None, "Agency", "Details", "Analysis"),
        ("From", "To"),
        (moment(2026, 4, 3), "05/04/26", "police", "one", "a"),
        (moment(2026, 4, 9), None, "police", "two", ""),
        (None, None, "police", "three", ""),
        change=merge,
    )
    tabled = read(path)
    assert rows(tabled, "on", "until", "event", "comment") == [
        ("5", "2026-04-03", "2026-04-05", "one", "a"),
        ("6", "2026-04-09", "", "two", ""),
        ("7", "2026-04-09", "", "three", ""),
    ]
    assert told(tabled) == [("sheet Contacts, row 6", "cells-merged")]


def test_a_cell_over_several_columns_is_the_words_of_the_first_that_is_taken(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "wide.xlsx",
        ("No", "Date", "Details", "Analysis", "Voice of the child"),
        (1, moment(2026, 4, 3), "one", None, None),
        ("Records of the surgery",),
        (2, moment(2026, 4, 9), "two", "a", "b"),
        change=lambda sheet: [sheet.merge_cells(cells) for cells in ("C2:E2", "A3:E3")],
    )
    tabled = read(path)
    assert rows(tabled, "event", "comment", "childs_voice") == [("2", "one", "", ""), ("4", "two", "a", "b")]
    assert told(tabled) == [
        ("sheet Contacts, row 2", "cells-merged"),
        ("sheet Contacts, row 3", "row-not-read"),
    ]


def test_two_bad_rows_are_told_each_and_the_good_ones_come_in(tmp_path: Path) -> None:
    tabled = read(
        sheet(
            tmp_path,
            ("03/14/26", "", "", "first", "GP"),
            ("9/4/26", "", "The Moon", "second", "GP"),
            ("n/k", "", "", "third", "GP"),
            ("early March 2026", "", "", "fourth", "GP"),
            ("Total", "", "", "", "17"),
            ("8/4/26", "", "", "fifth", "GP\x7f"),
            ("7/4/26", "", "", "N/K", ""),
        )
    )
    assert rows(tabled, "on", "event") == [
        ("2", "", "first"),
        ("3", "2026-04-09", "second"),
        ("4", "", "third"),
        ("5", "2026-03", "fourth"),
        ("7", "2026-04-08", "fifth"),
        ("8", "2026-04-07", "N/K"),
    ]
    where = "sheet Contacts, row"
    assert told(tabled) == [
        (f"{where} 2", "row-day-not-read"),
        (f"{where} 3", "row-agency-unknown"),
        (f"{where} 4", "row-without-day"),
        (f"{where} 5", "row-day-rounded"),
        (f"{where} 6", "row-not-read"),
        (f"{where} 7", "row-character"),
        (f"{where} 8", "row-event-unknown"),
    ]
    sources = [item.values["source"] for item in tabled.items]
    assert "date written as '03/14/26'" in sources[0]
    assert "date written as 'n/k'" in sources[2]
    assert "date written as 'early March 2026'" in sources[3]


def test_what_is_hidden_is_told_and_not_read(tmp_path: Path) -> None:
    def hide(contacts: Worksheet) -> None:
        contacts.row_dimensions[3].hidden = True
        contacts.column_dimensions["E"].hidden = True
        assert contacts.parent
        other = contacts.parent.create_sheet("Old")
        other.append(HEADER)
        other.sheet_state = "hidden"

    data = [("1/4/26", "", "", "shown", "s"), ("2/4/26", "", "", "of another family", "t")]
    tabled = read(sheet(tmp_path, *data, change=hide))
    assert rows(tabled, "event", "source") == [("2", "shown", "return.xlsx, sheet Contacts, row 2")]
    assert [code for _, code in told(tabled)] == ["sheet-hidden"] * 3
    messages = [problem.message for problem in tabled.problems]
    assert messages == [
        "1 row is hidden, and not read: 3",
        "1 column is hidden, and not read: E",
        "the sheet 'Old' is hidden, and was not read",
    ]


def test_a_formula_is_never_worked_out(tmp_path: Path) -> None:
    fetches = '=WEBSERVICE("https://example.org")'
    tabled = read(sheet(tmp_path, ("1/4/26", "", "", "seen", fetches), ("2/4/26", "", "", "#REF!", "typed")))
    assert rows(tabled, "event") == [("2", "seen"), ("3", "\\#REF!")] or rows(tabled, "event")[0] == (
        "2",
        "seen",
    )
    assert ("sheet Contacts, row 2", "formula-without-value") in told(tabled)


def test_days_of_excel_are_as_exact_as_they_are_shown(tmp_path: Path) -> None:
    def show(contacts: Worksheet) -> None:
        for row, form in ((2, "dd/mm/yyyy"), (3, "mmm-yy"), (4, "General"), (5, "dd/mm/yy hh:mm")):
            contacts.cell(row, 1).number_format = form

    days = [date(2026, 4, 3), date(2026, 4, 1), 46115, moment(2026, 4, 3, 14, 30)]
    tabled = read(sheet(tmp_path, *((day, "", "", "rang", "") for day in days), change=show))
    assert rows(tabled, "on", "at") == [
        ("2", "2026-04-03", ""),
        ("3", "2026-04", ""),
        ("4", "2026-04-03", ""),
        ("5", "2026-04-03", "14:30"),
    ]


def test_a_significance_is_a_word_of_the_schema_or_a_comment(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "why.xlsx",
        ("Date", "Event", "Significance", "Comments", "Voice of the child"),
        ("1/4/26", "x", "Missed opportunity", "Nobody asked.", "n/a"),
        ("2/4/26", "y", "It was the last visit.", "", "He smiled."),
    )
    assert rows(read(path), "significance", "comment", "childs_voice") == [
        ("2", "missed_opportunity", "Nobody asked.", ""),
        ("3", "", "It was the last visit.", "He smiled."),
    ]


def test_without_the_real_names_that_is_told_once(tmp_path: Path) -> None:
    from dataclasses import replace

    from cspr_docs.collect.tables.tabled import read_items

    path = sheet(tmp_path, ("1/4/26", "", "", "Nóra Lunn rang", ""), ("1/4/26", "", "", "Nóra Lunn rang", ""))
    tabled = read_items(path, replace(linden(), identities=None), "police", {})
    assert [problem.code for problem in tabled.problems] == ["identities-missing"]
    assert rows(tabled, "event") == [("2", "Nóra Lunn rang"), ("3", "Nóra Lunn rang")]


def test_a_word_table_is_read_with_its_tracked_changes_made(tmp_path: Path) -> None:
    path = word(
        tmp_path / "GP.docx", ("Date", "Details", "Source"), ("3rd April 2026", "Nóra Lunn rang.", "Card")
    )
    document = Document(str(path))
    paragraph = document.tables[0].cell(1, 1).paragraphs[0]
    for kind, text in (("del", "delText"), ("ins", "t")):
        said = "Gone." if kind == "del" else " She was heard."
        change = paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}{kind}", {})
        run = change.makeelement(f"{{{paragraph._p.nsmap['w']}}}r", {})
        words = run.makeelement(f"{{{paragraph._p.nsmap['w']}}}{text}", {})
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = said
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    merged = document.tables[0].add_row().cells
    merged[0].merge(merged[2]).text = "2025"
    document.save(str(path))
    tabled = read(path)
    assert rows(tabled, "on", "event", "source") == [
        ("2", "2026-04-03", "@mother rang. She was heard.", "Card (GP.docx, table 1, row 2)")
    ]
    assert told(tabled) == [("", "beside-the-table"), ("table 1, row 3", "row-not-read")]
    assert "words outside of the tables" in tabled.problems[0].message


def test_days_that_a_program_read_with_the_month_first_are_told(tmp_path: Path) -> None:
    days = [date(2026, 4, 3), "13/04/26", date(2026, 5, 4), "25/5/2026", date(2026, 6, 12), "30/6/2026"]
    tabled = read(sheet(tmp_path, *((day, "", "", "rang", "") for day in days)))
    assert told(tabled) == [("sheet Contacts", "days-turned")]
    days[0] = date(2026, 4, 14)  # a day that no month has the number of
    assert told(read(sheet(tmp_path, *((day, "", "", "rang", "") for day in days)))) == []


def test_an_agency_is_known_by_its_kind_where_only_one_has_it(tmp_path: Path) -> None:
    names = ("Ambulance", "CHILDREN’S HOSPITAL", "gp-2", "GP", "Lifeboat")
    tabled = read(sheet(tmp_path, *(("1/4/26", "", name, "rang", "") for name in names)), agency=None)
    assert [agency for _, agency in rows(tabled, "agency")] == [
        "ambulance",
        "childrens-hospital",
        "gp-2",
        "",
        "",
    ]
    where = "sheet Contacts, row"
    assert told(tabled) == [(f"{where} 5", "row-agency-unknown"), (f"{where} 6", "row-agency-unknown")]


def test_comments_in_cells_are_told(tmp_path: Path) -> None:
    def remark(contacts: Worksheet) -> None:
        contacts["D2"].comment = Comment("Ask us about this.", "HV")

    tabled = read(sheet(tmp_path, ("1/4/26", "", "", "rang", ""), change=remark))
    assert (told(tabled), "comments" in tabled.problems[0].message) == ([("", "beside-the-table")], True)
