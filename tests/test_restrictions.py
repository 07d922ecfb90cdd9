"""What a case keeps from a reader reaches nobody: prompted in the draft, refused when it is sent or published."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from cspr_docs.casefile import read_case
from cspr_docs.casefile.shape import values
from cspr_docs.casefile.splice import spliced, write_splice
from cspr_docs.checks.restrictions import held_from
from cspr_docs.ooxml.package import read_package
from schemas.base import Written
from tests.commands import TODAY, build, run
from tests.returned_drafts import Draft, a_paragraph
from tests.sent_packages import codes, packages, send, without_pages
from tests.word_edits import text_of

ROWAN = Path("cases/rowan")
LETTERS = {
    name: Path(f"output/rowan/decision-letter-{name}.docx") for name in ("father", "mother", "grandmother")
}
REPORT = Path("output/rowan/final-report.docx")
WHERE: dict[str, Any] = {
    "id": "where", "what": "Where the children live", "whereabouts_of": ["rowan", "linden"], "names": ["grandmother"],
    "kept_from_people": ["father"], "asked_by": "Estmarsh Police", "because": "He must not find them.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quick(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample cases with their drafts, and no program that lays out pages."""
    without_pages(monkeypatch)


def comments(file: Path) -> str:
    """What all comments of a draft say; nothing where it has none."""
    part = read_package(file).get("word/comments.xml")
    return "\n".join(map(str, etree.fromstring(part).itertext())) if part else ""


def restrict(*restrictions: dict[str, Any]) -> None:
    (ROWAN / "restrictions.yaml").write_text(yaml.safe_dump(list(restrictions)), "utf-8")


def ribs(**more: Any) -> dict[str, Any]:
    return {"id": "ribs", "what": "The injuries", "asked_by": "Police", "because": "A trial", **more}


def written(letter: str, **fields: str) -> None:
    file = ROWAN / "letters" / f"{letter}.yaml"
    held = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump({**held, **fields}), "utf-8")


def typed(file: Path, at: str, words: str) -> None:
    draft = Draft(file)
    paragraph = draft.content(at).find("{*}p")
    assert paragraph is not None
    paragraph.addnext(a_paragraph(words))
    draft.save()


def test_where_the_children_are_is_not_told_to_the_man_who_must_not_know() -> None:
    restrict(WHERE)
    for reader in ("father", "mother"):
        written(reader, opening="They are well. They live with @grandmother now.")
    build(ROWAN)
    assert "Restriction where keeps this from this reader" in comments(LETTERS["father"])
    assert "restriction" not in comments(LETTERS["mother"]).lower()
    refused = send("decision-letter", ROWAN, "--recipient", "father")
    assert refused.exit_code == 1
    assert {"restricted", "send-unfinished"} <= set(codes(refused))
    assert "asked for by Estmarsh Police" in refused.output
    assert packages("rowan") == []
    assert "restricted" not in codes(send("decision-letter", ROWAN, "--recipient", "mother"))


@pytest.mark.parametrize(
    "words", ["They are at their gran Maureen's now.", "Ask O\u2019Hara.", "It was in Gasworks Cottages, 14."]
)
def test_what_somebody_types_in_word_is_held_too(words: str) -> None:
    restrict(WHERE)
    build(ROWAN)
    typed(LETTERS["father"], "letters.father.opening", words)
    refused = send("decision-letter", ROWAN, "--recipient", "father")
    assert refused.exit_code == 1
    assert "restricted" in codes(refused), refused.output
    assert packages("rowan") == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("had two rib fractures", True),
        ("Two of his ribs were fractured.", True),
        ("RIB\u2011FRACTURE", True),
        ("a fr\u00adacture of the ri\u200bb", True),
        ("fractures of at least two of his ribs", False),
        ("A ribbon, and a fracture of the arm", False),
        ("He had ribs for tea.", False),
    ],
)
def test_words_are_known_in_their_near_forms(words: str, *, is_told: bool) -> None:
    restrict(ribs(words=["rib fractures"], kept_from=["letters"]))
    (kept,) = held_from(read_case(ROWAN).case, None, is_public=False, recipient="mother")
    assert (kept.told_at(words) is not None) is is_told


def test_a_fact_is_kept_from_the_public_as_a_whole_with_words_and_field() -> None:
    restrict(
        ribs(fields=["final_report.summary"], kept_from=["public"]),
        ribs(id="words", words=["key in the lock"], kept_from=["public"]),
    )
    written("mother", opening="There was a key in the lock.")
    build(ROWAN)
    assert "Restriction ribs keeps this" in comments(REPORT)
    assert "restriction" not in comments(LETTERS["mother"]).lower()
    typed(REPORT, "final_report.conclusion", "It was a question of the locked door and its keys.")
    refused = run("publish", REPORT, "--today", TODAY, "--pdf", "typst")
    assert refused.exit_code == 1
    assert codes(refused).count("restricted") == 2
    assert "the field final_report.summary: restriction ribs" in refused.output
    assert "restriction words keeps this from this reader" in refused.output


def test_what_is_said_to_the_panel_is_not_held_back() -> None:
    restrict(ribs(words=["rib"], kept_from=["letters", "public"]))
    build(ROWAN)
    assert "restriction" not in comments(Path("output/rowan/rapid-review.docx")).lower()


SENTINEL = "zephyr lanterns"


def test_a_word_that_stands_in_every_text_of_the_case_reaches_no_letter_and_no_report_unmarked() -> None:
    found = read_case(ROWAN)
    texts = {
        one.path: f"{one.value}\n\nAnd {SENTINEL}."
        if one.shape.written is Written.PROSE
        else f"{one.value} {SENTINEL}"
        for one in values(found.case)
        if one.shape.written in (Written.PROSE, Written.LINE)
    }
    assert len(texts) > 100
    write_splice(spliced(found, texts))
    restrict(ribs(words=[SENTINEL], kept_from=["letters", "public"]))
    built = build(ROWAN).output
    for file in (*LETTERS.values(), REPORT, Path("output/rowan/learning-briefing.docx")):
        lines = (line for line in text_of(file).splitlines() if SENTINEL in line)
        told = {line.lstrip("0123456789.") for line in lines}  # the contents repeat headings
        assert told, built
        places = len(told)
        marked = comments(file).count("Restriction ribs keeps this from this reader")
        assert marked >= places, (file, marked, told)
    for reader in LETTERS:
        refused = send("decision-letter", ROWAN, "--recipient", reader)
        assert "restricted" in codes(refused)
    assert "restricted" in codes(run("publish", REPORT, "--today", TODAY, "--pdf", "typst"))
