"""The case as it was known on one day, for a document of that day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from cspr_docs.casefile.shape import Shape, shape_of, value_at
from schemas.base import PartialDate
from schemas.case import Case
from schemas.days import Changing, DayMark, Tells

When = date | PartialDate | None


def as_at(case: Case, day: date) -> Case:
    """The case without what became known after that day; each fact that has changed with its value on that day.

    What a day beside a fact means for it stands in the schema (`schemas.days`). What refers to somebody, or to
    something, that was not known yet is not there either.
    """
    known = cast("Case", _known(case, day))
    places = {place: _ids(case, place) - _ids(known, place) for place in _referred_to(Case)}
    gone = {place: ids for place, ids in places.items() if ids}
    return cast("Case", _without(known, gone)) if gone else known


def is_later(when: When, day: date) -> bool:
    """Whether a date certainly lies after that day: a month does not lie after one of its own days."""
    earliest = when.earliest if isinstance(when, PartialDate) else when
    return earliest is not None and earliest > day


@dataclass(frozen=True, slots=True)
class _Days:
    """What a model's days decide: those before which it was not known, what others tell, and fields with models."""

    opens: tuple[str, ...]
    tells: Mapping[str, tuple[str, ...]]
    inner: tuple[str, ...]


@cache
def _days_of(model: type[BaseModel]) -> _Days | None:
    """The days of a model; `None` where nothing in it depends on one."""
    opens, tells, inner = [], {}, []
    for name, shape in (shape_of(model).fields or {}).items():
        marks, held = model.model_fields[name].metadata, shape.items or shape
        if shape.kind in (date, PartialDate):
            if DayMark.OPENS in marks:
                opens.append(name)
            elif DayMark.PLANNED not in marks and DayMark.APART not in marks:
                told = (mark.fields for mark in marks if isinstance(mark, Tells))
                tells[name] = (name, *next(told, ()))
        elif held.fields is not None and name != "history" and _days_of(cast("type[BaseModel]", held.kind)):
            inner.append(name)
    depends = opens or tells or inner or issubclass(model, Changing)
    return _Days(tuple(opens), tells, tuple(inner)) if depends else None


def _known(value: Any, day: date) -> Any:  # noqa: ANN401 -- a model or nothing, and the same again
    """The model as it was known on that day; `None` where nobody knew of it."""
    days = _days_of(type(value)) if isinstance(value, BaseModel) else None
    if days is None:
        return value
    known_on = getattr(value, "known_on", None)
    opened = (known_on,) if known_on else (getattr(value, name) for name in days.opens)
    if any(is_later(when, day) for when in opened):
        return None
    changes = value.changes if isinstance(value, Changing) else ()
    changed = dict(value.on_day(day)) if any(change.on > day for change in changes) else {}
    for name, told in days.tells.items():
        if is_later(getattr(value, name), day):
            changed |= {field: _default(value, field) for field in told if field not in changed}
    for name in days.inner:
        held = getattr(value, name)
        is_list = isinstance(held, tuple)
        left = _same_or((_known(item, day) for item in held), held) if is_list else _known(held, day)
        if left is not held:
            changed[name] = _default(value, name) if left is None else left
    return value.model_copy(update=changed) if changed else value


def _same_or(found: Iterable[Any], items: tuple[Any, ...]) -> tuple[Any, ...]:
    """What was found of the items and is not `None`; the same tuple where nothing is different."""
    left = tuple(one for one in found if one is not None)
    is_same = len(left) == len(items) and all(one is other for one, other in zip(left, items, strict=True))
    return items if is_same else left


def _default(model: BaseModel, name: str) -> object:
    """What a field holds where nobody has filled it in."""
    return type(model).model_fields[name].get_default()


@cache
def _referred_to(model: type[BaseModel]) -> frozenset[str]:
    """Every list of the case to which a field in the model refers, by its data path with dots."""
    return frozenset(place for shape in (shape_of(model).fields or {}).values() for place in _refers(shape))


def _refers(shape: Shape) -> frozenset[str]:
    if shape.fields is not None and shape.kind is not None:
        return _referred_to(cast("type[BaseModel]", shape.kind))
    return _refers(shape.items) if shape.items is not None else frozenset(shape.refers)


def _ids(case: Case, place: str) -> frozenset[str]:
    items = cast("tuple[Any, ...]", value_at(case, tuple(place.split("."))))
    return frozenset(item.id for item in items)


def _without(
    value: BaseModel, gone: Mapping[str, frozenset[str]], *, in_list: bool = False
) -> BaseModel | None:
    """The model without what refers to items that are gone; `None` for an item of a list that is about one of them."""
    if gone.keys().isdisjoint(_referred_to(type(value))):
        return value
    changed: dict[str, object] = {}
    for name, shape in (shape_of(type(value)).fields or {}).items():
        held = getattr(value, name)
        left = _left(held, shape, gone)
        if left is None and held is not None and in_list:
            return None
        if left is not held:
            changed[name] = _default(value, name) if left is None else left
    return value.model_copy(update=changed) if changed else value


def _left(held: Any, shape: Shape, gone: Mapping[str, frozenset[str]]) -> Any:  # noqa: ANN401 -- any value
    if isinstance(held, tuple) and shape.items is not None:
        return _same_or((_item_left(item, shape.items, gone) for item in held), held)
    if isinstance(held, BaseModel):
        return _without(held, gone)
    return None if any(held in gone.get(place, ()) for place in shape.refers) else held


def _item_left(item: Any, shape: Shape, gone: Mapping[str, frozenset[str]]) -> Any:  # noqa: ANN401 -- any value
    return _without(item, gone, in_list=True) if isinstance(item, BaseModel) else _left(item, shape, gone)
