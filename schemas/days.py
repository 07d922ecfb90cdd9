"""When something became known: what the days of a record tell, and facts that have had several values.

A day of a record is not known before it comes. An annotation beside it says what else nobody knew before. A plain
value without a day was always known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import takewhile
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator

from schemas.base import Model


class DayMark(Enum):
    """Annotation of a day, or of a text: what it means for what was known when."""

    OPENS = auto()  # before it nobody knew of its record
    CLOSES = auto()  # on it the texts of its record were finished
    PLANNED = auto()  # it is due, planned or an end: known beforehand
    AHEAD = auto()  # it may be entered before it comes, and tells nothing until then
    APART = auto()  # it tells nothing of the case: a signature under what is known already


@dataclass(frozen=True, slots=True)
class Tells:
    """Annotation of a day: these fields of its record could not be filled in before it either."""

    fields: tuple[str, ...]


KnownOn = Annotated[date | None, DayMark.OPENS]
"""The field `known_on` of a record; where it is filled in, the record's other days open nothing."""

LEARNED_LATER = "When the partners learned of it, if that was later: no document of an earlier day tells it."
HISTORY = (
    "What it became later, each with the day from which it was known; the fields above stay as they first were. "
    "A document tells what was so on its own day."
)


class HistoryEntry(Model):
    """What became different, and from which day that was known; only what changed is filled in."""

    on: date = Field(description="The day from which it was known.")

    @property
    def told(self) -> Mapping[str, object]:
        """By name the fields that it changes."""
        given = ((name, getattr(self, name)) for name in type(self).model_fields if name != "on")
        return {name: value for name, value in given if name in self.model_fields_set and value is not None}


class Changing(Model):
    """A record some fields of which have had several values: its field `history` tells the later ones, in order.

    Each field has the value that stands now; `plain` gives it as the record itself has it.
    """

    _first: Mapping[str, object] = PrivateAttr(default_factory=dict)

    @property
    def changes(self) -> tuple[HistoryEntry, ...]:
        """The history."""
        return getattr(self, "history", ())

    @model_validator(mode="after")
    def _stand(self) -> Self:
        if self.changes:
            names = {name for change in self.changes for name in change.told}
            self._first = {name: getattr(self, name) for name in names}
            self.__dict__.update(self.on_day(date.max))
        return self

    def on_day(self, day: date) -> Mapping[str, object]:
        """The history as it was on that day, and the fields that it changes."""
        known = tuple(takewhile(lambda change: change.on <= day, self.changes))
        told = {name: value for change in known for name, value in change.told.items()}
        return {**self._first, **told, "history": known}

    def plain(self, name: str) -> object:
        """A field's value as it was before the history changed it."""
        return self._first.get(name, getattr(self, name))

    def told_by(self, name: str) -> int | None:
        """The index of the last entry of the history that changes a field; `None` where none does."""
        found = (index for index, change in enumerate(self.changes) if name in change.told)
        return max(found, default=None)

    def every(self, name: str) -> tuple[object, ...]:
        """Every value that a field has had, in order."""
        changed = (change.told[name] for change in self.changes if name in change.told)
        return (self.plain(name), *changed)
