"""`cspr lock` and `cspr unlock`: keys, passphrases, what stays open and what is told of it."""

from pathlib import Path

import pytest

from cspr_docs.project.lock import lock
from tests.commands import run
from tests.lockable_cases import BY_KEY, IDENTITY, KEY, PASSPHRASE, hard_case, pyrage, quiet


@pytest.fixture
def case(workspace: Path) -> Path:
    return hard_case()


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
