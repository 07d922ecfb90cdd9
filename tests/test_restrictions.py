"""What a case keeps from a reader reaches nobody: prompted in the draft, refused when it is sent or published."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from cspr_docs.casefile import read_case
from cspr_docs.checks.restrictions import held_from
from cspr_docs.ooxml.package import read_package
from tests.commands import TODAY, build, run
from tests.conftest import CASES
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
def _quick(rowans_drafts: Path, looks_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
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
    build(ROWAN, "--kind", "decision-letter")
    assert "Restriction where keeps this from this reader" in comments(LETTERS["father"])
    assert "restriction" not in comments(LETTERS["mother"]).lower()
    refused = send("decision-letter", ROWAN, "--recipient", "father")
    assert refused.exit_code == 1
    assert {"restricted", "send-unfinished"} <= set(codes(refused))
    assert "asked for by Estmarsh Police" in refused.output
    assert packages("rowan") == []
    assert "restricted" not in codes(send("decision-letter", ROWAN, "--recipient", "mother"))


def test_of_what_is_kept_back_nothing_is_in_the_draft_and_a_pull_leaves_the_case_as_it_was() -> None:
    restrict(
        ribs(id="home", words=["Chloë", "12 Elm Close"], kept_from=["letters"]),
        ribs(id="whole", fields=["letters.father.support"], kept_from_people=["father"]),
    )
    letter = {"format": "standard", "reasons": "It was late."}
    opening = "Zoé now lives with Chloë at 12 Elm Close.\n\nShe is well."
    written("father", **letter, opening=opening, support="Ring Thimbleweed.")
    written("mother", support="Ring Thimbleweed.")
    before = (ROWAN / "letters" / "father.yaml").read_bytes()
    build(ROWAN, "--kind", "decision-letter")
    file = LETTERS["father"]
    said = text_of(file)
    assert "[Kept back from this reader: opening, by restriction home]" in said
    assert "[Kept back from this reader: support, by restriction whole]" in said
    parts = "".join(content.decode("utf-8", "replace") for content in read_package(file).values())
    assert not re.search("Chlo|Elm Close|Thimbleweed|She is well", parts)
    assert "Restriction home keeps this from this reader, asked for by Police." in comments(file)
    assert "Thimbleweed" in text_of(LETTERS["mother"])
    typed(file, "letters.father.reasons", "They have read it.")
    pulled = run("pull", file, "--today", TODAY)
    after = yaml.safe_load((ROWAN / "letters" / "father.yaml").read_bytes())
    was = yaml.safe_load(before)
    assert "They have read it." in after["reasons"], pulled.output
    assert {**after, "reasons": ""} == {**was, "reasons": ""}
    refused = send("decision-letter", ROWAN, "--recipient", "father")
    assert "restricted" in codes(refused)
    assert "home" in told_by_restriction(refused.output)
    assert "whole" in told_by_restriction(refused.output)


def told_by_restriction(text: str) -> set[str]:
    """Which restrictions a message names."""
    return set(re.findall(r"restriction (\w+) keeps", text))


@pytest.mark.parametrize(
    "words", ["They are at their gran Maureen's now.", "Ask O\u2019Hara.", "It was in Gasworks Cottages, 14."]
)
def test_what_somebody_types_in_word_is_held_too(words: str) -> None:
    restrict(WHERE)
    written("father", format="standard")
    build(ROWAN, "--kind", "decision-letter")
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


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("She is in Calder brook.", True),
        ("SHE IS IN CALDER-BROOK", True),
        ("she went to calderbrok", True),
        ("She lives with her nan.", True),
        ("Her grand-mother has her.", True),
        ("It was a brook.", False),
        ("His grandfather came.", False),
        ("They talked to each other, and of mothers.", False),
    ],
)
def test_a_slip_a_word_in_two_and_what_a_family_says_are_known(words: str, *, is_told: bool) -> None:
    restrict(ribs(words=["Calderbrook", "grandmother"], kept_from_people=["father"]))
    (kept,) = held_from(read_case(ROWAN).case, None, is_public=False, recipient="father")
    assert (kept.told_at(words) is not None) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("They are in St Aldate's Close.", True),
        ("Saint Aldates Cl, number 27", True),
        ("ask at 27 st. aldates close", True),
        ("It is CB7.", True),
        ("Write to CB 7 7QQ", True),
        ("Send it to CB77QQ", True),
        ("They are in Reading now.", True),
        ("She was reading to him.", False),
        ("April, her gran, came.", True),
        ("It was in April 2026.", False),
        ("They are in church lane.", True),
        ("Church Lane it is.", True),
        ("We met at the close of the day.", False),
        ("Come to Harrowmere, or to Scarfell.", False),
    ],
)
def test_each_part_of_an_address_is_kept_back_and_what_the_reader_knows_is_not(
    words: str, *, is_told: bool
) -> None:
    names = ROWAN / "identities.yaml"
    held = yaml.safe_load(names.read_text("utf-8"))
    held["people"]["grandmother"]["address"] = ["27 St. Aldate's Close, Reading CB7 7QQ"]
    held["people"]["grandmother"]["known_as"] = ["April"]
    held["places"]["nursery"]["address"] = ["2 Church Lane, Valehythe HM7 1AA"]
    held["people"]["rowan"]["address"] = ["Scarfell", "Harrowmere HM20 9AA"]
    names.write_text(yaml.safe_dump(held, allow_unicode=True), "utf-8")
    restrict({**WHERE, "whereabouts_of": ["rowan"], "names": ["grandmother", "nursery"]})
    found = read_case(ROWAN)
    (kept,) = held_from(found.case, found.identities, is_public=False, recipient="father")
    assert (kept.told_at(words) is not None) is is_told


def test_what_is_kept_from_one_person_is_not_published_unless_the_restriction_says_so() -> None:
    kept = ribs(words=["key in the lock"], kept_from_people=["father"])
    restrict({**kept, "may_be_published": True})
    build(ROWAN, "--kind", "final-report")
    typed(REPORT, "final_report.conclusion", "It was a question of the locked door and its keys.")
    published = ("publish", REPORT, "--today", TODAY, "--pdf", "typst", "--dry-run")
    assert "restricted" not in codes(run(*published))
    restrict(kept)
    refused = run(*published)
    assert refused.exit_code == 1
    assert codes(refused).count("restricted") == 1
    assert "restriction ribs keeps this from the public, asked for by Police" in refused.output
    assert "say may_be_published: true" in refused.output
    assert "key in the lock" not in refused.output
    assert packages("rowan") == []


def test_a_label_that_ends_in_a_letter_is_known_as_a_whole() -> None:
    case = read_case(CASES / "hawthorn").case
    kept = held_from(case, None, is_public=False, recipient="mother")
    sentences = ("Adult A was there.", "You were being used by adults. It hurt.", "An adult had a key.")
    told = [any(one.told_at(words) is not None for one in kept) for words in sentences]
    assert told == [True, False, False]


def test_a_fact_is_kept_from_the_public_as_a_whole_with_words_and_field() -> None:
    restrict(
        ribs(fields=["final_report.summary"], kept_from=["public"]),
        ribs(id="words", words=["key in the lock"], kept_from=["public"]),
    )
    written("mother", opening="There was a key in the lock.")
    build(ROWAN, "--kind", "decision-letter", "--kind", "final-report")
    assert "Restriction ribs keeps this" in comments(REPORT)
    assert "restriction" not in comments(LETTERS["mother"]).lower()
    typed(REPORT, "final_report.conclusion", "It was a question of the locked door and its keys.")
    refused = run("publish", REPORT, "--today", TODAY, "--pdf", "typst")
    assert refused.exit_code == 1
    assert codes(refused).count("restricted") == 2
    assert "the field final_report.summary: restriction ribs" in refused.output
    assert "restriction words keeps this from the public" in refused.output


def test_what_is_said_to_the_panel_is_not_held_back() -> None:
    restrict(ribs(words=["rib"], kept_from=["letters", "public"]))
    build(ROWAN, "--kind", "rapid-review")
    assert "restriction" not in comments(Path("output/rowan/rapid-review.docx")).lower()
