"""A letter says what is true for the one who reads it, in a form that they can read, and no more."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from cspr_docs.ooxml.package import load_package, read_package
from tests.commands import build, check
from tests.word_edits import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWAN = Path("cases/rowan")
CASE: dict[str, Any] = {
    "reference": "EX-1",
    "partnership": {
        "name": "O'Hara & Łoś Partnership",
        "chair": {"name": "Ada Quill", "role": "Chair", "organisation": "O'Hara Council"},
        "family_contact": {"name": "Bo Reed", "phone": "01632 960 500"},
        "partners": [
            {"id": kind, "partner": kind, "name": f"O'Hara {kind}"}
            for kind in ("local_authority", "police", "integrated_care_board")
        ],
    },
    "children": [
        {"id": "fern", "pseudonym": "Fern", "died": "no"},
        {"id": "reed", "pseudonym": "Reed", "died": "no"},
    ],
    "people": [
        {"id": "mother", "label": "Mother", "relation": "mother"},
        {"id": "nan", "label": "Nan", "relation": "grandparent"},
        {"id": "carer", "label": "Fern's foster carer", "relation": "foster_carer"},
        {"id": "coach", "label": "Reed's swimming coach", "relation": "practitioner"},
    ],
    "incident": {"children": ["fern", "reed"]},
    "decision": {"outcome": "local_review", "decided_on": "2026-10-01"},
}
REAL = {
    "people": {
        "mother": {
            "first_name": "Zoë",
            "last_name": "D'Arcy",
            "address": ["8 Heron House", "Ashmere AS1 1AA"],
        },
        "nan": {"first_name": "Nóra", "last_name": "Lunn", "address": ["3 Tenter Row", "Ashmere AS1 1AB"]},
        "carer": {"first_name": "Philippa", "last_name": "Asare"},
        "coach": {"first_name": "Dermot", "last_name": "Ó Súilleabháin"},
        "fern": {"first_name": "Ilse"},
        "reed": {"first_name": "Otto"},
    }
}
LETTER: dict[str, Any] = {
    "id": "l1",
    "to": "mother",
    "next_on": "2026-11-02",
    "reasons": "We want to know more.",
}


def letter(
    folder: Path, *, case: dict[str, Any] | None = None, name: str = "decision-letter", **fields: Any
) -> str:
    """The text of the one letter of a tiny case, or of another document of it."""
    fern = Path("cases/fern")
    fern.mkdir(parents=True, exist_ok=True)
    letters = {"letters": [{**LETTER, **fields}]}
    (fern / "case.yaml").write_text(yaml.safe_dump({**CASE, **letters, **(case or {})}), "utf-8")
    (fern / "identities.yaml").write_text(yaml.safe_dump(REAL), "utf-8")
    done = build("cases/fern", "--force")
    assert done.exit_code == 0, done.output
    return text_of(Path(f"output/fern/{name}-l1.docx"))


def test_nothing_is_said_by_default_that_may_be_untrue(folder: Path) -> None:
    text = letter(folder, advocate={"name": "Cy Oak", "organisation": "O'Hara Council"})
    for untrue in (
        "at home",
        "does not work for us",
        "do not work for us",
        "reads our decision",
        "We have sent",
    ):
        assert untrue not in text, untrue
    assert "Cy Oak from O'Hara Council is there for you as your advocate" in text
    assert "may share our papers with the Department for Education" in text
    sent = {"rapid_review": {"sent_to_panel_on": "2026-10-02"}}
    assert "We have sent our decision" in letter(folder, case=sent, dated_on="2026-10-05")
    assert "We have sent our decision" not in letter(folder, case=sent, dated_on="2026-10-01")


def test_it_names_the_day_of_what_comes_next(folder: Path) -> None:
    text = letter(folder)
    assert "By 2 November 2026 you will hear from Bo Reed." in text
    assert "By 1 April 2027 the report should be finished." in text
    assert "[By which day this person hears" in letter(folder, next_on=None)


def test_the_reasons_are_for_this_reader_or_asked_for(folder: Path) -> None:
    assert "[The reasons for this person" in letter(folder, reasons=None)
    assert "We want to know more." in letter(folder)


def test_somebody_bereaved_is_told_of_a_child_who_lives_only_where_the_writer_says_so(folder: Path) -> None:
    fern, reed = CASE["children"]
    one_died = {"children": [{**fern, "died": "yes"}, reed]}
    text = letter(folder, case=one_died, bereaved=True)
    assert "the death of Ilse." in text
    assert "Otto" not in text
    named = letter(folder, case=one_died, bereaved=True, about=["fern", "reed"])
    assert "worked with Ilse and Otto." in named
    assert "the death of Ilse." in named


def test_who_signs_is_of_the_partnership_that_decided_whoever_is_rung(folder: Path) -> None:
    elsewhere = {"name": "Dov Yew", "role": "Manager", "organisation": "Elsewhere Partnership", "phone": "1"}
    signed = letter(folder, contact=elsewhere).split("Yours sincerely")[1]
    assert "Ada Quill" in signed
    assert "Dov Yew" not in signed


def test_a_suspect_is_asked_to_see_a_solicitor_and_told_nothing_of_the_inquiry(folder: Path) -> None:
    process = {"id": "p1", "kind": "criminal", "effect": "Murder inquiry; arrest planned"}
    review = {"review": {"parallel_processes": [process]}}
    text = letter(folder, case=review, inquiry=True)
    assert "Please talk to a solicitor before you talk to us." in text
    for told in ("police inquiry", "investigation", "arrest", "Murder"):
        assert told not in text, told
    assert "solicitor" not in letter(folder, case=review)


def test_a_letter_is_ready_before_it_was_sent(folder: Path) -> None:
    draft = letter(folder, format="braille")
    assert "For the office" in draft
    assert "DRAFT" in marking(Path("output/fern/decision-letter-l1.docx"))
    ready = letter(folder, format="braille", ready=True, dated_on="2026-10-20")
    assert "For the office" not in ready
    assert "DRAFT" not in marking(Path("output/fern/decision-letter-l1.docx"))
    assert "letter-to-be-adapted" in build("cases/fern", "--force").output, (
        "a letter that is ready is not made yet"
    )


UPDATES = {
    "review_begins": "The review is beginning",
    "delay": "It will take longer",
    "draft_to_read": "There is a draft of the report",
    "before_publication": "The report is going to be published",
}


def update(folder: Path, stage: str, **fields: Any) -> str:
    """The text of an update of that stage, in a case with a delay and a day of publication."""
    late = {
        "id": "d1",
        "delayed": "completion",
        "until": "2027-05-10",
        "because": "A brother must be heard first.",
        "panel_told_on": "2026-11-10",
    }
    case = {"review": {"delays": [late]}, "publication": {"planned_on": "2027-06-07"}}
    return letter(folder, case=case, name="family-update", **{"stage": stage, "ready": True, **fields})


@pytest.mark.parametrize("stage", UPDATES)
def test_an_update_says_its_own_stage_and_is_no_decision_letter(folder: Path, stage: str) -> None:
    text = update(folder, stage)
    assert [words for words in UPDATES.values() if words in text] == [UPDATES[stage]]
    assert "By 2 November 2026 you will hear from Bo Reed." in text
    assert "Whom can you ring?" in text
    assert "brother" not in text
    assert ("7 June 2027" in text) is (stage == "before_publication")
    assert not list(Path("output/fern").glob("decision-letter-*"))


def test_an_update_tells_the_days_as_they_were_known_when_it_was_written(folder: Path) -> None:
    assert "finished by 1 April 2027." in update(folder, "draft_to_read", dated_on="2026-11-09")
    assert "finished by 10 May 2027." in update(folder, "draft_to_read", dated_on="2026-11-12")
    done = {"final_report": {"completed_on": "2026-11-16"}}
    text = letter(folder, case=done, name="family-update", stage="delay", reasons=None)
    assert "The report is finished." in text
    assert "[The reasons for this person" in text


def marking(file: Path) -> str:
    return "".join(words_in_part(content) for part, content in read_package(file).items() if "header" in part)


def shown(content: bytes) -> str:
    """What the reader of a Word file sees in its text."""
    return words_in_part(load_package(content, "x.docx")["word/document.xml"])


def words_in_part(content: bytes) -> str:
    return "".join(map(str, etree.fromstring(content).itertext())) if content.startswith(b"<") else ""


@pytest.mark.parametrize(
    ("bearer", "places", "others", "is_home"),
    [
        ("prison", None, [], False),
        ("reader", None, [], True),
        ("reader", "prison", [], False),
        ("other", "hospital", [], False),
        ("other", "home", [], True),
        ("prison", None, ["partner"], True),
    ],
)
def test_the_institution_where_the_reader_lives_is_no_home(
    bearer: str, places: str | None, others: list[str], is_home: bool, folder: Path
) -> None:
    address = ["HMP Anywhere", "1 Quarry Lane"]
    real: dict[str, Any] = deepcopy(REAL)
    for one in (LETTER["to"], *others):
        real["people"].setdefault(one, {"first_name": "Noé"})["address"] = list(address)
    through = {"bearer": bearer, "contact": {"name": "Ada", "address": address}}
    case = {**CASE, "letters": [{**LETTER, "through": through}]}
    case["people"] = [
        *CASE["people"],
        *({"id": one, "label": "Nan’s friend", "relation": "other"} for one in others),
    ]
    if places:
        case["places"] = [{"id": "there", "label": "The place", "kind": places}]
        real["places"] = {"there": {"address": ["HMP Anywhere, 1 Quarry Lane"]}}
    fern = Path("cases/fern")
    fern.mkdir(parents=True, exist_ok=True)
    (fern / "case.yaml").write_text(yaml.safe_dump(case), "utf-8")
    (fern / "identities.yaml").write_text(yaml.safe_dump(real), "utf-8")
    assert ("letter-through-home" in check("cases/fern").output) == is_home


def test_a_letter_that_goes_through_somebody_never_bears_the_readers_address(folder: Path) -> None:
    contact = {"name": "Siân O'Brien", "organisation": "HMP Anywhere", "address": ["1 Quarry Lane"]}
    through = {"bearer": "prison", "contact": contact, "asked": "Please bring her the box as well."}
    text = letter(folder, through=through)
    assert "Heron House" not in text
    assert "Through Siân O'Brien, HMP Anywhere" in text
    note = letter(folder, through=through, name="covering-note")
    assert "Heron House" not in note
    assert "1 Quarry Lane" in note
    assert "Please bring her the box as well." in note
    assert "not to post it on" in note
    assert not {"letter-without-address", "letter-through-home"} & set(build("cases/fern").output.split(": "))


def sizes(content: bytes) -> list[int]:
    """Every size of the styles, in half-points."""
    return [int(size.get(f"{W}val", "0")) for size in etree.fromstring(content).iter(f"{W}sz")]


def test_large_print_is_large_everywhere(folder: Path) -> None:
    file = Path("output/fern/decision-letter-l1.docx")
    letter(folder)
    assert min(sizes(read_package(file)["word/styles.xml"])) < 20
    letter(folder, format="large_print")
    large = sizes(read_package(file)["word/styles.xml"])
    assert min(large) >= 32
    assert 32 <= large[0] <= 36, "the text itself is set in 16 to 18 point"


def test_easy_read_has_one_idea_a_line_and_a_place_for_a_picture_beside_each(folder: Path) -> None:
    text = letter(
        folder, format="easy_read", reasons="@fern was **hurt**. We want to know why.\n\n- She was little."
    )
    lines = text.splitlines()
    said = ("Ilse was hurt.", "We want to know why.", "She was little.", "We are going to hold a review.")
    for idea in said:
        assert any(line.strip() == idea for line in lines), idea
    body = etree.fromstring(read_package(Path("output/fern/decision-letter-l1.docx"))["word/document.xml"])
    boxes = [one for one in body.iter("{*}docPr") if one.get("descr") == "Place for a picture"]
    ids = [one.get("id") for one in boxes]
    assert len(boxes) > 20
    assert len(set(ids)) == len(ids)


def test_what_is_read_aloud_has_words_of_its_own_for_whoever_reads(folder: Path) -> None:
    text = letter(folder, format="read_aloud")
    assert "To be read aloud to Zoë." in text
    assert text.count("Stop. Ask:") == 3
    assert len(text.split()) < len(letter(folder).split()) + 80
