"""A partnership's own templates: copied, changed in Word, and used before the shipped ones."""

from pathlib import Path

import docx

from tests.commands import build, run
from tests.word_edits import text_of


def test_templates_are_copied_changed_and_used(copied_cases: Path) -> None:
    result = run("templates")
    assert result.exit_code == 0
    template = Path("templates/decision-letter/template.docx")
    document = docx.Document(str(template))
    document.add_paragraph("With our kind regards, the whole team.", "Body Text")
    document.save(str(template))
    assert build("cases/linden", "--recipient", "father").exit_code == 0
    assert "With our kind regards, the whole team." in text_of(
        Path("output/linden/decision-letter-father.docx")
    )


def test_templates_that_were_changed_are_never_written_over(workspace: Path) -> None:
    run("templates")
    own = Path("templates/decision-letter/document.yaml")
    own.write_text("title: Ours\n", "utf-8")
    Path("templates/house-style.docx").unlink()
    result = run("templates")
    assert own.read_text("utf-8") == "title: Ours\n"
    assert Path("templates/house-style.docx").exists()
    assert "house-style.docx" in result.output
    assert "nothing was written" in run("templates").output
