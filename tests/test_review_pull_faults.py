"""Drafts that cannot be pulled, and disks that fail: one clear message, and every file whole and as it was."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.casefile.splice import ChangedFile, write_splice
from cspr_docs.files import write_whole
from cspr_docs.word.anchors import DATA
from tests.conftest import CASES
from tests.killing import killed_after
from tests.returned_drafts import Draft, case_files, pull, reviews
from tests.test_bad_input import ERRORS
from tests.test_review_pull_edits import FILE, FOREWORD, REPORT

SUMMARY = Path("cases/rowan/final_report/summary.md")


def edited() -> Path:
    """The report with an edit in each of two texts."""
    draft = Draft(REPORT)
    draft.replace(FOREWORD, "little boy", "small boy")
    draft.replace("final_report.summary", "young mother", "very young mother")
    return draft.save()


def plain_word_file() -> Result:
    docx.Document().save("notes.docx")
    return pull("notes.docx")


def no_such_case() -> Result:
    case = Path("cases/rowan/case.yaml")
    case.write_text(case.read_text("utf-8").replace("HSCP-2025-07", "HSCP-2025-77"), "utf-8")
    return pull(REPORT)


def another_case() -> Result:
    shutil.copytree(CASES / "linden", "cases/linden")
    return pull(REPORT, "--case", "cases/linden")


def case_changed_meanwhile() -> Result:
    file = edited()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cspr_docs.project.pull.write_splice", saved_in_an_editor_first)
        return pull(file)


def saved_in_an_editor_first(splice: tuple[ChangedFile, ...]) -> None:
    SUMMARY.write_text("Somebody's new words.\n", "utf-8")
    write_splice(splice)


def case_not_writable() -> Result:
    file = edited()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cspr_docs.casefile.splice.writing.write_whole", open_elsewhere)
        return pull(file)


def open_elsewhere(path: Path, content: bytes) -> None:
    """Refuses one file, as Windows does while another program holds it open."""
    if path == SUMMARY:
        raise PermissionError(13, "Permission denied")
    write_whole(path, content)


FAULTS: dict[str, Callable[[], Result]] = {
    "not-a-draft": plain_word_file,
    "case-of-draft": no_such_case,
    "draft-of-another-case": another_case,
    "changed-meanwhile": case_changed_meanwhile,
    "case-not-written": case_not_writable,
}


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_pull_that_cannot_be_says_why_and_writes_nothing(
    code: str, short_drafts: Path, file_regression: FileRegressionFixture
) -> None:
    result = FAULTS[code]()
    assert result.exit_code == 1
    assert f"error: {code}: " in result.output
    assert "small boy" not in Path(FILE).read_text("utf-8")
    assert not reviews("rowan")
    assert not [path for path in Path("cases").rglob(".*") if path.is_file()]
    told = "".join(f"{line}\n" for line in result.output.splitlines() if "'cspr explain CODE'" not in line)
    file_regression.check(told, fullpath=ERRORS / code / "expected.txt", encoding="utf-8", newline="\n")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def no_word_file(path: Path) -> None:
    path.write_bytes(b"Only words.")


def bomb(path: Path) -> None:
    stream = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/large.bin", b"\0" * 120_000_000)
    path.write_bytes(stream.getvalue())


def body_cut(path: Path) -> None:
    draft = Draft(path)
    draft.parts["word/comments.xml"] = b"<w:comments"
    rels = draft.parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rC" Type="{kind}" Target="comments.xml"/></Relationships>'
    draft.parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", link).encode()
    draft.save()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut_short, "word-file-damaged"),
        (no_word_file, "word-file-damaged"),
        (bomb, "word-file-unsafe"),
        (body_cut, "word-file-damaged"),
    ],
)
def test_a_spoiled_file_is_refused_and_so_are_the_others_with_it(
    spoil: Callable[[Path], None], code: str, short_drafts: Path
) -> None:
    good = edited().rename("good.docx")
    bad = Path("output/rowan/meeting-minutes.docx")
    spoil(bad)
    before = case_files()
    result = pull(good, bad)
    assert result.exit_code == 1
    assert f": error: {code}: " in result.output
    assert case_files() == before
    assert not reviews("rowan")


def test_a_draft_without_the_part_that_says_what_it_is_is_refused_with_what_to_do(short_drafts: Path) -> None:
    draft = Draft(Path("output/rowan/final-report.docx"))
    draft.replace("final_report.foreword", "little boy", "small boy")
    del draft.parts[DATA]
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    path = draft.save("stripped.docx")
    result = pull(path)
    assert result.exit_code == 1
    assert "it has lost what marked it as one" in result.output
    assert "hint: " in result.output
    assert {each: each.read_bytes() for each in before} == before


def test_a_ledger_that_cannot_be_read_stops_the_pull_before_anything_is_written(short_drafts: Path) -> None:
    file = edited()
    ledger = Path("cases/rowan/reviews/ledger.yaml")
    ledger.parent.mkdir()
    ledger.write_text("entries: [\n", "utf-8")
    before = case_files()
    result = pull(file)
    assert result.exit_code == 1
    assert "reviews/ledger.yaml" in result.output
    assert case_files() == before
    assert ledger.read_text("utf-8") == "entries: [\n"


def test_a_case_that_cannot_be_read_is_named(short_drafts: Path) -> None:
    Path("cases/rowan/incident.yaml").write_text("nature: [\n", "utf-8")
    result = pull(REPORT)
    assert result.exit_code == 1
    assert "mend cases/rowan first" in result.output


def test_of_the_cases_here_only_those_that_may_have_the_reference_are_read_whole(drafts: Path) -> None:
    for name in ("linden", "rowan"):
        Path(f"cases/{name}/incident.yaml").write_text("nature: [\n", "utf-8")
    Path("cases/hawthorn/case.yaml").write_text("reference: [\n", "utf-8")
    result = pull(REPORT)
    assert result.exit_code == 1
    assert "mend cases/hawthorn, cases/rowan first" in result.output


@pytest.mark.parametrize("survived", range(3))
def test_a_pull_that_is_killed_leaves_whole_files_and_the_next_one_completes_it(
    survived: int, short_drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = edited()
    old = case_files()
    with killed_after(survived, monkeypatch):
        pull(file)
    halfway = case_files()
    assert not [path for path in Path("cases").rglob(".*") if path.is_file()]
    result = pull(file)
    assert result.exit_code == 0, result.output
    new = case_files()
    assert {name for name in new if new[name] != old[name]} == {FILE, SUMMARY.as_posix()}
    assert all(content in (old[name], new[name]) for name, content in halfway.items())
    ledger = reviews("rowan")["ledger.yaml"]
    assert FOREWORD in ledger
    assert "final_report.summary" in ledger
    assert ledger.count("sha256") == 1
