"""An edited draft comes home: only what somebody changed is changed in the case."""

from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspr_docs.ooxml.namespaces import PRESERVE, w
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import path_text
from cspr_docs.word.anchors import DATA, Held
from cspr_docs.word.issue import read_issue
from tests.asked import some
from tests.conftest import SAMPLES
from tests.office import saved_by_libreoffice
from tests.returned_drafts import FOREWORD, REPORT, Draft, case_files, changed_files, pull, reviews, said


def nothing_changed(drafts: list[Path]) -> str:
    """What pulling the drafts of one case printed, which was that nothing was changed in any."""
    before = case_files()
    result = pull("--dry-run", *drafts)
    assert result.exit_code == 0, result.output
    assert "Nothing was changed in these drafts." in result.output
    assert case_files() == before
    return result.output


def drafts_of(case: str) -> list[Path]:
    """The drafts of a sample case."""
    return some(sorted(Path("output", case).glob("*.docx")))


@pytest.fixture
def one_of_each_kind(drafts: Path) -> list[Path]:
    """Rowan's drafts, among which each kind is that another sample case has."""
    kinds = {
        case: {read_issue(read_package(file)[DATA]).kind for file in drafts_of(case)} for case in SAMPLES
    }
    assert kinds["rowan"] >= set().union(*kinds.values())
    return drafts_of("rowan")


def test_an_untouched_draft_changes_nothing(drafts: Path) -> None:
    for case in SAMPLES:
        nothing_changed(drafts_of(case))


def test_a_draft_that_python_docx_saved_changes_nothing(one_of_each_kind: list[Path]) -> None:
    for file in one_of_each_kind:
        docx.Document(str(file)).save(str(file))
    nothing_changed(one_of_each_kind)


@pytest.mark.office
@pytest.mark.slow
def test_a_draft_that_libreoffice_saved_changes_nothing_and_its_losses_are_told(
    one_of_each_kind: list[Path],
) -> None:
    saved_by_libreoffice(*one_of_each_kind)
    told = nothing_changed(one_of_each_kind)
    forms = told.count("is a form that an agency fills in")
    assert told.count("was saved by LibreOffice") == len(one_of_each_kind) - forms


@pytest.mark.office
@pytest.mark.slow
def test_an_edit_is_taken_from_a_draft_that_libreoffice_saved(drafts: Path) -> None:
    draft = Draft(REPORT)
    draft.replace(FOREWORD, "little boy", "small boy")
    draft.say("final_report.title", "The boy Rowan")
    saved_by_libreoffice(draft.save())
    before = case_files()
    result = pull(REPORT)
    assert result.exit_code == 0, result.output
    assert set(changed_files(before)) == {
        "cases/rowan/final_report/foreword.md",
        "cases/rowan/final_report.yaml",
    }
    foreword = changed_files(before)["cases/rowan/final_report/foreword.md"].decode()
    assert foreword == before["cases/rowan/final_report/foreword.md"].decode().replace(
        "little boy", "small boy", 1
    )


SAID = b" So @mother said."


@pytest.mark.slow
@pytest.mark.no_cover  # other tests pull the same report
def test_the_texts_of_a_report_come_home_alone_and_a_second_pull_does_nothing(short_drafts: Path) -> None:
    prose = [one for one in Draft(REPORT).anchors if one.held is Held.PROSE and one.text]
    edited = []
    for number, anchor in enumerate(some(prose[::2])):
        at = path_text(anchor.path)
        draft = Draft(REPORT)
        paragraph = [one for one in draft.content(at).iter(w("p")) if said(one).strip()][-1]
        last = [text for text in paragraph.iter(w("t")) if text.text][-1]
        last.text = f"{last.text} So Mother said."
        last.set(PRESERVE, "preserve")
        before = case_files()
        edited.append(draft.save(f"edited{number}.docx"))
        result = pull(edited[-1])
        assert result.exit_code == 0, result.output
        [(name, after)] = changed_files(before).items()
        assert after.count(SAID) == before[name].count(SAID) + 1, at
        assert after.replace(SAID, b"").split() == before[name].replace(SAID, b"").split(), at
    now, kept = case_files(), reviews("rowan")
    again = pull(*edited).output
    assert "Nothing was changed" in again or "written" not in again
    assert again.endswith("Nothing new: these drafts were pulled before.\n")
    assert (case_files(), reviews("rowan")) == (now, kept)


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40).filter(
    lambda text: text.strip()
)


@pytest.mark.slow
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=WORDS, number=st.integers(0, 40))
def test_whatever_is_typed_into_a_text_changes_its_field_alone(
    short_drafts: Path, words: str, number: int
) -> None:
    draft = Draft(Path("output/rowan/decision-letter-mother.docx"))
    prose = [anchor for anchor in draft.anchors if anchor.held is Held.PROSE]
    at = path_text(prose[number % len(prose)].path)
    paragraph = next(one for one in draft.content(at).iter(w("p")) if said(one).strip())
    last = [text for text in paragraph.iter(w("t")) if text.text][-1]
    last.text = f"{last.text} {words}"
    last.set(PRESERVE, "preserve")
    before = case_files()
    try:
        result = pull(draft.save("edited.docx"))
        assert result.exit_code == 0, result.output
        assert len(changed_files(before)) <= 1
        now = case_files()
        pull("edited.docx")
        assert case_files() == now
    finally:
        for name, content in before.items():
            Path(name).write_bytes(content)


FACTS = {
    "final_report.title": ("Wren and Linden", "cases/rowan/final_report.yaml"),
    "review.lead_reviewer.name": ("Dr Ida Quarshie", "cases/rowan/review.yaml"),
    "review.panel.p2.role": ("Deputy designated nurse", "cases/rowan/review.yaml"),
    "final_report.version": ("1.1", "cases/rowan/final_report.yaml"),
    "partnership.name": ("Harrowmere & Vale Partnership", "cases/partnership.yaml"),
}


@pytest.mark.parametrize("at", FACTS)
def test_a_fact_comes_home_alone(at: str, short_drafts: Path) -> None:
    words, file = FACTS[at]
    draft = Draft(REPORT)
    draft.say(at, words)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 0, result.output
    assert "fact changed by Ann Reader" in result.output
    [(name, after)] = changed_files(before).items()
    assert name == file
    old, new = before[name].decode().splitlines(), after.decode().splitlines()
    [changed] = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    indent, _, value = changed[1].partition(": ")
    assert changed[0].startswith(f"{indent}: ")
    assert value.strip("'\"") == words.replace("Linden", "@linden")
