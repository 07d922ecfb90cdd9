"""Papers over all cases: `cspr build --all-cases`."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.case_folders import write
from tests.commands import build, outcomes, run

LOG = Path("output/all-cases/considered-log.docx")
HARD = "reference: A&B <1>\nroute: considered\nreferral:\n  referred_on: 2026-11-20\n"


def words(path: Path = LOG) -> str:
    """Every paragraph and cell of a paper, a line each."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_log_of_what_was_considered_tells_every_case(copied_cases: Path) -> None:
    write(copied_cases / "ash", case_yaml=HARD)
    assert outcomes(build("--all-cases"))["considered-log.docx"] == "written"
    text = words()
    assert "6 in all" in text
    assert "A&B <1>" in text
    assert "Still to be considered" in text
    assert "St Æthelwold's & Holy Trinity School" in text
    assert not any(name in text for name in ("Oisín", "Nowak", "Abena", "O'Sullivan"))
    assert outcomes(build("--all-cases"))["considered-log.docx"] == "unchanged"


def test_a_case_that_cannot_be_read_or_is_locked_is_named_and_the_others_are_told(copied_cases: Path) -> None:
    for name in ("alder", "aspen"):
        write(copied_cases / name, case_yaml="reference: X\nrout: considered\n")
    shutil.rmtree(copied_cases / "larch")
    Path("cases/larch.age").write_bytes(b"age")
    result = build("--all-cases")
    assert result.exit_code == 1
    assert result.output.count("error: ") == 2
    assert "are locked or cannot be read: alder, aspen and larch" in words()
    assert "HSCP-2026-12" in words()


def test_what_somebody_edited_in_a_paper_over_all_cases_stays(copied_cases: Path) -> None:
    build("--all-cases")
    document = Document(str(LOG))
    document.add_paragraph("Looked at in the meeting of 3 March 2027.")
    document.save(str(LOG))
    edited = LOG.read_bytes()
    write(copied_cases / "ash", case_yaml=HARD)
    told = build("--all-cases")
    assert outcomes(told)["considered-log.docx"] == "edited, kept; new one beside"
    assert "cspr pull" not in told.output
    assert "comes home with 'cspr collect'" in run("pull", LOG).output
    assert LOG.read_bytes() == edited
    assert "A&B <1>" in words(LOG.with_name("considered-log.new.docx"))


def test_it_is_the_same_paper_wherever_in_the_workspace_somebody_stands(
    copied_cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path.cwd()
    monkeypatch.chdir("cases/linden")
    assert build("--all-cases").exit_code == 0
    assert "5 in all" in words(home / LOG)


def test_a_case_and_all_cases_are_not_mixed_up(copied_cases: Path) -> None:
    build("--all-cases")
    for one in (
        build("cases/linden", "--kind", "considered-log"),
        run("send", "considered-log", "cases/linden"),
    ):
        assert one.exit_code == 1
        assert "unknown-kind: considered-log is a paper over all cases together" in one.output
    assert "rapid-review is made of one case" in build("--all-cases", "--kind", "rapid-review").output
    assert "considered-log" not in build("cases/linden").output
    pulled = run("pull", LOG)
    assert pulled.exit_code == 1
    assert "case-of-draft: a paper over all cases" in pulled.output


def test_a_template_may_name_only_what_is_told_over_all_cases(copied_cases: Path) -> None:
    run("templates", "templates")
    settings = Path("templates/considered-log/document.yaml")
    settings.write_text(
        settings.read_text("utf-8").replace("when: considered\n", "when: children or considred\n"), "utf-8"
    )
    result = build("--all-cases")
    assert "names 'children', which there is not" in result.output
    assert "names 'considred', which there is not" in result.output
    assert result.exit_code == 1
    assert not LOG.exists()


def test_a_paper_is_marked_like_the_strictest_case_that_it_tells_of(copied_cases: Path) -> None:
    build("--all-cases", "--kind", "considered-log")
    assert "CONFIDENTIAL: RESTRICTED CIRCULATION" in headers()
    shutil.rmtree(copied_cases / "hawthorn")
    build("--all-cases", "--kind", "considered-log")
    assert "OFFICIAL-SENSITIVE" in headers()


def headers() -> str:
    section = Document(str(LOG)).sections[0]
    return "\n".join(one.text for one in (*section.first_page_header.paragraphs, *section.header.paragraphs))
