"""What happened, entry by entry, each with its source."""

from typing import Annotated

from pydantic import Field

from schemas.base import AgencyRef, Id, Line, Model, PartialDate, PersonRef, Prose, Term
from schemas.days import LEARNED_LATER, DayMark, KnownOn


class Significance(Term):
    """Why an entry matters."""

    KEY = "key", "Key event"
    MISSED_OPPORTUNITY = "missed_opportunity", "Missed opportunity"
    GOOD_PRACTICE = "good_practice", "Good practice"
    CONTEXT = "context", "Context"


class Event(Model):
    """An entry of the chronology."""

    id: Id = Field(description="The entry's id, such as e12.")
    on: Annotated[PartialDate | None, DayMark.OPENS] = Field(
        None, description="The day, or the month or year where no more is known."
    )
    until: PartialDate | None = Field(None, description="The last day, for what went on over a time.")
    at: str | None = Field(None, description="The time, where it matters.")
    agency: AgencyRef | None = Field(None, description="The agency whose record this is.")
    concerning: tuple[PersonRef, ...] = Field((), description="Whom it concerns.")
    event: Prose | None = Field(None, description="What happened.")
    significance: Significance | None = Field(None, description="Why it matters, in a word.")
    comment: Prose | None = Field(None, description="Why it matters, in a sentence or two.")
    childs_voice: Prose | None = Field(
        None, description="What the child said or showed, or what was seen of a child too young to say."
    )
    source: Line | None = Field(
        None, description="Where this is recorded: the return, record or meeting note."
    )
    recorded_on: Annotated[PartialDate | None, DayMark.OPENS] = Field(
        None, description="When the agency wrote it down or learned of it, if that was later."
    )
    shared_with: tuple[AgencyRef, ...] = Field(
        (), description="The other agencies that were told of it at the time."
    )
    known_on: KnownOn = Field(None, description=LEARNED_LATER)
