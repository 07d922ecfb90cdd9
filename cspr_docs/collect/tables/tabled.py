"""The door of this room: a file that an agency sent, and the entries in it.

Files are .xlsx, .csv (or any delimited text) and .docx with tables. Nothing is written, and nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.checks.names import IDENTITIES_MISSING
from cspr_docs.collect.item import CollectedItem, ItemOrigin
from cspr_docs.collect.tables.columns import ColumnNames, ColumnQuestion, Columns
from cspr_docs.collect.tables.entries import CELLS_MERGED, RowReader
from cspr_docs.collect.tables.opening import read_sheets
from cspr_docs.collect.tables.people import People
from cspr_docs.collect.tables.source_table import SourceSheet, SourceTable, find_table
from cspr_docs.problems import Problem, error, gap
from cspr_docs.problems.wording import counted, quoted

TABLE_NOT_FOUND = error(
    "table-not-found",
    "A file that somebody sent holds no table with a row of headers such as Date, Agency, Event, Source. Give its"
    " columns such names, save it, and collect again.",
)
COLUMN_MISSING = error(
    "column-missing",
    "A table has no column for the date, or none for what happened, so no entry can be made of it. If it has one "
    "under another name, say so with --column 'Its name=on' or --column 'Its name=event'.",
)
SHEET_NOT_READ = gap(
    "sheet-not-read",
    "A sheet or table of the file has no columns for the date and for what happened, so it was left out. If it is"
    " one, name its columns Date, Agency, Event, Source, and collect again.",
)
DAYS_TURNED = gap(
    "days-turned",
    "In a column of dates, all that Excel keeps as dates lie in the first twelve days of a month, and all that it"
    " keeps as text lie behind them. So it was opened by a program that reads the month first, and 3 April has "
    "become 4 March. Ask the agency for the list as their own system gives it, and compare some of the days.",
)
_KEPT = re.compile(r"\d{4}-\d{2}-(\d{2})(?: .*)?")
_TYPED = re.compile(r"(\d{1,2})[./-]\d{1,2}[./-](?:\d{4}|\d{2})")
_FEWEST = 3
_MOST_TOLD = 20
_NAME_THEM = (
    "name its columns Date, Agency, Event, Source, or say what they are with --column 'Their name=on'"
)


@dataclass(frozen=True, slots=True)
class Tabled:
    """What a file holds.

    Attributes:
        items: an entry of the chronology for each row, in the order of the file.
        problems: what is told, each with its row in `file`; those of severity error say why there are no items.
        questions: columns that hold something and of which nobody knows what they fill; as long as there is one, there
            are no items, since what it holds would be lost.
        has_agencies: whether a column says whose record each row is.
    """

    items: tuple[CollectedItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[ColumnQuestion, ...] = ()
    has_agencies: bool = False


def read_items(path: Path, case_file: CaseFile, agency: str | None, remembered: Mapping[str, str]) -> Tabled:
    """The entries that a file of rows holds.

    Args:
        path: an .xlsx, delimited text or a .docx with tables; its content says which, not its name.
        case_file: whose people, agencies and identities the rows are read for.
        agency: the id of the agency that sent it; a column that names agencies comes before it.
        remembered: the field that a column fills, by `columns.folded_header`; `columns.LEFT_OUT` for none.

    Raises:
        Stop: the file cannot be opened, is locked, unsafe, too long, or of a kind that is not read.
    """
    names = ColumnNames(remembered)
    sheets, told = read_sheets(path, names.is_known)
    people = People(case_file.case, case_file.identities)
    readers = tuple(_readers(sheets, names, path.name, people, agency))
    whole = tuple(reader for reader in readers if reader.columns.of("on") and reader.columns.of("event"))
    has_agencies = any(reader.columns.of("agency") for reader in whole or readers)
    questions = {one.header: one for reader in whole or readers for one in reader.columns.questions}
    if questions or not whole:
        lacking = () if questions else _lacking(readers, path.name)
        return Tabled((), (*told, *lacking), tuple(questions.values()), has_agencies)
    found = [entry for reader in whole for entry in reader.entries()]
    items = tuple(item for item, _ in found if item is not None)
    of_rows = (problem for _, row in found for problem in row)
    of_tables = (problem for reader in whole for problem in _of_table(reader, path.name))
    not_read = _not_read(sheets, whole, path.name)
    problems = (*told, *not_read, *unsearched(people, path.name), *of_tables, *of_rows)
    return Tabled(items, problems, has_agencies=has_agencies)


def _readers(
    sheets: tuple[SourceSheet, ...], names: ColumnNames, file: str, people: People, agency: str | None
) -> Iterator[RowReader]:
    """A reader for each sheet that has a table."""
    for sheet in sheets:
        table = find_table(sheet, names.is_known)
        if table is not None:
            filled = frozenset(at for row in table.rows for at, cell in enumerate(row.cells) if cell)
            columns = names.match(table.headers, filled, _place(file, sheet))
            yield RowReader(table, columns, file, people, agency)


def _lacking(readers: tuple[RowReader, ...], file: str) -> tuple[Problem, ...]:
    """Why no table can be read."""
    message = "this file holds no table with a row of known headers"
    none = Problem(TABLE_NOT_FOUND, message, _NAME_THEM, file=file)
    return tuple(problem for reader in readers for problem in _missing(reader, file)) or (none,)


def _not_read(sheets: tuple[SourceSheet, ...], whole: tuple[RowReader, ...], file: str) -> Iterator[Problem]:
    """What is told of the sheets that hold something and no chronology."""
    for sheet in sheets:
        if any(sheet.rows) and not any(reader.table.sheet is sheet for reader in whole):
            message = "it has no columns for the date and for what happened, and was not read"
            yield Problem(SHEET_NOT_READ, message, _NAME_THEM, file=_place(file, sheet))


def _place(name: str, sheet: SourceSheet) -> str:
    return ", ".join(filter(None, (name, sheet.part)))


def _missing(reader: RowReader, name: str) -> Iterator[Problem]:
    for field, what in (("on", "the date"), ("event", "what happened")):
        if not reader.columns.of(field):
            headers = ", ".join(quoted(header) for header in reader.table.headers if header)
            hint = f"if one of these is it, say so with --column 'Its name={field}': {headers}"
            message = f"this table has no column for {what}"
            yield Problem(COLUMN_MISSING, message, hint, file=_place(name, reader.table.sheet))


def _of_table(reader: RowReader, name: str) -> Iterator[Problem]:
    yield from _turned_days(reader.table, reader.columns, _place(name, reader.table.sheet))
    yield from merged_rows(reader.table, name)


def _turned_days(table: SourceTable, columns: Columns, file: str) -> Iterator[Problem]:
    """A problem for each column of dates of `table` that was read with the month first; `file` names its place.

    A program that reads the month first keeps 03/04/26 as 4 March and leaves 25/04/26 as text, since there is no month
    25. So a column in which every day that is kept as a day lies before the 13th, and every one that is text behind the
    12th, was read so.
    """
    for at in (*columns.of("on"), *columns.of("until"), *columns.of("known_on")):
        cells = [row.cell(at) for row in table.rows]
        kept = [int(match[1]) for cell in cells if (match := _KEPT.fullmatch(cell))]
        typed = [int(match[1]) for cell in cells if (match := _TYPED.fullmatch(cell))]
        if len(kept) >= _FEWEST <= len(typed) and max(kept) <= 12 < min(typed):
            message = (
                f"in the column {quoted(table.headers[at])}, {len(kept)} dates were perhaps read with the month first: "
                f"all of them lie in the first 12 days of a month, and {len(typed)} others are kept as text"
            )
            hint = (
                "compare some days with the agency's own record, or ask for the list as their system gives it"
            )
            yield Problem(DAYS_TURNED, message, hint, file=file)


def merged_rows(table: SourceTable, name: str) -> Iterator[Problem]:
    """What is told of cells that are merged over several rows of the table in the file of this name."""
    first = table.rows[0].number if table.rows else 0
    over = [one for one in table.sheet.merged if one.top >= first and one.bottom > one.top]
    for one in over[:_MOST_TOLD]:
        message = (
            f"a cell is merged over {counted(one.bottom - one.top + 1, 'row')}: each entry has its words"
        )
        origin = ItemOrigin(name, table.sheet.part, one.top)
        yield Problem(CELLS_MERGED, message, "check that they belong to each of these rows", file=str(origin))
    if len(over) > _MOST_TOLD:
        message = f"{len(over) - _MOST_TOLD} further cells are merged over several rows"
        yield Problem(CELLS_MERGED, message, "check that their words belong to each row", file=name)


def unsearched(people: People, name: str) -> Iterator[Problem]:
    """That nobody can look for real names in the file of this name, where they are not at hand."""
    if people.identities is None:
        message = (
            "the real names are not here, so no row was searched for them: they come in as they were typed"
        )
        hint = "add identities.yaml, or tell where it is kept with --identities, and collect again"
        yield Problem(IDENTITIES_MISSING, message, hint, file=name)
