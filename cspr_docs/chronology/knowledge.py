"""Who knew what when: what an agency recorded, or the partners learned, after it had happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cspr_docs.chronology.missed import missed_contacts
from cspr_docs.chronology.order import last_day
from schemas.base import PartialDate
from schemas.chronology import Event


@dataclass(frozen=True, slots=True)
class LearnedLater:
    """An entry that was known only later.

    Attributes:
        recorded_after: the days until the agency had it on record; `None` where that was not later.
        known_after: the days until the partners learned of it; `None` where that was not later.
    """

    event: Event
    recorded_after: int | None
    known_after: int | None


@dataclass(frozen=True, slots=True)
class AgencyKnowledge:
    """What one agency had on record: how many entries, from when to when, how many of missed contacts.

    `later` counts those that it recorded after they had happened, `shared` those of which it told another agency,
    `told` those of other agencies of which it was told.
    """

    agency: str
    entries: int
    first: PartialDate
    last: PartialDate
    missed: int
    later: int
    shared: int
    told: int


def learned_later(events: Iterable[Event]) -> tuple[LearnedLater, ...]:
    """The entries that an agency recorded, or the partners learned of, certainly after they had happened."""
    found = []
    for event in events:
        if event.on is None:
            continue
        recorded, known = _after(event, event.recorded_on), _after(event, event.known_on)
        if recorded or known:
            found.append(LearnedLater(event, recorded, known))
    return tuple(found)


def _after(event: Event, when: date | PartialDate | None) -> int | None:
    """The least number of days from what happened to a later day; `None` where it was not later."""
    if when is None:
        return None
    days = ((when.earliest if isinstance(when, PartialDate) else when) - last_day(event)).days
    return days if days > 0 else None


def by_agency(events: Iterable[Event]) -> tuple[AgencyKnowledge, ...]:
    """For each agency with dated entries what it had on record, the one that knew first at the top."""
    events = tuple(event for event in events if event.on)
    later = {one.event.id for one in learned_later(events) if one.recorded_after}
    missed = {one.event.id for one in missed_contacts(events)}
    found = []
    for agency in dict.fromkeys(event.agency for event in events if event.agency):
        own = [event for event in events if event.agency == agency]
        days = [event.on for event in own if event.on]
        ids = {event.id for event in own}
        found.append(
            AgencyKnowledge(
                agency=agency,
                entries=len(own),
                first=days[0],
                last=days[-1],
                missed=len(ids & missed),
                later=len(ids & later),
                shared=sum(bool(event.shared_with) for event in own),
                told=sum(agency in event.shared_with for event in events),
            )
        )
    return tuple(found)
