"""A case folder in one encrypted file and back: the same tree, or a plain refusal and nothing written."""

import os
from pathlib import Path

import pytest

from cspr_docs.problems import Stop
from cspr_docs.project import lock as locking
from cspr_docs.project.encryption import Key, decrypted
from cspr_docs.project.lock import lock, unlock
from tests.commands import run
from tests.trees import tree

pyrage = pytest.importorskip("pyrage")

PASSPHRASE = "heron quarry lantern oats"
IDENTITY = pyrage.x25519.Identity.generate()
SECRET = Path("key.txt")
KEY = Key(recipients=(str(IDENTITY.to_public()),), identities=(SECRET,))
"""Takes no second, where a passphrase takes one on purpose."""


BY_KEY = ("--recipient", KEY.recipients[0], "--identity", SECRET)


def quiet(step: str) -> None:
    """Says nothing."""


@pytest.fixture
def case(workspace: Path) -> Path:
    """A small case folder with what makes packing hard."""
    folder = Path("cases/alder")
    (folder / "letters" / "deep" / "deeper").mkdir(parents=True)
    (folder / "attachments" / "empty").mkdir(parents=True)
    (folder / "case.yaml").write_bytes(b"reference: EX-7\r\n")
    (folder / "letters" / "Señora Świątek.md").write_text("Łódź\n", "utf-8")
    (folder / "letters" / "deep" / "deeper" / ("n" * 120 + ".md")).write_bytes(b"")
    (folder / "attachments" / "scan.bin").write_bytes(bytes(range(256)) * 40)
    (folder / ".schemas").mkdir()
    (folder / "case.yaml").chmod(0o640)
    SECRET.write_text(f"# created today\n{IDENTITY}\n", "utf-8")
    return folder


def test_a_locked_and_unlocked_case_is_the_same(case: Path) -> None:
    before = tree(case)
    locked = lock(case, Key(PASSPHRASE), None, quiet, remove=True)
    assert not case.exists()
    assert locked.file == Path("cases/alder.age")
    assert locked.is_proved
    content = locked.file.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"EX-7" not in content
    assert b"alder" not in content
    assert locked.file.stat().st_mode & 0o777 == 0o600
    assert unlock(locked.file, Key(PASSPHRASE), None, Path("output"), quiet) == (Path("cases/alder"),)
    assert tree(case) == before
    assert (case / "case.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path("cases").iterdir()) == ["alder", "alder.age"]


def test_the_drafts_go_along_where_that_is_asked_for(case: Path) -> None:
    Path("output/alder/.issued").mkdir(parents=True)
    Path("output/alder/rapid-review.docx").write_bytes(b"draft")
    done = run("lock", "cases/alder", "--with-output", "--remove", *BY_KEY)
    assert done.exit_code == 0, done.output
    assert "on an SSD or in a backup" in done.output
    assert not case.exists()
    assert not Path("output/alder").exists()
    done = run("unlock", "cases/alder.age", *BY_KEY[2:])
    assert done.exit_code == 0, done.output
    assert Path("output/alder/rapid-review.docx").read_bytes() == b"draft"
    assert Path("output/alder/.issued").is_dir()
    assert (case / "case.yaml").is_file()


def test_the_folder_stays_unless_removing_it_is_asked_for(case: Path) -> None:
    Path("cases/partnership.yaml").write_text("name: X\n", "utf-8")
    done = run("lock", "cases/alder", *BY_KEY)
    assert done.exit_code == 0, done.output
    assert "cases/alder is still there, unencrypted" in done.output
    assert "partnership.yaml beside it belongs to all cases" in done.output
    assert case.is_dir()
    again = run("lock", "cases/alder", *BY_KEY)
    assert again.exit_code == 1
    assert "lock-exists" in again.output
    assert run("lock", "cases/alder", "--force", *BY_KEY).exit_code == 0


def test_a_wrong_passphrase_is_told(case: Path) -> None:
    file = lock(case, Key(PASSPHRASE), None, quiet).file
    with pytest.raises(Stop) as stop:
        unlock(file, Key("heron quarry lantern oat"), Path("elsewhere"), Path("output"), quiet)
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


def test_a_public_key_locks_and_its_secret_opens(case: Path) -> None:
    Path("other.txt").write_text(f"{pyrage.x25519.Identity.generate()}\n", "utf-8")
    public = str(IDENTITY.to_public())
    refused = run("lock", "cases/alder", "--recipient", public, "--remove")
    assert refused.exit_code == 2
    assert "a public key cannot prove the file" in refused.output
    done = run("lock", "cases/alder", "--recipient", public, "--identity", "key.txt", "--remove")
    assert done.exit_code == 0, done.output
    assert not case.exists()
    wrong = run("unlock", "cases/alder.age", "--identity", "other.txt")
    assert wrong.exit_code == 1
    assert "this key does not open" in wrong.output
    assert run("unlock", "cases/alder.age").exit_code == 2
    assert run("unlock", "cases/alder.age", "--identity", "key.txt").exit_code == 0
    unproved = run("lock", "cases/alder", "--recipient", public, "--force")
    assert "not opened again" in unproved.output


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


def test_a_weak_passphrase_is_refused_and_two_that_differ_are_asked_again(case: Path) -> None:
    weak = run("lock", "cases/alder", answers="secret\nsecret\n")
    assert weak.exit_code == 2
    assert "at least 12 characters" in weak.output
    asked = run("lock", "cases/alder", answers=f"{PASSPHRASE}\nanother\n{PASSPHRASE}\n{PASSPHRASE}\n")
    assert asked.exit_code == 0, asked.output
    assert PASSPHRASE not in asked.output
    case.rename("cases/moved")
    Path("word.txt").write_text(f"{PASSPHRASE}\nother words\n", "utf-8")
    assert run("unlock", "cases/alder.age", "--password-file", "word.txt").exit_code == 0


def test_without_the_library_it_says_how_to_install_it(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    done = run("lock", "cases/alder")
    assert done.exit_code == 1
    assert "lock-not-installed" in done.output
    assert "[lock]" in done.output


def test_whoever_names_the_folder_that_was_locked_is_told_its_file(case: Path) -> None:
    lock(case, KEY, None, quiet, remove=True)
    refused = run("unlock", "cases/alder", *BY_KEY[2:])
    assert refused.exit_code == 2
    assert 'Did you mean "cases/alder.age"?' in refused.output
    refused = run("unlock", "cases", *BY_KEY[2:])
    assert "a locked case is a file" in refused.output


def test_drafts_that_would_lie_open_are_asked_about_and_told(case: Path) -> None:
    Path("output/alder/sent/2026-11-20-decision-letter-to-m1").mkdir(parents=True)
    Path("output/alder/sent/2026-11-20-decision-letter-to-m1/letter.docx").write_bytes(b"letter")
    Path("output/alder/rapid-review.docx").write_bytes(b"draft")
    lying = "2 files, with 1 package that left"
    told = run("lock", "cases/alder", *BY_KEY)
    assert f"output/alder stays open, unencrypted: {lying}" in told.output
    assert "output/all-cases" not in told.output
    Path("output/all-cases").mkdir()
    Path("output/all-cases/action-plan.docx").write_bytes(b"plan")
    told = run("lock", "cases/alder", "--force", *BY_KEY)
    assert "output/all-cases stays open: its papers over all cases tell of this one too" in told.output
    stopped = run("lock", "cases/alder", "--remove", "--force", *BY_KEY)
    assert stopped.exit_code == 1
    assert f"output/alder holds {lying}" in stopped.output
    assert case.is_dir()
    kept = run("lock", "cases/alder", "--remove", "--force", *BY_KEY, answers="n\n")
    assert kept.exit_code == 0, kept.output
    assert f"output/alder stays open, unencrypted: {lying}" in kept.output
    assert not case.exists()
    assert Path("output/alder/rapid-review.docx").is_file()


def test_check_knows_a_locked_case_and_what_of_it_lies_open(case: Path) -> None:
    Path("output/alder").mkdir(parents=True)
    Path("output/alder/rapid-review.docx").write_bytes(b"draft")
    Path("cases/birch").mkdir()
    Path("cases/birch/case.yaml").write_text("reference: EX-8\n", "utf-8")
    done = run("lock", "cases/alder", "--remove", "--without-output", *BY_KEY)
    assert done.exit_code == 0, done.output
    told = run("check").output
    code, words = (
        "case-left-locked",
        "cases/alder.age is locked, and was not looked at; output/alder holds 1 file",
    )
    assert f"advice: {code}: {words}" in told
    assert "cases/birch" in told
    assert "'cspr unlock cases/alder.age' brings it back" in run("check", "cases/alder").output
    for path in (Path("cases/birch/case.yaml"), Path("cases/birch")):
        path.unlink() if path.is_file() else path.rmdir()
    assert "every case in cases is locked: alder.age" in run("check").output


def test_an_answer_takes_the_drafts_along(case: Path) -> None:
    Path("output/alder").mkdir(parents=True)
    Path("output/alder/rapid-review.docx").write_bytes(b"draft")
    done = run("lock", "cases/alder", "--remove", *BY_KEY, answers="\n")
    assert done.exit_code == 0, done.output
    assert not Path("output/alder").exists()
    assert run("unlock", "cases/alder.age", *BY_KEY[2:]).exit_code == 0
    assert Path("output/alder/rapid-review.docx").read_bytes() == b"draft"
