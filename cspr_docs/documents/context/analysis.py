"""`analysis` at the root of a template: the chronology in one order, numbered, and what its entries say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from cspr_docs.casefile.shape import shape_of
from cspr_docs.checks.inspection import subjects_of
from cspr_docs.chronology.ages import ages_at, lifetimes
from cspr_docs.chronology.alike import alike_entries, same_entries
from cspr_docs.chronology.knowledge import by_agency, learned_later
from cspr_docs.chronology.missed import missed_contacts
from cspr_docs.chronology.order import in_order, period_of, within
from cspr_docs.chronology.rhythm import bursts, silences
from cspr_docs.documents.context.records import Desk, Record
from cspr_docs.problems.wording import counted, listed
from schemas.base import words_of
from schemas.case import Case
from schemas.chronology import Event
from schemas.identities import Identities


@dataclass(frozen=True, slots=True)
class NumberedEntry:
    """An entry in its place, with the ages of the children: `Rowan: 6 weeks`."""

    number: int
    event: Event
    ages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What a row of the analysis says of an entry: by its number it is found in the chronology."""

    number: int
    when: str
    agency: str


@dataclass(frozen=True, slots=True)
class ToldSilence:
    """A silence between two entries."""

    length: str
    after: EntryWords
    before: EntryWords


@dataclass(frozen=True, slots=True)
class ToldBurst:
    """Many entries in few days, from the first to the last."""

    count: int
    days: str
    first: EntryWords
    last: EntryWords
    agencies: str


@dataclass(frozen=True, slots=True)
class ToldMissed:
    """An entry of a contact that did not come about."""

    entry: EntryWords
    how: str


@dataclass(frozen=True, slots=True)
class ToldLater:
    """An entry that its agency recorded, or the partners learned of, later; empty words where that was not so."""

    entry: EntryWords
    recorded: str
    known: str


@dataclass(frozen=True, slots=True)
class ToldPair:
    """Two entries that may tell of one thing."""

    first: EntryWords
    second: EntryWords
    how: str


@dataclass(frozen=True, slots=True)
class ToldAgency:
    """What one agency had on record."""

    name: str
    entries: int
    first: str
    last: str
    missed: int
    later: int
    shared: int
    told: int


@dataclass(frozen=True)
class Analysis:
    """What the chronology's entries say together; each part is worked out when a template asks for it."""

    closed_names = frozenset({"case", "identities", "desk"})

    case: Case
    identities: Identities | None
    desk: Desk

    @cached_property
    def entries(self) -> tuple[NumberedEntry, ...]:
        """Every entry in the order of what happened, numbered from 1."""
        lives = lifetimes(self.case, self.identities)
        subjects = {child.id for child in subjects_of(self.case)}
        children = {child.id for child in self.case.children}
        shape, found = shape_of(Event), []
        for number, event in enumerate(self._ordered, start=1):
            shown = dict.fromkeys((*(id_ for id_ in event.concerning if id_ in children), *sorted(subjects)))
            about = [child.id for child in self.case.children if child.id in shown]
            ages = ages_at(event.on, lives, about).items()
            record = cast("Event", Record(event, shape, ("chronology", event.id), self.desk, number))
            words = tuple(f"{self.desk.name_of(id_)}: {age}" for id_, age in ages)
            found.append(NumberedEntry(number, record, words))
        return tuple(found)

    @cached_property
    def silences(self) -> tuple[ToldSilence, ...]:
        """The longest silences in the time looked at."""
        return tuple(
            ToldSilence(length_words(one.days), self._words(one.after), self._words(one.before))
            for one in silences(self._looked_at)
        )

    @cached_property
    def bursts(self) -> tuple[ToldBurst, ...]:
        """The days with the most entries in the time looked at."""
        return tuple(
            ToldBurst(
                count=len(one.events),
                days=counted(one.days, "day"),
                first=self._words(one.events[0]),
                last=self._words(one.events[-1]),
                agencies=self._agencies(one.events),
            )
            for one in bursts(self._looked_at)
        )

    @cached_property
    def missed(self) -> tuple[ToldMissed, ...]:
        """The entries whose words tell of a missed, cancelled or unanswered contact."""
        found = missed_contacts(self._ordered)
        return tuple(ToldMissed(self._words(one.event), one.kind.value) for one in found)

    @cached_property
    def later(self) -> tuple[ToldLater, ...]:
        """The entries that were known only later."""
        return tuple(
            ToldLater(
                self._words(one.event),
                _later(one.event.recorded_on, one.recorded_after),
                _later(one.event.known_on, one.known_after),
            )
            for one in learned_later(self._ordered)
        )

    @cached_property
    def alike(self) -> tuple[ToldPair, ...]:
        """The entries that came in twice, and those that may tell of one thing."""
        same = [(first, second, "The same words") for first, second in same_entries(self._ordered)]
        near = [(one.first, one.second, "Words much alike") for one in alike_entries(self._ordered)]
        return tuple(
            ToldPair(self._words(first), self._words(second), how) for first, second, how in (*same, *near)
        )

    @cached_property
    def agencies(self) -> tuple[ToldAgency, ...]:
        """What each agency had on record."""
        return tuple(
            ToldAgency(
                name=self.desk.name_of(one.agency),
                entries=one.entries,
                first=one.first.words,
                last=one.last.words,
                missed=one.missed,
                later=one.later,
                shared=one.shared,
                told=one.told,
            )
            for one in by_agency(self._ordered)
        )

    @cached_property
    def _ordered(self) -> tuple[Event, ...]:
        return in_order(self.case.chronology)

    @cached_property
    def _looked_at(self) -> tuple[Event, ...]:
        start, end, _ = period_of(self.case)
        return within(self._ordered, start, end)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {event.id: number for number, event in enumerate(self._ordered, start=1)}

    def _words(self, event: Event) -> EntryWords:
        agency = self.desk.name_of(event.agency) if event.agency else "No agency named"
        return EntryWords(self._numbers[event.id], words_of(event.on), agency)

    def _agencies(self, events: Iterable[Event]) -> str:
        ids = dict.fromkeys(event.agency for event in events if event.agency)
        return listed(self.desk.name_of(id_) for id_ in ids)


def length_words(days: int) -> str:
    """A length of time in the unit that people use for it: days, then weeks, then months of about 30 days."""
    if days < 14:
        return counted(days, "day")
    return counted(days // 7, "week") if days < 26 * 7 else f"about {counted(round(days / 30.44), 'month')}"


def _later(when: object, days: int | None) -> str:
    return f"{words_of(when)}, {length_words(days)} later" if days else ""
