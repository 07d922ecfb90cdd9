"""The checks of letters: who must have one, and whether it can be sent."""

from typing import Any

import pytest

from tests.checks_case import DECIDED, FATHER, MOTHER, ROWAN, checked, told

Fields = dict[str, Any]
HAZEL = {"id": "hazel", "pseudonym": "Hazel"}


@pytest.mark.parametrize(
    ("letter", "people", "codes"),
    [
        ({}, {}, {"letter-without-address", "letter-without-name", "letter-without-contact"}),
        ({}, None, {"letter-without-address", "letter-without-contact"}),
        ({"withheld": True, "withheld_because": "The trial."}, {}, set()),
        ({"contact": {"name": "A. Name", "email": "a@name.example"}}, {"mother": "whole"}, set()),
        (
            {"language": "Polish", "contact": {"name": "A", "phone": "1"}},
            {"mother": "whole"},
            {"interpreter-not-arranged"},
        ),
        ({"language": " english", "contact": {"name": "A", "phone": "1"}}, {"mother": "whole"}, set()),
    ],
)
def test_a_letter_can_be_sent(letter: Fields, people: dict[str, str] | None, codes: set[str]) -> None:
    whole = {"first_name": "Alba", "address": ["3 Tenter Row"]}
    real = None if people is None else {"people": dict.fromkeys(people, whole)}
    fields = {"people": [MOTHER], "letters": [{"id": "l1", "to": "mother", **letter}]}
    watched = {
        "letter-without-address",
        "letter-without-name",
        "letter-without-contact",
        "interpreter-not-arranged",
        "letter-withheld-unexplained",
    }
    assert {problem.code for problem in checked(fields, real)} & watched == codes


def test_an_update_is_not_the_letter_that_tells_the_decision() -> None:
    fields = {"people": [MOTHER | {"parental_responsibility": "yes"}], "decision": DECIDED}
    for stage, codes in (
        ("decision", {"letter-without-reasons"}),
        ("delay", {"letter-missing", "letter-without-reasons"}),
        ("draft_to_read", {"letter-missing"}),
    ):
        letters = [{"id": "l1", "to": "mother", "stage": stage}]
        found = {problem.code for problem in checked(fields | {"letters": letters})}
        assert found & {"letter-missing", "letter-without-reasons"} == codes


def test_who_must_have_a_letter() -> None:
    holds = {"parental_responsibility": "yes"}
    people = [
        MOTHER | holds | {"died": "yes"},
        FATHER | holds | {"relation_to": ["hazel"]},
        FATHER | holds | {"id": "partner", "relation": "parents_partner"},
        MOTHER
        | holds
        | {"id": "aunt", "label": "Aunt", "relation": "aunt_or_uncle", "relation_to": ["rowan"]},
    ]
    fields = {"children": [ROWAN, HAZEL | {"role": "sibling"}], "people": people, "decision": DECIDED}
    missing = [problem.message for problem in checked(fields) if problem.code == "letter-missing"]
    assert len(missing) == 1
    assert missing[0].startswith("Aunt ")


@pytest.mark.parametrize(
    ("died", "bereaved", "wrong"),
    [("yes", True, False), ("yes", False, True), ("no", True, True), ("no", False, False)],
)
def test_a_letter_speaks_of_a_death_where_there_is_one(died: str, bereaved: bool, wrong: bool) -> None:
    fields = {
        "children": [ROWAN | {"died": died}],
        "people": [MOTHER],
        "incident": {"children": ["rowan"]},
        "letters": [{"id": "l1", "to": "mother", "bereaved": bereaved}],
    }
    assert bool(told("letter-bereaved-wrong", fields)) is wrong
