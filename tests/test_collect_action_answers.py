"""What owners fill in in the sheet of their actions comes home by `cspr collect`."""

import shutil
from datetime import date
from pathlib import Path

import pytest
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
from tests.answered_sheets import CASE, COLUMNS, SHEET, case_with_sheet, collect, files, fill
from tests.case_folders import write
from tests.commands import build, run
from tests.test_documents_all_cases import words


@pytest.fixture
def case(workspace: Path) -> Path:
    return case_with_sheet()


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


def test_answers_of_two_days_follow_each_other(case: Path) -> None:
    fill("a2", progress="green")
    assert collect(today="2026-11-20").exit_code == 0
    run("actions", "--on", "2026-11-20", "--xlsx", "again.xlsx")
    fill("a2", Path("again.xlsx"), progress="red", response="It is late.")
    assert collect("again.xlsx", today="2026-11-20").exit_code == 0
    action = read_case(case).case.actions[1]
    assert [change.progress for change in action.history] == [Progress.GREEN, Progress.RED]
    assert action.progress is Progress.RED


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
