"""Lists of the case as a spreadsheet: .xlsx with headings that stay, filters, and nothing that a program would run.

The door to openpyxl for writing. Equal sheets give equal bytes.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cspr_docs.files import write_new
from cspr_docs.ooxml.package import own_parts, to_bytes
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import to_xml
from cspr_docs.problems import error

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

SPREADSHEET_EXISTS = error(
    "spreadsheet-exists",
    "A spreadsheet is never written over another file: somebody may have worked in it. Give it another name, or move "
    "the old one away first.",
)
SPREADSHEET_NOT_WRITTEN = error(
    "spreadsheet-not-written",
    "The spreadsheet cannot be written. Check that its folder is there and that you may write into it.",
)

Value = str | int | date | None

LONGEST_TEXT = 32_767
"""Characters that Excel takes in a cell."""
_CUT = " … (cut here: a cell holds no more; the whole text stands in the case)"
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), " ")
"""Characters that XML cannot hold."""
_OF_A_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
              "family", "charset", "scheme")  # fmt: skip
_DAY = "d mmmm yyyy"
_A4 = 9
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 -- the first that a zip can hold; with the real one each file differs


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list: by each column's heading how wide it is, in characters, and rows of as many values."""

    title: str
    widths: Mapping[str, int]
    rows: Sequence[Sequence[Value]]

    @classmethod
    def of(cls, title: str, columns: Mapping[str, tuple[int, str]], items: Iterable[object]) -> Self:
        """A row for each item; a column has by its heading its width and what of an item it tells: `standing.words`."""
        told = [attrgetter(name) for _, name in columns.values()]
        rows = [[value_of(item) for value_of in told] for item in items]
        return cls(title, {heading: width for heading, (width, _) in columns.items()}, rows)


def write_spreadsheet(path: Path, title: str, sheets: Sequence[ListSheet]) -> None:
    """Writes a new file.

    Raises:
        Stop: the file is there already, or cannot be written; nothing was changed.
    """
    write_new(path, spreadsheet(title, sheets), SPREADSHEET_EXISTS, SPREADSHEET_NOT_WRITTEN)


def spreadsheet(title: str, sheets: Sequence[ListSheet]) -> bytes:
    """The sheets as the bytes of an .xlsx file. A text that begins like a formula stays a text."""
    from openpyxl import Workbook  # only whoever asks for a spreadsheet waits for it
    from openpyxl.xml.functions import tostring

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "cspr-docs"
    for sheet in sheets:
        _add(book, sheet)
    content = io.BytesIO()
    book.save(content)
    book.properties.created = book.properties.modified = _NO_TIME
    core = tostring(book.properties.to_tree())
    parts = own_parts(content.getvalue())
    styles = _in_order(parts["xl/styles.xml"])
    return to_bytes({**parts, "docProps/core.xml": core, "xl/styles.xml": styles})


def _add(book: "Workbook", sheet: ListSheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE])
    for number, width in enumerate(sheet.widths.values(), 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.widths))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "Page &P of &N"
    wrapped = Alignment(wrap_text=True, vertical="top")
    bold, behind = Font(bold=True), PatternFill("solid", fgColor="FFD9E2EC")

    def cell(value: Value, *, heads: bool = False) -> "Cell":
        one = WriteOnlyCell(page, None)
        one.value, one.alignment = _writable(value) if isinstance(value, str) else value, wrapped
        if isinstance(value, str):
            one.data_type = "s"  # also where it begins with '='
        elif isinstance(value, date):
            one.number_format = _DAY
        if heads:
            one.font, one.fill = bold, behind
        return one

    page.append([cell(heading, heads=True) for heading in sheet.widths])
    for row in sheet.rows:
        page.append([cell(value) for value in row])


def _in_order(styles: bytes) -> bytes:
    """The styles with the properties of each font as Excel's schema orders them, which openpyxl does not."""
    root = parse(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda one: _OF_A_FONT.index(str(one.tag).rpartition("}")[2]))
    return to_xml(root).encode()


def _writable(text: str) -> str:
    plain = text.translate(_UNWRITABLE)
    return plain if len(plain) <= LONGEST_TEXT else plain[: LONGEST_TEXT - len(_CUT)] + _CUT
