"""The verb schema: what editors complete and check case files by."""

from pathlib import Path

from cspr_docs.files import reason_of, write_whole
from cspr_docs.problems import Problem, Stop
from schemas.export import case_schema, file_schemas, text_of

SCHEMA_FOLDER = ".schemas"
"""Inside a case folder; the case's files name their schema there in their first line."""


def schema_text() -> str:
    """The schema of a whole case."""
    return text_of(case_schema())


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes `case.schema.json` and a small schema for each file of a case folder; gives the files written.

    Raises:
        Stop: the folder cannot be written.
    """
    schemas = {"case": case_schema(), **dict(file_schemas())}
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas.items():
            path = folder / f"{name}.schema.json"
            write_whole(path, text_of(schema).encode())
            written.append(path)
    except OSError as error:
        message = f"{folder.as_posix()} cannot be written: {reason_of(error)}"
        hint = "check that you may write there"
        raise Stop([Problem("folder-not-writable", message, hint, file=folder.as_posix())]) from None
    return tuple(written)
