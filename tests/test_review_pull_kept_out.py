"""What a pull keeps out of the case: values that cannot be, fields that stand amiss, looks alone."""

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from tests.returned_drafts import (
    FOREWORD,
    LIVED,
    REPORT,
    STATUS,
    TABLE,
    Draft,
    assert_told_once,
    case_files,
    changed_files,
    gone,
    pull,
    reviews,
)

LETTER = Path("output/rowan/decision-letter-mother.docx")
DECIDED = "decision.decided_on"
KEPT_OUT = {
    "a date that does not exist": (LETTER, DECIDED, "31 February 2026", "there is no such day"),
    "a date that lies ahead": (LETTER, DECIDED, "4 March 2028", "4 March 2028 is after today"),
    "a date that cannot be meant": (LETTER, DECIDED, "6 January 1026", "the year 1026 cannot be meant"),
    "a date that is none": (LETTER, DECIDED, "next week", "it is no date; write it as 3 March 2026"),
    "an emptied fact": (LETTER, DECIDED, "", "it was emptied"),
    "words made from a fact": (REPORT, "final_report.completed_on", "June 2026", "are made from"),
    "an answer that is none": (REPORT, STATUS, "Perhaps agreed", "it is one of"),
    "the case's reference": (LETTER, "reference", "HSCP-1", "drafts find their case by its reference"),
    "a real name": (LETTER, "identities.people.mother.first_name", "Sofia", "stand in identities.yaml"),
}


@pytest.mark.parametrize("what", KEPT_OUT)
def test_a_fact_that_cannot_be_taken_is_kept_out_with_the_reason(what: str, short_drafts: Path) -> None:
    file, at, words, reason = KEPT_OUT[what]
    draft = Draft(file)
    draft.say(at, words)
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1, result.output
    assert "kept out" in result.output
    assert reason in result.output
    assert case_files() == before
    assert (f"{at} (cases/" in result.output) == (words != "Sofia"), "no line of another file"
    kept = reviews("rowan")
    assert reason in kept["ledger.yaml"]
    assert (f"> {words}" in kept.get(f"kept_out/{at}.md", "")) == (words not in ("", "Sofia"))
    assert "Sofia" not in result.output + "".join(kept.values())
    assert_told_once(draft)


def test_what_was_kept_out_is_done_with_when_somebody_chose_the_cases_words(short_drafts: Path) -> None:
    draft = Draft(LETTER)
    draft.say(DECIDED, "next week")
    assert pull(draft.save(), "--ours", DECIDED).exit_code == 0


def nested(draft: Draft) -> None:
    draft.content(FOREWORD).append(draft.control("final_report.summary"))


def copied(draft: Draft) -> None:
    control = draft.control(FOREWORD)
    twin = deepcopy(control)
    control.addnext(twin)


def cut(draft: Draft) -> None:
    gone(draft.control(FOREWORD))


BLOCKED = {
    "one field pasted into another": (nested, "another field now stands inside it"),
    "a field copied": (copied, "it stands in the file more than once"),
    "a section cut": (cut, "it is no longer in the file"),
}


@pytest.mark.parametrize("way", BLOCKED)
def test_what_a_field_cannot_hold_blocks_that_field_alone(way: str, short_drafts: Path) -> None:
    edit, reason = BLOCKED[way]
    draft = Draft(REPORT)
    edit(draft)
    draft.replace(LIVED, "a", "aa")
    before = case_files()
    result = pull(draft.save())
    assert result.exit_code == 1, result.output
    assert "kept out final_report.foreword" in result.output
    assert reason in result.output
    assert set(changed_files(before)) == {"cases/rowan/final_report/lived_experience.md"}
    assert ("little boy" in reviews("rowan").get("kept_out/final_report.foreword.md", "")) == (
        edit is not cut
    )


def test_looks_alone_are_dropped_and_said(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    for run in draft.paragraph(FOREWORD, "little boy").iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w("u"), {w("val"): "single"})
    before = case_files()
    result = pull(draft.save())
    assert case_files() == before
    assert "formatting alone final_report.foreword" in result.output
    assert "underline" in result.output


def test_what_word_corrects_on_its_own_is_dropped_and_said(short_drafts: Path) -> None:
    draft = Draft(REPORT)
    for text in draft.content(TABLE).iter(w("t")):
        text.text = (text.text or "").replace("'", "\u2019").replace(" - ", " \u2013 ")
    before = case_files()
    result = pull(draft.save())
    assert case_files() == before
    assert "only spaces, quotation marks or dashes differ" in result.output
