"""A command with a cold, a broken or an unwritable cache, and two at once: the same files and words, nobody is told."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.asked import some
from tests.conftest import CASES, ROOT, TEMPLATES

CODE = """
import sys
from cspr_docs.cli import main
try:
    main()
finally:
    print("compiled" if "docxtpl" in sys.modules else "recalled", file=sys.stderr)
"""
WORDS = ["build", "cases/larch", "--kind", "referral", "--today", "2026-11-22"]


@dataclass(frozen=True)
class Done:
    """What a build in a process of its own printed, the drafts it made, and whether it compiled or recalled."""

    printed: str
    how: str
    drafts: dict[str, bytes]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one small case and one kind of document, and nothing kept."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(CASES / "larch", home / "cases" / "larch")
    shutil.copy(CASES / "partnership.yaml", home / "cases")
    shutil.copytree(TEMPLATES / "referral", home / "templates" / "referral")
    shutil.copy(TEMPLATES / "house-style.docx", home / "templates")
    return home


@pytest.fixture(scope="module")
def first(home: Path) -> Done:
    """What the first build gives, with a cold cache; the home then holds what was compiled."""
    done = finished(begun(home), home)
    shutil.rmtree(home / "output")
    return done


def begun(home: Path, drafts_of: Path | None = None) -> subprocess.Popen[str]:
    """A build that has just begun; its drafts may go to another home than its cache."""
    kept = {"XDG_CACHE_HOME": str(home / "cache"), "XDG_STATE_HOME": str(home / "state")}
    environment = {**os.environ, **kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-c", CODE, *WORDS],
        cwd=drafts_of or home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str], home: Path) -> Done:
    """The build at its end."""
    printed, how = process.communicate(timeout=120)
    assert process.returncode == 0, how
    drafts = some((home / "output").rglob("*.docx"))
    return Done(printed, how.strip(), {str(path.relative_to(home)): path.read_bytes() for path in drafts})


def kept_files(home: Path) -> list[Path]:
    return some((home / "cache" / "cspr-docs" / "compiled").iterdir())


def cut(home: Path) -> None:
    for file in kept_files(home):
        file.write_bytes(file.read_bytes()[:-1])


def changed(home: Path) -> None:
    for file in kept_files(home):
        file.write_bytes(file.read_bytes()[:-1] + b"\xff")


def exchanged(home: Path) -> None:
    files = kept_files(home)
    contents = [file.read_bytes() for file in files]
    for file, content in zip(files, contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)


def read_only(home: Path) -> None:
    for folder in ("cache/cspr-docs/compiled", "state/cspr-docs"):
        (home / folder).chmod(0o500)


def unwritable(home: Path) -> None:
    """As on a full disk, and for an administrator too."""
    for folder in ("cache", "state"):
        shutil.rmtree(home / folder)
        (home / folder).write_text("a file stands here", "utf-8")


CACHES: dict[str, tuple[Callable[[Path], None], str]] = {
    "kept": (lambda home: None, "recalled"),
    "read-only": (read_only, "recalled"),
    "cold": (lambda home: shutil.rmtree(home / "cache"), "compiled"),
    "sealed by another": (lambda home: shutil.rmtree(home / "state"), "compiled"),
    "cut": (cut, "compiled"),
    "changed": (changed, "compiled"),
    "exchanged": (exchanged, "compiled"),
    "unwritable": (unwritable, "compiled"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CACHES)
def test_whatever_the_cache_is_like_the_build_gives_the_same(
    name: str, home: Path, first: Done, tmp_path: Path
) -> None:
    change, how = CACHES[name]
    shutil.copytree(home, tmp_path / "home")
    change(tmp_path / "home")
    assert first.how == "compiled"
    done = finished(begun(tmp_path / "home"), tmp_path / "home")
    assert (done.printed, done.drafts, done.how) == (first.printed, first.drafts, how)


@pytest.mark.slow
def test_two_builds_at_once_with_one_cold_cache_give_the_same(
    home: Path, first: Done, tmp_path: Path
) -> None:
    homes = [tmp_path / "one", tmp_path / "other"]
    for one in homes:
        shutil.copytree(home, one)
    shutil.rmtree(homes[0] / "cache")
    shutil.rmtree(homes[0] / "state")
    running = [begun(homes[0], drafts_of=one) for one in homes]
    for process, one in zip(running, homes, strict=True):
        done = finished(process, one)
        assert (done.printed, done.drafts) == (first.printed, first.drafts)
    assert finished(begun(homes[0]), homes[0]).how == "recalled", "what the two have kept is whole"
