"""Reports that must not become public: every reason at once, each with its place, and nothing written."""

import re
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.files import write_folder
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package, to_bytes
from cspr_docs.publish.record import sealed, sha256, verify
from cspr_docs.word.anchors import DATA
from tests.commands import build, publish, run
from tests.hostile_files import HOSTILE
from tests.returned_drafts import Draft, a_paragraph, gone
from tests.sent_packages import codes

REPORT, BRIEFING = Path("output/rowan/final-report.docx"), Path("output/rowan/learning-briefing.docx")
"""The briefing is a tenth as long, and where it is published every look is the same."""

BACKGROUND = "learning_briefing.background"

pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")


def refused(*words: str | Path) -> tuple[list[str], str]:
    """The codes that `cspr publish` refused with, and all that it printed."""
    done = publish(*words)
    assert done.exit_code == 1, done.output
    assert not list(Path("output").glob("*/published"))
    return codes(done), done.output


@pytest.mark.slow
@pytest.mark.usefixtures("drafts")
def test_a_draft_is_refused_with_all_its_reasons() -> None:
    found, told = refused("output/hawthorn/learning-briefing.docx")
    assert {"publish-draft", "publish-unfinished"} <= set(found)
    assert "it still says DRAFT" in told
    assert "Not published; no package was written." in told


@pytest.mark.slow
def test_words_that_somebody_typed_for_later_are_told_each_at_its_place() -> None:
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "a baby when", "a TBC baby, [insert age], when")
    draft.replace("learning_briefing.lived_experience", "at her window", "at her XXX window")
    draft.save()
    found, told = refused(BRIEFING)
    assert found.count("publish-unfinished") == 3
    for words in ("TBC", "[insert age]"):
        assert f"a word stands where the text itself should (under “Why we looked”): {words}\n" in told
    assert "under “What life was like for Rowan”): XXX\n" in told


@pytest.mark.slow
def test_what_is_unsafe_is_told_with_all_other_reasons() -> None:
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "a baby when", "a TBC baby of Zofia’s when")
    last = draft.content(BACKGROUND)[-1]
    etree.SubElement(last, w("fldSimple"), {w("instr"): " INCLUDETEXT notes.docx "})
    draft.save()
    found, told = refused(BRIEFING)
    assert {"word-field-fetches", "publish-unfinished", "published-name"} <= set(found)
    assert "Zofia" not in told


@pytest.mark.slow
def test_names_sections_and_changes_are_told_together() -> None:
    draft = Draft(REPORT)
    draft.replace("final_report.summary", "to a young mother", "to Wojciech Zieliński-O'Hare")
    for paragraph in list(draft.content("final_report.lived_experience"))[1:-1]:
        gone(paragraph)
    draft.say("review.method", "Reading.")
    draft.save()
    Path("cases/rowan/identities.yaml").write_text(
        "people:\n  rowan: {first_name: Wojciech, last_name: Zieliński-O'Hare}\n", "utf-8"
    )
    found, told = refused(REPORT)
    assert {"published-name", "publish-section"} <= set(found)
    assert found.count("publish-section") == 2
    assert "Zieliński" not in told
    assert "Wojciech" not in told
    assert "under “Summary”" in told


@pytest.mark.slow
def test_where_hidden_data_cannot_be_taken_out_names_are_told_all_the_same_in_the_order_of_the_text() -> None:
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "a baby when", "a baby of Zofia’s when")
    last = draft.content("learning_briefing.lived_experience")[-1]
    last.addnext(a_paragraph("An account by Kajetan himself."))
    etree.SubElement(last, w("contentPart"))
    draft.save()
    found, told = refused(BRIEFING)
    assert {"scrub-refused", "published-name"} <= set(found)
    assert "could not be taken out" in told
    assert "Zofia" not in told
    assert told.index("the first name of Mother") < told.index("the first name of Rowan")


@pytest.mark.slow
def test_what_the_case_decided_and_lacks_is_told_together() -> None:
    Path("cases/rowan/identities.yaml").unlink()
    plan = Path("cases/rowan/publication.yaml")
    plan.write_text(plan.read_text("utf-8").replace("kind: delayed", "kind: improvements_only"), "utf-8")
    found, _ = refused(BRIEFING)
    assert {"publish-plan", "publish-no-names"} <= set(found)
    assert "publish-embargo" in found


def test_a_paper_for_the_panel_is_not_published() -> None:
    found, told = refused("output/rowan/rapid-review.docx")
    assert found == ["publish-not-public"]
    assert "cspr send" in told


def saying(name: str, value: str) -> None:
    """The report, as if its own data said something else of it; an empty value leaves it out."""
    package = read_package(REPORT)
    said = f' {name}="{value}"' if value else ""
    data, times = re.subn(rf' {name}="[^"]*"', said, package[DATA].decode(), count=1)
    assert times == 1
    REPORT.write_bytes(to_bytes({**package, DATA: data.encode()}))


def test_a_draft_that_does_not_say_of_which_kind_it_is_must_be_built_again() -> None:
    saying("kind", "")
    found, told = refused(REPORT)
    assert found == ["not-a-draft"]
    assert "does not say what kind of document it is" in told
    assert "take its edits into the case with 'cspr pull output/rowan/final-report.docx'" in told
    assert "build it again with 'cspr build --force'" in told


def test_a_draft_that_was_made_for_another_reader_is_not_published() -> None:
    saying("reader", "family")
    found, told = refused(REPORT)
    assert found == ["publish-not-public"]
    assert "this draft was made for another reader: family" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "told"),
    [("final_report", "mandatory sections              18 of 18"), ("final_reprot", "none asked for")],
)
def test_a_second_kind_for_the_public_has_the_sections_that_its_settings_name(key: str, told: str) -> None:
    assert run("templates").exit_code == 0
    kind = Path("templates/final-report").rename("templates/our-report") / "document.yaml"
    text = kind.read_text("utf-8")
    assert "sections: final_report\n" in text
    kind.write_text(text.replace("sections: final_report\n", f"sections: {key}\n"), "utf-8")
    saying("kind", "our-report")
    done = publish(REPORT, "--dry-run")
    assert told in done.output
    is_unknown = 'no mandatory sections "final_reprot"' in done.output
    assert is_unknown == ('did you mean "final_report"?' in done.output) == (key == "final_reprot")
    assert ("publish-section" in codes(done)) is is_unknown


@pytest.mark.slow
def test_what_is_decided_never_covers_a_whole_name(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("cases/rowan/publication/decisions.yaml").unlink()
    Path("cases/rowan/identities.yaml").write_text(
        "people:\n  rowan: {first_name: Wojciech, last_name: Zieliński}\n", "utf-8"
    )
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "a baby when", "a baby of Wojciech Zieliński’s, on 0161 496 0123, when")
    draft.save()
    done = publish(BRIEFING, "--review", "--by", "Ines Varga", answers="y\nAgreed\n" * 40)
    assert done.exit_code == 1
    assert "published-name" in codes(done)
    assert "nothing makes it fit to be published" in done.output


@pytest.mark.slow
@pytest.mark.parametrize("answers", ["q\n", "n\n"])
def test_where_nothing_is_decided_nothing_is_said_to_be_kept(answers: str) -> None:
    draft = Draft(BRIEFING)
    draft.replace(BACKGROUND, "a baby when", "a baby, on 0161 496 0123, when")
    draft.save()
    decisions = Path("cases/rowan/publication/decisions.yaml")
    before = decisions.read_bytes()
    done = publish(BRIEFING, "--review", "--by", "Ines Varga", answers=answers)
    assert "Nothing was decided to stand; the case is as it was." in done.output
    assert "Looking again" not in done.output
    assert decisions.read_bytes() == before


def test_a_folder_without_a_record_proves_nothing(tmp_path: Path) -> None:
    done = run("verify", tmp_path)
    assert done.exit_code == 1
    assert "verify-no-record" in done.output
    (tmp_path / "publication.json").write_text("[]", "utf-8")
    assert "is no record of ours" in run("verify", tmp_path).output
    for nothing in (tmp_path / "publication.json", tmp_path / "nowhere"):
        assert "there is no such folder\n" in run("verify", nothing).output


def test_a_file_that_a_file_manager_left_there_is_to_be_taken_out(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write_folder(
        folder,
        {"sending.json": sealed({"outputs": {"a.pdf": sha256(b"x")}}), "a.pdf": b"x", ".DS_Store": b"y"},
    )
    done = run("verify", folder)
    assert codes(done) == ["verify-changed"]
    assert "hint: take it out of the folder and verify again" in done.output
    (folder / ".DS_Store").unlink()
    assert run("verify", folder).exit_code == 0


def test_a_record_whose_files_are_missing_or_changed_tells_each(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write_folder(folder, {"sending.json": b'{"outputs": {"a.pdf": "00", "b.pdf": "00"}}', "a.pdf": b"x"})
    problems = verify(folder).problems
    assert [problem.code for problem in problems] == ["verify-changed"] * 3
    assert {Path(problem.file).name for problem in problems} == {"sending.json", "a.pdf", "b.pdf"}


@pytest.mark.parametrize("record", ['{"outputs": []}', "[" * 100_000, "\0", '{"outputs": {"a": 1}}'])
def test_whatever_a_record_holds_it_is_told_in_plain_words(tmp_path: Path, record: str) -> None:
    (tmp_path / "publication.json").write_text(record, "utf-8")
    done = run("verify", tmp_path)
    assert done.exit_code == 1
    assert {"verify-no-record", "verify-changed"} & set(codes(done))


def test_what_lies_behind_a_link_is_nothing_that_was_checked(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "package", tmp_path / "elsewhere"
    write_folder(folder, {"sending.json": sealed({"outputs": {"a.pdf": sha256(b"x")}}), "a.pdf": b"x"})
    assert verify(folder).problems == ()
    write_folder(elsewhere, {"names.txt": b"names"})
    (folder / "more").symlink_to(elsewhere)
    (folder / "a.pdf").unlink()
    (elsewhere / "a.pdf").write_bytes(b"x")
    (folder / "a.pdf").symlink_to(elsewhere / "a.pdf")
    assert {Path(problem.file).name for problem in verify(folder).problems} == {"a.pdf", "more"}


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_says_so() -> None:
    Path("output/rowan/published").write_text("a file in the way", "utf-8")
    done = publish(BRIEFING)
    assert done.exit_code == 1
    assert codes(done)[-1] == "publish-not-written"
    assert Path("output/rowan/published").read_text("utf-8") == "a file in the way"


@pytest.mark.no_cover  # the refusals above and tests/test_word_hazards.py reach the same lines
@pytest.mark.slow
def test_hostile_files_are_refused_by_the_command_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every eighth, made of the shortest paper for the public; tests/test_word_hazards.py has them all, of a report."""
    monkeypatch.setattr("tests.hostile_parts._draft", BRIEFING.read_bytes)
    before = {path: path.read_bytes() for path in Path("cases").rglob("*") if path.is_file()}
    for name, hostile in tuple(HOSTILE.items())[::8]:
        path = tmp_path / name / "report.docx"
        path.parent.mkdir()
        hostile.write(path)
        found, told = refused(path)
        assert hostile.code in found, (name, told)
        assert hostile.reason.split()[0] in told, name
    assert len(HOSTILE) >= 40
    assert {path: path.read_bytes() for path in before} == before


def test_a_report_of_no_case_here_is_not_published(tmp_path: Path) -> None:
    build("cases/rowan", "--kind", "final-report")
    for path in Path("cases").iterdir():
        if path.is_dir():
            path.rename(tmp_path / path.name)
    found, _ = refused(REPORT)
    assert found
