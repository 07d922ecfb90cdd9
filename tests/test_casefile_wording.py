import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from cspr_docs.casefile.places import Places
from cspr_docs.casefile.plain import to_plain
from cspr_docs.casefile.reading import read_case
from cspr_docs.casefile.shape import shape_of
from cspr_docs.casefile.source import SourceFile
from cspr_docs.casefile.wording import in_words
from cspr_docs.casefile.yaml_reader import read_yaml
from cspr_docs.problems import Problem, Stop
from schemas.base import Prose, Term
from schemas.case import Case


class Colour(Term):
    RED = "red", "Red"
    DARK_BLUE = "dark_blue", "Dark blue"


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Leaf(Model):
    id: Annotated[str, StringConstraints(pattern="^[a-z]+$", max_length=5)]
    name: str = Field("", description="What the leaf is called.", min_length=2)

    @field_validator("name")
    @classmethod
    def not_thorn(cls, value: str) -> str:
        if value == "thorn":
            raise ValueError("a thorn is not a leaf")
        return value


class Tree(Model):
    planted_on: date | None = Field(None, description="When it was planted.")
    height: int | None = None
    is_old: bool = False
    colour: Colour | None = None
    kind: Literal["oak", "ash"] = "oak"
    code: Annotated[str, StringConstraints(pattern="^[A-Z]$")] = "A"
    story: Prose = ""
    leaves: tuple[Leaf, ...] = ()
    nested: Leaf | None = None
    by_name: dict[str, Leaf] = Field(default_factory=dict)
    either: int | Leaf = 1

    @model_validator(mode="after")
    def ash_is_not_blue(self) -> "Tree":
        if self.kind == "ash" and self.colour is Colour.DARK_BLUE:
            raise ValueError("an ash is never blue")
        return self


def validate(text: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    node, problems = read_yaml(SourceFile("tree.yaml", Path("tree.yaml"), text))
    assert problems == ()
    shape, places = shape_of(Tree), Places(node)
    plain = to_plain(node, shape)
    try:
        return Tree.model_validate(plain.value), plain.problems
    except ValidationError as error:
        return None, (*plain.problems, *in_words(error.errors(), places, shape, "a tree"))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.message, problem.hint) for problem in validate(text)[1]]


def test_each_text_is_read_as_what_the_schema_wants() -> None:
    tree, problems = validate(
        "planted_on: 1999-01-02\nheight: -12\nis_old: true\ncolour: dark_blue\nstory: |\n  Once.\n"
        "leaves:\n  - id: a\n    name: |\n      one line\n"
    )
    assert problems == ()
    assert tree is not None
    assert (tree.planted_on, tree.height, tree.is_old, tree.colour) == (
        date(1999, 1, 2),
        -12,
        True,
        Colour.DARK_BLUE,
    )
    assert tree.story == "Once.\n"
    assert tree.leaves[0].name == "one line"


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("is_old: yes", "unknown-word", '"yes" is neither true nor false', "write true"),
        ("is_old: False", "unknown-word", '"False" is neither true nor false', "write false"),
        ("is_old: 1", "unknown-word", '"1" is neither true nor false', "write true or false"),
        ("height: 1_000", "unknown-word", '"1_000" is not a whole number', "write it in digits, such as 12"),
        ("height: ٣", "unknown-word", '"٣" is not a whole number', "write it in digits, such as 12"),
        ("height: 3.0", "unknown-word", '"3.0" is not a whole number', "write it in digits, such as 12"),
        (
            "kind: oka",
            "unknown-word",
            '"oka" is none of the words for "kind"',
            'did you mean "oak"? the words here are: oak, ash',
        ),
        (
            "colour: Darkish Blue",
            "unknown-word",
            '"Darkish Blue" is none of the words for "colour"',
            'did you mean "dark_blue"? the words here are: red, dark_blue',
        ),
        ("heigth: 2", "unknown-field", 'there is no field "heigth" in a tree', 'did you mean "height"?'),
        (
            "nested: {id: a, nme: b}",
            "unknown-field",
            'there is no field "nme" in nested',
            'did you mean "name"?',
        ),
        ("nested: {name: bb}", "missing-field", 'nested has no "id"', ""),
        (
            "leaves: [{id: a, name: b}]",
            "unfit-value",
            '"name" is too short: at least 2 are needed',
            "name: What the leaf is called.",
        ),
        (
            "leaves: [{id: a, name: thorn}]",
            "unfit-value",
            "a thorn is not a leaf",
            "name: What the leaf is called.",
        ),
        ("leaves: [{id: abcdef}]", "not-an-id", '"id" is too long: at most 5 characters', "shorten it"),
        ("code: b", "unfit-value", '"b" does not fit for "code"', ""),
        ("kind: ash\ncolour: dark_blue", "unfit-value", "an ash is never blue", ""),
        (
            "leaves: [{id: a}, , ]",
            "wrong-form",
            "item 2 of leaves is empty",
            "write it, or delete its hyphen",
        ),
        ("story: [a, b]", "wrong-form", "story is a text, and a list stands here", None),
        ("height: [1]", "wrong-form", "height is a text, and a list stands here", None),
        ("is_old: {a: b}", "wrong-form", "is_old is a text, and fields stand here", None),
        ("planted_on: [2020-01-01]", "wrong-form", "planted_on is a text, and a list stands here", None),
        ("leaves: {id: a}", "wrong-form", "leaves is a list, and fields stand here", None),
        ("by_name: [a]", "wrong-form", "by_name has fields, and a list stands here", None),
        ("by_name: {x: {id: a, name: b}}", "unfit-value", '"name" is too short: at least 2 are needed', None),
        ("leaves: [a]", "wrong-form", "item 1 of leaves has fields, and a text stands here", None),
    ],
)
def test_what_does_not_fit_is_told_in_plain_words(
    text: str, code: str, message: str, hint: str | None
) -> None:
    ((found_code, found_message, found_hint),) = (
        told(text) if text != "leaves: [{id: a}, , ]" else told("leaves:\n  - id: a\n  -\n")
    )
    assert (found_code, found_message) == (code, message)
    if hint is not None:
        assert found_hint == hint


def test_a_union_gives_one_problem_at_its_value_and_none_of_its_branches() -> None:
    (problem,) = validate("either: {id: 1a}")[1][-1:]
    assert problem.path[0] == "either"
    assert set(problem.path) <= {"either", "id"}
    paths = [problem.path for problem in validate("either: many")[1]]
    assert set(paths) == {("either",)}


def test_two_errors_of_one_value_are_two_problems_only_where_they_differ() -> None:
    problems = validate("planted_on: 2020-02-30\nheight: tall\nleaves: [{id: A1}, {id: A1}]")[1]
    assert [(problem.code, problem.path) for problem in problems] == [
        ("not-a-date", ("planted_on",)),
        ("unknown-word", ("height",)),
        ("not-an-id", ("leaves", "A1", "id")),
        ("not-an-id", ("leaves", 1, "id")),
    ]


def field_names(model: type[BaseModel]) -> set[str]:
    names: set[str] = set()
    waiting = [shape_of(model)]
    while waiting:
        shape = waiting.pop()
        for name, inner in (shape.fields or {}).items():
            names.add(name)
            waiting.append(inner)
        waiting += [inner for inner in (shape.items, shape.named) if inner is not None]
    return names


NAMES = st.sampled_from([*sorted(field_names(Case)), "x"])
SINGLE = st.none() | st.sampled_from(
    ["yes", "true", "2026-02-30", "2026-03", "rowan", "1", "", "Case", "police"]
)
ANYTHING = st.recursive(
    SINGLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)
CASES = st.dictionaries(st.sampled_from([*Case.model_fields, "x"]), ANYTHING, max_size=8)
JARGON = re.compile(
    r"\b(input|valid|pydantic|should|instance|permitted|dictionary|tuple|boolean|integer|string|None|type)\b"
)


@settings(max_examples=100)
@given(CASES)
def test_whatever_stands_in_a_case_is_told_in_our_words_and_at_a_place(
    tmp_path_factory: Any, data: dict[str, Any]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / "case.yaml").write_text(yaml.safe_dump(data), "utf-8")
    try:
        read_case(folder)
    except Stop as stop:
        problems = stop.problems
    else:
        problems = ()
    for problem in problems:
        assert problem.line > 0
        assert problem.code != "unfit-value"
        assert not JARGON.search(problem.message)
