"""`cspr status` from outside: what it says on a day, to people, to programs and to a calendar."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.bank_holidays import bank_holidays
from tests.case_folders import write
from tests.commands import TODAY, run

NOTIFIED = """
reference: HSCP-26-09
incident:
  aware_on: 2026-11-02
notification:
  notified_on: 2026-11-06
  partners_told_on: 2026-11-12
partnership:
  name: Harrowmere Safeguarding Children Partnership
  inner_deadlines: {agency_returns: 5, sign_off: 14}
agencies:
  - {id: school, name: St Brigid's & <Holy> School, kind: education}
agency_returns:
  - {id: r1, agency: school}
actions:
  - {id: a1, action: "Ring @school before Łukasz O'Hara-Nuñez is told", due_on: 2026-12-05}
  - {id: a2, action: Write to the surgery, due_on: 2026-10-05, progress: complete}
"""


@pytest.fixture
def case(workspace: Path) -> Path:
    write(Path("cases/fern"), case_yaml=NOTIFIED)
    return Path("cases/fern")


def told(*words: str | Path, on: str = TODAY) -> str:
    return run("status", "--on", on, *words).output


def duties(on: str = TODAY) -> dict[str, dict[str, object]]:
    (found,) = json.loads(told("--format", "json", on=on))["cases"]
    return {duty["path"]: duty for duty in found["duties"] if duty["counts"]}


def test_what_is_late_stands_first_with_its_rule_and_how_it_was_counted(case: Path) -> None:
    text = told()
    lines = text.splitlines()
    assert lines[0] == (
        "cases/fern: HSCP-26-09, serious incident, Working Together to Safeguard Children 2023, chapter 5"
    )
    assert (
        lines[1]
        == "  The Panel is notified, a rapid review is held, and the partners decide what comes of it."
    )
    assert lines[2].startswith("  late ")
    assert (
        "Agency return: St Brigid's & <Holy> School: was due on 9 November 2026, 9 working days ago" in text
    )
    words = " ".join(text.split())
    assert (
        "(set by the partnership); counted from 2 November 2026; not counted: Saturdays and Sundays" in words
    )
    assert "Complete the rapid review: due on 23 November 2026: 1 working day left" in words
    assert "from the day the Panel was notified it would be due on 27 November 2026" in words
    assert "Notify the Panel: done on 6 November 2026 (it was due on 9 November 2026)" in text
    assert "those of other areas too: done on 12 November 2026, 3 working days late" in text
    assert "the duty itself is statute: Children Act 2004, section 16C(1)" in words
    assert "Write to the surgery: done, and no day is written (it was due on 5 October 2026)" in text
    assert lines[-1].startswith("1 case: ")


AHEAD = """
reference: HSCP-26-10
incident: {aware_on: 2026-11-20}
notification: {notified_on: 2027-11-18}
publication: {published_on: 2026-11-20, available_until: 2027-11-30}
"""


def test_a_day_that_has_not_come_is_not_done(workspace: Path) -> None:
    write(Path("cases/fern"), case_yaml=AHEAD)
    text = told(on="2026-11-29")
    assert "Notify the Panel: was due on 27 November 2026, 0 working days ago" not in text
    assert "Notify the Panel: was due on 27 November 2026" in text
    assert "Keep the report public: to be kept public until 30 November 2027" in text
    assert "done on 18 November 2027" not in text
    assert "done on 30 November 2027" not in text
    assert " done" not in text.splitlines()[-1]
    assert "Notify the Panel: done on 18 November 2027, 2" in told(on="2027-12-01")
    assert "Keep the report public: done on 30 November 2027" in told(on="2027-12-01")


def test_a_last_day_is_called_the_last_day_and_a_day_off_is_told(case: Path) -> None:
    assert "Complete the rapid review: due on 23 November 2026: today is the last day" in told(
        on="2026-11-23"
    )
    assert "Complete the rapid review: was due on 23 November 2026, 1 working day ago" in told(
        on="2026-11-24"
    )
    saturday = "that is no working day, and the last one before it is 4 December 2026"
    assert f"due on 5 December 2026: 10 working days left; {saturday}" in told()


def test_programs_read_each_day_that_was_not_counted(case: Path) -> None:
    found = duties()["rapid_review.completed_on"]
    assert (found["due_on"], found["days_left"], found["basis"]) == ("2026-11-23", 1, "guidance")
    uncounted = found["not_counted"]
    assert isinstance(uncounted, list)
    assert uncounted[0] == {"day": "2026-11-07", "why": "Saturday"}
    assert len(uncounted) == 6
    both = json.loads(told("--format", "json"))["cases"][0]["duties"]
    reviews = [duty["due_on"] for duty in both if duty["key"] == "rapid_review"]
    assert reviews == ["2026-11-23", "2026-11-27"]


def events(path: str) -> list[tuple[str, date]]:
    calendar = Calendar.from_ical(Path(path).read_bytes())
    return [(str(event["summary"]), event["dtstart"].dt) for event in calendar.walk("VEVENT")]


def test_the_calendar_has_what_is_open_with_reminders_on_working_days(case: Path) -> None:
    printed = told("--ics", "duties.ics")
    found = events("duties.ics")
    assert f"{len(found)} duties written to duties.ics" in printed
    assert ("HSCP-26-09: Complete the rapid review", date(2026, 11, 23)) in found
    assert ("Late: HSCP-26-09: Agency return", date(2026, 11, 9)) in found
    assert ("HSCP-26-09: Carry out an action (1 of 2)", date(2026, 12, 4)) in found
    assert not any("Notify" in name for name, _ in found)
    assert all(day.weekday() < 5 and day not in bank_holidays() for _, day in found)
    calendar = Calendar.from_ical(Path("duties.ics").read_bytes())
    alarms = [alarm["trigger"].dt for alarm in calendar.walk("VALARM")]
    assert len(alarms) == 2 * len(found)
    assert timedelta(hours=9) in alarms


def test_the_calendar_names_a_case_by_its_reference_and_nothing_else(copied_cases: Path) -> None:
    told("--ics", "all.ics")
    text = Path("all.ics").read_text("utf-8").replace("\r\n ", "")
    for word in (
        "Rowan",
        "Linden",
        "Ash",
        "Harrowmere",
        "probation",
        "mother",
        "101 call handler",
        "GP practice",
    ):
        assert word not in text
    assert "HSCP-2025-07: " in text
    Path("all.ics").unlink()
    told("--ics", "all.ics")
    assert Path("all.ics").read_text("utf-8").replace("\r\n ", "") == text


def test_a_calendar_is_never_written_over_a_file_or_a_link_or_into_nowhere(case: Path) -> None:
    Path("mine.ics").write_text("mine", "utf-8")
    Path("link.ics").symlink_to("elsewhere.ics")
    for name, code in (
        ("mine.ics", "calendar-exists"),
        ("link.ics", "calendar-exists"),
        ("none/x.ics", "calendar-not-written"),
    ):
        refused = run("status", "--on", TODAY, "--ics", name)
        assert refused.exit_code == 1
        assert code in refused.output
        assert "hint: " in refused.output
    assert Path("mine.ics").read_text("utf-8") == "mine"
    assert not Path("elsewhere.ics").exists()
    assert sorted(path.name for path in Path().glob("*.ics")) == ["link.ics", "mine.ics"]


def test_two_cases_that_cannot_be_read_are_told_and_no_calendar_is_written_without_them(case: Path) -> None:
    for name in ("ash", "briar"):
        write(
            Path(f"cases/{name}"),
            case_yaml="reference: X\nincident:\n  aware_on: yesterday\n  natur: other\n",
        )
    refused = run("status", "--on", TODAY, "--ics", "duties.ics")
    assert refused.exit_code == 1
    assert "cases/fern: HSCP-26-09" in refused.output
    assert refused.output.count("error: ") == 4
    assert not Path("duties.ics").exists()
    data = json.loads(run("status", "--on", TODAY, "--format", "json").output)
    assert (len(data["cases"]), len(data["problems"])) == (1, 4)


@pytest.mark.parametrize("days", ["0", "five", "-3", "400"])
def test_days_of_the_partnership_that_nobody_can_mean_are_refused(days: str, workspace: Path) -> None:
    write(Path("cases/fern"), case_yaml="reference: X\n")
    write(Path("cases"), partnership_yaml=f"inner_deadlines:\n  agency_returns: {days}\n")
    refused = run("status", "--on", TODAY)
    assert refused.exit_code == 1
    assert "cases/partnership.yaml:2:19: error: " in refused.output


def test_no_day_breaks_it(case: Path) -> None:
    for day in ("0001-01-01", "1900-06-01", "9999-12-31"):
        assert run("status", "--on", day).exit_code == 0
    assert run("status", "--on", "tomorrow").exit_code == 2
