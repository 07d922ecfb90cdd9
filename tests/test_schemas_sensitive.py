"""Every field of the register says whether it identifies somebody, and whatever does is found in a text."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from pydantic import BaseModel

from cspr_docs.publish.details import find, watch
from cspr_docs.word.texts import Passage
from schemas.base import day_in_words
from schemas.case import Case
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.sensitive import Identifier, NotSensitive, Sensitive

VALUES: dict[Identifier, str | date] = {
    Identifier.FIRST_NAME: "Ottoline",
    Identifier.LAST_NAME: "Quillfeather",
    Identifier.NICKNAME: "Tilly-Bob",
    Identifier.PLACE_NAME: "Marrowdene Hall",
    Identifier.ADDRESS: "41 Tansy Row",
    Identifier.PHONE: "07700 900 417",
    Identifier.EMAIL: "tilly@post.example",
    Identifier.NHS_NUMBER: "943 476 5919",
    Identifier.NUMBER: "DM0081234",
    Identifier.BIRTH: date(2011, 4, 2),
    Identifier.DEATH: date(2025, 6, 17),
}


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model, and those that its fields hold."""
    yield model
    for field in model.model_fields.values():
        for inner in get_args(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from models_in(inner)


FIELDS = [
    (model, name, field)
    for model in models_in(Identities)
    for name, field in model.model_fields.items()
    if not (model is Identities and name in ("people", "places"))  # they hold the two models
]


def test_every_field_of_the_register_says_whether_it_identifies() -> None:
    assert {model for model, _, _ in FIELDS} == {RealPerson, RealPlace}
    for model, name, field in FIELDS:
        marks = [mark for mark in field.metadata if isinstance(mark, Sensitive | NotSensitive)]
        assert len(marks) == 1, f"{model.__name__}.{name}"
        assert all(mark.because for mark in marks if isinstance(mark, NotSensitive))


@pytest.mark.parametrize(
    ("model", "name", "mark"),
    [
        (model, name, mark)
        for model, name, field in FIELDS
        for mark in field.metadata
        if isinstance(mark, Sensitive)
    ],
)
def test_the_value_of_every_field_that_identifies_is_found(
    model: type[BaseModel], name: str, mark: Sensitive
) -> None:
    value = VALUES[mark.identifier]
    is_list = get_args(model.model_fields[name].annotation)[-1] is Ellipsis
    real = {"one": {name: (value,) if is_list else value}}
    register = Identities.model_validate({"people" if model is RealPerson else "places": real})
    text = f"Then {day_in_words(value) if isinstance(value, date) else value} was told."
    found = find([Passage(text, "", "")], watch(Case(reference="X-2026-1"), register))
    assert [one.holder for one in found] == ["one"]
