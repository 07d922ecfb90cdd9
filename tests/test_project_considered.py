"""`cspr considered`: the log of what came to the partners."""

import json
from pathlib import Path

from tests.case_folders import write
from tests.commands import run


def test_the_log_has_every_case_and_what_came_of_it_the_oldest_first(copied_cases: Path) -> None:
    write(
        copied_cases / "alder",
        case_yaml="reference: HSCP-2026-20\nroute: considered\nreferral:\n  referred_on: 2026-11-20\n",
    )
    text = run("considered").output
    lines = [line for line in text.splitlines() if line.startswith("HSCP")]
    assert [line.split()[0][-7:] for line in lines] == [
        "2025-07",
        "2025-11",
        "2026-07",
        "2026-12",
        "2026-15",
        "2026-20",
    ]
    assert "HSCP-2026-15     Not taken forward" in text
    assert "referred by St Æthelwold's & Holy Trinity School on 14 September 2026" in text
    assert "A broken arm that heals is not serious harm" in text
    assert lines[-1].endswith("Still to be considered")
    assert text.splitlines()[-1] == "6 cases, 1 still to be considered"


def test_programs_read_the_log(copied_cases: Path) -> None:
    cases = json.loads(run("considered", "--format", "json").output)["cases"]
    found = {case["reference"]: case for case in cases}
    larch = found["HSCP-2026-15"]
    assert (larch["outcome"], larch["answered_on"]) == ("Not taken forward", "2026-09-21")
    assert found["HSCP-2025-07"]["outcome"] == "A local child safeguarding practice review will be held"
    names = ("Oisín", "Nowak", "Abena", "O'Sullivan")
    assert not any(name in json.dumps(cases, ensure_ascii=False) for name in names)


def test_cases_that_cannot_be_read_are_told_and_the_others_listed(copied_cases: Path) -> None:
    for name in ("alder", "aspen"):
        write(copied_cases / name, case_yaml="reference: X\nrout: considered\n")
    done = run("considered")
    assert done.exit_code == 1
    assert done.output.count("error: ") == 2
    assert "HSCP-2026-15" in done.output
    data = json.loads(run("considered", "--format", "json").output)
    assert (len(data["cases"]), len(data["problems"])) == (5, 2)


def test_a_case_that_the_partners_only_consider_is_begun_as_such(workspace: Path) -> None:
    answers = "alder\n\nAlder\n\n\n\nconsidered\n"
    assert run("new", answers=answers).exit_code == 0
    assert "\nroute: considered\n" in Path("cases/alder/case.yaml").read_text("utf-8")
    problems = run("check", "--today", "2026-11-22").output
    assert "rapid_review" not in problems
    assert "section-empty: still missing in the record of the referral: the reasons" in problems
    assert run("new", "cases/elm", "--no-questions", "--route", "court").exit_code == 2
    run("new", "cases/elm", "--no-questions")
    assert "criterion-unanswered" in run("check", "cases/elm").output
