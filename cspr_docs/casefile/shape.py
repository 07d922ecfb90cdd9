"""What the schema says of a value's form: text, fields, list or named items; read from the models' annotations.

The readers need it before there is a valid case: to know that a folder is a list, that `true` is a yes, and
that a text is an id of something else.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from schemas.base import Refers, Written, written_as


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
