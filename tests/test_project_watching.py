"""What `cspr build --watch` sees: every file that is saved, whenever and however it is saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cspr_docs.project.build import saves
from cspr_docs.project.workspace import Workspace, workspace

CASE, SHARED = Path("cases/linden"), Path("cases/partnership.yaml")


@pytest.fixture
def space(copied_cases: Path) -> Workspace:
    """The workspace of the sample cases."""
    return workspace(None, Path("output"), None)


def test_what_is_saved_while_a_build_runs_is_seen(space: Workspace) -> None:
    seen = saves((CASE,), space)
    assert next(seen) == ()
    for name in ("first", "second"):  # the caller builds while somebody writes on
        (CASE / "rapid_review" / f"{name}.md").write_text("More.\n", "utf-8")
        assert next(seen) == (f"{name}.md",)


def test_a_file_that_is_saved_by_putting_another_in_its_place_is_seen_every_time(space: Workspace) -> None:
    seen = saves((CASE,), space)
    next(seen)
    for _ in range(3):
        new = Path("new.yaml")
        new.write_bytes(SHARED.read_bytes())
        new.replace(SHARED)
        assert next(seen) == ("partnership.yaml",)


def test_files_that_programs_write_for_themselves_are_left_out(space: Workspace) -> None:
    seen = saves((CASE,), space)
    next(seen)
    for name in (".facts.md.part", "~$case.yaml"):
        (CASE / name).write_text("", "utf-8")
    (CASE / "case.yaml").touch()
    assert next(seen) == ("case.yaml",)


def test_it_ends_when_somebody_stops_it(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[set[tuple[int, str]]]:
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr("watchfiles.watch", stopped)
    assert list(saves((CASE,), space)) == [()]
