"""`cspr chronology` from outside: the spreadsheet, its order and columns, and no real name in it."""

from datetime import date
from pathlib import Path

import openpyxl

from tests.case_folders import write
from tests.commands import build, run
from tests.word_edits import text_of

CASE = """
reference: EX-1
incident: {occurred_on: 2026-03-09, children: [fern]}
children:
  - {id: fern, pseudonym: O'Fern & <Zoë>, role: subject, age_at_incident: 4 weeks}
people:
  - {id: mother, label: Mother, relation: mother}
agencies:
  - {id: gp, name: The surgery, kind: general_practice}
  - {id: school, name: School 1, kind: education}
chronology:
  - id: e2
    on: 2026-03-09
    agency: gp
    event: "=@mother rang & waited"
    source: Return
    known_on: 2026-03-20
  - {id: e1, on: 2026-02, agency: school, concerning: [fern], event: "@fern was not brought.", source: Return}
  - {id: e3, agency: gp, event: When is not known., source: Return}
"""
REAL = "people: {fern: {first_name: Skye, last_name: Realname, born_on: 2026-02-05}}\n"


def test_the_spreadsheet_holds_the_entries_in_order_with_ages_and_no_real_name(workspace: Path) -> None:
    write(Path("cases/fern"), case_yaml=CASE, identities_yaml=REAL)
    result = run("chronology", "cases/fern", "--xlsx", "all.xlsx")
    assert (result.exit_code, result.output) == (0, "3 entries written to all.xlsx\n")
    book = openpyxl.load_workbook("all.xlsx")
    assert [sheet.title for sheet in book] == [
        "Chronology", "Silences", "Much in few days", "Known only later", "Agencies", "May be one thing",
    ]  # fmt: skip
    heads, *rows = [[cell.value for cell in row] for row in book["Chronology"]]
    cells = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [one["What happened"] for one in cells] == [
        "O'Fern & <Zoë> was not brought.", "=Mother rang & waited", "When is not known.",
    ]  # fmt: skip
    assert [one["Ages"] for one in cells] == [
        "O'Fern & <Zoë>: born about then",
        "O'Fern & <Zoë>: 4 weeks",
        None,
    ]
    assert (cells[0]["First day"].date(), cells[0]["Date"]) == (date(2026, 2, 1), "February 2026")
    assert cells[0]["Missed contact"] == "Was not brought"
    later = [cell.value for cell in book["Known only later"][2]]
    assert later == [2, "9 March 2026", "The surgery", None, "20 March 2026, 11 days later"]
    text = "".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert "Skye" not in text
    assert "Realname" not in text


def test_a_spreadsheet_that_is_there_stays_as_it_is(workspace: Path) -> None:
    write(Path("cases/fern"), case_yaml=CASE)
    Path("all.xlsx").write_bytes(b"mine")
    result = run("chronology", "cases/fern", "--xlsx", "all.xlsx")
    assert (result.exit_code, "spreadsheet-exists" in result.output) == (1, True)
    assert Path("all.xlsx").read_bytes() == b"mine"


def test_the_appendices_tell_the_entries_in_the_order_of_the_chronology(workspace: Path) -> None:
    held = "rapid_review: {completed_on: 2026-03-24}\ndecision: {outcome: local_review, decided_on: 2026-03-24}\n"
    aware = CASE.replace("incident: {", "incident: {aware_on: 2026-03-09, ").replace(
        "known_on: 2026-03-20", "at: 9am"
    )
    write(Path("cases/fern"), case_yaml=aware + held, identities_yaml=REAL)
    build("cases/fern")
    for name in ("rapid-review-annexes", "chronology"):
        text = text_of(Path(f"output/fern/{name}.docx"))
        words = ("was not brought.", "rang & waited", "When is not known.")
        places = [text.rindex(said) for said in words]
        assert places == sorted(places), name
