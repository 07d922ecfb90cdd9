"""Compiled code kept in the user's cache folder: recalled if it is this user's own, and never trusted otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cspr_docs.word import kept
from cspr_docs.word.kept import keep, kept_name, recall

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows keeps others out of the user's folders itself"
)
NAME = "0123"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, where one thing is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    keep(NAME, b"code")
    return tmp_path


def kept_file(home: Path) -> Path:
    return home / "cache" / "cspr-docs" / "compiled" / NAME


def test_what_is_kept_comes_back_and_is_the_user_s_alone(home: Path) -> None:
    assert recall(NAME) == b"code"
    for path in (kept_file(home), kept_file(home).parent, home / "state" / "cspr-docs" / "seal"):
        assert path.stat().st_mode & 0o077 == 0
    assert recall("4567") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes()[:-1] + b"x"),
        lambda file: file.write_bytes(b"\0" * 32 + b"code"),
        lambda file: file.rename(file.with_name("4567")),
        lambda file: file.chmod(0o666),
        lambda file: file.parent.chmod(0o777),
        lambda file: (file.rename(file.with_name("x")), file.symlink_to(file.with_name("x"))),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), os.mkfifo(file)),
    ],
    ids=["empty", "cut", "changed", "sealed by nobody", "another name", "open to all", "folder open to all", "link",
         "folder", "pipe"],
)  # fmt: skip
def test_what_is_broken_or_foreign_is_not_there(home: Path, damage: object) -> None:
    damage(kept_file(home))  # type: ignore[operator]
    assert recall(NAME) is None
    assert recall("4567") is None


def test_a_file_sealed_with_another_key_is_not_there(home: Path) -> None:
    (home / "state" / "cspr-docs" / "seal").write_bytes(b"k" * 32)
    assert recall(NAME) is None
    (home / "state" / "cspr-docs" / "seal").write_bytes(b"short")
    assert recall(NAME) is None
    keep(NAME, b"other")
    assert recall(NAME) is None


def test_another_user_s_file_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept.os, "geteuid", lambda: 4711)
    assert recall(NAME) is None


def test_where_nothing_can_be_kept_nobody_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    keep(NAME, b"code")
    assert recall(NAME) is None


def test_the_oldest_of_too_many_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    for number in range(5):
        keep(f"n{number}", b"code")
        os.utime(kept_file(home).with_name(f"n{number}"), (number, number + 1))
    assert recall("n4") == b"code"
    assert len(list(kept_file(home).parent.iterdir())) == 3


def test_the_name_depends_on_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_name(b"a", b"b") != kept_name(b"ab", b"")
    before = kept_name(b"a")
    kept._maker.cache_clear()
    monkeypatch.setattr(kept, "_versions", lambda: ["jinja2 of tomorrow"])
    assert kept_name(b"a") != before
    kept._maker.cache_clear()


def test_two_processes_at_once_agree(home: Path) -> None:
    code = (
        "import sys; from cspr_docs.word.kept import keep, recall\n"
        "for n in range(20): keep(f'p{n}', b'code'); assert recall(f'p{n}') in (b'code', None)"
    )
    (home / "state" / "cspr-docs" / "seal").unlink()
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert recall("p19") == b"code"
