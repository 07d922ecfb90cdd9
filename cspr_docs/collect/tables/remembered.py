"""What people said of the columns of an agency's files, kept beside the cases: it holds for all of a workspace."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.folder import shared_file
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.collect.tables.columns import folded_header
from schemas.base import Model

COLUMNS_FILE = "agency_columns.yaml"
_ABOUT = (
    "What the columns of agencies' files are; written when files are collected; the last entry of a column counts. "
    "'fills' is a field of the chronology, or nothing."
)


class RememberedColumn(Model):
    """What one column of an agency's files fills."""

    agency: str = Field("", description="The agency's name; empty for files of several agencies.")
    column: str = Field(description="The column's name in the agency's files.")
    fills: str = Field(description="The field of an entry of the chronology, or nothing.")


class RememberedColumns(Model):
    """The columns that people were asked about, oldest first."""

    columns: tuple[RememberedColumn, ...] = ()


def columns_file(case_folder: Path) -> Path:
    """Where the columns are kept: beside the case folder, as the partnership is."""
    return shared_file(case_folder).with_name(COLUMNS_FILE)


def remembered_columns(case_folder: Path, agency: str) -> dict[str, str]:
    """What is known of an agency's columns, by folded header; `agency` is its name, empty for several agencies.

    Raises:
        Stop: the file cannot be read or does not hold columns.
    """
    path = columns_file(case_folder)
    known = read_model(path, RememberedColumns, "the columns of agencies").columns if path.exists() else ()
    return {folded_header(one.column): one.fills for one in known if one.agency == agency}


def with_columns(case_folder: Path, agency: str, answers: Mapping[str, str]) -> Iterator[ChangedFile]:
    """The file with what people said, fields by headers; nothing where it tells all of it already.

    Raises:
        Stop: the file cannot be read or does not hold columns.
    """
    known = remembered_columns(case_folder, agency)
    new = (
        RememberedColumn(agency=agency, column=header, fills=field)
        for header, field in answers.items()
        if known.get(folded_header(header)) != field
    )
    yield from appended(columns_file(case_folder), _ABOUT, new, "columns")
