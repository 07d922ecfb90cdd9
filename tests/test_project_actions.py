"""`cspr actions` and the action plan: every action with its owner, what is overdue first."""

import gc
import json
import weakref
from pathlib import Path

import openpyxl
import pytest

from cspr_docs.casefile import UnreadCase, read_cases
from cspr_docs.ooxml.package import read_package
from tests.case_folders import write
from tests.commands import build, check, run
from tests.projection import projection
from tests.test_documents_all_cases import words

ON = ("--on", "2026-11-22")
HARD = """
reference: A&B 1
agencies:
  - {id: school, name: "St Brigid's & <Holy> School", short_name: SBHS, kind: education}
people:
  - {id: mother, label: Mother, relation: mother}
recommendations:
  - {id: r1, title: "Ring @mother first", text: Ring., owners: [school], due_on: 2026-10-30}
actions:
  - {id: a1, action: "Ring @mother before Łukasz O'Hara-Nuñez is told", lead: school, due_on: 2026-10-01,
     recommendation: r1, progress: amber, evidence: '=HYPERLINK("http://x")'}
  - {id: a2, action: Write to the surgery, lead_role: Head, progress: red}
  - {id: a3, action: Done and no day, lead: school, due_on: 2026-10-01, progress: complete}
  - {id: a4, action: Today, lead: school, due_on: 2026-11-22}
audits:
  - {id: au1, recommendations: [r1], held_on: 2026-01-05, found: Nothing., next_on: 2026-06-05}
"""


@pytest.fixture
def case(workspace: Path) -> Path:
    write(Path("cases/fern"), case_yaml=HARD)
    return Path("cases/fern")


def test_what_is_overdue_comes_first_and_names_its_owner(case: Path) -> None:
    text = run("actions", *ON).output
    heads = [line for line in text.splitlines() if "A&B 1 action" in line]
    assert heads == [
        "Overdue by 36 working days A&B 1 action a1",
        "Due today A&B 1 action a4",
        "No day set A&B 1 action a2",
        "Done A&B 1 action a3",
    ]
    assert "Ring Mother before Łukasz O'Hara-Nuñez is told" in text
    assert "St Brigid's & <Holy> School, by 1 October 2026; amber: at risk" in text
    assert "Overdue 5 June 2026 A&B 1 audit au1, again: recommendation 1" in text
    assert text.splitlines()[-1] == "4 actions: 1 overdue, 1 due, 1 no day set, 1 done"
    assert "the next audit was due on 5 June 2026" in check("cases/fern").output
    assert "late    Hold the next audit: was due on 5 June 2026" in run("status", *ON).output


@pytest.mark.parametrize("owner", ["brigid's", "SBHS", "school"])
def test_one_owner_is_shown_what_is_theirs(case: Path, owner: str) -> None:
    found = json.loads(run("actions", *ON, "--owner", owner, "--format", "json").output)
    assert [row["which"][-2:] for row in found["actions"]] == ["a1", "a4", "a3"]
    assert [row["stands"] for row in found["recommendations"]] == ["Overdue"]
    assert found["recommendations"][0]["progress"] == "0 of 1 action complete"
    assert json.loads(run("actions", "--owner", "police", "--format", "json").output)["actions"] == []


def test_the_spreadsheet_has_actions_recommendations_and_audits(case: Path) -> None:
    assert run("actions", *ON, "--xlsx", "plan.xlsx").output.endswith("4 actions written to plan.xlsx\n")
    book = openpyxl.load_workbook("plan.xlsx")
    assert book.sheetnames == ["Actions", "Recommendations", "Audit plan"]
    first = [cell.value for cell in book["Actions"][2]]
    assert first[:2] == ["A&B 1 action a1", "Overdue by 36 working days"]
    assert '=HYPERLINK("http://x")' in first
    assert book["Actions"].cell(2, first.index('=HYPERLINK("http://x")') + 1).data_type == "s"
    before = Path("plan.xlsx").read_bytes()
    again = run("actions", *ON, "--xlsx", "plan.xlsx")
    assert again.exit_code == 1
    assert "spreadsheet-exists" in again.output
    assert Path("plan.xlsx").read_bytes() == before


def test_cases_that_cannot_be_read_are_told_and_no_spreadsheet_is_written(case: Path) -> None:
    for name in ("alder", "aspen"):
        write(Path("cases") / name, case_yaml="reference: X\nactons: []\n")
    done = run("actions", *ON, "--xlsx", "plan.xlsx")
    assert done.exit_code == 1
    assert done.output.count("error: ") == 2
    assert "A&B 1 action a1" in done.output
    assert not Path("plan.xlsx").exists()
    assert run("actions", "--on", "yesterday").exit_code == 2


def test_the_plan_in_word_says_in_words_what_it_shows_in_colour(case: Path) -> None:
    assert build("--all-cases", "--kind", "action-plan").exit_code == 0
    text = words(Path("output/all-cases/action-plan.docx"))
    for said in (
        "as at 22 November 2026",
        "Overdue by 36 working days",
        "Amber: at risk",
        "Head",
        "For children: nothing recorded yet.",
        "Not planned yet: the audit before asked for it",
        "St Brigid's & <Holy> School",
    ):
        assert said in text
    later = run("build", "--all-cases", "--kind", "action-plan", "--today", "2026-11-24")
    assert later.exit_code == 0
    assert "Overdue by 38 working days" in words(Path("output/all-cases/action-plan.docx"))


def test_each_audit_that_was_held_has_its_report(copied_cases: Path) -> None:
    assert build("cases/rowan", "--kind", "audit-report").exit_code == 0
    assert [path.name for path in Path("output/rowan").glob("*.docx")] == ["audit-report-au1.docx"]
    text = projection(read_package(Path("output/rowan/audit-report-au1.docx")))
    for said in (
        "What was found",
        "Fourteen of the 17 were referred",
        "What it shows for children",
        "The sentence is",
    ):
        assert said in text
    assert "Held on" in text
    assert "DRAFT" not in text


@pytest.mark.usefixtures("nothing_old_to_collect")
def test_of_many_cases_one_is_in_memory_at_a_time(copied_cases: Path) -> None:
    write(copied_cases / "alder", case_yaml="reference: X\nrout: considered\n")
    alive: list[weakref.ref[object]] = []
    unread = 0
    for one in read_cases(sorted(copied_cases.glob("*/"))):
        gc.collect()
        assert not [ref for ref in alive if ref()]
        if isinstance(one, UnreadCase):
            unread += 1
        else:
            alive.append(weakref.ref(one.case))
        del one
    assert (len(alive), unread) == (5, 1)
