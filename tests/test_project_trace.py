"""`cspr trace`: from words in a draft back to the case, the template and the conditions."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from click.testing import Result
from pytest_regressions.file_regression import FileRegressionFixture
from word_edits import edit

from cspr_docs.casefile import read_case
from cspr_docs.documents.kinds import DocumentKind, Library
from cspr_docs.documents.origins import Printed, printed_by_kind
from cspr_docs.ooxml.package import Package, fingerprint_of, load_package, read_package, to_bytes
from cspr_docs.project.build_report import ALL_CASES
from cspr_docs.project.trace import Origin, Traced, trace
from cspr_docs.project.workspace import workspace as here
from cspr_docs.prose.folding import looked_up
from cspr_docs.word.anchors import DATA, Held
from cspr_docs.word.passages import KeyedParagraph, paragraphs
from tests.asked import some
from tests.commands import build, run
from tests.conftest import CASES
from tests.sample_documents import every_document, rendered

ERRORS = Path(__file__).parent / "errors"
LETTER = Path("output/linden/decision-letter-mother.docx")
ROUND = 3


def put(case: str, file_name: str) -> Path:
    """A draft in the output folder of its case."""
    draft = Path("output") / case / file_name
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(rendered(case, file_name).content)
    return draft


def traced(draft: Path, words: str, case: Path | None = None) -> tuple[Traced, ...]:
    found = trace(draft, words, here(None, Path("output"), None), case)
    assert found.problems == ()
    return found.found


def only(draft: Path, words: str) -> Origin:
    (one,) = traced(draft, words)
    (origin,) = one.origins
    return origin


_read_case = cache(read_case)
_printed: dict[tuple[str, str], Printed] = {}


def _printed_once(kind: DocumentKind, library: Library, fingerprint: str) -> Printed:
    if (kind.name, fingerprint) not in _printed:
        _printed[kind.name, fingerprint] = printed_by_kind(kind, library, fingerprint)
    return _printed[kind.name, fingerprint]


_last: dict[str, tuple[KeyedParagraph, ...]] = {}


def _paragraphs_once(package: Package) -> tuple[KeyedParagraph, ...]:
    """Those of the draft that was asked for last."""
    fingerprint = fingerprint_of(package)
    if fingerprint not in _last:
        _last.clear()
        _last[fingerprint] = tuple(paragraphs(package))
    return _last[fingerprint]


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cases, the shipped templates and each draft are read once for three hundred traces, and not for each."""
    monkeypatch.setattr("cspr_docs.project.trace.paragraphs", _paragraphs_once)
    monkeypatch.setattr("cspr_docs.project.case_of_draft.read_case", _read_case)
    monkeypatch.setattr("cspr_docs.project.trace.printed_by_kind", _printed_once)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize(("case", "file_name"), [one for one in every_document() if one[0] != ALL_CASES])
def test_words_of_a_value_lead_to_the_file_and_line_that_holds_them(
    case: str, file_name: str, workspace: Path
) -> None:
    draft = put(case, file_name)
    long = [
        stretch
        for paragraph in _paragraphs_once(read_package(draft))
        for stretch in paragraph.stretches
        if stretch.key and len(stretch.text.split()) > ROUND and "[" not in stretch.text
    ]
    stretches = [stretch for stretch in long if stretch.key.startswith("p")] or long  # easy read has no prose
    for stretch in some(stretches)[:: max(1, len(stretches) // ROUND)]:
        words = " ".join(stretch.text.split()[:7])
        found = traced(draft, words, CASES / case)
        origins = [origin for one in found for origin in one.origins if origin.anchor]
        assert stretch.key in {origin.anchor.key for origin in origins if origin.anchor}
        for origin in some(origins):
            assert origin.anchor is not None
            assert not origin.is_new
            assert origin.source is not None
            if origin.anchor.held is Held.PROSE:
                assert stands_at(origin, words), origin


def stands_at(origin: Origin, words: str) -> bool:
    """Whether the file's text at the place told begins as the words do, marks and mentions aside."""
    assert origin.written is not None
    assert origin.written.note == ""
    lines = Path(origin.written.file).read_text("utf-8").splitlines()
    line = lines[origin.written.line - 1][origin.written.column - 1 :]
    is_mention = line.lstrip("*_").startswith("@")
    return is_mention or looked_up(line.lstrip("*_~`\\")).text[:4] == looked_up(words).text[:4]


def test_the_output_names_file_data_path_tag_and_conditions(copied_cases: Path) -> None:
    build("cases/rowan", "--kind", "final-report")
    heading = (
        "under “Lived experience: what life was like for {% if incident.children | count == 1 %}{{ incide…”"
    )
    tag = "{{p final_report.lived_experience }}"
    printed = run("trace", "output/rowan/final-report.docx", "SLEPT there for\u00a0two hours").output
    assert printed.splitlines() == [
        "1. “slept there for two hours” in output/rowan/final-report.docx, under “An ordinary day”",
        "   in           … He seems to have liked it. He slept there for two hours together, which he did nowhere …",
        "   written in   cases/rowan/final_report/lived_experience.md:5:398",
        "   data path    final_report.lived_experience",
        f"   printed by   the shipped templates/final-report/template.docx, {heading}: {tag}",
        "   because      (always)",
    ]


def test_what_stands_on_a_condition_is_told_with_it(workspace: Path) -> None:
    draft = put("rowan", "final-report.docx")
    shutil.copytree(CASES, "cases")
    foreword = traced(draft, "They never stood on one page")[0].origins[0]
    assert foreword.source is not None
    assert foreword.source.is_sure
    assert foreword.source.conditions == ("{%p if final_report.foreword %}",)


@pytest.mark.parametrize(
    ("case", "file_name", "conditions"),
    [
        (
            "linden",
            "decision-letter-mother.docx",
            (
                """{%p if letter.format == "read_aloud" %} … {%p elif letter.format == "easy_read" %} … {%p else %}""",
            ),
        ),
        (
            "hawthorn",
            "decision-letter-finch.docx",
            ("""{%p if letter.format == "read_aloud" %} … {%p elif letter.format == "easy_read" %}""",),
        ),
    ],
)
def test_of_two_branches_with_the_same_words_the_one_that_was_taken_is_told(
    case: str, file_name: str, conditions: tuple[str, ...], workspace: Path
) -> None:
    found = traced(put(case, file_name), "What have we decided?", CASES / case)
    source = found[0].origins[0].source
    assert source is not None
    assert (source.conditions, source.is_sure) == (conditions, True)


def test_words_over_the_edge_of_a_value_are_told_piece_by_piece(workspace: Path) -> None:
    draft = put("linden", "decision-letter-mother.docx")
    (one,) = traced(draft, "Dear Nóra", CASES / "linden")
    assert [(origin.words, origin.anchor is not None) for origin in one.origins] == [
        ("Dear", False),
        ("Nóra", True),
    ]


def test_a_header_comes_from_the_house_style(workspace: Path) -> None:
    draft = put("rowan", "final-report.docx")
    files = {
        origin.source.file.name
        for one in traced(draft, "Harrowmere Safeguarding Children Partnership", CASES / "rowan")
        if "footer" in one.passage.paragraph.place.part
        for origin in one.origins
        if origin.source
    }
    assert files == {"house-style.docx"}


def test_what_was_typed_in_word_is_said_to_be_typed(workspace: Path) -> None:
    draft = put("linden", "decision-letter-mother.docx")
    edit(draft, "Zebras graze quietly here.")
    (one,) = traced(draft, "zebras graze", CASES / "linden")
    assert [(origin.anchor, origin.source) for origin in one.origins] == [(None, None)]


def test_words_typed_into_a_value_do_not_come_from_the_case(workspace: Path) -> None:
    draft = put("linden", "decision-letter-mother.docx")
    document = docx.Document(str(draft))
    text = next(
        node for node in document.element.body.iter("{*}t") if "forgotten either" in (node.text or "")
    )
    text.text = f"{text.text} Zebras graze quietly."
    document.save(str(draft))
    (one,) = traced(draft, "zebras graze", CASES / "linden")
    (origin,) = one.origins
    assert origin.is_new
    assert origin.anchor is not None
    assert origin.anchor.path == ("letters", "mother", "opening")


def test_a_changed_template_is_told_as_probable(copied_cases: Path) -> None:
    build("cases/linden", "--kind", "decision-letter")
    shutil.copytree(here(None, Path("output"), None).templates[0], "templates")
    template = Path("templates/decision-letter/template.docx")
    edit(template, "One more line.")
    source = only(LETTER, "I have not forgotten either").source
    assert source is not None
    assert not source.is_sure


def not_found() -> Result:
    build("cases/linden", "--kind", "decision-letter")
    return run("trace", LETTER, "What had we decided?")


def not_a_draft() -> Result:
    build("cases/linden", "--kind", "decision-letter")
    package = read_package(LETTER)
    LETTER.write_bytes(to_bytes({part: content for part, content in package.items() if part != DATA}))
    assert DATA not in load_package(LETTER.read_bytes(), "letter")
    return run("trace", LETTER, "sorry")


def test_a_file_that_does_not_say_what_it_is_cannot_be_traced(copied_cases: Path) -> None:
    done = not_a_draft()
    assert done.exit_code == 1
    assert "error: not-a-draft: " in done.output


def no_case() -> Result:
    build("cases/linden", "--kind", "decision-letter")
    Path("cases/linden").rename("elsewhere")
    return run("trace", LETTER, "I have not forgotten either")


COMMANDS: dict[str, tuple[Callable[[], Result], int]] = {
    "trace-not-found": (not_found, 1),
    "trace-no-case": (no_case, 0),
}


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_a_message_for_each_way_in_which_a_trace_ends(
    code: str, copied_cases: Path, file_regression: FileRegressionFixture
) -> None:
    command, exit_code = COMMANDS[code]
    result = command()
    assert result.exit_code == exit_code
    file_regression.check(
        result.output, fullpath=ERRORS / code / "expected.txt", encoding="utf-8", newline="\n"
    )


def test_a_draft_that_lies_elsewhere_belongs_to_the_case_with_its_reference(copied_cases: Path) -> None:
    build("cases/linden", "--kind", "decision-letter")
    Path("returned.docx").write_bytes(LETTER.read_bytes())
    assert (
        "written in   cases/linden/letters.yaml:7:" in run("trace", "returned.docx", "Eóin has died").output
    )


def test_the_case_may_stand_elsewhere_and_another_case_is_not_taken_for_it(copied_cases: Path) -> None:
    build("cases/linden", "--kind", "decision-letter")
    Path("cases/linden").rename("kept")
    shutil.copy("cases/partnership.yaml", ".")
    assert (
        "written in   kept/letters.yaml:7:" in run("trace", LETTER, "Eóin has died", "--case", "kept").output
    )
    other = run("trace", LETTER, "Eóin has died", "--case", "cases/rowan").output
    assert "trace-no-case" in other
    assert "written in" not in other
