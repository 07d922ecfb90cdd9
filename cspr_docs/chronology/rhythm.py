"""Where a chronology is silent and where much happens in few days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cspr_docs.chronology.order import last_day
from schemas.chronology import Event

LEAST_SILENCE = 28
"""Days without any entry that are told as a silence."""

MOST_TOLD = 10
"""How many silences and how many bursts are told, the longest and the fullest first."""

BURST_DAYS, LEAST_IN_BURST, TIMES_AS_MANY = 7, 4, 3
"""A burst: at least so many entries in so many days, and so many times as many as on average."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The days between two entries in which nobody recorded anything."""

    after: Event
    before: Event
    days: int


@dataclass(frozen=True, slots=True)
class Burst:
    """Entries of a few days, in order."""

    events: tuple[Event, ...]

    @property
    def days(self) -> int:
        """How many days they take, the first and last included."""
        first, last = self.events[0].on, self.events[-1].on
        assert first
        assert last
        return (last.earliest - first.earliest).days + 1


def silences(events: Iterable[Event]) -> tuple[Silence, ...]:
    """The longest silences of four weeks or more, the longest first.

    An entry known only by its month may lie on any of its days; one known only by its year tells nothing here.
    """
    found: list[Silence] = []
    reached: Event | None = None
    for event in events:
        if event.on is None or event.on.month is None:
            continue
        if reached:
            days = (event.on.earliest - last_day(reached)).days - 1
            if days >= LEAST_SILENCE:
                found.append(Silence(reached, event, days))
        if reached is None or last_day(event) > last_day(reached):
            reached = event
    return tuple(sorted(found, key=lambda one: -one.days)[:MOST_TOLD])


def bursts(events: Iterable[Event]) -> tuple[Burst, ...]:
    """The weeks with the most entries, the fullest first; weeks that overlap are one burst."""
    exact = [event for event in events if event.on and event.on.day]
    days = [event.on.earliest for event in exact if event.on]
    least = max(LEAST_IN_BURST, TIMES_AS_MANY * _a_week(days))
    runs: list[tuple[int, int]] = []
    start = 0
    for end, day in enumerate(days):
        while day - days[start] >= timedelta(BURST_DAYS):
            start += 1
        if end - start + 1 >= least:
            joins = runs and start <= runs[-1][1]
            runs[-1:] = [(runs[-1][0], end)] if joins else [*runs[-1:], (start, end)]
    found = [Burst(tuple(exact[first : last + 1])) for first, last in runs]
    return tuple(sorted(found, key=lambda one: -len(one.events))[:MOST_TOLD])


def _a_week(days: Sequence[date]) -> float:
    """How many entries a week has on average."""
    return len(days) * BURST_DAYS / max((days[-1] - days[0]).days + 1, BURST_DAYS) if days else 0.0
