"""What kind of file somebody sent, by its content and not by its name, and its sheets; other kinds are refused.

The bytes of a zip are judged before anything of them is read, in the same way as those of a draft.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from cspr_docs.collect.tables.delimited import read_delimited
from cspr_docs.collect.tables.source_table import SourceSheet
from cspr_docs.collect.tables.word_table import read_word_tables
from cspr_docs.collect.tables.workbook import read_workbook
from cspr_docs.ooxml.archive import CONTENT_TYPES
from cspr_docs.ooxml.disguises import COMPOUND, WORD_FILE_PASSWORD
from cspr_docs.ooxml.limits import CENTRAL_MARK, END_MARK, LOCAL_MARK, MOST_MARKS
from cspr_docs.ooxml.package import WORD_FILE_UNREADABLE, WORD_FILE_UNSAFE, Package, load_package, read_file
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import content_type, kind_of, relationships, target_of
from cspr_docs.problems import Problem, Stop, advice, error, stop_for
from cspr_docs.problems.wording import listed

TABLE_FILE_KIND = error(
    "table-file-kind",
    "A file is of a kind that cannot be read: only .xlsx, .csv and .docx are. Open it in the program that it is "
    "for, and save it as one of these. A workbook or document with macros is saved without them: 'Excel Workbook "
    "(.xlsx)'.",
)
TABLE_FILE_PASSWORD = error(
    "table-file-password",
    "A file is locked with a password, so nothing in it can be read. Ask the agency for the password, take the "
    "protection off in Excel or Word (File, Info, Protect) and save it.",
)
TABLE_FILE_UNSAFE = error(
    "table-file-unsafe",
    "A workbook is built so that opening it could do harm: it unpacks to far more than its size, holds a part "
    "twice, or points outside itself. No program that people write with makes such files. Ask whoever sent it.",
)
TABLE_FILE_UNREADABLE = error(
    "table-file-unreadable",
    "A file that somebody sent is not there, cannot be opened, or is not whole. Check its name and place, close "
    "it in the program that has it open, and check that you may read it; or ask for it again.",
)
BESIDE_THE_TABLE = advice(
    "beside-the-table",
    "A file that an agency sent holds more than rows: comments in cells, pictures, words around the tables of a Word "
    "file. None of it was read. Look into the file, and write what matters into the case.",
)
_BESIDE = (
    (re.compile(r"(?:xl/(?:comments|threadedComments)|word/comments)[^/]*(?:/[^/]*)?\.xml"), "comments"),
    (re.compile(r"(?:xl|word)/media/.*"), "pictures"),
    (re.compile(r"xl/drawings/drawing\d*\.xml"), "drawings or text boxes"),
)
_CODES = {
    WORD_FILE_UNREADABLE: TABLE_FILE_UNREADABLE,
    WORD_FILE_UNSAFE: TABLE_FILE_UNSAFE,
    WORD_FILE_PASSWORD: TABLE_FILE_PASSWORD,
}
_AGAIN = {
    TABLE_FILE_UNREADABLE: "check its name and place, close it in other programs, or ask whoever sent it for it again",
    TABLE_FILE_UNSAFE: "ask whoever sent it for a file saved by Excel",
    TABLE_FILE_PASSWORD: "ask for the password, take the protection off in Excel or Word (File, Info), and save it",
}
_MARKS_OF_A_WORKBOOK = 2 * MOST_MARKS  # 10,000 rows of twelve cells
_AS_XLSX = "open it in Excel, save it as 'Excel Workbook (.xlsx)', and collect that"
_AS_DOCX = "open it in Word, save it as 'Word document (.docx)', and collect that"
_BEGINNINGS = (
    (
        b"%PDF",
        "a PDF",
        "ask for the table as .xlsx or .docx: nobody can tell the columns of a PDF for certain",
    ),
    (b"{\\rtf", "a Rich Text file", _AS_DOCX),
    (b"\x89PNG", "a picture", "ask for the table as .xlsx or .docx"),
    (b"\xff\xd8\xff", "a picture", "ask for the table as .xlsx or .docx"),
    (b"MZ", "a program", "do not open it; ask whoever sent it"),
    (b"\x7fELF", "a program", "do not open it; ask whoever sent it"),
)
_ZIPS = (LOCAL_MARK, CENTRAL_MARK, END_MARK)
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")

Sheets = tuple[tuple[SourceSheet, ...], tuple[Problem, ...]]


def read_sheets(path: Path, known: Callable[[str], bool]) -> Sheets:
    """The sheets of the file, and what is told of those that were not read; `known` says which names head columns.

    Raises:
        Stop: it is not there, is locked or unsafe, of a kind that is not read, or not whole.
    """
    name = path.name
    try:
        data = read_file(path)
    except Stop as stop:
        raise _of_a_table(stop, name) from stop
    _refuse_other_kinds(data, name)
    if not data.startswith(_ZIPS):
        return (read_delimited(data, name, known),), ()
    package = _package(data, name)
    main, kind = _main_part(package)
    if "macroEnabled" in kind or any(part.lower().endswith("vbaproject.bin") for part in package):
        hint = _AS_DOCX if "word" in main else _AS_XLSX
        raise stop_for(TABLE_FILE_KIND, "this file can hold macros", f"without them: {hint}", file=name)
    if "wordprocessingml" in kind:
        tables, has_words = read_word_tables(load_package(data, name))
        return tables, tuple(_beside(package, ("words outside of the tables",) if has_words else ()))
    if "spreadsheetml" in kind:
        sheets, told = read_workbook(package, data, main)
        return sheets, (*told, *_beside(package, ()))
    raise stop_for(TABLE_FILE_KIND, "this is neither a workbook nor a document", _AS_XLSX, file=name)


def _beside(package: Package, more: tuple[str, ...]) -> Iterator[Problem]:
    """What the file holds that is no row of a table."""
    kinds = (what for pattern, what in _BESIDE if any(pattern.fullmatch(part) for part in package))
    if found := listed((*more, *kinds)):
        hint = "look into the file, and write what matters into the case"
        yield Problem(
            BESIDE_THE_TABLE, f"this file has {found}, which were not read", hint, file=package.name
        )


def _of_a_table(stop: Stop, name: str) -> Stop:
    """What a Word file would be refused with, as it is told of any file."""
    is_word = name.lower().endswith(".docx")
    told = []
    for problem in stop.problems:
        code = _CODES.get(problem.code, TABLE_FILE_UNREADABLE)
        message = problem.message if is_word else problem.message.replace("Word", "Excel")
        told.append(Problem(code, message, _AGAIN[code], file=name))
    return Stop(told)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    if not data.strip():
        raise stop_for(TABLE_FILE_UNREADABLE, "this file is empty", _AGAIN[TABLE_FILE_UNREADABLE], file=name)
    if data.startswith(COMPOUND):
        raise _compound(data, name)
    for beginning, what, hint in _BEGINNINGS:
        if data.startswith(beginning):
            raise stop_for(TABLE_FILE_KIND, f"this is {what}", hint, file=name)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        raise stop_for(TABLE_FILE_KIND, "this is a web or XML page", _AS_XLSX, file=name)


def _compound(data: bytes, name: str) -> Stop:
    """A file of Office's old kind, or one that Office has encrypted."""
    if "EncryptedPackage".encode("utf-16-le") in data or "DRMEncrypted".encode("utf-16-le") in data:
        return stop_for(TABLE_FILE_PASSWORD, "this file is locked", _AGAIN[TABLE_FILE_PASSWORD], file=name)
    if "WordDocument".encode("utf-16-le") in data:
        return stop_for(TABLE_FILE_KIND, "this is a Word 97 document (.doc)", _AS_DOCX, file=name)
    return stop_for(
        TABLE_FILE_KIND, "this is an Excel 97 workbook (.xls) or another old file", _AS_XLSX, file=name
    )


def _package(data: bytes, name: str) -> Package:
    try:
        return load_package(data, name, _MARKS_OF_A_WORKBOOK)
    except Stop as stop:
        if any("OpenDocument" in problem.message for problem in stop.problems):
            raise stop_for(
                TABLE_FILE_KIND, "this is an OpenDocument file (.ods or .odt)", _AS_XLSX, file=name
            ) from stop
        raise _of_a_table(stop, name) from stop


def _main_part(package: Package) -> tuple[str, str]:
    """The part that the package leads to, and its content type; both empty where it leads to none."""
    try:
        led = [
            target_of("", each) for each in relationships(package, "") if kind_of(each) == "officeDocument"
        ]
        main = next((part for part in led if part in package), None) or ""
        return main, content_type(parse(package[CONTENT_TYPES]), main) if main else ""
    except etree.XMLSyntaxError as error:
        message, hint = "this is not a whole file", _AGAIN[TABLE_FILE_UNREADABLE]
        raise stop_for(TABLE_FILE_UNREADABLE, message, hint, file=package.name) from error
