"""A case folder in one encrypted file and back: the same tree, or a plain refusal and nothing written."""

import os
import shutil
from pathlib import Path

import pytest

from cspr_docs.problems import Stop
from cspr_docs.project import lock as locking
from cspr_docs.project.encryption import Key, decrypted
from cspr_docs.project.lock import lock, unlock
from tests.commands import run
from tests.lockable_cases import BY_KEY, KEY, PASSPHRASE, hard_case, quiet
from tests.trees import tree


@pytest.fixture
def case(workspace: Path) -> Path:
    return hard_case()


@pytest.fixture(scope="module")
def locked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the case locked by a passphrase, and as it was before; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("locked")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        case = hard_case()
        shutil.copytree(case, "before")
        locked = lock(case, Key(PASSPHRASE), None, quiet, remove=True)
        assert not case.exists()
    assert locked.file == Path("cases/alder.age")
    assert locked.is_proved
    return folder


@pytest.fixture
def locked(locked_once: Path, workspace: Path) -> Path:
    """The locked case in a workspace of its own."""
    shutil.copytree(locked_once, workspace, dirs_exist_ok=True)
    return Path("cases/alder.age")


def test_a_locked_and_unlocked_case_is_the_same(locked: Path) -> None:
    content = locked.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"EX-7" not in content
    assert b"alder" not in content
    assert locked.stat().st_mode & 0o777 == 0o600
    assert unlock(locked, Key(PASSPHRASE), None, Path("output"), quiet) == (Path("cases/alder"),)
    assert tree(Path("cases/alder")) == tree(Path("before"))
    assert Path("cases/alder/case.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path("cases").iterdir()) == ["alder", "alder.age"]


def test_a_wrong_passphrase_is_told(locked: Path) -> None:
    with pytest.raises(Stop) as stop:
        unlock(locked, Key("heron quarry lantern oat"), Path("elsewhere"), Path("output"), quiet)
    assert [problem.code for problem in stop.value.problems] == ["unlock-refused"]
    assert "the passphrase is not the one" in stop.value.problems[0].message
    assert not Path("elsewhere").exists()


def test_a_folder_in_the_way_is_told_and_left_alone(case: Path) -> None:
    file = lock(case, KEY, None, quiet).file
    before = tree(case)
    with pytest.raises(Stop) as stop:
        unlock(file, KEY, None, Path("output"), quiet)
    assert [problem.code for problem in stop.value.problems] == ["unlock-exists"]
    assert tree(case) == before


def test_a_damaged_file_is_told_from_a_wrong_passphrase(case: Path) -> None:
    file = lock(case, KEY, None, quiet).file
    content = file.read_bytes()
    file.write_bytes(content[:-40] + bytes(8) + content[-32:])
    for broken in (file.read_bytes(), content[:-5], content[:60], b"reference: EX-7\n", b""):
        file.write_bytes(broken)
        with pytest.raises(Stop) as stop:
            unlock(file, KEY, Path("elsewhere"), Path("output"), quiet)
        assert [problem.code for problem in stop.value.problems] == ["unlock-damaged"], broken[:30]
    assert not Path("elsewhere").exists()


def test_keys_that_are_none_are_told_all_at_once(case: Path) -> None:
    with pytest.raises(Stop) as stop:
        lock(case, Key(recipients=("age1nonsense", "ssh-rsa AAAA")), None, quiet)
    assert [problem.code for problem in stop.value.problems] == ["lock-key", "lock-key"]
    Path("empty.txt").write_text("nothing\n", "utf-8")
    with pytest.raises(Stop, match="holds no age secret key"):
        decrypted(b"age-encryption.org/v1\n", Key(identities=(Path("empty.txt"),)), Path("x.age"))


def test_what_cannot_be_packed_is_told_all_at_once(case: Path) -> None:
    Path("elsewhere.md").write_text("another case", "utf-8")
    (case / "letters" / "link.md").symlink_to(Path("elsewhere.md").resolve())
    (case / "findings").symlink_to(Path().resolve(), target_is_directory=True)
    (case / "what?.md").write_text("", "utf-8")
    os.mkfifo(case / "pipe")
    with pytest.raises(Stop) as stop:
        lock(case, KEY, None, quiet)
    assert {problem.code for problem in stop.value.problems} == {"lock-unfit"}
    told = " ".join(problem.message for problem in stop.value.problems)
    assert all(name in told for name in ("link.md", "findings", "what?.md", "pipe"))
    assert not Path("cases/alder.age").exists()
    assert run("lock", "cases", *BY_KEY).exit_code == 1


def test_a_folder_that_does_not_come_back_equal_stays(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "decrypted", lambda *_: b"something else")
    with pytest.raises(Stop) as stop:
        lock(case, KEY, None, quiet, remove=True)
    assert [problem.code for problem in stop.value.problems] == ["lock-not-proved"]
    assert case.is_dir()
    assert not Path("cases/alder.age").exists()


def test_a_folder_that_is_changed_meanwhile_stays(case: Path) -> None:
    def typed(step: str) -> None:
        if step.startswith("opening"):
            (case / "case.yaml").write_text("reference: EX-8\n", "utf-8")

    with pytest.raises(Stop) as stop:
        lock(case, KEY, None, typed, remove=True)
    assert [problem.code for problem in stop.value.problems] == ["lock-not-proved"]
    assert (case / "case.yaml").is_file()


def test_a_disk_that_takes_nothing_leaves_no_half_folder(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = lock(case, KEY, None, quiet).file

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    left = Path("fresh/.alder.x1.part")
    left.mkdir(parents=True)
    (left / "case.yaml").write_text("left by a run that was stopped", "utf-8")
    monkeypatch.setattr("cspr_docs.project.lock.write_entries", full)
    with pytest.raises(Stop) as stop:
        unlock(file, KEY, Path("fresh"), Path("output"), quiet)
    assert [problem.code for problem in stop.value.problems] == ["lock-not-written"]
    assert "the disk is full" in stop.value.problems[0].message
    assert list(Path("fresh").iterdir()) == []


def test_a_folder_that_cannot_be_removed_whole_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cspr_docs.project.lock.shutil.rmtree", held)
    with pytest.raises(Stop) as stop:
        lock(case, KEY, None, quiet, remove=True)
    assert [problem.code for problem in stop.value.problems] == ["lock-not-removed"]
    assert Path("cases/alder.age").is_file()


def test_a_removal_that_is_killed_leaves_no_half_case_and_is_finished_by_the_next_run(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(folder: Path, **_: object) -> None:
        (folder / "letters" / "deep" / "deeper" / ("n" * 120 + ".md")).unlink()
        raise KeyboardInterrupt

    before = tree(case)
    with monkeypatch.context() as patched:
        patched.setattr("cspr_docs.project.lock.shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            lock(case, KEY, None, quiet, remove=True)
    assert not case.exists(), "half a folder could be locked over the whole file"
    assert list(Path("cases").glob(".alder*"))
    again = run("lock", "cases/alder", "--force", *BY_KEY)
    assert again.exit_code == 1
    assert "is locked already: it is in cases/alder.age" in again.output
    assert not list(Path("cases").glob(".alder*"))
    unlock(Path("cases/alder.age"), KEY, None, Path("output"), quiet)
    assert tree(case) == before


def test_what_is_too_large_is_told_with_what_takes_most_room(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Path("output/alder")
    drafts.mkdir(parents=True)
    (drafts / "film.mp4").write_bytes(bytes(20_000))
    for room in ("cspr_docs.project.lock", "cspr_docs.project.bundle"):
        monkeypatch.setattr(f"{room}.MOST_BYTES", 25_000)
    assert lock(case, KEY, None, quiet).file.exists()
    with pytest.raises(Stop) as stop:
        lock(case, KEY, drafts, quiet, force=True)
    [problem] = stop.value.problems
    assert problem.code == "lock-unfit"
    assert "cases/alder and output/alder: together more than can be locked" in problem.message
    assert problem.hint.startswith("most room is taken by output/alder/film.mp4")
