"""A package that is cut off, a disk that is full: nothing is half done, and two runs give the same files."""

import os
from datetime import date
from pathlib import Path

import pytest

from cspr_docs.casefile import read_case
from cspr_docs.problems import Stop
from cspr_docs.project.outgoing.carrying_out import send as carry_out
from cspr_docs.project.outgoing.request import SendRequest
from cspr_docs.project.outgoing.send import prepare_sending
from cspr_docs.project.workspace import workspace as place
from tests.sent_packages import codes, packages, send

ROWAN = Path("cases/rowan")
PACKAGE = Path("output/rowan/sent/2026-11-22-panel-letter-to-panel")


pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages")


def test_two_runs_give_the_same_files() -> None:
    send("panel-letter", ROWAN)
    send("panel-letter", ROWAN)
    one, two = packages("rowan")
    for name in ("panel-letter.docx", "panel-letter.pdf"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_killed_at_any_step_leaves_no_half_package() -> None:
    prepared = prepare_sending(
        SendRequest("rapid-review", ROWAN), place(None, Path("output"), None), date(2026, 11, 22), _quiet
    )
    papers = {f"{name}.{end}" for name in ("rapid-review", "rapid-review-annexes") for end in ("docx", "pdf")}
    whole = papers | {"sending.json", "cover-list.txt"}
    steps, killed = 0, True
    while killed:
        steps += 1
        killed = _killed_at(steps, prepared)
        for folder in packages("rowan"):
            assert folder.name.startswith(".") or {path.name for path in folder.iterdir()} == whole
        record = ROWAN / "sent.yaml"
        assert len(read_case(ROWAN).case.sent) == (
            record.read_text("utf-8").count("- id") if record.exists() else 0
        )
    assert steps > 5
    assert not [folder for folder in packages("rowan") if folder.name.startswith(".")]


def _quiet(step: str, outcome: str) -> None:
    """Says nothing."""


def _killed_at(step: int, prepared: object) -> bool:
    """Whether a process that writes the package was killed before its so-many-th write to the disk."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    try:
        sync, left = os.fsync, [step]

        def counted(descriptor: int) -> None:
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
            sync(descriptor)

        os.fsync = counted  # type: ignore[assignment]
        carry_out(prepared)  # type: ignore[arg-type]
    except BaseException:  # noqa: BLE001 -- the child must not come back into the tests
        os._exit(1)
    os._exit(0)


def test_a_disk_that_is_full_is_told_and_nothing_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cspr_docs.project.outgoing.carrying_out.write_folder", full)
    done = send("panel-letter", ROWAN)
    assert codes(done)[0] == "send-not-written"
    assert "the disk is full" in done.output
    assert not (ROWAN / "sent.yaml").exists()


def test_a_record_that_cannot_be_written_is_told_beside_the_whole_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def taken(*_: object) -> None:
        raise Stop(())

    monkeypatch.setattr("cspr_docs.project.outgoing.carrying_out.write_splice", taken)
    done = send("panel-letter", ROWAN)
    assert codes(done) == ["send-not-recorded"]
    assert PACKAGE.is_dir()
