"""A splice on disk: all of it, or nothing; and nobody's change is written over."""

from pathlib import Path

import pytest
from case_folders import Changes, write

from cspr_docs.casefile import CaseFile, read_case
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.problems import Stop


def two_files(folder: Path) -> CaseFile:
    write(folder, case_yaml="reference: EX-1\ntitle: T\n", final_report__summary_md="One.\n")
    return read_case(folder)


NEW: Changes = {
    ("title",): "U",
    ("final_report", "summary"): "Two.\n",
    ("decision", "decided_on"): "2026-03-03",
}


def test_a_file_that_was_changed_meanwhile_is_not_written_over_nor_any_other(folder: Path) -> None:
    splice = spliced(two_files(folder), NEW).files
    write(folder, final_report__summary_md="Somebody's.\n", decision_yaml="decided_on: 2026-01-01\n")

    with pytest.raises(Stop) as stop:
        write_splice(splice)

    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("changed-meanwhile", "rowan/decision.yaml"),
        ("changed-meanwhile", "rowan/final_report/summary.md"),
    ]
    assert (folder / "case.yaml").read_text() == "reference: EX-1\ntitle: T\n"
    assert (folder / "final_report/summary.md").read_text() == "Somebody's.\n"


def test_a_file_that_is_gone_meanwhile_is_not_made_again(folder: Path) -> None:
    splice = spliced(two_files(folder), {("final_report", "summary"): "Two.\n"}).files
    (folder / "final_report/summary.md").unlink()

    with pytest.raises(Stop):
        write_splice(splice)

    assert not (folder / "final_report/summary.md").exists()


def test_a_case_that_gains_a_file_while_a_change_is_worked_out_is_read_again_first(folder: Path) -> None:
    case_file = two_files(folder)
    write(folder, people_yaml="- id: mother\n  relation: mother\n  label: Mother\n")

    with pytest.raises(Stop) as stop:
        spliced(case_file, {("title",): "U"})

    assert [problem.code for problem in stop.value.problems] == ["changed-meanwhile"]


def test_where_one_file_cannot_be_written_those_before_it_are_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    splice = spliced(two_files(folder), NEW).files
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "summary.md":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Stop) as stop:
        write_splice(splice)

    assert [problem.code for problem in stop.value.problems] == ["case-not-written"]
    assert (folder / "case.yaml").read_text() == "reference: EX-1\ntitle: T\n"
    assert (folder / "final_report/summary.md").read_text() == "One.\n"
    assert sorted(path.name for path in folder.iterdir()) == ["case.yaml", "final_report"]


@pytest.mark.parametrize("kill_at", [1, 2, 3])
def test_whoever_stops_the_writing_finds_every_file_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    splice = spliced(two_files(folder), NEW).files
    real, count = Path.replace, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == kill_at:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_splice(splice)

    for file in splice:
        assert (file.path.read_bytes() if file.path.exists() else None) in (file.before, file.after)
    assert not list(folder.rglob("*.part"))


def test_a_file_keeps_the_rights_that_it_had(folder: Path) -> None:
    case_file = two_files(folder)
    (folder / "case.yaml").chmod(0o664)

    write_splice(spliced(case_file, {("title",): "U"}).files)

    assert (folder / "case.yaml").stat().st_mode & 0o777 == 0o664
