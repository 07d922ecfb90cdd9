"""Input that cannot be used, and what the commands print: one clear message at its place, nothing half written.

Each test's golden is `tests/errors/<code>/expected.txt`, beside those of the case folders (test_errors.py).
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from docx.document import Document
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.files import write_whole
from tests.commands import build, check, run
from tests.conftest import TEMPLATES

ERRORS = Path(__file__).parent / "errors"
KIND = Path("templates/decision-letter")


def own_templates() -> None:
    """A workspace with templates of its own: the letter's alone, in the shipped house style."""
    shutil.copytree(TEMPLATES / "decision-letter", KIND)
    shutil.copy(TEMPLATES / "house-style.docx", "templates")


def changed_template(change: Callable[[Document], object], path: Path = KIND / "template.docx") -> Result:
    """What building says once the template has been changed in Word."""
    own_templates()
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return build("cases/linden", "--kind", "decision-letter", "--recipient", "father")


def added(*texts: str) -> Callable[[Document], object]:
    """A change that adds paragraphs at the end."""
    return lambda document: [document.add_paragraph(text, "Body Text") for text in texts]


def settings_without(line: str, instead: str) -> Result:
    own_templates()
    settings = KIND / "document.yaml"
    assert line in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(line, instead), "utf-8")
    return build("cases/linden", "--kind", "decision-letter", "--recipient", "father")


def no_template() -> Result:
    own_templates()
    (KIND / "template.docx").unlink()
    return build("cases/linden")


def no_house_style() -> Result:
    own_templates()
    empty = Path("nowhere")
    empty.mkdir()
    from cspr_docs.documents.kinds import read_library
    from cspr_docs.problems import Stop

    with pytest.raises(Stop) as stop:
        read_library([empty])
    assert [problem.code for problem in stop.value.problems] == ["no-house-style"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cspr_docs.project.workspace.shipped_templates", lambda: empty)
        Path("templates/house-style.docx").unlink()
        return build("cases/linden")


def output_is_link() -> Result:
    Path("elsewhere").mkdir()
    Path("output").symlink_to("elsewhere", target_is_directory=True)
    return build("cases/linden")


def output_not_writable() -> Result:
    Path("output").write_text("a file stands here", "utf-8")
    return build("cases/linden")


def draft_not_written() -> Result:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cspr_docs.documents.drafts.writing.write_whole", open_in_word)
        return build("cases/linden", "--kind", "rapid-review")


def open_in_word(path: Path, content: bytes) -> None:
    """Refuses the drafts, as Windows does while Word has one open."""
    if path.suffix == ".docx":
        raise PermissionError(13, "Permission denied")
    write_whole(path, content)


def folder_not_writable() -> Result:
    Path("cases").rename("elsewhere")
    Path("cases").write_text("a file stands here", "utf-8")
    return run("new", "cases/fern", "--no-questions", "--today", "2026-11-22")


def manifest_unreadable() -> Result:
    Path("output/linden").mkdir(parents=True)
    Path("output/linden/manifest.json").write_text("{", "utf-8")
    return build("cases/linden")


def no_case() -> Result:
    Path("cases").rename("elsewhere")
    return check()


def broken_file() -> Result:
    own_templates()
    path = KIND / "template.docx"
    path.write_bytes(path.read_bytes()[:2000])
    return build("cases/linden", "--kind", "decision-letter")


def tracked(document: Document) -> None:
    paragraph = document.paragraphs[0]._p
    run_ = paragraph.r_lst[0]
    insertion = run_.makeelement(run_.tag.replace("}r", "}ins"), {run_.tag.replace("}r", "}id"): "9000"})
    run_.addprevious(insertion)
    insertion.append(run_)


def odd_style(document: Document) -> None:
    style = document.styles.add_style("Festive", 1)
    document.add_paragraph("A line in a style of its own", style)


def no_page_set_up() -> Result:
    own_templates()
    path = Path("templates/house-style.docx")
    document = docx.Document(str(path))
    document.element.body.remove(document.element.body.sectPr)
    document.save(str(path))
    return build("cases/linden", "--kind", "rapid-review")


def real_names_for_the_panel() -> Result:
    """The rapid review's template asks for what a letter's may."""
    shutil.copytree(TEMPLATES / "rapid-review", "templates/rapid-review")
    changed_template(
        added("{{ incident.children[0].real.full_name }}"), Path("templates/rapid-review/template.docx")
    )
    return build("cases/linden", "--kind", "rapid-review")


COMMANDS: dict[str, Callable[[], Result]] = {
    "bad-expression": lambda: settings_without("and decision.outcome'", "and decision.outcom'"),
    "draft-not-written": draft_not_written,
    "folder-not-writable": folder_not_writable,
    "folder-taken": lambda: run("new", "cases/linden", "--no-questions"),
    "mandatory-missing": lambda: settings_without(
        "for_each: letters", "for_each: letters\nmandatory: [partnership.chair.phone]"
    ),
    "house-style-incomplete": no_page_set_up,
    "manifest-unreadable": manifest_unreadable,
    "no-case": no_case,
    "no-house-style": no_house_style,
    "no-template": no_template,
    "output-is-link": output_is_link,
    "output-not-writable": output_not_writable,
    "template-comment": lambda: changed_template(
        lambda document: document.add_comment(
            document.add_paragraph("Yours sincerely", "Body Text").runs[0],
            "Ask Bob whether this is right",
            author="Ann Bexley",
        )
    ),
    "template-forbidden": lambda: changed_template(added("{{ case.__class__ }}", "{{ case.upper() }}")),
    "template-real-name": real_names_for_the_panel,
    "template-style-missing": lambda: changed_template(odd_style),
    "template-syntax": lambda: changed_template(added("{{ case. }}", "{% if case.title = 3 %}x{% endif %}")),
    "template-straddled": lambda: changed_template(added("{% if case.title %}one", "two{% endif %}")),
    "template-tag-open": lambda: changed_template(added("Dear {{ recipient.first_name,")),
    "template-tracked-changes": lambda: changed_template(tracked),
    "template-unbalanced": lambda: changed_template(added("{%p if case.title %}", "text")),
    "template-unknown-filter": lambda: changed_template(added("{{ case.opened_on | month_yer }}")),
    "template-unknown-name": lambda: changed_template(added("{{ case.titel }}", "{{ desicion.decided_on }}")),
    "template-unknown-term": lambda: changed_template(
        added(
            "{{ 'no' if decision.outcome == 'no_reveiw' else case.title }}",
            "{% if letter.format in ['x'] %}y{% endif %}",
        )
    ),
    "template-unknown-statement": lambda: changed_template(added("{% include 'x' %}", "{% fi case.title %}")),
    "template-value": lambda: changed_template(added("Why: {{ decision.rationale }} and more")),
    "too-long": lambda: settings_without("for_each: letters", "for_each: letters\nmost_words: 150"),
    "unknown-kind": lambda: build("cases/linden", "--kind", "final-reprt"),
    "unknown-recipient": lambda: build("cases/linden", "--recipient", "fater", "--recipient", "aunt"),
    "word-file-damaged": broken_file,
}


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_a_command_says_what_is_wrong_and_leaves_every_file_as_it_was(
    code: str, copied_cases: Path, file_regression: FileRegressionFixture
) -> None:
    before = {path: path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}
    result = COMMANDS[code]()
    assert code in result.output
    assert "Traceback" not in result.output
    if Path("cases").is_dir():
        assert {path: path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()} == before
    left_over = (
        [path for path in Path("output").rglob(".*") if path.is_file()] if Path("output").is_dir() else []
    )
    assert left_over == []
    file_regression.check(
        told(result, code), fullpath=ERRORS / code / "expected.txt", encoding="utf-8", newline="\n"
    )


def told(result: Result, code: str = "") -> str:
    """What was printed, without the advice that the sample case gives anyway: all but that of this code."""
    lines = result.output.splitlines()
    advice = {
        number for number, line in enumerate(lines) if ": advice: " in line and f" {code}: " not in line
    }
    hints = {number + 1 for number in advice if lines[number + 1].startswith("  hint:")}
    kept = [line for number, line in enumerate(lines) if number not in advice | hints]
    return "".join(f"{line.rstrip()}\n" for line in kept if "'cspr explain CODE'" not in line)


def test_two_mistakes_in_one_file_and_one_in_another_are_all_told(copied_cases: Path) -> None:
    incident = Path("cases/linden/incident.yaml")
    incident.write_text(f"{incident.read_text('utf-8')}natur: other\nharmz: []\n", "utf-8")
    notification = Path("cases/linden/notification.yaml")
    text = notification.read_text("utf-8")
    notification.write_text(text.replace("notified_on: 2025-12-29", "notified_on: 2026-02-30"), "utf-8")
    output = check("cases/linden").output
    for words in ('"natur"', '"harmz"', "30 February 2026 does not exist"):
        assert words in output
    assert "3 errors" in output


def test_a_case_that_cannot_be_read_is_told_as_json_too(copied_cases: Path) -> None:
    import json

    Path("cases/linden/incident.yaml").write_text("nature: [\n", "utf-8")
    result = check("cases/linden", "--format", "json")
    assert result.exit_code == 1
    problems = [json.loads(line) for line in result.output.splitlines()]
    assert [problem["code"] for problem in problems] == ["yaml-syntax"]
    assert problems[0]["file"] == "cases/linden/incident.yaml"
    assert problems[0]["severity"] == "error"
