"""A partnership's own templates: copied, changed in Word, and used before the shipped ones."""

from pathlib import Path

import docx

from tests.commands import TODAY, build, run
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


def test_who_made_a_template_is_not_told_and_what_has_a_tag_is_filled_in(copied_cases: Path) -> None:
    run("templates")
    path = Path("templates/decision-letter/template.docx")
    document = docx.Document(str(path))
    document.add_comment(
        document.add_paragraph("Yours sincerely", "Body Text").runs[0],
        "See {{ case.reference }}",
        author="The partnership",
    )
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.comments = (
        "Ann Bexley",
        "Bob Reed",
        "About Zofia",
    )
    properties.category, properties.keywords = "Ann's folder", "{{ case.reference }}"
    document.save(str(path))

    result = run(
        "build", "cases/linden", "--kind", "decision-letter", "--recipient", "father", "--today", TODAY
    )

    assert result.exit_code == 0, result.output
    made = docx.Document("output/linden/decision-letter-father.docx")
    found = made.core_properties
    assert (found.author, found.last_modified_by, found.comments, found.category) == ("", "", "", "")
    reference = next(
        line for line in Path("cases/linden/case.yaml").read_text().splitlines() if "reference:" in line
    )
    assert found.keywords == reference.split()[1]
    [comment] = made.comments
    assert comment.text == f"See {found.keywords}"
    pulled = run("pull", "output/linden/decision-letter-father.docx", "--dry-run", "--today", TODAY)
    assert "Nothing was changed in these drafts." in pulled.output
