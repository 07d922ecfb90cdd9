"""Every single value of a case with its data path, read from the models' annotations once for each model."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.problems import DataPath
from schemas.base import Written
from schemas.case import Case


@dataclass(frozen=True, slots=True)
class Value:
    """A single value that a case holds: a text, a date, a yes or no.

    `model` is the model whose field it is (of a list of plain texts, the model that has the list), `field`
    that field's name.
    """

    path: DataPath
    model: type[BaseModel]
    field: str
    shape: Shape
    value: object


def value_at(case: Case, path: DataPath) -> object:
    """The value at a data path; `None` where the case has none, or no such item."""
    value: object = case
    for part in path:
        value = _item(value, part) if isinstance(value, tuple) else getattr(value, str(part), None)
    return value


def _item(items: tuple[object, ...], part: str | int) -> object:
    if isinstance(part, int):
        return items[part] if part < len(items) else None
    return next((item for item in items if getattr(item, "id", None) == part), None)


def values(case: Case) -> Iterator[Value]:
    """Every value that the case holds, in the models' order; nothing for what is missing."""
    return _of_model(case, shape_of(Case), ())


def texts(case: Case) -> Iterator[tuple[DataPath, Written, str]]:
    """Every text that may hold mentions, with its data path and how it is written."""
    for found in values(case):
        if found.shape.written is not None and isinstance(found.value, str):
            yield found.path, found.shape.written, found.value


def item_part(item: object, index: int, seen: set[str]) -> str | int:
    """An item's part of a data path: its id, or its index where it has none or an earlier item has the same."""
    name = getattr(item, "id", None)
    if not isinstance(name, str) or name in seen:
        return index
    seen.add(name)
    return name


def _of_model(model: BaseModel, shape: Shape, path: DataPath) -> Iterator[Value]:
    for name, inner in (shape.fields or {}).items():
        held = getattr(model, name)
        if held is not None:
            yield from _of_field(held, inner, (*path, name), model, name)


def _of_field(held: object, shape: Shape, path: DataPath, model: BaseModel, name: str) -> Iterator[Value]:
    if isinstance(held, tuple) and shape.items is not None:
        seen: set[str] = set()
        for index, item in enumerate(held):
            yield from _of_field(item, shape.items, (*path, item_part(item, index, seen)), model, name)
    elif isinstance(held, BaseModel):
        yield from _of_model(held, shape, path)
    else:
        yield Value(path, type(model), name, shape, held)
