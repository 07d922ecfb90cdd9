"""Which files are read as rows, in which encodings and with which delimiters; every other one is refused in words."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.ooxml.package import load_package, to_bytes
from cspr_docs.problems import Problem, Stop
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from tests import hostile_zips as zips
from tests.agency_files import HEADER, read, rows, told, word, workbook
from tests.test_collect_dates import FORMS

ROW = ("3.4.2026", "", "", "Nóra Lunn’s “visit”\nwas missed, again; and again", "Card")


def refused(path: Path) -> Problem:
    with pytest.raises(Stop) as stop:
        read(path)
    assert len(stop.value.problems) == 1
    return stop.value.problems[0]


def as_text(delimiter: str, *data: tuple[str, ...]) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows((HEADER, *data))
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_gives_the_same_entry(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "return.csv"
    path.write_bytes(as_text(delimiter, ROW).encode(encoding))
    tabled = read(path)
    assert tabled.problems == ()
    assert rows(tabled, "on", "event", "source") == [
        ("2", "2026-04-03", "@mother’s “visit”\\\nwas missed, again; and again", "Card (return.csv, row 2)")
    ]


def test_a_line_that_names_the_delimiter_counts_as_a_row(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text("sep=;\n" + as_text(";", ROW, (), ROW), "utf-8", newline="")
    assert [row for row, *_ in rows(read(path))] == ["3", "5"]


def test_text_that_cannot_be_taken_apart_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text('Date,Details\n1/4/26,"never closed\n2/4/26,x\n', "utf-8")
    assert refused(path).code == "text-not-read"
    path.write_bytes(b"Date,Details\n1/4/26,\x81\x8d\n")
    assert "encoding" in refused(path).message


def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    made = workbook(tmp_path / "return.xlsx", HEADER, ROW)
    made.rename(tmp_path / "return.csv")
    assert len(read(tmp_path / "return.csv").items) == 1
    word(tmp_path / "form.docx", HEADER, ROW).rename(tmp_path / "form.xlsx")
    assert len(read(tmp_path / "form.xlsx").items) == 1


def as_macros(path: Path) -> bytes:
    package = load_package(workbook(path, HEADER, ROW).read_bytes(), "x")
    types = package["[Content_Types].xml"]
    own = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert own in types
    macros = types.replace(own, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    return to_bytes({**package, "[Content_Types].xml": macros})


def with_vba(path: Path) -> bytes:
    package = load_package(workbook(path, HEADER, ROW).read_bytes(), "x")
    return to_bytes({**package, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def broken_sheet(path: Path) -> bytes:
    package = load_package(workbook(path, HEADER, ROW).read_bytes(), "x")
    return to_bytes({**package, "xl/worksheets/sheet1.xml": package["xl/worksheets/sheet1.xml"][:-40]})


def broken_styles(path: Path) -> bytes:
    package = load_package(workbook(path, HEADER, ROW).read_bytes(), "x")
    return to_bytes({**package, "xl/styles.xml": package["xl/styles.xml"][:-40]})


def strict(path: Path) -> bytes:
    package = load_package(workbook(path, HEADER, ROW).read_bytes(), "x")
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006",
        b"http://purl.oclc.org/ooxml/spreadsheetml",
    )
    return to_bytes({**package, "xl/workbook.xml": package["xl/workbook.xml"].replace(old, new)})


def open_document(_: Path) -> bytes:
    return zips.zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})


Made = Callable[[Path], bytes]
REFUSED: dict[str, tuple[Made, str, str]] = {
    "password": (
        lambda _: zips.compound("EncryptionInfo", "EncryptedPackage"),
        "table-file-password",
        "locked",
    ),
    "xls": (lambda _: zips.compound("Workbook"), "table-file-kind", ".xls"),
    "doc": (lambda _: zips.compound("WordDocument"), "table-file-kind", ".doc"),
    "xlsm": (as_macros, "table-file-kind", "macros"),
    "vba": (with_vba, "table-file-kind", "macros"),
    "ods": (open_document, "table-file-kind", ".ods"),
    "web page": (lambda _: b"<html><table><tr><td>Date</td></tr></table></html>", "table-file-kind", "web"),
    "pdf": (lambda _: b"%PDF-1.7", "table-file-kind", "PDF"),
    "empty": (lambda _: b" \r\n", "table-file-unreadable", "empty"),
    "cut short": (
        lambda path: workbook(path, HEADER).read_bytes()[:2000],
        "table-file-unreadable",
        "not a whole",
    ),
    "hostile zip": (lambda _: zips.directory_bomb(), "table-file-unsafe", "parts"),
    "sheet not whole": (broken_sheet, "workbook-damaged", "cannot be read"),
    "styles not whole": (broken_styles, "workbook-damaged", "cannot be read"),
    "strict": (strict, "workbook-damaged", "Strict"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    make, code, reason = REFUSED[name]
    path = tmp_path / "return.xlsx"
    path.write_bytes(make(tmp_path / "made.xlsx"))
    problem = refused(path)
    assert (problem.code, problem.file) == (code, "return.xlsx")
    assert reason in problem.message
    assert problem.hint
    assert "Word" not in problem.message or name == "doc"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx").code == "table-file-unreadable"


@pytest.mark.parametrize("place", ["A20002", "DA2"])
def test_a_sheet_far_longer_or_wider_than_a_chronology_is_refused(tmp_path: Path, place: str) -> None:
    path = workbook(tmp_path / "long.xlsx", HEADER, ROW, change=lambda sheet: sheet.__setitem__(place, "x"))
    assert refused(path).code == "table-too-long"


def test_a_sheet_whose_formats_go_on_to_the_last_row_is_no_long_one(tmp_path: Path) -> None:
    def stretch(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["A1048576"].number_format = "dd/mm/yyyy"

    assert len(read(workbook(tmp_path / "long.xlsx", HEADER, ROW, change=stretch)).items) == 1


def test_a_thousand_rows_are_read(tmp_path: Path) -> None:
    """Five thousand come into a case in `test_collect_command`."""
    first = date(2012, 1, 1)
    days = [first + timedelta(days=at) for at in range(1000)]
    data = [(f"{day:%d/%m/%Y}", "", "", f"Nóra Lunn, visit {at}, more", "R") for at, day in enumerate(days)]
    tabled = read(workbook(tmp_path / "long.xlsx", HEADER, *data))
    assert told(tabled) == []
    assert rows(tabled, "on", "event")[-1] == ("1001", days[-1].isoformat(), "@mother, visit 999, more")
    assert len(tabled.items) == 1000


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \n"), min_size=1
)
ANY_ROW = st.tuples(
    st.dates(date(1954, 10, 4), date(2049, 12, 31)), st.sampled_from(sorted(FORMS)), WORDS.filter(str.strip)
)


@settings(max_examples=30)
@given(st.lists(ANY_ROW, min_size=1, max_size=6), st.sampled_from(["xlsx", ",", ";", "\t"]))
def test_any_rows_in_any_form_come_back_the_same(given_rows: list[tuple[date, str, str]], kind: str) -> None:
    data = [(FORMS[form](day), "", "", words, "R") for day, form, words in given_rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.xlsx"
        if kind == "xlsx":
            workbook(path, HEADER, *((*row[:3], f"- {row[3]}", row[4]) for row in data))
        else:
            path.write_text(
                as_text(kind, *((*row[:3], f"- {row[3]}", row[4]) for row in data)), "utf-8", newline=""
            )
        tabled = read(path)
    came = [
        (item.values["on"], shown(plain_text(to_tree(item.values["event"])[0], str))) for item in tabled.items
    ]
    assert came == [(day.isoformat(), shown(f"- {words}")) for day, _, words in given_rows]


def shown(words: str) -> list[str]:
    """The words of each line that has some."""
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]
