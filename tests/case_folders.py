"""Small case folders, written by a test and read back."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.shape import values
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.problems import DataPath, Stop
from schemas import Case
from schemas.base import Written

Changes = Mapping[DataPath, str | None]
PEOPLE = "children:\n  - id: rowan\n    pseudonym: Rowan\n"


def write(folder: Path, **files: str) -> None:
    """Writes files; `final_report__summary_md` is `final_report/summary.md`. Line ends stay as they are given."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def stopped(folder: Path, identities: Path | None = None) -> list[tuple[str, str]]:
    """Place and code of each problem that reading the case stops with."""
    with pytest.raises(Stop) as stop:
        read_case(folder, identities)
    return [(problem.place, problem.code) for problem in stop.value.problems]


def place(case_file: CaseFile, *path: str | int) -> str:
    """Where a value stands, as `file:line:column`."""
    found = case_file.places.at(path)
    assert found is not None
    return f"{found.file}:{found.line}:{found.column}"


def changed(folder: Path, changes: Changes) -> dict[str, str]:
    """The files that a change touches, as they are on disk after it."""
    splice = spliced(read_case(folder), changes).files
    write_splice(splice)
    return {file.path.relative_to(folder).as_posix(): file.path.read_bytes().decode() for file in splice}


def value_at(case_file: CaseFile, path: DataPath) -> object:
    """The value at a data path; None where there is none."""
    return {value.path: value.value for value in values(case_file.case)}.get(path)


def texts(case: Case) -> Iterator[tuple[DataPath, Written, str]]:
    """Every text that may hold mentions, with its data path and how it is written."""
    for found in values(case):
        if found.shape.written not in (None, Written.FILE) and isinstance(found.value, str):
            yield found.path, found.shape.written, found.value
