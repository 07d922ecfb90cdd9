"""What a document says is what the case says: no word in place of a fact, and no child, adult or agency left out."""

from pathlib import Path

import pytest

from tests.commands import build
from tests.word_edits import text_of

REVIEW, REPORT = Path("output/fern/rapid-review.docx"), Path("output/fern/final-report.docx")
CASE = """\
reference: EX-1
children:
  - {id: fern, pseudonym: Fern, role: subject, sex: female, died: yes}
  - id: reed
    pseudonym: Reed
    role: sibling
    sex: male
    identity: {first_language: Polish}
    child_protection_plan: no
    child_in_need_plan: no
    early_help: no
    legal_status: interim_care_order
    looked_after: yes
    education: A primary school
  - {id: sorrel, pseudonym: Sorrel, role: sibling, sex: female, child_protection_plan: not_recorded}
people:
  - {id: nan, label: Nan, relation: aunt_or_uncle, sex: female, identity: {nationality: Irish}}
  - {id: big_brother, label: Older brother, relation: sibling, sex: male, age: "17"}
  - {id: lodger, label: The lodger, relation: other, relation_other: Lodger of the family}
agencies:
  - {id: network, name: The Harbour Network, kind: other, kind_other: Network of harbours, involved_with: [fern]}
  - {id: clinic, name: NSPCC Clinic, kind: hospital, involvement: It has no record of the family.}
agency_returns:
  - {id: r1, agency: clinic, requested_on: 2026-05-01, returned_on: 2026-05-02, nil_return: true}
incident:
  aware_on: 2026-04-20
  occurred_on: 2026-04-20
  nature: other
  nature_other: An injury at birth
  children: [fern, sorrel]
  harms: [neglect, other]
  harms_other: Cold
notification: {notified_on: 2026-04-22, notified_by: {name: Iris Quill, role: NHS liaison}}
immediate_safeguarding:
  actions: [{id: a1, action: The school was told.}]
chronology:
  - {id: e1, on: 2026-04, agency: network, event: She was seen.}
rapid_review:
  completed_on: 2026-05-13
  key_practice_episodes: [{id: k1, title: A winter, factors: [equality]}]
review:
  commissioned_on: 2026-05-20
  lead_reviewer: {name: Ada Wren, conflict_of_interest: no}
  parallel_processes:
    - {id: p1, kind: other, kind_other: Inquiry of the harbour, effect: Police ask that nobody speaks of the coat}
  quality_checks: [{id: q1, on: 2026-06-03}]
decision: {outcome: local_review, decided_on: 2026-05-13}
"""


@pytest.fixture
def case(folder: Path) -> Path:
    fern = Path("cases/fern")
    fern.mkdir(parents=True)
    (fern / "case.yaml").write_text(CASE, "utf-8")
    return fern


def test_the_rapid_review_tells_what_is_there_and_nothing_else(case: Path) -> None:
    build(case)
    text = text_of(REVIEW)
    for said in (
        "An injury at birth", "Cold", "Inquiry of the harbour", "Brother", "Interim care order", "Looked after",
        "speaks Polish", "A primary school", "No plan and no early help", "; Irish", "Aunt",
        "Lodger of the family", " by Iris Quill, NHS liaison", "Equality",
    ):  # fmt: skip
        assert said in text, said
    for invented in (
        "Others", "Nothing recorded", "None recorded", "not yet sent", "A brother or sister", "Adult brother",
        "Another process", "Racism", "Somebody else",
    ):  # fmt: skip
        assert invented not in text, invented


def test_every_child_of_the_case_is_in_the_document(case: Path) -> None:
    for children in ("[fern]", "[fern, sorrel]", "[fern, sorrel, reed]"):
        (case / "case.yaml").write_text(CASE.replace("[fern, sorrel]", children), "utf-8")
        build(case)
        told = text_of(REVIEW).split("# The incident")[0]
        for name in ("Fern", "Sorrel", "Reed"):
            assert name in told, (children, name)


def test_each_of_four_children_whom_the_incident_concerns_is_told_of_whatever_their_role(case: Path) -> None:
    four = CASE.replace("people:", "  - {id: teasel, pseudonym: Teasel, role: sibling}\npeople:", 1)
    (case / "case.yaml").write_text(four.replace("[fern, sorrel]", "[fern, sorrel, reed, teasel]"), "utf-8")
    build(case)
    told = text_of(REVIEW).split("# The incident")[0]
    for name in ("Fern", "Sorrel", "Reed", "Teasel"):
        assert f"{name}, the child who" in told


def test_where_a_child_is_now_is_not_asked_of_one_who_died(case: Path) -> None:
    alone = CASE.replace("  - id: reed", "  - id: reed\n    now: With @nan")
    (case / "case.yaml").write_text(
        alone.replace("child_protection_plan: not_recorded", "now: At home"), "utf-8"
    )
    build(case)
    assert "Where the child is now" not in text_of(REVIEW)
    (case / "case.yaml").write_text(CASE.replace("died: yes", "died: no"), "utf-8")
    build(case)
    assert "Where the child is now" in text_of(REVIEW)


def test_the_public_report_has_no_note_for_the_office_and_no_agency_that_knew_nobody(case: Path) -> None:
    build(case)
    text = text_of(REPORT)
    assert "the coat" not in text
    assert "Inquiry of the harbour" in text
    assert "NSPCC Clinic" not in text
    assert "Network of harbours" in text
    assert "while it was under way: in June 2026." in text
    assert "There is none." in text


def test_the_headings_of_the_report_are_those_that_the_guidance_makes_people_look_for(case: Path) -> None:
    build(case)
    text = text_of(REPORT)
    for heading in (
        "Lived experience: what life was like for", "The child and the family context",
        "Systemic analysis: why things happened as they did", "Summary of recommended improvements",
    ):  # fmt: skip
        assert heading in text


def test_each_question_stands_in_the_guidances_own_sentence_where_it_was_seen(case: Path) -> None:
    sentence = "highlights or may highlight recurrent themes in the safeguarding and promotion of the welfare"
    build(case)
    assert sentence in text_of(REVIEW)
    (case / "case.yaml").write_text(CASE + "guidance: working_together_2026\n", "utf-8")
    build(case)
    assert sentence not in text_of(REVIEW)
    assert "a theme that keeps coming back" in text_of(REVIEW)
