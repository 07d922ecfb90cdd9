"""What the schema says of a value's form (text, fields, list or named items), and every value of a case by it.

The readers need the form before there is a valid case: to know that a folder is a list, that `true` is a yes, and
that a text is an id of something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, partial, reduce
from itertools import pairwise
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin

from pydantic import BaseModel

from cspr_docs.problems import DataPath
from schemas.base import ID_PATTERN, Refers, Written, written_as
from schemas.case import Case
from schemas.days import Changing
from schemas.identities import RealPerson


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a value; exactly one of `fields`, `items` and `named` is there, or none for a single value.

    `fields` are a mapping's own fields, `items` the shape of each item of a list, `named` the shape of each
    value of a mapping whose names are free. `kind` is the type of a single value, `None` where it is unknown;
    `words` are all that it may be, where the schema lists them.
    """

    kind: type | None = None
    fields: "dict[str, Shape] | None" = None
    items: "Shape | None" = None
    named: "Shape | None" = None
    words: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    written: Written | None = None
    descriptions: dict[str, str] = field(default_factory=dict)

    @property
    def is_prose(self) -> bool:
        """Whether the value is Markdown of any length."""
        return self.written is Written.PROSE

    @property
    def is_single(self) -> bool:
        """Whether the value holds no others, and is no file of its own."""
        holds_others = any(inner is not None for inner in (self.fields, self.items, self.named))
        return not holds_others and self.written is not Written.FILE

    def below(self, part: str | int) -> "Shape":
        """The form of a field, an item or a named value of it; one that says nothing where the schema knows none."""
        return (self.fields or {}).get(str(part)) or self.items or self.named or Shape()

    def at(self, path: DataPath) -> "Shape":
        """The form of what stands at the end of a path that begins here."""
        return reduce(Shape.below, path, self)

    @property
    def has_ids(self) -> bool:
        """Whether this is a list whose items have an `id`."""
        return self.items is not None and self.items.fields is not None and "id" in self.items.fields


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a model and of everything in it."""
    fields = {name: _shape(info.annotation, info.metadata) for name, info in model.model_fields.items()}
    descriptions = {name: info.description or "" for name, info in model.model_fields.items()}
    return Shape(model, fields=fields, descriptions=descriptions)


def _shape(annotation: Any, marks: list[Any]) -> Shape:  # noqa: ANN401 -- annotations have no type of their own
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(parts[0], [*marks, *parts[1:]])
    if origin in (Union, UnionType):
        choices = [part for part in parts if part is not NoneType]
        return _shape(choices[0], marks) if len(choices) == 1 else Shape()
    if origin in (tuple, list):
        return Shape(items=_shape(parts[0], []))
    if origin is dict:
        return Shape(named=_shape(parts[1], []))
    if origin is Literal:
        return Shape(words=tuple(str(word) for word in parts))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape(annotation, words=tuple(str(member.value) for member in annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    refers = next((mark.to for mark in marks if isinstance(mark, Refers)), ())
    kind = annotation if isinstance(annotation, type) else None
    return Shape(kind, refers=refers, written=written_as(marks))


class Value(NamedTuple):
    """A single value that a case holds: a text, a date, a yes or no.

    `model` is the model whose field it is (of a list of plain texts, the model that has the list), `field`
    that field's name.
    """

    path: DataPath
    model: type[BaseModel]
    field: str
    shape: Shape
    value: object

    @property
    def marks(self) -> Sequence[object]:
        """What the schema says of its field in annotations."""
        return _marks(self.model, self.field)


@cache  # pydantic takes its time to tell a model's fields, and every check asks of every value
def _marks(model: type[BaseModel], field: str) -> Sequence[object]:
    return model.model_fields[field].metadata


def value_at(case: Case, path: DataPath) -> object:
    """The value at a data path; `None` where the case has none, or no such item."""
    value: object = case
    for part in path:
        value = _item(value, part) if isinstance(value, tuple) else getattr(value, str(part), None)
    return value


def field_path(path: DataPath) -> DataPath:
    """The data path of the field that a value is one of, where the value stands in the history of its record."""
    for at, (part, index) in enumerate(pairwise(path)):
        if part == "history" and isinstance(index, int):
            return (*path[:at], *path[at + 2 :])
    return path


def items_around(path: DataPath) -> Iterator[DataPath]:
    """The items of lists, named by their ids, that a data path leads through; the outermost first."""
    shape = shape_of(Case)
    for place, part in enumerate(path):
        if shape.has_ids and isinstance(part, str):
            yield path[: place + 1]
        shape = shape.below(part)


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
    return not is_single or shape.is_single


def _may_name_item(shape: Shape, part: str | int, value: object) -> bool:
    if isinstance(part, int):
        return isinstance(value, tuple) and 0 <= part < len(value)
    return shape.has_ids and re.fullmatch(ID_PATTERN, part) is not None


def _item(items: tuple[object, ...], part: str | int) -> object:
    if isinstance(part, int):
        return items[part] if part < len(items) else None
    return next((item for item in items if getattr(item, "id", None) == part), None)


def as_written(value: object) -> str:
    """A single value as a case file writes it: `2026-03-03`, `yes`, `true`; empty for `None`."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value.value if isinstance(value, Enum) else value)


def values(case: Case) -> list[Value]:
    """Every value that the case holds, in the models' order; fields that are not filled in are left out."""
    found: list[Value] = []
    _of_model(case, shape_of(Case), (), found)
    return found


def item_part(item: object, index: int, seen: set[str]) -> str | int:
    """An item's part of a data path: its id, or its index where it has none or an earlier item has the same."""
    name = getattr(item, "id", None)
    if not isinstance(name, str) or name in seen:
        return index
    seen.add(name)
    return name


def _of_model(model: BaseModel, shape: Shape, path: DataPath, found: list[Value]) -> None:
    own = model.plain if isinstance(model, Changing) and model.changes else partial(getattr, model)
    for name, inner in (shape.fields or {}).items():
        held = own(name)
        if held is not None:
            _of_field(held, inner, (*path, name), (type(model), name), found)


def _of_field(
    held: object, shape: Shape, path: DataPath, of: tuple[type[BaseModel], str], found: list[Value]
) -> None:
    if isinstance(held, tuple) and shape.items is not None:
        seen: set[str] = set()
        for index, item in enumerate(held):
            _of_field(item, shape.items, (*path, item_part(item, index, seen)), of, found)
    elif isinstance(held, BaseModel):
        _of_model(held, shape, path, found)
    else:
        found.append(Value(path, *of, shape, held))


def belongs_in(name: str) -> str:
    """`it belongs in decision.yaml`, for a field that one part of the case alone has; empty for any other."""
    if name in RealPerson.model_fields and name not in _COMMON:
        return "who somebody really is belongs in identities.yaml, under people and the person's id"
    files = _files().get(name, ())
    return f"it belongs in {files[0]}.yaml" if len(files) == 1 else ""


_COMMON = frozenset(("title", "phone", "email", "address"))
"""Fields of a real person that other records have as well."""


@cache
def _files() -> dict[str, tuple[str, ...]]:
    """By the name of a field the files whose own records have it."""
    found: dict[str, tuple[str, ...]] = {}
    for file, shape in (shape_of(Case).fields or {}).items():
        for name in (shape.items or shape).fields or ():
            found[name] = (*found.get(name, ()), file)
    return found
