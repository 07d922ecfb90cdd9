"""What every test may use: the sample cases, a fixed day, and tools that CI must have."""

import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

_OF_THE_TESTS = Path(tempfile.gettempdir()) / f"cspr-docs-tests-{os.getuid() if hasattr(os, 'getuid') else 0}"
for _name in (
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
):  # compiled templates are kept there, not in the user's own folders
    os.environ[_name] = str(_OF_THE_TESTS / _name)

ROOT = Path(__file__).parent.parent
CASES = ROOT / "cases"
TEMPLATES = ROOT / "templates"
SAMPLES = ("hawthorn", "linden", "rowan")
"""Those that go the whole way; `juniper` and `larch` are short: a learning committee's, and one not taken forward."""
EVERY_SAMPLE = (*SAMPLES, "juniper", "larch")
TODAY = date(2026, 11, 22)
MEASURED = 2
"""Of how many examples of one test the coverage is measured."""

gc.set_threshold(200_000)  # as the program does: many small collections take time and find nothing
settings.register_profile("untimed", deadline=None)  # how long an example takes depends on the computer
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """No test cuts the power: what is written need not be on the disk before a command goes on."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(scope="module")
def nothing_old_to_collect() -> None:
    """What earlier tests keep no collection looks through: a command on many cases collects again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, away from the checkout's own cases and templates."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def folder(workspace: Path) -> Path:
    """An empty case folder, `rowan`, in a workspace of its own."""
    Path("rowan").mkdir()
    return Path("rowan")


@pytest.fixture
def copied_cases(workspace: Path) -> Path:
    """A copy of the sample cases in a workspace of its own; gives the folder `cases`."""
    shutil.copytree(CASES, workspace / "cases")
    return Path("cases")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is measured by quick tests, and by the first examples of each: the others reach little more of the code.

    What is measured takes a third longer, what is slow even twice as long.
    """
    seen: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        if item.get_closest_marker("slow") or seen[test] > MEASURED:
            item.add_marker(pytest.mark.no_cover)


def tool_or_skip(name: str | Path, why: str) -> str:
    """The path of a program that a test needs; without it the test is skipped, and in CI it fails."""
    found = shutil.which(str(name))
    if found:
        return found
    message = f"{name} is not here: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with every sample case and its drafts; to be copied, never changed.

    Of what a case has many of the first are left: more of the same makes every command slower, and proves nothing.
    """
    from tests.commands import build
    from tests.short_case import keep_few

    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(CASES, folder / "cases")
    keep_few(folder / "cases")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        build("cases")
    return folder


def copy_of_one(case: str, of: Path, to: Path) -> None:
    """Copies a workspace with one of its cases and what was made of it."""
    for folder in ("cases", "output"):
        shutil.copytree(of / folder / case, to / folder / case, dirs_exist_ok=True)
    shutil.copy(of / "cases" / "partnership.yaml", to / "cases")


@contextmanager
def made_once(of: Path, factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of Rowan's case to do something in that many tests begin with; they copy it and never change it."""
    folder = factory.mktemp("made-once")
    copy_of_one("rowan", of, folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        yield folder


@pytest.fixture
def drafts(built_once: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of its own with the sample cases and their drafts; gives the folder `output`."""
    from tests.searched_once import remember

    remember(monkeypatch)
    shutil.copytree(built_once, workspace, dirs_exist_ok=True)
    return Path("output")


@pytest.fixture
def rowans_drafts(built_once: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with one of the cases: thousands of files are copied in no time, but not hundreds of times."""
    from tests.searched_once import remember

    remember(monkeypatch)
    copy_of_one("rowan", built_once, workspace)
    return Path("output")


@pytest.fixture(scope="session")
def short_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with little of Rowan's case and some of its drafts; to be copied, never changed."""
    from tests.short_case import build_short

    return build_short("rowan", tmp_path_factory.mktemp("short-rowan"))


@pytest.fixture
def short_drafts(short_once: Path, workspace: Path) -> Path:
    """A workspace of its own with the short case and its drafts; gives the folder `output`."""
    shutil.copytree(short_once, workspace, dirs_exist_ok=True)
    return Path("output")


@pytest.fixture(scope="session")
def short_linden_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with little of Linden's case and its rapid review report; to be copied, never changed."""
    from tests.short_case import build_short

    return build_short("linden", tmp_path_factory.mktemp("short-linden"))


@pytest.fixture
def linden(short_linden_once: Path, workspace: Path) -> Path:
    """The short Linden's report, in a workspace of its own."""
    shutil.copytree(short_linden_once, workspace, dirs_exist_ok=True)
    return Path("output/linden/rapid-review.docx")


@pytest.fixture(scope="session")
def published_once(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with Rowan's report built and published, its PDF by Typst; to be copied, never changed."""
    from tests.commands import publish

    with made_once(built_once, tmp_path_factory) as folder:
        done = publish("output/rowan/final-report.docx")
    assert done.exit_code == 0, done.output
    (folder / "printed.txt").write_text(done.output, "utf-8")
    return folder


@pytest.fixture
def published(published_once: Path, workspace: Path) -> str:
    """A workspace of its own with Rowan's report published; gives what `cspr publish` printed."""
    shutil.copytree(published_once, workspace, dirs_exist_ok=True)
    return Path("printed.txt").read_text("utf-8")


@pytest.fixture
def no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are made with an empty PDF: laying out pages takes seconds, and other tests look at them."""
    from tests.sent_packages import without_pages

    without_pages(monkeypatch)


@pytest.fixture
def looks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that many tests send or publish as it stands is scrubbed and read once for all of them."""
    from tests.looked_at_once import remember

    remember(monkeypatch)


@pytest.fixture
def twelve(workspace: Path) -> Path:
    """A workspace of twelve short cases over three years; gives the folder `cases`."""
    shutil.copytree(ROOT / "tests" / "workspace_of_twelve", workspace, dirs_exist_ok=True)
    return Path("cases")
