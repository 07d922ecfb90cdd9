"""What owners fill in in the sheet of their actions comes home by `cspr collect`."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cspr_docs import law
from cspr_docs.casefile import read_case
from cspr_docs.casefile.reading import read_changed
from cspr_docs.casefile.splice import spliced
from cspr_docs.collect.action_answers import ActionAnswer, answered
from cspr_docs.collect.item import ItemOrigin
from cspr_docs.documents.all_cases.actions import action_rows
from cspr_docs.prose.folding import one_spaced
from schemas.improvement import Progress
from tests.case_folders import write
from tests.commands import TODAY, build, run
from tests.test_documents_all_cases import words

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


@pytest.fixture
def case(workspace: Path) -> Path:
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
    return run("collect", "--today", today, *(words or (SHEET,)))


def told(done: Result, code: str) -> list[str]:
    """Where the problems of one code are told to stand."""
    lines = [line for line in done.output.splitlines() if f": {code}: " in line]
    return [line.rpartition(f": {code}: ")[0].rpartition(": ")[0] for line in lines]


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}


def test_an_answer_becomes_an_entry_of_the_history_and_nothing_is_taken_twice(case: Path) -> None:
    fill(
        "a1",
        progress="Complete",
        evidence="Log & <list> @fern",
        done="20/11/2026",
        changed="Seen sooner.\n* two",
    )
    fill("a2", progress="on track", response="Begun by Oisín Ó Nualláin's school.")
    before = files()
    shown = collect(SHEET, "--dry-run")
    assert "Nothing was written" in shown.output
    assert files() == before
    done = collect()
    assert done.exit_code == 0, done.output
    assert "- Amber: at risk" in done.output
    assert "2 answers to take; 1 row with nothing new" in done.output
    first, second, third = read_case(case).case.actions
    assert (first.progress, first.completed_on) == (Progress.COMPLETE, date(2026, 11, 20))
    assert first.evidence == "Log & <list> \\@fern"
    assert first.plain("evidence") == "A list"
    assert first.plain("progress") == Progress.AMBER
    assert [change.on for change in first.history] == [date(2026, 11, 22)]
    assert second.response == "Begun by @fern's school."
    assert third.plain("progress") == Progress.GREEN
    after = files()
    again = collect()
    assert again.exit_code == 0, again.output
    assert "Nothing new in these sheets." in again.output
    assert files() == after


def test_a_row_that_its_owner_left_alone_is_no_answer(case: Path) -> None:
    shutil.copy(SHEET, "other.xlsx")
    fill("a1", progress="Complete", evidence="Log", done="20/11/2026")
    fill("a2", Path("other.xlsx"), response="Begun.")
    assert collect().exit_code == 0
    done = collect("other.xlsx")
    assert done.exit_code == 0, done.output
    assert "1 answer to take; 2 rows with nothing new" in done.output
    assert read_case(case).case.actions[0].evidence == "Log"


def test_the_form_in_word_comes_home_too(case: Path) -> None:
    (case / "case.yaml").write_text(
        CASE.replace("{id: a2, action: Write, lead: school", "{id: a2, action: Write, lead_role: 王")
    )
    assert build("--all-cases", "--kind", "action-return").exit_code == 0
    forms = sorted(Path("output/all-cases").glob("*.docx"))
    assert [form.name for form in forms] == [
        "action-return-owner.docx",
        "action-return-st-brigids-holy-school.docx",
    ]
    document = Document(str(forms[1]))
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows[1:]] == ["A&B 1 action a1"], "a3 is done"
    for column, text in ((2, "complete"), (5, "Seen <sooner> & told why.\nTwice."), (6, "20.11.26")):
        table.rows[1].cells[column].text = text
    document.save("back.docx")
    done = collect("back.docx")
    assert done.exit_code == 0, done.output
    assert "A&B 1 action a1" in done.output
    action = read_case(case).case.actions[0]
    assert (action.progress, action.completed_on) == (Progress.COMPLETE, date(2026, 11, 20))
    assert action.outcome == "Seen \\<sooner> & told why.\\\nTwice."
    assert action.evidence == "A list"
    assert "Nothing new in these sheets." in collect("back.docx").output
    assert build("--all-cases", "--kind", "action-return").exit_code == 0
    assert "Write" in "".join(words(forms[0]))


def test_a_day_on_which_it_was_done_makes_it_complete(case: Path) -> None:
    fill("a1", done=date(2026, 11, 19))
    assert collect().exit_code == 0
    assert read_case(case).case.actions[0].progress is Progress.COMPLETE
    assert "1 answer" not in collect().output


def test_what_the_case_has_changed_since_is_not_overwritten(case: Path) -> None:
    fill("a1", progress="Red: off track")
    text = (case / "case.yaml").read_text("utf-8")
    (case / "case.yaml").write_text(text.replace("evidence: A list", "evidence: Another list"), "utf-8")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert told(done, "answer-outdated") == ["plan.xlsx, sheet Actions, row 2"]
    assert "Progress" in done.output
    assert files() == before


def test_every_row_that_cannot_be_taken_is_told_and_the_others_are(case: Path) -> None:
    fill("a1", progress="purple", done="31 February 2026")
    fill("a2", progress="red")
    fill("a3", progress="amber", response="")
    done = collect()
    assert done.exit_code == 1
    assert len(told(done, "answer-not-read")) == 3
    assert told(done, "answer-emptied") == ["plan.xlsx, sheet Actions, row 4"]
    for said in (
        "row 2: gap: answer-not-read: 'purple' is no progress",
        "row 2: gap: answer-not-read: there is no day '31 February 2026'",
        "answer-not-read: A&B 1 action a3 has a day on which it was done, and is not complete",
        "advice: answer-emptied: 'What the agency says' of A&B 1 action a3",
    ):
        assert said in done.output
    first, second, third = read_case(case).case.actions
    assert (first.progress, second.progress, third.progress) == (
        Progress.AMBER,
        Progress.RED,
        Progress.COMPLETE,
    )


def test_a_row_of_no_action_or_of_a_case_that_is_not_here_is_told(case: Path) -> None:
    fill("a1", which="my own row", progress="red")
    fill("a2", which="A&B 1 action a9", progress="red")
    fill("a3", which="Z 9 action a1", progress="red")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert len(told(done, "answer-without-action")) == 3
    assert files() == before


def test_two_sheets_about_one_action_are_told(case: Path) -> None:
    shutil.copy(SHEET, "second.xlsx")
    fill("a1", progress="red")
    fill("a1", Path("second.xlsx"), progress="green")
    done = collect(SHEET, "second.xlsx")
    assert done.exit_code == 1
    assert "second.xlsx, sheet Actions, row 2: gap: answer-without-action: another row answers" in done.output
    assert read_case(case).case.actions[0].progress is Progress.RED


def test_a_real_name_that_several_share_or_a_day_ahead_is_told(case: Path) -> None:
    fill("a1", done="2026-12-24")
    fill("a2", changed="Fern's own words")
    done = collect()
    assert "A&B 1 action a1 is done on a day that has not come yet" in done.output
    assert read_case(case).case.actions[1].outcome == "Fern's own words"


def test_what_is_no_sheet_of_actions_changes_nothing(case: Path) -> None:
    for name, content in (("notes.csv", b"Date,Event\n3/3/2026,Seen\n"), ("scan.pdf", b"%PDF-1.7")):
        Path(name).write_bytes(content)
    before = files()
    done = collect("notes.csv", "scan.pdf", SHEET)
    assert done.exit_code == 1
    assert told(done, "collect-agency") == ["notes.csv"]
    assert told(done, "table-file-kind") == ["scan.pdf"]
    assert files() == before
    assert "table-file-unreadable" in collect("nowhere.xlsx").output


def test_answers_of_two_days_follow_each_other(case: Path) -> None:
    fill("a2", progress="green")
    assert collect(today="2026-11-20").exit_code == 0
    run("actions", "--on", "2026-11-20", "--xlsx", "again.xlsx")
    fill("a2", Path("again.xlsx"), progress="red", response="It is late.")
    assert collect("again.xlsx", today="2026-11-20").exit_code == 0
    action = read_case(case).case.actions[1]
    assert [change.progress for change in action.history] == [Progress.GREEN, Progress.RED]
    assert action.progress is Progress.RED


def test_a_reference_that_several_cases_have_is_told(case: Path) -> None:
    fill("a1", progress="red")
    shutil.copytree(case, "cases/copy")
    before = files()
    done = collect()
    assert done.exit_code == 1
    assert "the reference A&B 1 is that of several cases" in done.output
    assert files() == before
    assert collect(SHEET, "--case", "cases/copy").exit_code == 0
    assert read_case(Path("cases/copy")).case.actions[0].progress is Progress.RED


def test_a_case_that_cannot_be_read_keeps_nothing_from_the_others(case: Path) -> None:
    for name in ("alder", "aspen"):
        write(Path("cases") / name, case_yaml="reference: X\nactons: []\n")
    fill("a1", progress="red")
    done = collect()
    assert done.exit_code == 1
    assert done.output.count("error: ") == 2
    assert read_case(case).case.actions[0].progress is Progress.RED


WORDS = st.text(st.sampled_from("abc .,@#*_[]()<>&'\"-1é=|`~!\\\n"), max_size=30).map(str.strip)


@settings(max_examples=60)
@given(response=WORDS, evidence=WORDS, changed=WORDS)
def test_whatever_an_owner_types_the_case_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, response: str, evidence: str, changed: str
) -> None:
    assume("\\@" not in evidence)  # a line of a case has no way to write it
    folder = tmp_path_factory.mktemp("any") / "fern"
    write(folder, case_yaml=CASE)
    case_file, today = read_case(folder), date(2026, 11, 22)
    clocks = law.deadlines(case_file.case, law.edition(case_file.case), today)
    row = next(one for one in action_rows(case_file.case, clocks) if one.which.endswith("a2"))
    said = {COLUMNS["response"]: response, COLUMNS["evidence"]: evidence, COLUMNS["changed"]: changed}
    answer = ActionAnswer(row.which, "A&B 1", "a2", row.version, said, ItemOrigin("a.xlsx", "", 2))
    (taken,) = answered([answer], case_file, [row], today)
    files = spliced(case_file, taken.changes).files
    after = read_changed(folder, {file.path: file.after for file in files}).case
    now = next(one for one in action_rows(after, clocks) if one.which == row.which)
    told = (now.response, now.evidence, now.changed)
    assert [*map(one_spaced, told)] == [*map(one_spaced, (response, evidence, changed))]
    (again,) = answered([answer], read_changed(folder, {}), [now], today)
    assert not again.differs


def test_real_names_that_are_kept_elsewhere_are_looked_for(case: Path) -> None:
    fill("a2", response="Begun by Oisín Ó Nualláin & <others>.")
    (case / "identities.yaml").rename("register.yaml")
    assert "advice: identities-missing" in collect(SHEET, "--dry-run").output
    done = collect(SHEET, "--identities", "register.yaml")
    assert done.exit_code == 0, done.output
    assert "identities-missing" not in done.output
    assert read_case(case).case.actions[1].response == "Begun by @fern & \\<others>."


def test_a_sheet_that_came_twice_is_taken_once(case: Path) -> None:
    fill("a1", progress="red")
    shutil.copy(SHEET, "again.xlsx")
    done = collect(SHEET, "again.xlsx")
    assert done.exit_code == 0, done.output
    assert len(read_case(case).case.actions[0].history) == 1


def test_a_sheet_and_a_table_go_into_one_file_together(case: Path) -> None:
    fill("a1", progress="red")
    Path("school.csv").write_text("Date,Event\n1/4/26,She was not in\n", "utf-8")
    done = collect(SHEET, "school.csv", "--agency", "school")
    assert done.exit_code == 0, done.output
    held = read_case(case)
    assert [path.name for path in sorted(case.iterdir())] == ["case.yaml", "identities.yaml", "reviews"]
    assert (held.case.actions[0].progress, len(held.case.chronology)) == (Progress.RED, 1)
