"""A case as records: each field wrapped when a template names it, references followed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.checks.inspection import Mentionable
from cspr_docs.documents.context.values import Fact, Many, Nothing, ProseText, Writer
from cspr_docs.problems import DataPath
from cspr_docs.prose.mention import NameOf, line_text
from cspr_docs.word.language.refusals import Refusal
from schemas.base import MONTHS, PartialDate, Written, words_of
from schemas.case import Case
from schemas.days import Changing
from schemas.identities import Identities, RealPerson
from schemas.people import Child, Person

REAL_PROMPT = "The real name and address, from identities.yaml."
BLANK_ROW = "row-"
"""With its number the id of an entry that a form has room for, and that is not in the case."""

SHOWN_PROPERTIES = frozenset(("full_name", "kin"))
"""Properties of a model that a template may name beside its fields."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every record of one document shares: the case, the reader's names, and the writer.

    `may_name` says whether this reader may be shown real names at all; `real` holds them where they are to be had,
    `real_prompt` is what is asked for where one is not.
    """

    case: Case
    name_of: NameOf
    writer: Writer
    may_name: bool = False
    real: Identities | None = None
    real_prompt: str = REAL_PROMPT
    lists: dict[str, Mapping[str, tuple[int, BaseModel]]] = field(default_factory=dict)

    def wrap(self, value: object, shape: Shape, path: DataPath, description: str) -> object:
        """The value as a template sees it."""
        if shape.refers:
            return self._referred(value, shape, path, description)
        if shape.fields is not None:
            if isinstance(value, BaseModel):
                return Record(value, shape, path, self)
            return self.nothing(path, description)
        if shape.items is not None:
            return self._many(value, shape.items, path, description)
        if shape.written is Written.PROSE:
            return ProseText(str(value or ""), path, description, self.writer)
        is_line = shape.written is Written.LINE and value
        words = line_text(str(value), self.name_of) if is_line else words_of(value)
        return Fact(value, words, path, description, self.writer, is_own=True)

    def nothing(self, path: DataPath, description: str) -> Nothing:
        """What stands in place of a record that is missing."""
        return Nothing(None, "", path, description, self.writer)

    def _many(self, value: Any, items: Shape, path: DataPath, description: str) -> Many:  # noqa: ANN401
        wrapped = []
        for index, item in enumerate(value or ()):
            entry = self.wrap(item, items, (*path, getattr(item, "id", index)), description)
            if isinstance(entry, Record) and not items.refers:  # a referenced record keeps its own number
                entry = entry.numbered(index + 1)
            wrapped.append(entry)
        return Many(tuple(wrapped), path, description, self.writer)

    def _referred(self, value: object, shape: Shape, path: DataPath, description: str) -> object:
        for place in shape.refers if value else ():
            if found := self._list(place).get(str(value)):
                number, model = found
                target = (*place.split("."), str(value))
                return Record(model, shape_of(type(model)), target, self, number)
        return self.nothing(path, description)

    def _list(self, place: str) -> Mapping[str, tuple[int, BaseModel]]:
        if place not in self.lists:
            items: Any = self.case
            for name in place.split("."):
                items = getattr(items, name)
            self.lists[place] = {item.id: (number, item) for number, item in enumerate(items, start=1)}
        return self.lists[place]


class Record:
    """A part of the case; its fields are its attributes."""

    __slots__ = ("_desk", "_model", "_path", "_shape", "number")
    why_unprintable = "it is a group of values: name one of them, such as its name"

    def __init__(self, model: BaseModel, shape: Shape, path: DataPath, desk: Desk, number: int = 0) -> None:
        self._model: Any = model
        self._shape, self._path, self._desk = shape, path, desk
        self.number = number

    def __getattr__(self, name: str) -> object:
        """The field, wrapped.

        Raises:
            AttributeError: the record has no such field.
        """
        fields = self._shape.fields or {}
        if name == "name" and isinstance(self._model, Mentionable):
            called = self._desk.name_of(self._model.id)
            return Fact(called, called, self._path, "", self._desk.writer)
        if name == "real" and self._is_named:
            return self._real()
        if isinstance(getattr(type(self._model), name, None), property) and name in SHOWN_PROPERTIES:
            words = getattr(self._model, name)
            return Fact(words, words, self._path, "", self._desk.writer)
        if name not in fields:
            raise AttributeError(name)
        value, other = getattr(self._model, name), f"{name}_other"
        if value == "other" and other in fields and getattr(self._model, other):
            return getattr(self, other)
        if name == "phone" and value:
            value = value.replace(" ", "\u00a0")  # a number is read out in one piece
        path: DataPath = (*self._path, name)
        if isinstance(self._model, Changing) and (index := self._model.told_by(name)) is not None:
            path = (*self._path, "history", index, name)
        return self._desk.wrap(value, fields[name], path, self._shape.descriptions[name])

    def __eq__(self, other: object) -> bool:
        """Whether it is the same entry of the case; beside a text, whether it has this id."""
        if isinstance(other, Record):
            return self._path == other._path
        id_ = other.value if isinstance(other, Fact) else other
        return isinstance(id_, str) and getattr(self._model, "id", None) == id_

    def __hash__(self) -> int:
        return hash(self._path)

    def __str__(self) -> str:
        """There are no words for a record.

        Raises:
            Refusal: always.
        """
        raise Refusal(self.why_unprintable)

    def __dir__(self) -> list[str]:
        """The names that a template may write after the dot."""
        extra = ["name"] if isinstance(self._model, Mentionable) else []
        return sorted([*(self._shape.fields or {}), "number", *extra, *(["real"] if self._is_named else [])])

    @property
    def _is_named(self) -> bool:
        return self._desk.may_name and isinstance(self._model, Child | Person)

    def _real(self) -> object:
        """The real person behind the label, for a reader who may know: `None` is not an answer, a prompt is."""
        id_ = self._model.id
        real = self._desk.real.people.get(id_) if self._desk.real else None
        path = ("identities", "people", id_)
        if real is None:
            return self._desk.nothing(path, self._desk.real_prompt)
        return Record(real, shape_of(RealPerson), path, self._desk)

    def numbered(self, number: int) -> "Record":
        """The same record with its place in its list, from 1."""
        return Record(self._model, self._shape, self._path, self._desk, number)


def blank_rows(many: Many, count: int) -> Many:
    """So many new entries of the list with nothing in them: the empty rows of a form.

    Raises:
        Refusal: it is no list of records.
    """
    shape = shape_of(Case).at(many.path).items if isinstance(many, Many) else None
    model = shape.kind if shape and shape.fields else None
    if shape is None or model is None or not issubclass(model, BaseModel):
        raise Refusal("only a list of records has rows")
    if not isinstance(count, int):
        raise Refusal("it asks for the number of rows: blank_rows(3)")
    desk = Desk(Case.blank(), str, many.writer)
    empty = dict.fromkeys(name for name, info in model.model_fields.items() if info.is_required())
    ids = (f"{BLANK_ROW}{number}" for number in range(1, count + 1))
    rows = (Record(model.model_construct(**empty), shape, (*many.path, id_), desk) for id_ in ids)
    return replace(many, items=tuple(rows))


def month_and_year(fact: Fact) -> Fact:
    """`March 2026` for a day or month, `2026` for a year.

    Raises:
        Refusal: it is no value of the case.
    """
    if not isinstance(fact, Fact):
        raise Refusal("only a date of the case can be given as month and year")
    if isinstance(fact.value, PartialDate):
        return fact.saying(replace(fact.value, day=None).words)
    if isinstance(fact.value, date):
        return fact.saying(f"{MONTHS[fact.value.month - 1]} {fact.value.year}")
    return fact
