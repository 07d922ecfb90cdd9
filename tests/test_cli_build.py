"""`cspr build` at the keyboard: the table, the exit code, and building on while somebody writes."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from tests.commands import build, outcomes, run


def test_the_table_names_every_document_and_why_one_is_not_made(copied_cases: Path) -> None:
    result = build("cases/hawthorn", "cases/linden")
    assert result.exit_code == 0
    assert result.output.startswith("cases/hawthorn → output/hawthorn\n")
    table = outcomes(result)
    assert table["final-report.docx"] == "written"
    assert "commissioned" in result.output
    assert set(table.values()) == {"written", "not made"}


def test_no_real_name_reaches_the_terminal(copied_cases: Path) -> None:
    from cspr_docs.casefile import read_case

    output = build("cases/hawthorn").output
    identities = read_case(Path("cases/hawthorn")).identities
    assert identities
    first_names = {person.first_name for person in identities.people.values() if person.first_name}
    assert len(first_names) > 5
    assert not [name for name in first_names if f" {name} " in output]


def test_the_current_folder_is_the_case_where_it_is_one(
    copied_cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("cases/linden")
    assert build("--kind", "rapid-review").exit_code == 0
    assert Path("output/linden/rapid-review.docx").exists()


def test_a_new_case_checks_with_gaps_and_no_errors_and_builds(workspace: Path) -> None:
    answers = "fern\nHX-1\nFern, Élise O'Shea\n2026-11-02\nserious harm\n\n"
    assert run("new", "--today", "2026-11-22", answers=answers).exit_code == 0
    checked = run("check", "--today", "2026-11-22")
    assert checked.exit_code == 1
    assert ": gap: " in checked.output
    assert ": error: " not in checked.output
    built = build()
    assert built.exit_code == 0
    assert Path("output/fern/rapid-review.docx").exists()
    assert run("new", "cases/fern", "--no-questions").exit_code == 1


@pytest.mark.slow
def test_watching_builds_again_when_a_file_changes(copied_cases: Path) -> None:
    command = [
        sys.executable,
        "-u",
        "-m",
        "cspr_docs",
        "build",
        "cases/linden",
        "--kind",
        "rapid-review",
        "--watch",
    ]
    lines: list[str] = []
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout
        reader = Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True)  # type: ignore[union-attr]
        reader.start()
        try:
            assert seen(lines, "Watching for changes")
            facts = Path("cases/linden/rapid_review/facts.md")
            facts.write_text(f"{facts.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
            assert seen(lines, "facts.md changed")
            assert seen(lines, "written", after="facts.md changed")
        finally:
            process.terminate()


def seen(lines: list[str], words: str, after: str = "", seconds: float = 60) -> bool:
    """Whether the words are printed within some time, behind a line that holds `after`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = "".join(list(lines))
        if words in text.partition(after)[2] if after else words in text:
            return True
        time.sleep(0.1)
    return False
