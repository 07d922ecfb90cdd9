"""Delimited text (.csv, .txt, .tsv) as one sheet: whichever encoding and delimiter a program of a UK office writes."""

import csv
import io
from collections.abc import Callable

from cspr_docs.collect.tables.source_table import MOST_COLUMNS, MOST_ROWS, SourceRow, SourceSheet
from cspr_docs.collect.tables.workbook import TABLE_TOO_LONG
from cspr_docs.problems import error, stop_for

TEXT_NOT_READ = error(
    "text-not-read",
    "A file of delimited text cannot be read: it is in none of the encodings that are known (UTF-8, UTF-16, "
    "Windows 1252), or a quotation mark in it is opened and never closed. Open it in Excel, look at it, and save "
    "it as .xlsx.",
)
_DELIMITERS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 2**16
_HINT = "open it in Excel, check it, save it as 'Excel Workbook (.xlsx)', and collect that"


def read_delimited(data: bytes, name: str, known: Callable[[str], bool]) -> SourceSheet:
    """The text as one sheet; `known` says of a name whether it heads a column, which tells the delimiter.

    Raises:
        Stop: the encoding is none of those that offices write, a quotation mark is never closed, it is too long.
    """
    text = _decoded(data, name).removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    if told.startswith("sep=") and len(told) == 5:  # Excel's own line
        return _read(rest, told[4], name, 2)
    head = text[:_LOOKED_AT].rpartition("\n")[0] or text
    return _read(text, max(_DELIMITERS, key=lambda mark: _fits(head, mark, known)), name, 1)


def _decoded(data: bytes, name: str) -> str:
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    if not encodings and b"\0" in data[:_LOOKED_AT]:
        encodings = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    for encoding in encodings or ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise stop_for(TEXT_NOT_READ, "nobody knows in which encoding this text is written", _HINT, file=name)


def _fits(head: str, delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    """How well a delimiter fits: the most names of columns in a row, then how many rows have more than one cell."""
    try:
        rows = list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0, 0
    names = max((len({cell for cell in row if known(cell)}) for row in rows), default=0)
    return names, sum(len(row) > 1 for row in rows)


def _read(text: str, delimiter: str, name: str, first: int) -> SourceSheet:
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, first):
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                message = f"this text has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
                hint = "delete what does not belong to the chronology, and collect again"
                raise stop_for(TABLE_TOO_LONG, message, hint, file=name)
            rows.append(SourceRow(number, tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        line = reader.line_num
        message = (
            f"this text cannot be taken apart at line {line}: a quotation mark is not closed, or stands wrong"
        )
        raise stop_for(TEXT_NOT_READ, message, _HINT, file=name) from error
    return SourceSheet("", tuple(rows))
