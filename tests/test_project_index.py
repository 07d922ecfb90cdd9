"""Of many cases those in which nothing changed are known without opening a file; the index is never the truth."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cspr_docs.cli import building
from cspr_docs.documents.drafts import inputs, manifest
from cspr_docs.project import build_many
from cspr_docs.project.index import FILE, Index
from tests.commands import build
from tests.conftest import CASES, TEMPLATES
from tests.killing import killed_after

NUMBER = 4
INDEX = Path("output") / FILE
UNCHANGED = f"{NUMBER} cases, {NUMBER} of them unchanged"
ALL_BUT_ONE = f"{NUMBER} cases, {NUMBER - 1} of them unchanged"


pytestmark = pytest.mark.usefixtures("nothing_old_to_collect")


@pytest.fixture(scope="module")
def many_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with short cases, more than count as few here, built once; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "cases").mkdir()
    shutil.copy(CASES / "partnership.yaml", folder / "cases")
    for number in range(NUMBER):
        shutil.copytree(CASES / "larch", folder / f"cases/larch-{number:02}")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        patched.setattr(build_many, "_NEW", 0)
        patched.setattr(building, "MANY", NUMBER - 1)
        printed = build("--jobs", "1").output
    assert f"{NUMBER} cases, 0 of them unchanged" in printed
    return folder


@pytest.fixture
def many(many_once: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of its own in which the index knows every case."""
    shutil.copytree(many_once, workspace, dirs_exist_ok=True)
    monkeypatch.setattr(building, "MANY", NUMBER - 1)
    monkeypatch.setattr(build_many, "_NEW", 0)  # nobody waits until the cases are no longer new
    assert UNCHANGED in build("--jobs", "1").output
    return workspace


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cases whose manifest is read from now on."""
    names: list[str] = []
    read = manifest.read_manifest

    def noted(folder: Path) -> manifest.Manifest:
        names.append(folder.name)
        return read(folder)

    monkeypatch.setattr("cspr_docs.project.build.read_manifest", noted)
    return names


def test_cases_in_which_nothing_changed_are_not_opened(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = opened(monkeypatch)
    assert UNCHANGED in build("--jobs", "1").output
    assert names == []


def in_case(path: str, text: bytes) -> Callable[[], None]:
    def change() -> None:
        file = Path("cases/larch-02") / path
        file.write_bytes(text or file.read_bytes().replace(b"broke his arm", b"broke his leg"))

    return change


def same_time_and_size() -> None:
    """Changes a draft's content and puts its size and time back, as somebody would who wanted to hide it."""
    draft = next(Path("output/larch-02").glob("*.docx"))
    found, content = draft.stat(), bytearray(draft.read_bytes())
    content[-1] ^= 1
    draft.write_bytes(content)
    os.utime(draft, ns=(found.st_atime_ns, found.st_mtime_ns))


CHANGES = {
    "another word in the case": in_case("case.yaml", b""),
    "a new file": in_case("notes.md", b"A note.\n"),
    "a text of the case gone": lambda: Path("cases/larch-02/identities.yaml").unlink(),
    "a draft gone": lambda: next(Path("output/larch-02").glob("*.docx")).unlink(),
    "a draft changed": same_time_and_size,
    "the manifest gone": lambda: Path("output/larch-02/manifest.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_case_in_which_something_changed_is_looked_at_and_no_other(
    many: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = opened(monkeypatch)
    CHANGES[change]()
    build("--jobs", "1")
    assert set(names) == {"larch-02"}


def test_an_edited_draft_is_told_each_time(many: Path) -> None:
    draft = Path("output/larch-02/referral.docx")
    same_time_and_size()
    edited = next(path for path in draft.parent.glob("*.docx") if path.stat().st_ctime > time.time() - 60)
    for _ in range(2):
        printed = build("--jobs", "1").output
        assert "edited, kept" in printed
        assert ALL_BUT_ONE in printed
    assert edited.exists()


def everything(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object], *words: str) -> set[str]:
    names = opened(monkeypatch)
    change()
    build("--jobs", "1", *words)
    return set(names)


def test_what_all_cases_have_in_common_is_looked_at(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    partnership = Path("cases/partnership.yaml")
    changed = partnership.read_text("utf-8") + "# changed\n"
    assert len(everything(monkeypatch, lambda: partnership.write_text(changed, "utf-8"))) == NUMBER
    assert len(everything(monkeypatch, lambda: None, "--today", "2026-11-23")) == NUMBER
    assert (
        len(everything(monkeypatch, lambda: Path("cases/themes.yaml").write_text("themes: []\n", "utf-8")))
        == NUMBER
    )
    shutil.copytree(TEMPLATES / "referral", "templates/referral")
    shutil.copy(TEMPLATES / "house-style.docx", "templates")
    assert len(everything(monkeypatch, lambda: None)) == NUMBER


def broken() -> None:
    INDEX.write_bytes(b"no database" * 1000)


def another_programs() -> None:
    INDEX.unlink()
    with sqlite3.connect(INDEX) as database:
        database.execute("CREATE TABLE cases (name TEXT)")
    database.close()


def half() -> None:
    INDEX.write_bytes(INDEX.read_bytes()[: INDEX.stat().st_size // 2])


@pytest.mark.parametrize(
    "spoil", [broken, another_programs, half, INDEX.unlink], ids=lambda one: one.__name__
)
def test_an_index_that_is_no_good_is_made_anew(
    many: Path, spoil: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil()
    names = opened(monkeypatch)
    assert UNCHANGED in build("--jobs", "1").output
    assert len(set(names)) == NUMBER
    names.clear()
    assert UNCHANGED in build("--jobs", "1").output
    assert names == []


def test_a_locked_index_is_done_without(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cspr_docs.project.index._PATIENCE", 0)
    other = sqlite3.connect(INDEX, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert UNCHANGED in build("--jobs", "1").output
    other.close()


def test_an_index_that_is_a_link_leaves_what_it_leads_to_alone(many: Path) -> None:
    Path("mine").write_text("my own file", "utf-8")
    INDEX.unlink()
    INDEX.symlink_to(Path("mine").absolute())
    assert UNCHANGED in build("--jobs", "1").output
    assert Path("mine").read_text("utf-8") == "my own file"


def test_what_changed_just_now_is_not_relied_on(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_many, "_NEW", 3_600_000_000_000)
    INDEX.unlink()
    build("--jobs", "1")
    with Index(Path("output")) as index:
        assert index.told("larch-00", b"") is None
    names = opened(monkeypatch)
    build("--jobs", "1")
    assert len(set(names)) == NUMBER


def test_a_build_that_is_killed_leaves_nothing_in_the_index_that_is_not_so(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path("cases/larch-02/case.yaml").read_text("utf-8").replace("broke his arm", "broke his leg")
    Path("cases/larch-02/case.yaml").write_text(text, "utf-8")
    with killed_after(1, monkeypatch):
        build("--jobs", "1")
    assert "cases/larch-02 → output/larch-02: " in build("--jobs", "1").output
    assert inputs.sha256_of(Path("output/larch-02/referral.docx")) is not None


def test_few_cases_have_no_index(copied_cases: Path) -> None:
    build("cases/larch")
    assert not INDEX.exists()
