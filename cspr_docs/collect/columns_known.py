"""What the columns of an agency's tables fill, as a person said once: kept in the case's `reviews/columns.yaml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from cspr_docs.casefile import read_model
from cspr_docs.casefile.folder import REVIEWS
from cspr_docs.casefile.splice import ChangedFile, appended
from cspr_docs.collect.tables.columns import folded_header
from schemas.base import Model

COLUMNS = "columns.yaml"


class KnownColumn(Model):
    """A column of one agency's tables."""

    agency: str = Field(description="The agency's id.")
    header: str = Field(description="The column's header.")
    fills: str = Field("", description="The field that it fills; empty where nobody reads it.")


class KnownColumns(Model):
    """The columns, oldest first; a later answer comes before an earlier one."""

    columns: tuple[KnownColumn, ...] = ()


def columns_of(case_folder: Path, agency: str, given: Mapping[str, str]) -> Mapping[str, str]:
    """By folded header the field that a column of this agency fills; `given` is what a person says now.

    Raises:
        Stop: the file cannot be read.
    """
    own = {one.header: one.fills for one in _read(case_folder).columns if one.agency == agency}
    return {folded_header(header): fills for header, fills in {**own, **given}.items()}


def with_columns(case_folder: Path, agency: str, given: Mapping[str, str]) -> Iterator[ChangedFile]:
    """The file with what a person says now and it does not tell yet."""
    known = columns_of(case_folder, agency, {})
    new = [
        KnownColumn(agency=agency, header=header, fills=fills)
        for header, fills in given.items()
        if known.get(folded_header(header)) != fills
    ]
    about = "What the columns of agencies' tables fill; written by 'cspr collect'."
    yield from appended(case_folder / REVIEWS / COLUMNS, about, new, "columns")


def _read(case_folder: Path) -> KnownColumns:
    path = case_folder / REVIEWS / COLUMNS
    return read_model(path, KnownColumns, "the known columns") if path.exists() else KnownColumns()
