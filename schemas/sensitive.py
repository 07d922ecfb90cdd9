"""What of the register identifies somebody, told on each field, so that a new one is watched without any list."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from pydantic import BaseModel


class Identifier(Enum):
    """As what a search looks for a value, which decides the forms in which it finds it."""

    FIRST_NAME = auto()
    LAST_NAME = auto()
    NICKNAME = auto()
    PLACE_NAME = auto()
    ADDRESS = auto()
    PHONE = auto()
    EMAIL = auto()
    NHS_NUMBER = auto()
    NUMBER = auto()
    BIRTH = auto()
    DEATH = auto()


NAMES = (Identifier.FIRST_NAME, Identifier.LAST_NAME, Identifier.NICKNAME)
"""What a person is called."""

DETAILS = (
    Identifier.ADDRESS, Identifier.PHONE, Identifier.EMAIL, Identifier.NHS_NUMBER, Identifier.NUMBER,
)  # fmt: skip
"""What is typed as it stands, and leads to somebody without a name."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Annotation: the value identifies somebody.

    Attributes:
        identifier: as what it is looked for.
        about: what a reader calls it, in front of `of Mother`: `the NHS number`.
    """

    identifier: Identifier
    about: str


@dataclass(frozen=True, slots=True)
class NotSensitive:
    """Annotation: the value of a register's field identifies nobody, and why."""

    because: str


def sensitive(model: BaseModel, *wanted: Identifier) -> Iterator[tuple[Sensitive, tuple[Any, ...]]]:
    """For each field of a model that is so marked the mark and its values, none where it is empty."""
    for name, mark in _marked(type(model)):
        if mark.identifier in wanted:
            value = getattr(model, name)
            values = value if isinstance(value, tuple) else (value,)
            yield mark, tuple(filter(None, values))


@cache
def _marked(kind: type[BaseModel]) -> tuple[tuple[str, Sensitive], ...]:
    """The fields of a model that are so marked, each with its marks."""
    fields = kind.model_fields.items()
    return tuple(
        (name, mark) for name, field in fields for mark in field.metadata if isinstance(mark, Sensitive)
    )


def sensitive_values(model: BaseModel, *wanted: Identifier) -> tuple[Any, ...]:
    """All the values of the fields that are so marked."""
    return tuple(value for _, values in sensitive(model, *wanted) for value in values)
