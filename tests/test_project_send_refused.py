"""Why a document is not sent: every reason at once, in words that say what to do, and nothing is written."""

import re
from pathlib import Path

import pytest

from cspr_docs.ooxml.package import Package, to_bytes
from tests.commands import build
from tests.returned_drafts import Draft, a_paragraph, case_files, changed_files
from tests.sent_packages import codes, packages, send
from tests.word_edits import edit

ROWAN, HAWTHORN = Path("cases/rowan"), Path("cases/hawthorn")
REVIEW, TO_PANEL = Path("output/rowan/rapid-review.docx"), Path("output/rowan/letter-to-the-panel.docx")
"""The letter is two pages, and the review is long."""


pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")


def write(file: Path, old: str, new: str) -> None:
    """Words of a case's file, replaced; they must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("final-report", ROWAN), "send-public", "cspr publish"),
        (("rapid-review", ROWAN, "--to", "family"), "send-to-whom", "panel, partners"),
        (("decision-letter", ROWAN, "--to", "panel"), "send-to-whom", "family"),
        (("decision-letter", ROWAN), "send-to-whom", "father, grandmother, mother"),
        (
            ("decision-letter", ROWAN, "--recipient", "nobody"),
            "unknown-recipient",
            "father, grandmother, mother",
        ),
        (("decision-letter", "cases/linden", "--recipient", "brother"), "send-not-made", "brother"),
        (("family-update", "cases/linden"), "send-not-made", "decision.outcome"),
        (("final-report", "cases/linden", "--to", "panel"), "send-not-made", "local review"),
        (("final-report", ROWAN, "--to", "family"), "send-to-whom", "--recipient"),
        (("final-report", ROWAN, "--to", "family", "--recipient", "nobody"), "unknown-recipient", "nobody"),
        (("minutes", ROWAN), "unknown-kind", "meeting-minutes"),
        (("rapid-review", "cases/nowhere"), "no-case-folder", "nowhere"),
    ],
)
def test_what_is_not_meant_for_this_reader_is_told(words: tuple[str, ...], code: str, said: str) -> None:
    done = send(*words)
    assert done.exit_code == 1
    assert codes(done) == [code]
    assert said in done.output


@pytest.mark.usefixtures("drafts")
def test_among_several_cases_one_is_named() -> None:
    done = send("rapid-review")
    assert done.exit_code == 2
    assert "cases/hawthorn, cases/juniper, cases/larch, cases/linden, cases/rowan" in done.output


def test_a_document_that_was_not_built_is_told() -> None:
    REVIEW.unlink()
    assert codes(send("rapid-review", ROWAN)) == ["send-no-draft"]


def test_a_build_that_an_error_stopped_is_told_with_the_error() -> None:
    write(ROWAN / "rapid_review.yaml", "author:", "author: The manager, by [x](javascript:alert) # ")
    REVIEW.unlink()
    (ROWAN / "rapid_review" / "facts.md").write_text("@nobody-known was there.\n", "utf-8")
    assert build(ROWAN, "--kind", "rapid-review").exit_code == 1
    done = send("rapid-review", ROWAN)
    assert codes(done) == ["send-no-draft"]
    assert "there is no such draft, since the case has 1 error that stop" in done.output
    assert "nobody-known" in done.output
    assert "make it with" not in done.output


def test_what_was_final_and_no_longer_is_says_so_and_blames_nobody() -> None:
    write(ROWAN / "decision.yaml", "agrees: yes", "agrees:")
    done = send("panel-letter", ROWAN)
    assert {"send-stale", "send-draft", "sign-off-incomplete"} <= set(codes(done))
    assert "as the case stands now, it would say DRAFT" in done.output
    assert re.search(r"prompts? in it must be filled in \(.* is there\)", done.output)
    assert "not filled in or true yet" not in done.output
    assert "taken out, and the case" not in done.output


def test_a_draft_that_is_older_than_the_case_is_told() -> None:
    write(ROWAN / "decision" / "dissent.md", "thought at first", "thought")
    done = send("panel-letter", ROWAN)
    assert "send-stale" in codes(done)
    assert "cspr build" in done.output
    edit(TO_PANEL, "A word of a reader.")
    done = send("panel-letter", ROWAN)
    assert "send-stale" in codes(done)
    assert "cspr build --merge" in done.output
    assert packages("rowan") == []


@pytest.mark.usefixtures("drafts")
def test_a_file_of_another_case_is_told() -> None:
    REVIEW.write_bytes(Path("output/linden/rapid-review.docx").read_bytes())
    done = send("rapid-review", ROWAN)
    assert codes(done) == ["draft-of-another-case"]


@pytest.mark.usefixtures("drafts")
def test_every_reason_is_told_at_once() -> None:
    write(HAWTHORN / "decision.yaml", "agrees: yes", "agrees:")
    build(HAWTHORN, "--kind", "panel-letter")
    draft = Draft(Path("output/hawthorn/letter-to-the-panel.docx"))
    paragraph = draft.content("decision.rationale").find("{*}p")
    assert paragraph is not None
    draft.track_in(paragraph, " Words of a reader.")
    draft.save()
    before = case_files()
    done = send("panel-letter", HAWTHORN)
    assert done.exit_code == 1
    told = set(codes(done))
    assert told >= {
        "sign-off-incomplete",
        "send-unfinished",
        "send-draft",
        "changes-pending",
        "send-edited",
    }
    assert "comments-pending" not in told, "a prompt is told once, as a gap, and not as a comment to delete"
    assert done.output.count("something is still missing") == codes(done).count("send-unfinished")
    assert "Ann Reader" in done.output
    assert "publish with" not in done.output
    assert not changed_files(before)
    assert packages("hawthorn") == []


def test_all_three_partners_sign_what_goes_to_the_panel() -> None:
    write(ROWAN / "decision.yaml", "partner: police", "partner: local_authority")
    build(ROWAN, "--kind", "panel-letter")
    done = send("panel-letter", ROWAN)
    assert {"sign-off-missing", "sign-off-twice"} <= set(codes(done))


def test_the_word_draft_taken_out_by_hand_does_not_make_it_final() -> None:
    write(ROWAN / "final_report.yaml", "status: final", "status: agreed")
    build(ROWAN, "--kind", "final-report")
    file = Path("output/rowan/final-report.docx")
    draft = Draft(file)
    for part in [part for part in draft.parts if "header" in part and part.endswith(".xml")]:
        draft.parts[part] = draft.parts[part].replace(b"DRAFT", b"Final")
    draft.save()
    done = send("final-report", ROWAN, "--to", "panel", "--under-embargo")
    assert "send-draft" in codes(done)
    assert "the word DRAFT was taken out" in done.output
    assert "this is not filled in or true yet: final_report.status" in done.output


def test_a_word_that_somebody_typed_for_later_is_told() -> None:
    draft = Draft(Path("output/rowan/final-report.docx"))
    draft.replace("final_report.summary", "to a young mother", "to a TBC mother")
    draft.save()
    done = send("final-report", ROWAN, "--to", "panel", "--under-embargo")
    assert "send-unfinished" in codes(done)
    assert "a word stands where the text itself should (under “Summary”): TBC\n" in done.output


def test_a_note_for_the_office_is_told() -> None:
    write(ROWAN / "letters" / "mother.yaml", "sent_on: 2026-01-20", "sent_on:")
    build(ROWAN, "--kind", "decision-letter")
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert {"send-draft", "send-unfinished"} <= set(codes(done))
    assert "letters.mother.sent_on" in done.output
    assert "a note for the office" in done.output


def test_a_letter_without_an_address_and_a_search_without_names_are_told() -> None:
    names = ROWAN / "identities.yaml"
    write(names, "address: [8 Heron House, Staithe Walk, Harrowmere HM4 3SJ]", "address: []")
    build(ROWAN, "--kind", "decision-letter")
    assert "letter-without-address" in codes(send("decision-letter", ROWAN, "--recipient", "mother"))
    names.unlink()
    done = send("panel-letter", ROWAN)
    assert {"send-no-names"} <= set(codes(done))


def test_a_withheld_letter_never_goes() -> None:
    write(
        ROWAN / "letters" / "mother.yaml",
        "withheld: false",
        "withheld: true\nwithheld_because: Until the arrest.",
    )
    done = send("decision-letter", ROWAN, "--recipient", "mother")
    assert codes(done) == ["send-not-made"]
    assert "Until the arrest" in done.output


def test_an_embargo_is_told_to_whoever_sees_the_report_before() -> None:
    write(ROWAN / "publication.yaml", "planned_on: 2027-03-09", "planned_on: 2026-11-27")
    build(ROWAN, "--kind", "final-report")
    done = send("final-report", ROWAN, "--to", "panel")
    assert "send-embargo" in codes(done)
    done = send("final-report", ROWAN, "--to", "secretary-of-state", "--under-embargo")
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    assert folder.name.endswith("final-report-to-secretary-of-state")
    assert "until the jury has returned its verdicts" in (folder / "cover-list.txt").read_text("utf-8")


def test_a_report_that_reaches_the_panel_too_late_is_told_and_goes() -> None:
    write(ROWAN / "publication.yaml", "planned_on: 2027-03-09", "planned_on: 2026-11-27")
    write(ROWAN / "publication.yaml", "sent_to_panel_on: 2026-07-06", "sent_to_panel_on:")
    build(ROWAN, "--kind", "final-report")
    done = send("final-report", ROWAN, "--to", "panel", "--under-embargo")
    assert done.exit_code == 0, done.output
    assert {"send-late", "send-date"} <= set(codes(done))
    assert "publication.sent_to_panel_on" in done.output


def test_an_unsafe_file_is_refused() -> None:
    draft = Draft(TO_PANEL)
    draft.parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    TO_PANEL.write_bytes(to_bytes(Package(draft.parts, "x")))
    done = send("panel-letter", ROWAN)
    assert done.exit_code == 1
    assert packages("rowan") == []


def test_what_the_pdf_lacks_is_a_reason_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from cspr_docs.problems import Problem

    wrong = Problem("word-file-damaged", "the PDF is not what it should be")
    monkeypatch.setattr("cspr_docs.project.outgoing.forms.pdf_faults", lambda *_: (wrong,))
    done = send("panel-letter", ROWAN)
    assert "word-file-damaged" in codes(done)
    assert packages("rowan") == []


def test_a_paragraph_typed_at_the_end_goes_along() -> None:
    draft = Draft(TO_PANEL)
    paragraph = draft.content("decision.rationale").find("{*}p")
    assert paragraph is not None
    paragraph.addnext(a_paragraph("One more thing was found."))
    draft.save()
    done = send("panel-letter", ROWAN)
    assert "send-edited" in codes(done)
    assert done.exit_code == 0, done.output
