"""What must not reach whom, until when, who asked for it, and why."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import MENTIONABLE, Id, Line, Model, PersonRef, Refers, Term
from schemas.days import DayMark


class Audience(Term):
    """A whole group of readers."""

    LETTERS = "letters", "Every letter to the family"
    PUBLIC = "public", "The public"


class Restriction(Model):
    """Something that is kept from somebody. It holds until it is taken out of the case."""

    id: Id = Field(description="The restriction's id.")
    what: Line = Field(description="What is kept back, in the office's own words; no document prints them.")
    whereabouts_of: tuple[PersonRef, ...] = Field(
        (),
        description="Whose whereabouts: the places that a child's `now` names, and with whom they live. Add others who "
        "would give them away to names.",
    )
    names: tuple[Annotated[str, Refers(MENTIONABLE)], ...] = Field(
        (), description="People, places and agencies that must not be named."
    )
    fields: tuple[str, ...] = Field(
        (), description="Facts, by their data path, that must not be printed: incident.injuries."
    )
    words: tuple[str, ...] = Field(
        (), description="Words that must not stand there, in any near form: rib fractures."
    )
    kept_from: tuple[Audience, ...] = Field((), description="letters, public or both.")
    kept_from_people: tuple[PersonRef, ...] = Field((), description="Members of the family.")
    may_be_published: bool = Field(
        False,
        description="true only if what is published may tell it although they can read it there: whatever is kept "
        "from anybody is otherwise kept from the public too.",
    )
    until: Annotated[date | None, DayMark.PLANNED] = Field(None, description="Until when it was asked for.")
    asked_by: Line | None = Field(None, description="Who asked for it.")
    because: Line | None = Field(None, description="Why.")

    def is_kept_from(self, reader: str) -> bool:
        """Whether it is kept from this member of the family."""
        return Audience.LETTERS in self.kept_from or reader in self.kept_from_people

    @property
    def is_kept_from_public(self) -> bool:
        """Whether what is published may not tell it: it reaches everybody from whom it is kept."""
        return Audience.PUBLIC in self.kept_from or not self.may_be_published
