"""Real names typed into the case: found wherever they stand, never printed, and not seen where there is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks_case import FATHER, MOTHER, ROWAN, checked, told

REAL = {
    "people": {
        "rowan": {"first_name": "Zoë", "last_name": "O'Dúill", "known_as": ["Zozo", "Little Bear"]},
        "mother": {"first_name": "May", "last_name": "Young"},
        "father": {"first_name": "Jorg", "last_name": "Quillan-Reyes"},
    },
    "places": {"clinic": {"name": "Tenterfield Surgery"}, "depot": {"name": "Depot"}},
}


def case_with(text: str) -> dict[str, Any]:
    return {
        "children": [ROWAN],
        "people": [MOTHER, FATHER],
        "places": [{"id": "clinic", "label": "Surgery 1"}, {"id": "depot", "label": "Depot"}],
        "rapid_review": {"facts": text},
    }


def found(text: str) -> list[tuple[str, int, int]]:
    return [
        (problem.code, problem.line, problem.column)
        for problem in checked(case_with(text), REAL)
        if problem.code in ("real-name", "perhaps-real-name")
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Then Zoë slept.", [6]),
        ("Then Zoe slept, and Zoë’s coat hung there.", [6, 21]),
        ("ZOE and Zozo", [1, 9]),
        ("Ms O’Dúill rang.", [4]),
        ("her 'Little Bear' slept", [6]),
        ("A letter to May Young came.", [13]),  # a whole name is one, though each word is a word
        ("Jorg Quillan-Reyes", [1]),
        ("(Jorg)", [2]),
        ("seen at Tenterfield Surgery", [9]),
        ("seen at Tenterfıeld Surgery", [9]),  # a Turkish keyboard's i
        ("her Little  Bear, at Tenterfield\n  Surgery", [5, 22]),  # however the lines are broken
        ("Jorgen, Zozos and zozo are other words; the Depot is its own label.", []),
        ("@rowan and rowan@zozo.example", []),
    ],
)
def test_real_names_are_found_as_whole_words(text: str, columns: list[int]) -> None:
    assert found(text) == [("real-name", 1, column) for column in columns]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Later May rang, and so did Young.", [7, 28]),
        ("May was tired.", [1]),
        ("May's coat", [1]),
        ("On 3 May 2026, in May and since May, nobody came.", []),
        ("Young people may grow. By early May they had.", []),
        ("A young man and the MAY DAY parade.", []),
    ],
)
def test_names_that_are_words_are_asked_about_and_not_assumed(text: str, columns: list[int]) -> None:
    assert found(text) == [("perhaps-real-name", 1, column) for column in columns]


def test_line_and_column_count_inside_the_text() -> None:
    assert found("One line.\n\n- Another, of Zoë.\n") == [("real-name", 3, 15)]


def test_names_are_found_in_plain_words_and_not_among_professionals() -> None:
    fields = {
        "title": "The case of Zozo",
        "children": [ROWAN | {"education": "Zozo goes to nursery"}],
        "partnership": {"family_contact": {"name": "Zoë Quayle"}, "name": "Zoë's Partnership"},
        "decision": {"sign_offs": [{"partner": "police", "name": "Zoë Quayle"}]},
        "rapid_review": {"author": "Jorg's social worker"},
    }
    assert sorted(told("real-name", fields, REAL)) == [
        "children.rowan.education",
        "rapid_review.author",
        "title",
    ]


def test_nothing_is_compared_without_identities() -> None:
    assert told("real-name", case_with("Zoë slept.")) == []
    assert told("real-name", case_with("Zoë slept."), {}) == []


def test_the_hint_says_what_to_write() -> None:
    hints = [problem.hint for problem in checked(case_with("@father Jorg saw Zozo."), REAL) if problem.line]
    assert hints == ["@father already stands before it: delete the name", "write @rowan in its place"]


def test_a_pseudonym_that_is_somebodys_name() -> None:
    fields = {"children": [ROWAN | {"pseudonym": "Jorg"}, {"id": "hazel", "pseudonym": "Hazel"}]}
    assert told("pseudonym-is-real", fields, REAL) == ["children.rowan.pseudonym"]


@given(st.sampled_from(["Zoë", "Zozo", "Jorg", "O'Dúill", "May"]), st.text("ab .,\n@'’-", max_size=20))
def test_no_message_prints_the_name(name: str, around: str) -> None:
    for problem in checked(case_with(f"{around} {name} was {around}"), REAL):
        assert name not in problem.message + problem.hint
