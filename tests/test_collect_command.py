"""`cspr collect` with tables: unknown columns are asked for, answers are remembered, nothing comes in twice."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from cspr_docs.casefile import read_case
from tests import hostile_zips as zips
from tests.agency_files import HEADER, workbook
from tests.case_folders import write
from tests.commands import TODAY, run
from tests.conftest import CASES
from tests.returned_forms import CASE, collect, new_case

OWN = ("Date", "Details", "Worker", "Dt known")
ROWS = (("1/4/26", "Nóra Lunn rang.", "HV 3", ""), ("3.4.2026", "She was not in.", "HV 4", "5/4/26"))
TABLE = ("--case", "cases/linden", "--agency", "police", "--today", TODAY)


@pytest.fixture
def here(workspace: Path) -> Path:
    """A workspace with the case Linden, and a workbook with columns of the police's own."""
    shutil.copytree(CASES / "linden", workspace / "cases" / "linden")
    shutil.copy(CASES / "partnership.yaml", workspace / "cases")
    return workbook(workspace / "police.xlsx", OWN, *ROWS)


def entries() -> list[tuple[str, str, str]]:
    """Day, source and words of each entry that came from a workbook."""
    case = read_case(Path("cases/linden")).case
    return [
        (str(one.on), one.source or "", one.event or "")
        for one in case.chronology
        if "xlsx" in str(one.source)
    ]


def test_an_open_question_takes_nothing_and_says_how_to_answer(here: Path) -> None:
    result = run("collect", here, *TABLE)
    assert (result.exit_code, entries()) == (1, [])
    assert "--column 'Worker=FIELD'" in result.output
    assert "--column 'Dt known=" in result.output
    assert not Path("cases/linden/reviews").exists()
    assert "Nothing new" not in run("collect", here, *TABLE).output


def test_answers_are_taken_remembered_and_not_asked_for_again(here: Path) -> None:
    answers = ("--column", "Worker=nothing", "--column", "Dt known=known_on")
    assert run("collect", here, *TABLE, *answers).exit_code == 0
    assert entries() == [
        ("2026-04-01", "police.xlsx, sheet Contacts, row 2", "@mother rang."),
        ("2026-04-03", "police.xlsx, sheet Contacts, row 3", "She was not in."),
    ]
    more = workbook(Path("more.xlsx"), OWN, *ROWS, ("9/4/26", "She rang again.", "", ""))
    again = run("collect", more, *TABLE)
    assert again.exit_code == 0, again.output
    assert [source for _, source, _ in entries()][2:] == ["more.xlsx, sheet Contacts, row 4"]
    files = {path: path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}
    assert "Nothing new" in run("collect", more, *TABLE).output
    assert files == {path: path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}


def test_whom_a_row_concerns_comes_into_the_case_as_a_list(here: Path) -> None:
    who = workbook(
        Path("who.xlsx"), ("Date", "Who", "Details"), ("1/4/26", "Nóra Lunn; Linden", "Seen: at home # 2")
    )
    assert run("collect", who, *TABLE).exit_code == 0
    entry = read_case(Path("cases/linden")).case.chronology[-1]
    assert (entry.concerning, entry.event) == (("mother", "linden"), "Seen: at home # 2")
    assert "there already" in run("collect", who, *TABLE).output


def test_a_person_at_the_keyboard_is_asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cspr_docs.cli.collect.is_somebody_there", lambda: True)
    result = run("collect", here, *TABLE, answers="colour\nnothing\nknown_on\n")
    assert result.exit_code == 0, result.output
    assert "'colour' is none of: on, until" in result.output
    assert [day for day, _, _ in entries()] == ["2026-04-01", "2026-04-03"]


def test_dry_run_writes_nothing_and_tells_every_row(here: Path) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    data = (("03/14/26", "", "", "one", ""), ("n/k", "", "Lifeboat", "two", ""))
    result = run("collect", workbook(Path("rows.xlsx"), HEADER, *data), *TABLE, "--dry-run")
    Path("rows.xlsx").unlink()
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    for place, code in (
        ("row 2", "row-day-not-read"),
        ("row 3", "row-without-day"),
        ("row 3", "row-agency-unknown"),
    ):
        assert f"rows.xlsx, sheet Contacts, {place}: gap: {code}:" in result.output


def test_a_file_that_is_refused_keeps_the_others_out_too(here: Path) -> None:
    Path("bad.xlsx").write_bytes(b"%PDF-1.7")
    Path("colours.csv").write_text("Colour,Shape\nred,round\n", "utf-8")
    good = workbook(Path("good.xlsx"), HEADER, ("1/4/26", "", "", "x", ""))
    result = run("collect", good, "bad.xlsx", "colours.csv", *TABLE)
    assert (result.exit_code, entries()) == (1, [])
    assert "bad.xlsx: error: table-file-kind" in result.output
    assert "colours.csv: error: table-not-found" in result.output


def test_a_file_that_nobody_can_read_is_told_before_anybody_is_asked_for_its_case(here: Path) -> None:
    write(Path("cases/gorse"), case_yaml="reference: G-1")
    Path("locked.docx").write_bytes(zips.compound("EncryptionInfo", "EncryptedPackage"))
    result = run("collect", "locked.docx", "gone.docx")
    assert result.exit_code == 1
    assert "locked.docx: error: table-file-password" in result.output
    assert "gone.docx: error: table-file-unreadable" in result.output
    assert "collect-case" not in result.output
    Path("rows.csv").write_text("Date,Details\n1/4/26,Rang\n", "utf-8")
    assert "collect-case" in run("collect", "rows.csv").output


def test_a_field_that_an_entry_does_not_have_is_answered_with_those_that_it_has(here: Path) -> None:
    result = run("collect", here, *TABLE, "--column", "Worker=zzzz")
    assert result.exit_code == 2
    assert "The fields are: on, until, at" in result.output


@pytest.mark.slow
def test_five_thousand_rows_come_into_the_case(here: Path) -> None:
    days = [date(2012, 1, 1) + timedelta(days=at) for at in range(5000)]
    data = [(f"{day:%d/%m/%Y}", "", "", f"Nóra Lunn, visit {at}, more", "R") for at, day in enumerate(days)]
    result = run("collect", workbook(Path("long.xlsx"), HEADER, *data), *TABLE)
    assert "and 4950 more entries are added" in result.output
    came = entries()
    assert came[-1] == (
        days[-1].isoformat(),
        "R (long.xlsx, sheet Contacts, row 5001)",
        "@mother, visit 4999, more",
    )
    assert len(came) == 5000


def test_a_table_needs_its_agency_and_remembers_its_columns(workspace: Path) -> None:
    new_case(2)
    table = Path("GP.csv")
    table.write_text("Date,Gist of it,Colour\n03/04/26,Zozo came,red\n05/04/26,Nobody came,blue\n", "utf-8")

    assert "collect-agency" in collect(table).output
    assert "collect-agency" in collect(table, "--agency", "gp").output
    asked = collect(table, "--agency", "a1")
    assert asked.exit_code == 1
    assert "Gist of it" in asked.output
    assert not (CASE / "chronology.yaml").exists()

    done = collect(
        table,
        "--agency",
        "a1",
        "--column",
        "Gist of it=event",
        "--column",
        "Colour=nothing",
        "--on",
        "2026-11-09",
    )
    assert done.exit_code == 0, done.output
    case = read_case(CASE).case
    assert [(str(one.on), one.event, one.agency) for one in case.chronology] == [
        ("2026-04-03", "@fern came", "a1"),
        ("2026-04-05", "Nobody came", "a1"),
    ]
    assert str(case.agency_returns[0].returned_on) == "2026-11-09"
    assert "Nothing new" in collect(table, "--agency", "a1").output

    new_case(1, folder=Path("cases/gorse"), reference="EX-OTHER")
    assert "collect-case" in collect(table, "--agency", "a1").output


def test_a_thousand_rows_come_in_within_seconds_and_once(workspace: Path) -> None:
    new_case(1)
    rows = (f'{1 + n % 28:02d}/{1 + n % 12:02d}/2024,"Visit {n}: Zozo slept"\n' for n in range(1000))
    Path("big.csv").write_text("Date,Event\n" + "".join(rows), "utf-8")

    started = perf_counter()
    assert collect("big.csv", "--agency", "a1").exit_code == 0
    assert perf_counter() - started < 60

    assert len(read_case(CASE).case.chronology) == 1000
    assert "Nothing new" in collect("big.csv", "--agency", "a1").output
