"""What is wrong with one kind of document stops its own documents and no others."""

import shutil
from pathlib import Path

import pytest
from sample_documents import sample

from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.plan import Document, NotMade, broken_kinds, plan
from cspr_docs.problems import Stop
from tests.conftest import TEMPLATES


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def with_line(templates: Path, kind: str, old: str, new: str) -> None:
    settings = templates / kind / "document.yaml"
    text = settings.read_text()
    assert old in text
    settings.write_text(text.replace(old, new))


def made_and_stopped(templates: Path) -> tuple[list[str], dict[str, str]]:
    library = read_library([templates])
    entries = [*plan(sample("rowan").facts, library.kinds), *broken_kinds(library)]
    made = [entry.file_name for entry in entries if isinstance(entry, Document)]
    stopped = [entry for entry in entries if isinstance(entry, NotMade) and entry.problems]
    return made, {entry.kind: entry.problems[0].code for entry in stopped}


def test_settings_that_cannot_be_read(templates: Path) -> None:
    with_line(templates, "learning-briefing", "reader: public", "raeder: public")
    made, stopped = made_and_stopped(templates)
    assert stopped.keys() == {"learning-briefing"}
    assert {"rapid-review.docx", "final-report.docx"} <= set(made)
    with pytest.raises(Stop):
        read_library([templates]).kind("learning-briefing")


@pytest.mark.parametrize(
    "expression",
    [
        "decision.outcom",
        "decision.outcome ==",
        "decision.outcome ~ 'x'",
        "1 / 0",
        "decision.outcome.x.y",
        "'x' * decision.outcome",
    ],
)
def test_an_expression_that_cannot_be_used(templates: Path, expression: str) -> None:
    when = """when: '"rapid_review" in steps and incident.aware_on'"""
    with_line(templates, "rapid-review", when, f'when: "{expression}"')
    made, stopped = made_and_stopped(templates)
    assert stopped == {"rapid-review": "bad-expression"}
    assert "final-report.docx" in made


def test_two_kinds_that_would_write_one_file(templates: Path) -> None:
    with_line(templates, "final-report", "file_name: final-report", "file_name: Rapid-review")
    made, stopped = made_and_stopped(templates)
    assert stopped == {"rapid-review": "same-file-name", "final-report": "same-file-name"}
    assert "learning-briefing.docx" in made


def test_letters_that_would_all_write_one_file(templates: Path) -> None:
    with_line(templates, "decision-letter", "file_name: decision-letter-{item}", "file_name: letter")
    assert made_and_stopped(templates)[1] == {"decision-letter": "same-file-name"}


@pytest.mark.parametrize(
    "name", ["../elsewhere/letter", "/letter", ".letter", "letter-{person}", "a\\b", "NUL", "com1.letter"]
)
def test_a_file_name_that_leads_out_of_the_output_folder(templates: Path, name: str) -> None:
    with_line(templates, "decision-letter", "file_name: decision-letter-{item}", f"file_name: '{name}'")
    made, stopped = made_and_stopped(templates)
    assert stopped == {"decision-letter": "kind-file-name"}
    assert "final-report.docx" in made


def test_a_folder_or_house_style_that_only_its_name_keeps_from_being_used_is_told(templates: Path) -> None:
    (templates / "learning-briefing" / "document.yaml").rename(
        templates / "learning-briefing" / "document.yml"
    )
    (templates / "final-report" / "template.docx").rename(templates / "final-report" / "Template.dotx")
    own = templates.parent / "own"
    (own / "letter").mkdir(parents=True)
    for file in ("letter/template.docx", "house-style.dotx"):
        shutil.copy(templates / "house-style.docx", own / file)
    found = read_library([own, templates]).broken
    told = {name: [f"{one.message}; {one.hint}" for one in problems] for name, problems in found.items()}
    assert told == {
        "learning-briefing": [
            "learning-briefing is no kind of document: it has no document.yaml; rename document.yml to document.yaml"
        ],
        "final-report": [
            "the kind of document final-report has no template.docx; save Template.dotx as template.docx"
        ],
        "letter": [
            (
                "letter is no kind of document: it has no document.yaml; copy the document.yaml of another kind and "
                "change it"
            )
        ],
        "house-style.docx": [
            (
                "house-style.dotx is not used: a house style is a file named house-style.docx; save it in Word as "
                "house-style.docx"
            )
        ],
    }
