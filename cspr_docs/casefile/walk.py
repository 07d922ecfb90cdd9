"""Every single value of a case with its data path, read from the models' annotations once for each model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.problems import DataPath
from schemas.base import ID_PATTERN, Written
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


def can_hold(case: Case, path: DataPath, *, is_single: bool = True) -> bool:
    """Whether the schema has a value at a path, a single one if that is asked: no path of a stranger passes.

    Every field is known, every id written as an id, every index there. An item that an id names need not be in the
    case: it may have been taken out since.
    """
    shape, value = shape_of(Case), cast("object", case)
    for part in path:
        if shape.fields is not None:
            inner = shape.fields.get(str(part))
            value = getattr(value, str(part), None) if inner is not None else None
        else:
            inner = shape.items if _may_name_item(shape, part, value) else None
            value = _item(value, part) if isinstance(value, tuple) else None
        if inner is None:
            return False
        shape = inner
    return not is_single or (shape.fields is None and shape.items is None and shape.named is None)


def _may_name_item(shape: Shape, part: str | int, value: object) -> bool:
    if isinstance(part, int):
        return isinstance(value, tuple) and 0 <= part < len(value)
    return shape.has_ids and re.fullmatch(ID_PATTERN, part) is not None


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
