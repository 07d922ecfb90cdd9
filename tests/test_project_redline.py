"""`cspr redline`: what changed between two drafts, proved before it is written."""

import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import Result
from docx.document import Document
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture
from word_edits import edit, text_of

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import read_package
from cspr_docs.word.additions import BODY
from cspr_docs.word.anchors import DATA
from cspr_docs.word.issue import read_issue
from cspr_docs.word.revisions import ChangeKind, accepted, changes, rejected
from tests.commands import build, run
from tests.sample_documents import rendered

ERRORS = Path(__file__).parent / "errors"
OLD, NEW, CHANGED = Path("old.docx"), Path("new.docx"), Path("new.redline.docx")
LETTER = ("linden", "decision-letter-mother.docx")


def put(path: Path, case: str = LETTER[0], file_name: str = LETTER[1]) -> Path:
    path.write_bytes(rendered(case, file_name).content)
    return path


def body_of(path: Path) -> etree._Element:
    return etree.fromstring(read_package(path)[BODY])


def lines_of(root: etree._Element) -> list[str]:
    return ["".join(text.text or "" for text in p.iter(w("t"))) for p in root.iter(w("p"))]


def paths_in(path: Path, view: Callable[[etree._Element], etree._Element]) -> list[tuple[str | int, ...]]:
    """The data paths of the controls of one side of a file, in order."""
    package = read_package(path)
    anchors = {anchor.key: anchor.path for anchor in read_issue(package[DATA]).anchors}
    tags = (tag.get(w("val"), "") for tag in view(etree.fromstring(package[BODY])).iter(w("tag")))
    return [anchors[key] for key in tags if key in anchors]


def same(root: etree._Element) -> etree._Element:
    return root


def changed(edit_: Callable[[Document], object]) -> None:
    """OLD as it was issued, NEW as python-docx saves it after an edit."""
    put(OLD)
    document = docx.Document(str(put(NEW)))
    edit_(document)
    document.save(str(NEW))


def paragraph(document: Document, words: str) -> Any:
    return next(p for p in document.element.body.iter(w("p")) if words in "".join(p.itertext()))


def reword(document: Document) -> None:
    text = next(t for t in document.element.body.iter(w("t")) if "forgotten either" in (t.text or ""))
    text.text = text.text.replace("forgotten", "put aside")


def add_paragraph(document: Document) -> None:
    old = paragraph(document, "We understand how these things")
    new = deepcopy(old)
    for text in list(new.iter(w("t")))[1:]:
        text.getparent().remove(text)
    next(new.iter(w("t"))).text = "A new paragraph stands here."
    old.addnext(new)


def take_paragraph_out(document: Document) -> None:
    old = paragraph(document, "We understand how these things")
    old.getparent().remove(old)


def other_kind_of_paragraph(document: Document) -> None:
    paragraph(document, "We understand how these things").find(w("pPr")).find(w("pStyle")).set(
        w("val"), "Quote"
    )


def take_control_out(document: Document) -> None:
    control = next(c for c in document.element.body.iter(w("sdt")) if c.getparent().tag == w("body"))
    control.getparent().remove(control)


EDITS = (reword, add_paragraph, take_paragraph_out, other_kind_of_paragraph, take_control_out)


@pytest.mark.parametrize("edit_", EDITS)
def test_accepting_gives_the_new_file_and_rejecting_the_old(
    edit_: Callable[[Document], object], workspace: Path
) -> None:
    changed(edit_)
    result = run("redline", OLD, NEW, "--author", "Ann Other")
    assert result.exit_code == 0, result.output
    root = body_of(CHANGED)
    assert lines_of(accepted(root)) == lines_of(body_of(NEW))
    assert lines_of(rejected(root)) == lines_of(body_of(OLD))
    found = changes(root)
    assert {change.author for change in found} == {"Ann Other"}
    assert len(found) < 40
    assert paths_in(CHANGED, rejected) == paths_in(OLD, same)
    assert paths_in(CHANGED, accepted) == paths_in(NEW, same)


def test_a_reworded_sentence_in_a_long_text_shows_as_those_words_alone(workspace: Path) -> None:
    changed(reword)
    run("redline", OLD, NEW)
    assert [(change.kind, change.text) for change in changes(body_of(CHANGED))] == [
        (ChangeKind.INSERTED, "put aside"),
        (ChangeKind.DELETED, "forgotten"),
    ]


def test_the_same_two_files_give_the_same_bytes_and_are_left_alone(workspace: Path) -> None:
    changed(reword)
    before = OLD.read_bytes(), NEW.read_bytes()
    for name in ("a.docx", "b.docx"):
        assert run("redline", OLD, NEW, "--output", name).exit_code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert (OLD.read_bytes(), NEW.read_bytes()) == before


def test_ids_and_names_are_unique_in_the_file_with_changes(workspace: Path) -> None:
    changed(take_control_out)
    run("redline", OLD, NEW)
    root = body_of(CHANGED)
    controls = [id_.get(w("val")) for id_ in root.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    starts = list(root.iter(w("bookmarkStart")))
    ids, names = [one.get(w("id")) for one in starts], [one.get(w("name")) for one in starts]
    assert len(set(controls)) == len(controls) > 10
    assert len(set(ids)) == len(ids) > 10
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(str(end.get(w("id"))) for end in root.iter(w("bookmarkEnd")))
    assert "csprlandmark" not in etree.tostring(root).decode()


def test_a_file_saved_by_another_program_without_an_edit_says_the_same(workspace: Path) -> None:
    changed(lambda _: None)
    assert run("redline", OLD, NEW).output.splitlines() == [
        "comparing old.docx with new.docx …",
        "new.docx: both say the same; nothing was written",
    ]
    assert not CHANGED.exists()


def test_two_builds_are_compared_draft_by_draft(copied_cases: Path) -> None:
    words = ("cases/linden", "--kind", "decision-letter")
    build(*words, "--output", "before")
    path = Path("cases/linden/letters.yaml")
    path.write_text(path.read_text("utf-8").replace("I have not forgotten either", "I remember it"), "utf-8")
    build(*words, "--output", "after")
    result = run("redline", "before/linden", "after/linden", "--output", "changes")
    assert result.exit_code == 0
    assert [file.name for file in Path("changes").iterdir()] == ["decision-letter-mother.redline.docx"]
    assert result.output.count("both say the same") == 2
    assert "I remember it" in text_of(next(Path("changes").iterdir()))


def test_a_report_with_pictures_is_compared(copied_cases: Path) -> None:
    words = ("cases/hawthorn", "--kind", "final-report")
    build(*words, "--output", "before")
    path = next(Path("cases/hawthorn").rglob("final_report.yaml"))
    path.write_text(path.read_text("utf-8").replace("[timeline, genogram]", "[genogram]"), "utf-8")
    build(*words, "--output", "after")
    old, new = (Path(folder) / "hawthorn/final-report.docx" for folder in ("before", "after"))
    result = run("redline", old, new, "--output", CHANGED)
    assert result.exit_code == 0, result.output
    assert lines_of(rejected(body_of(CHANGED))) == lines_of(body_of(old))


def test_a_value_more_at_the_beginning_changes_no_other_value(copied_cases: Path) -> None:
    build("cases/rowan", "--kind", "final-report", "--output", "before")
    Path("cases/rowan/final_report/foreword.md").unlink()
    build("cases/rowan", "--kind", "final-report", "--output", "after")
    old, new = (Path(folder) / "rowan/final-report.docx" for folder in ("before", "after"))
    assert run("redline", old, new, "--output", CHANGED).exit_code == 0
    assert paths_in(CHANGED, rejected) == paths_in(old, same)
    assert paths_in(CHANGED, accepted) == paths_in(new, same)
    deleted = [change.text for change in changes(body_of(CHANGED)) if change.kind is ChangeKind.DELETED]
    assert any("They never stood on one page" in text for text in deleted)
    assert not any("slept there for two hours" in text for text in deleted)


def without_library() -> Result:
    changed(reword)
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(__import__("sys").modules, "python_redlines", None)
        return run("redline", OLD, NEW)


def inexact() -> Result:
    changed(reword)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cspr_docs.word.redline.making.compare", lambda _, new, *__, **___: new)
        return run("redline", OLD, NEW)


def not_made() -> Result:
    changed(reword)

    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "redline")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("python_redlines.DocxodusEngine.run_redline", fail)
        return run("redline", OLD, NEW)


def exists() -> Result:
    changed(reword)
    edit(put(CHANGED), "A reviewer's line.")
    before = CHANGED.read_bytes(), NEW.read_bytes()
    first = run("redline", OLD, NEW)
    second = run("redline", OLD, NEW, "--output", NEW, "--force")
    assert (CHANGED.read_bytes(), NEW.read_bytes()) == before
    first.output_bytes += second.output_bytes
    return first


def no_pair() -> Result:
    put(OLD)
    Path("folder").mkdir()
    return run("redline", OLD, "folder")


def not_written() -> Result:
    changed(reword)
    Path("taken").write_text("a file stands here", "utf-8")
    return run("redline", OLD, NEW, "--output", "taken/new.docx")


COMMANDS: dict[str, Callable[[], Result]] = {
    "redline-exists": exists,
    "redline-inexact": inexact,
    "redline-no-pair": no_pair,
    "redline-not-installed": without_library,
    "redline-not-made": not_made,
    "redline-not-written": not_written,
}


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_what_cannot_be_compared_is_said_and_nothing_is_written(
    code: str, workspace: Path, file_regression: FileRegressionFixture
) -> None:
    result = COMMANDS[code]()
    assert result.exit_code == 1
    assert CHANGED.exists() == (code == "redline-exists")
    assert not list(Path().glob(".*"))
    file_regression.check(
        result.output, fullpath=ERRORS / code / "expected.txt", encoding="utf-8", newline="\n"
    )


def test_force_writes_over_an_earlier_comparison(workspace: Path) -> None:
    changed(reword)
    shutil.copy(OLD, CHANGED)
    assert run("redline", OLD, NEW, "--force").exit_code == 0
    assert "put aside" in text_of(CHANGED)


def test_a_damaged_file_is_told_and_the_other_drafts_are_compared(workspace: Path) -> None:
    for folder in ("before", "after"):
        Path(folder).mkdir()
        put(Path(folder) / "a.docx")
        put(Path(folder) / "b.docx")
    whole = Path("after/a.docx").read_bytes()
    Path("after/a.docx").write_bytes(whole[: len(whole) // 2])
    result = run("redline", "before", "after")
    assert result.exit_code == 1
    assert "word-file-damaged" in result.output
    assert "b.docx: both say the same" in result.output
