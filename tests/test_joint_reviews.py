"""Several partnerships hold one review: each is named with its partners, signs, and owns what it is to change."""

import io
from typing import Any

import docx
import pytest

from cspr_docs.casefile import read_case
from cspr_docs.publish.details import find, watch
from cspr_docs.word.texts import Layer, Passage
from schemas import Case
from schemas.partnership import JointPartnership, Partnership
from tests.checks_case import DECIDED, told
from tests.conftest import CASES
from tests.sample_documents import rendered

HELD: dict[str, Any] = {
    "partnership": {"name": "Harrowmere Safeguarding Children Partnership", "area": "Harrowmere"},
    "joint_partnerships": [{"id": "ocean", "name": "O'Hara & Łoś Partnership", "area": "Ocean"}],
}
KINDS = ("local_authority", "police", "integrated_care_board")


def lines(file_name: str) -> str:
    body = docx.Document(io.BytesIO(rendered("hawthorn", file_name).content)).element.body
    return "\n".join("".join(text.text or "" for text in one.iter("{*}t")) for one in body.iter("{*}p"))


def test_the_report_names_both_partnerships_and_the_three_partners_of_each() -> None:
    report = lines("final-report.docx")
    cover = report.split("This report is about real people")[0]
    assert "Harrowmere Safeguarding Children Partnership (lead partnership)" in cover
    assert "Calderbrook Safeguarding Children Partnership" in cover
    assert "This was a joint review." in report
    partners = report.split("This was a joint review.")[1].split("The lead reviewer")[0]
    for name in (
        "Harrowmere Borough Council",
        "Estmarsh Constabulary",
        "NHS Estmarsh & Vale",
        "Calderbrook Metropolitan Borough Council",
        "Tarn Valley Police",
        "NHS Tarn Valley",
        "Orla Fitzwilliam-D'Souza",
    ):
        assert name in partners
    assert "Estmarsh Constabulary and Tarn Valley Police, Head of Public Protection" in report


def test_a_letter_is_from_both_and_signed_for_all_six() -> None:
    letter = lines("decision-letter-mother.docx")
    assert (
        "Harrowmere Safeguarding Children Partnership and Calderbrook Safeguarding Children Partnership"
        in letter
    )
    assert (
        "and for Calderbrook Metropolitan Borough Council, Tarn Valley Police and NHS Tarn Valley" in letter
    )


def test_the_rapid_review_has_six_signatures() -> None:
    review = lines("rapid-review.docx")
    assert (
        "A joint review: Harrowmere Safeguarding Children Partnership, which leads, with Calderbrook"
        in review
    )
    for area in ("Harrowmere", "Calderbrook"):
        for partner in ("Local authority", "Police", "Integrated care board"):
            assert f"{partner}, {area}" in review


def test_the_header_says_once_what_the_names_end_in() -> None:
    def held_by(*names: str) -> str:
        lead, *others = names
        joint = tuple(JointPartnership(id=f"p{number}", name=name) for number, name in enumerate(others))
        return Case(reference="T1", partnership=Partnership(name=lead), joint_partnerships=joint).held_by

    assert held_by("North Safeguarding Partnership") == "North Safeguarding Partnership"
    ending = ("North Safeguarding Partnership", "South Safeguarding Partnership")
    assert held_by(*ending) == "North and South Safeguarding Partnerships"
    assert held_by(*ending, "O'Hara Board") == ", ".join(ending) + " and O'Hara Board"


def test_each_partner_of_each_partnership_signs_once() -> None:
    signed: list[dict[str, Any]] = [
        {
            "partner": partner,
            "partnership": held,
            "name": "A. Name",
            "signed_on": "2026-10-02",
            "agrees": "yes",
        }
        for held in (None, "ocean")
        for partner in KINDS
    ]
    assert told("sign-off-twice", HELD | {"decision": DECIDED | {"sign_offs": signed}}) == []
    assert told("sign-off-missing", HELD | {"decision": DECIDED | {"sign_offs": signed}}) == []
    assert len(told("sign-off-missing", HELD | {"decision": DECIDED | {"sign_offs": signed[:3]}})) == 3
    assert (
        len(told("sign-off-twice", HELD | {"decision": DECIDED | {"sign_offs": [*signed, signed[4]]}})) == 1
    )


@pytest.mark.parametrize(
    ("attendee", "absent"),
    [
        ({"role": "Detective Inspector", "organisation": "Ocean Police"}, 5),
        ({"role": "Detective Inspector"}, 6),
        ({"role": "Director", "agency": "both"}, 4),
        ({"role": "Director", "agency": "far"}, 6),
    ],
)
def test_each_partner_of_each_partnership_was_at_the_rapid_review(
    attendee: dict[str, Any], absent: int
) -> None:
    agencies = [
        {"id": "both", "name": "Police", "kind": "police", "area": "Harrowmere and Ocean"},
        {"id": "far", "name": "Police", "kind": "police", "area": "St Osyth's"},
    ]
    fields = {"agencies": agencies, "rapid_review": {"attendance": [{"id": "t1", **attendee}]}}
    assert len(told("partner-absent", HELD | fields)) == absent


def test_what_is_published_may_name_the_other_partnership_and_who_signs_for_it() -> None:
    hawthorn = watch(read_case(CASES / "hawthorn").case, None)

    def found_in(text: str) -> list[str]:
        return [
            one.words
            for one in find([Passage(text, "paragraph 1", "word/document.xml", Layer.WORDS)], hawthorn)
        ]

    own = "Calderbrook Safeguarding Children Partnership, signed by Iestyn Bell-Nakamura, has written."
    assert found_in(own) == []
    assert found_in(own.replace("Iestyn Bell-Nakamura", "Zoltan Bell-Kowalski")) != []
