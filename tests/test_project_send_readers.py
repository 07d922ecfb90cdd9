"""What a document tells its reader about others: a letter nothing but first names, a paper for the Panel labels."""

from pathlib import Path

import pytest

from cspr_docs.casefile import read_case
from schemas.identities import RealPerson
from tests.commands import build
from tests.returned_drafts import Draft, a_paragraph
from tests.sent_packages import codes, packages, send, told_in
from tests.word_edits import words_in

ROWAN = Path("cases/rowan")
TO_PANEL, LETTER = (
    Path("output/rowan/letter-to-the-panel.docx"),
    Path("output/rowan/decision-letter-mother.docx"),
)
TO_MOTHER = ("decision-letter", ROWAN, "--recipient", "mother")


pytestmark = pytest.mark.usefixtures("rowans_drafts", "no_pages", "looks_once")


def people() -> dict[str, RealPerson]:
    """The register of the case."""
    identities = read_case(ROWAN).identities
    assert identities
    return identities.people


def typed(file: Path, at: str, *words: str) -> None:
    """Paragraphs that somebody typed into the draft in Word, behind a value's first."""
    draft = Draft(file)
    paragraph = draft.content(at).find("{*}p")
    assert paragraph is not None
    for text in words:
        paragraph.addnext(a_paragraph(text))
    draft.save()


@pytest.mark.parametrize(
    "words",
    [
        "Her mother lives at 14 Gasworks Cottages now.",
        "You can ring 07700900131.",
        "We also wrote to Mr D'Arcy.",
        "Maureen O'Hara has been told.",
        "The number is 999 014 2206.",
        "The father, Reece, was at HMP Scarfell, Quarry Lane.",
        "He goes to the nursery as Tadzio Moyo-Wójcik, 9 Osiery Court.",
    ],
)
def test_a_letter_that_tells_who_or_where_somebody_else_is_does_not_go(words: str) -> None:
    typed(LETTER, "letters.mother.opening", words)
    done = send(*TO_MOTHER)
    assert done.exit_code == 1, done.output
    assert "send-identifies" in codes(done)
    hidden = {"Gasworks", "07700900131", "Maureen", "2206", "Scarfell", "Osiery", "Moyo"}
    assert not [word for word in hidden if word in done.output]
    assert packages("rowan") == []


def test_every_finding_is_told_at_once() -> None:
    typed(
        LETTER, "letters.mother.opening", "She lives at 14 Gasworks Cottages.", "Ring her on 07700 900 131."
    )
    done = send(*TO_MOTHER)
    assert codes(done).count("send-identifies") >= 2


def test_what_is_the_readers_own_may_stand_in_the_letter() -> None:
    own = people()["mother"]
    typed(
        LETTER,
        "letters.mother.opening",
        f"We have your number as {own.phone} and your address as {own.address[0]}.",
        f"Your NHS number is {own.nhs_number}, and you were born on 14 March 2003.",
        f"You are {own.first_name} {own.last_name}, and some call you {own.known_as[0]}.",
    )
    done = send(*TO_MOTHER)
    assert done.exit_code == 0, done.output
    (folder,) = packages("rowan")
    assert "07700" in words_in((folder / "decision-letter.docx").read_bytes())


def test_those_who_live_with_the_reader_share_the_address() -> None:
    names = ROWAN / "identities.yaml"
    text = names.read_text("utf-8")
    old = "address: [14 Gasworks Cottages, Harrowmere HM2 8PD]"
    assert old in text
    names.write_text(text.replace(old, "address: [8 Heron House, Staithe Walk, Harrowmere HM4 3SJ]"), "utf-8")
    build(ROWAN, "--kind", "decision-letter")
    assert send(*TO_MOTHER, "--dry-run").exit_code == 0


def test_a_professional_may_share_a_name_with_the_family() -> None:
    file = ROWAN / "letters" / "mother.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("name: Agnieszka Thornbury", "name: Maureen Thornbury"), "utf-8")
    build(ROWAN, "--kind", "decision-letter")
    assert send(*TO_MOTHER, "--dry-run").exit_code == 0
    typed(LETTER, "letters.mother.opening", "Maureen was there as well.")
    assert "send-identifies" in codes(send(*TO_MOTHER))


def test_a_paper_for_the_panel_names_nobody_and_may_tell_days() -> None:
    typed(TO_PANEL, "decision.rationale", "Rowan was born on 3 September 2025.")
    assert send("panel-letter", ROWAN, "--dry-run").exit_code == 0
    typed(TO_PANEL, "decision.rationale", "Kajetan was seen by the visitor.")
    done = send("panel-letter", ROWAN)
    assert "send-identifies" in codes(done)
    assert "Kajetan" not in done.output


def test_what_only_a_person_can_judge_is_shown_and_kept_masked() -> None:
    typed(TO_PANEL, "decision.rationale", "A neighbour, Reecy, heard it. Ring 0113 496 0123.")
    done = send("panel-letter", ROWAN)
    assert done.exit_code == 0, done.output
    assert "send-look" in codes(done)
    (folder,) = packages("rowan")
    kept = (folder / "sending.json").read_text("utf-8")
    assert told_in(folder)["findings"]
    assert "Reecy" not in kept + done.output
    assert "496 0123" not in kept + done.output


def test_what_only_the_pdf_shows_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from cspr_docs.word.texts import Passage

    shown = Passage("Maureen O'Hara was told.", "page 2", "pdf")
    monkeypatch.setattr("cspr_docs.project.outgoing.send.pdf_passages", lambda _: iter((shown,)))
    done = send("panel-letter", ROWAN)
    assert "send-identifies" in codes(done)
    assert "page 2" in done.output
