"""Drafts on disk: nothing that a person edited is ever written over, and nothing is ever half written."""

import hashlib
import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.documents.drafts.manifest import IssuedDraft, Manifest, Planned, write_manifest
from cspr_docs.documents.drafts.writing import Draft, DraftOutcome, step_for, take
from cspr_docs.project.sent import changed_since_sent
from schemas.sending import Sending, SentTo
from tests.commands import build, outcomes
from tests.conftest import CASES
from tests.killing import killed_after
from tests.sample_documents import sample
from tests.short_case import leave_out
from tests.word_edits import edit, text_of

REPORT = "rapid-review.docx"


@pytest.fixture(scope="module")
def linden_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with what the shorter drafts need of a case, and these built; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("linden")
    shutil.copytree(CASES / "linden", folder / "cases/linden")
    leave_out("linden", folder / "cases/linden", but_not=("letters*",))
    shutil.copy(CASES / "partnership.yaml", folder / "cases")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert build("cases/linden").exit_code == 0
    return folder


@pytest.fixture
def linden(linden_once: Path, workspace: Path) -> Path:
    """One case in a workspace of its own, already built."""
    shutil.copytree(linden_once, workspace, dirs_exist_ok=True)
    return Path("output/linden")


def change_the_case(words: str = "A sentence that was not there before.") -> None:
    file = Path("cases/linden/rapid_review/facts.md")
    file.write_text(f"{file.read_text('utf-8')}\n{words}\n", "utf-8")


def test_a_second_build_changes_no_file(linden: Path) -> None:
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in linden.iterdir() if path.is_file()
    }
    result = build("cases/linden")
    assert set(outcomes(result).values()) <= {"unchanged", "not made"}
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in linden.iterdir() if path.is_file()
    } == before


def test_a_second_build_tells_the_same_problems(linden: Path) -> None:
    shutil.rmtree(linden)
    first, second = build("cases/linden"), build("cases/linden")
    told = [result.output.split("\n\n", 1)[1] for result in (first, second)]
    assert told[0] == told[1]
    assert "advice" in told[0]


def test_a_changed_case_makes_the_draft_anew(linden: Path) -> None:
    letters = {path.name: path.read_bytes() for path in linden.glob("decision-letter*.docx")}
    change_the_case()
    result = build("cases/linden")
    assert outcomes(result)[REPORT] == "written"
    assert "A sentence that was not there before." in text_of(linden / REPORT)
    assert {path.name: path.read_bytes() for path in linden.glob("decision-letter*.docx")} == letters


def test_an_edited_draft_is_kept_and_the_new_one_is_put_beside_it(linden: Path) -> None:
    edited = edit(linden / REPORT, "A reviewer's sentence.")
    change_the_case()
    result = build("cases/linden")
    assert result.exit_code == 1
    assert (linden / REPORT).read_bytes() == edited
    assert "A sentence that was not there before." in text_of(linden / "rapid-review.new.docx")
    assert "rapid-review.new.docx" in result.output
    assert "--force" in result.output


def test_an_edited_draft_stays_while_the_case_says_the_same(linden: Path) -> None:
    edited = edit(linden / REPORT, "A reviewer's sentence.")
    for _ in range(2):
        result = build("cases/linden")
        assert outcomes(result)[REPORT] == "edited, kept"
    assert (linden / REPORT).read_bytes() == edited
    assert not list(linden.glob("*.new*.docx"))


def test_a_new_draft_that_was_edited_too_is_kept_as_well(linden: Path) -> None:
    first = edit(linden / REPORT, "One reviewer's sentence.")
    change_the_case()
    build("cases/linden")
    second = edit(linden / "rapid-review.new.docx", "Another reviewer's sentence.")
    change_the_case("Yet another sentence.")
    build("cases/linden")
    assert (linden / REPORT).read_bytes() == first
    assert (linden / "rapid-review.new.docx").read_bytes() == second
    assert "Yet another sentence." in text_of(linden / "rapid-review.new-2.docx")


def test_force_replaces_an_edited_draft_and_keeps_a_copy(linden: Path) -> None:
    edited = edit(linden / REPORT, "A reviewer's sentence.")
    change_the_case()
    result = build("cases/linden", "--force")
    assert result.exit_code == 0
    assert (linden / "rapid-review.edited.docx").read_bytes() == edited
    assert "A sentence that was not there before." in text_of(linden / REPORT)
    again = edit(linden / REPORT, "A second edit.")
    change_the_case("More.")
    build("cases/linden", "--force")
    assert (linden / "rapid-review.edited.docx").read_bytes() == edited
    assert (linden / "rapid-review.edited-2.docx").read_bytes() == again


def test_a_file_that_somebody_put_there_is_not_written_over(copied_cases: Path) -> None:
    stranger = Path("output/linden") / REPORT
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"somebody's own file")
    result = build("cases/linden")
    assert result.exit_code == 1
    assert stranger.read_bytes() == b"somebody's own file"
    assert (stranger.parent / "rapid-review.new.docx").exists()


def test_a_deleted_draft_comes_back(linden: Path) -> None:
    content = (linden / REPORT).read_bytes()
    (linden / REPORT).unlink()
    assert outcomes(build("cases/linden"))[REPORT] == "written"
    assert (linden / REPORT).read_bytes() == content


def test_only_what_is_asked_for_is_made(copied_cases: Path) -> None:
    build("cases/linden", "--kind", "decision-letter", "--recipient", "father")
    assert sorted(path.name for path in Path("output/linden").glob("*.docx")) == [
        "decision-letter-father.docx"
    ]


@pytest.mark.parametrize("survived", range(5))
def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_it(
    linden: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    folder = linden
    old = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    partnership = Path("cases/partnership.yaml")
    partnership.write_text(
        partnership.read_text("utf-8").replace("Harrowmere Safeguarding", "Harrowmere & Vale Safeguarding"),
        "utf-8",
    )
    with killed_after(survived, monkeypatch):
        build("cases/linden")
    assert not [path for path in folder.rglob(".*") if path.is_file()]
    result = build("cases/linden")
    assert result.exit_code == 0, result.output
    new = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    assert new.keys() == old.keys()
    assert all(new[name] != old[name] for name in old)


def test_an_output_folder_that_is_a_link_is_refused(copied_cases: Path) -> None:
    elsewhere = Path("elsewhere")
    elsewhere.mkdir()
    Path("output").symlink_to(elsewhere.resolve(), target_is_directory=True)
    result = build("cases/linden")
    assert result.exit_code == 1
    assert "output-is-link" in result.output
    assert not list(elsewhere.iterdir())


def test_an_output_folder_that_cannot_be_written_is_told(copied_cases: Path) -> None:
    Path("output").write_text("a file stands here", "utf-8")
    result = build("cases/linden")
    assert result.exit_code == 1
    assert "output-not-writable" in result.output
    assert Path("output").read_text("utf-8") == "a file stands here"


def test_a_manifest_that_cannot_be_read_stops_the_build_and_touches_nothing(linden: Path) -> None:
    (linden / "manifest.json").write_text("{broken", "utf-8")
    before = {path: path.read_bytes() for path in linden.iterdir() if path.is_file()}
    change_the_case()
    result = build("cases/linden")
    assert result.exit_code == 1
    assert "manifest-unreadable" in result.output
    assert {path: path.read_bytes() for path in linden.iterdir() if path.is_file()} == before


def test_a_case_with_an_error_leaves_its_drafts_as_they_were(linden: Path) -> None:
    before = {path: path.read_bytes() for path in linden.iterdir() if path.is_file()}
    file = Path("cases/linden/incident.yaml")
    file.write_text(f"{file.read_text('utf-8')}\nnature_of_it: child_death\n", "utf-8")
    result = build("cases/linden")
    assert result.exit_code == 1
    assert "unknown-field" in result.output
    assert {path: path.read_bytes() for path in linden.iterdir() if path.is_file()} == before


def test_one_broken_case_does_not_keep_the_others_from_being_built(copied_cases: Path) -> None:
    Path("cases/linden/incident.yaml").write_text("nature: [\n", "utf-8")
    result = build("cases/linden", "cases/larch")
    assert result.exit_code == 1
    assert Path("output/larch/referral.docx").exists()
    assert not Path("output/linden").exists()


def test_drafts_are_for_their_owner_alone(linden: Path) -> None:
    assert {path.stat().st_mode & 0o077 for path in linden.glob("*.docx")} == {0}


def test_the_manifest_names_what_each_draft_was_made_from(linden: Path) -> None:
    manifest = json.loads((linden / "manifest.json").read_text("utf-8"))
    assert {entry["made_from"] for entry in manifest["drafts"].values()} == {manifest["looked_at"]}


CONTENTS = st.sampled_from([b"first", b"second", b"third"])
STEPS = st.one_of(st.tuples(st.just("build"), CONTENTS), st.tuples(st.just("edit"), st.binary(min_size=1)))


@settings(max_examples=200)
@given(st.lists(STEPS))
def test_whatever_is_built_and_edited_no_edit_is_ever_lost(steps: list[tuple[str, bytes]]) -> None:
    folder = Path(tempfile.mkdtemp())
    known: IssuedDraft | None = None
    edits: set[bytes] = set()
    try:
        for kind, content in steps:
            if kind == "edit":
                (folder / REPORT).write_bytes(b"edited " + content)
                edits.add(b"edited " + content) if known else None
                continue
            draft = Draft(REPORT, content, "", 0)
            step = step_for(folder, draft, known, force=False)
            before = {
                path.read_bytes() for path in folder.iterdir() if path.read_bytes().startswith(b"edited ")
            }
            take(step, draft)
            known = step.issue
            after = {path.read_bytes() for path in folder.iterdir()}
            assert before <= after
            assert content in after or step.outcome is DraftOutcome.EDITED
    finally:
        shutil.rmtree(folder)


def test_two_letters_to_one_person_are_compared_each_with_what_was_sent_of_it(tmp_path: Path) -> None:
    for item in ("l1", "l2"):
        (tmp_path / f"{item}.docx").write_text(item)
    letters = [Planned("Letter", "decision-letter", item, "mother", f"{item}.docx") for item in ("l1", "l2")]
    write_manifest(tmp_path, Manifest(planned=tuple(letters)))
    sent = tuple(
        Sending(
            id=f"s-{item}", document="decision-letter", item=item, to=SentTo.FAMILY, recipient="mother",
            on=date(2026, 11, 22), package=f"sent/{item}", draft=hashlib.sha256(item.encode()).hexdigest(),
        )
        for item in ("l1", "l2")
    )  # fmt: skip
    case = sample("linden").facts.case.model_copy(update={"sent": sent})

    assert list(changed_since_sent(case, tmp_path)) == []
    (tmp_path / "l2.docx").write_text("another text")
    [problem] = changed_since_sent(case, tmp_path)
    assert "l2.docx no longer says what was sent to mother" in problem.message
    assert "--recipient l2" in problem.hint
