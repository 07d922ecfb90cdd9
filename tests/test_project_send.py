"""A document made ready for its reader: what leaves, what is recorded, and that nothing is ever half done."""

import hashlib
from pathlib import Path

import pikepdf
import pytest

from cspr_docs.casefile import read_case
from cspr_docs.ooxml.package import read_package
from cspr_docs.word.draft_marks import draft_marks
from schemas.sending import SentTo
from tests.commands import build, check, run
from tests.returned_drafts import Draft, case_files, changed_files
from tests.sent_packages import codes, packages, send, told_in
from tests.word_edits import text_of, words_in

ROWAN = Path("cases/rowan")
REVIEW = Path("output/rowan/rapid-review.docx")
PACKAGE = Path("output/rowan/sent/2026-11-22-rapid-review-to-panel")


pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")


def test_the_panels_package_holds_the_final_files_and_says_what_was_done() -> None:
    before = case_files()
    done = send("rapid-review", ROWAN, "--by", "secure e-mail")
    assert done.exit_code == 0, done.output
    assert packages("rowan") == [PACKAGE]
    assert {path.name for path in PACKAGE.iterdir()} == {
        "rapid-review.docx",
        "rapid-review.pdf",
        "rapid-review-annexes.docx",
        "rapid-review-annexes.pdf",
        "sending.json",
        "cover-list.txt",
    }
    word = PACKAGE / "rapid-review.docx"
    assert text_of(word).split() == text_of(REVIEW).split()
    assert not [part for part in read_package(word) if part.startswith("customXml/") or "comments" in part]
    assert "HSCP-2025-07" in text_of(word)
    told = told_in(PACKAGE)
    assert told["draft"]["sha256"] == hashlib.sha256(REVIEW.read_bytes()).hexdigest()
    assert told["outputs"] == {
        name: hashlib.sha256((PACKAGE / name).read_bytes()).hexdigest()
        for name in ({path.name for path in PACKAGE.iterdir()} - {"sending.json"})
    }
    assert (
        told["inputs"]["../partnership.yaml"]
        == hashlib.sha256(Path("cases/partnership.yaml").read_bytes()).hexdigest()
    )
    assert (
        told["inputs"]["decision.yaml"] == hashlib.sha256((ROWAN / "decision.yaml").read_bytes()).hexdigest()
    )
    assert told["guidance"] == "Working Together to Safeguard Children 2023"
    assert told["taken_out"]
    cover = (PACKAGE / "cover-list.txt").read_text("utf-8")
    assert "Child Safeguarding Practice Review Panel" in cover
    assert "secure e-mail" in cover
    assert changed_files(before).keys() == {"cases/rowan/sent.yaml"}
    assert PACKAGE.stat().st_mode & 0o077 == 0


def test_a_sent_package_proves_that_nothing_in_it_was_changed() -> None:
    send("rapid-review", ROWAN, "--by", "secure e-mail")
    good = run("verify", PACKAGE)
    assert good.exit_code == 0, good.output
    assert "All 5 files are as checked on 22 November 2026" in good.output
    assert told_in(PACKAGE)["seal"] in good.output
    cover = PACKAGE / "cover-list.txt"
    cover.write_text(cover.read_text("utf-8").replace("Panel", "Paper"), "utf-8")
    record = PACKAGE / "sending.json"
    record.write_text(record.read_text("utf-8").replace("secure e-mail", "by hand"), "utf-8")
    (PACKAGE / "publication.json").write_text("{}", "utf-8")
    bad = run("verify", PACKAGE)
    assert bad.exit_code == 1
    assert "verify-no-record" in bad.output, "a record of another kind proves nothing"
    (PACKAGE / "publication.json").unlink()
    bad = run("verify", PACKAGE)
    assert bad.output.count("verify-changed") == 2
    assert {"cover-list.txt", "sending.json"} == {
        line.partition(": error")[0].rpartition("/")[2]
        for line in bad.output.splitlines()
        if ": error" in line
    }


def test_a_register_that_is_kept_apart_is_known_by_its_hash_and_not_by_its_place(tmp_path: Path) -> None:
    apart = tmp_path / "locked away"
    apart.mkdir()
    register = (ROWAN / "identities.yaml").rename(apart / "names.yaml")
    assert send("rapid-review", ROWAN, "--identities", register).exit_code == 0
    inputs = told_in(PACKAGE)["inputs"]
    assert inputs["names.yaml (kept apart)"] == hashlib.sha256(register.read_bytes()).hexdigest()
    assert "locked away" not in (PACKAGE / "sending.json").read_text("utf-8")


def test_the_case_remembers_each_sending_and_keeps_every_other_byte() -> None:
    send("rapid-review", ROWAN, "--by", "secure e-mail")
    record = ROWAN / "sent.yaml"
    first = record.read_bytes()
    typed = (
        first.replace(b"# What was sent", b"# Our register. What was sent")
        + b"\n# the Panel confirmed on Monday\n"
    )
    record.write_bytes(typed)
    assert send("rapid-review", ROWAN, "--to", "partners").exit_code == 0
    assert record.read_bytes().startswith(typed.rstrip())
    again = send("rapid-review", ROWAN)
    assert again.exit_code == 0, again.output
    assert "send-again" in codes(again)
    assert "the very same draft was made ready for this reader on 22 November 2026" in again.output
    sent = read_case(ROWAN).case.sent
    assert [(one.id, one.to, one.by) for one in sent] == [
        ("s1", SentTo.PANEL, "secure e-mail"),
        ("s2", SentTo.PARTNERS, None),
        ("s3", SentTo.PANEL, None),
    ]
    assert [one.package for one in sent] == [
        "sent/2026-11-22-rapid-review-to-panel",
        "sent/2026-11-22-rapid-review-to-partners",
        "sent/2026-11-22-rapid-review-to-panel-2",
    ]
    for one in sent:
        for file in one.files:
            content = Path("output/rowan", one.package, file.name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file.sha256
    assert not {"unknown-field", "real-name", "real-detail"} & set(codes(check(ROWAN)))


def test_a_record_that_cannot_be_added_stops_the_package() -> None:
    (ROWAN / "sent.yaml").write_text("[]\n", "utf-8")
    done = send("rapid-review", ROWAN)
    assert done.exit_code == 1
    assert packages("rowan") == []
    assert (ROWAN / "sent.yaml").read_text("utf-8") == "[]\n"


def test_what_an_appendix_tells_of_a_later_day_is_told_with_its_file() -> None:
    path = ROWAN / "chronology.yaml"
    first, event, rest = path.read_text("utf-8").partition("event: ")
    path.write_text(f"{first}{event}On 3 March 2031 he came. {rest}", "utf-8")
    build("cases/rowan", "--force")
    done = send("rapid-review", ROWAN)
    assert done.exit_code == 1
    told = [line for line in done.output.splitlines() if "after-its-date" in line]
    assert [line.partition(":")[0] for line in told] == ["cases/rowan/chronology.yaml"]


def test_a_letter_goes_to_one_member_of_the_family() -> None:
    done = send("decision-letter", ROWAN, "--recipient", "mother", "--by", "by hand")
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    assert folder.name == "2026-11-22-decision-letter-to-mother"
    assert "Zofia" in words_in((folder / "decision-letter.docx").read_bytes())
    papers = (folder / "sending.json").read_text("utf-8") + (folder / "cover-list.txt").read_text("utf-8")
    assert "Mother (mother)" in papers
    assert not [
        name for name in ("Zofia", "Wójcik", "Heron House", "Kajetan") if name in papers + done.output
    ]
    (sent,) = read_case(ROWAN).case.sent
    assert (sent.to, sent.recipient, sent.by) == (SentTo.FAMILY, "mother", "by hand")
    assert "letters.mother.sent_on" in done.output


def test_a_dry_run_looks_at_everything_and_writes_nothing() -> None:
    before = case_files()
    done = send("rapid-review", ROWAN, "--dry-run")
    assert done.exit_code == 0, done.output
    assert f"{PACKAGE.as_posix()} would be made" in done.output
    assert not PACKAGE.parent.exists()
    assert not changed_files(before)


def test_with_a_password_only_the_locked_pdf_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = send("rapid-review", ROWAN, "--password", answers="short\nshort\n")
    assert weak.exit_code == 2
    assert "at least 12 characters" in weak.output
    monkeypatch.setenv("CSPR_PASSWORD", "Łódź heron quarry")
    done = send("rapid-review", ROWAN, "--password")
    assert done.exit_code == 0, done.output
    assert {path.name for path in PACKAGE.iterdir()} == {
        "rapid-review.pdf",
        "rapid-review-annexes.pdf",
        "sending.json",
        "cover-list.txt",
    }
    assert "heron" not in done.output + "".join(
        path.read_text("utf-8") for path in PACKAGE.iterdir() if path.suffix in (".json", ".txt")
    )
    locked = PACKAGE / "rapid-review.pdf"
    for wrong in ("", "Lodz heron quarry"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(locked, password=wrong)
    with pikepdf.open(locked, password="Łódź heron quarry") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert len(pdf.pages) == 1
    assert told_in(PACKAGE)["pdf_has_password"]


def test_pending_changes_and_comments_are_settled_when_that_is_said() -> None:
    draft = Draft(REVIEW)
    paragraph = draft.content("rapid_review.facts").find("{*}p")
    assert paragraph is not None
    draft.track_in(paragraph, " Words of a reader.")
    draft.save()
    refused = send("rapid-review", ROWAN)
    assert refused.exit_code == 1
    assert "--accept-changes" in refused.output
    done = send("rapid-review", ROWAN, "--accept-changes")
    assert done.exit_code == 0, done.output
    assert "send-edited" in codes(done)
    sent = PACKAGE / "rapid-review.docx"
    assert "Words of a reader." in text_of(sent)
    assert b"w:ins " not in read_package(sent)["word/document.xml"]
    assert b"Ann Reader" not in b"".join(read_package(sent).values())
    assert told_in(PACKAGE)["draft"]["edited_in_word"]


def test_a_draft_that_was_pulled_is_not_called_old() -> None:
    draft = Draft(REVIEW)
    draft.replace("rapid_review.facts", "the", "the very")
    draft.save()
    assert run("pull", REVIEW, "--today", "2026-11-22").exit_code == 0
    done = send("rapid-review", ROWAN, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "send-stale" not in codes(done)


@pytest.mark.usefixtures("drafts")
def test_what_is_sent_is_no_draft_of_anything() -> None:
    for case in ("rowan", "linden"):
        assert send("rapid-review", f"cases/{case}").exit_code == 0
        (folder,) = packages(case)
        marks = {mark.sign.value for mark in draft_marks(read_package(folder / "rapid-review.docx"))}
        assert marks == {"marking"}, "its header says who may read it, and nothing says draft"


def test_a_new_case_has_no_record_to_fill_in(workspace: Path) -> None:
    run("new", "cases/fern", "--no-questions", "--child", "Fern", "--today", "2026-11-22")
    assert not Path("cases/fern/sent.yaml").exists()
    assert build("cases/fern").exit_code == 0
