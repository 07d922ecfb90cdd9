"""Sheets of actions as their owners send them back."""

from pathlib import Path

import openpyxl
from click.testing import Result

from tests.case_folders import write
from tests.commands import TODAY, run

CASE = """
reference: A&B 1
agencies:
  - {id: school, name: "St Brigid's & <Holy> School", kind: education}
children:
  - {id: fern, pseudonym: Fern}
actions:
  - {id: a1, action: Ring first, lead: school, due_on: 2026-10-01, progress: amber, evidence: A list}
  - {id: a2, action: Write, lead: school, due_on: 2026-12-01}
  - {id: a3, action: Ask, lead: school, due_on: 2026-10-01, progress: green, completed_on: 2026-09-30,
     history: [{on: 2026-09-30, progress: complete, response: "Asked *twice*."}]}
"""
COLUMNS = {
    "progress": "Progress",
    "response": "What the agency says",
    "evidence": "What shows it",
    "changed": "What changed for children",
    "done": "Done on",
    "version": "Version (leave as it is)",
    "which": "Which (leave as it is)",
}
SHEET = Path("plan.xlsx")


def case_with_sheet() -> Path:
    """A case whose actions stand in a sheet for their owners, in the current folder."""
    write(Path("cases/fern"), case_yaml=CASE)
    identities = "people:\n  fern: {first_name: Oisín, last_name: Ó Nualláin}\n"
    Path("cases/fern/identities.yaml").write_text(identities, "utf-8")
    made = run("actions", "--on", TODAY, "--xlsx", SHEET)
    assert made.exit_code == 0, made.output
    return Path("cases/fern")


def fill(action: str, sheet: Path = SHEET, **said: object) -> None:
    """What an owner types into the row of one action."""
    book = openpyxl.load_workbook(sheet)
    page = book["Actions"]
    columns = {cell.value: cell.column for cell in page[1]}
    (row,) = (cells[0].row for cells in page.iter_rows(min_row=2) if str(cells[0].value).endswith(action))
    for name, value in said.items():
        page.cell(row, columns[COLUMNS[name]]).value = value  # type: ignore[assignment]
    book.save(sheet)


def collect(*words: str | Path, today: str = TODAY) -> Result:
    """`cspr collect` on a fixed day, with the sheet where no file is named."""
    return run("collect", "--today", today, *(words or (SHEET,)))


def told(done: Result, code: str) -> list[str]:
    """Where the problems of one code are told to stand."""
    lines = [line for line in done.output.splitlines() if f": {code}: " in line]
    return [line.rpartition(f": {code}: ")[0].rpartition(": ")[0] for line in lines]


def files() -> dict[str, bytes]:
    """The files of all cases."""
    return {path.as_posix(): path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}
