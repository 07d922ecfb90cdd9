"""Entries that came in twice, and entries of two records that may tell of one thing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cspr_docs.prose.folding import same_words
from schemas.chronology import Event

_WORD = re.compile(r"[\w@]+")
_NEAR_DAYS = 1
_LEAST_WORDS = 4
"""Shorter texts (`Home visit.`) are alike without telling of one thing."""

_ALIKE = 0.6
_MOST_COMPARED = 60
"""With how many entries before it one is compared, so that a day of thousands takes no hours."""

MOST_PAIRS = 100
"""How many pairs are told, the most alike first: nobody reads more."""


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two entries of the same or the next day, the earlier first, and which share of their words is the same."""

    first: Event
    second: Event
    share: float


def same_entries(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each entry with the same day, agency and words as an earlier one, behind that one."""
    seen: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.on, event.agency, same_words(event.event or ""))
        if event.event and key in seen:
            yield seen[key], event
        seen.setdefault(key, event)


def alike_entries(events: Iterable[Event]) -> tuple[AlikePair, ...]:
    """The pairs that may tell of one thing: their days at most one apart, and much the same words in one order.

    `events` are in order. Only days are compared with days and months with months. Of what is the same in every word,
    day and agency `same_entries` tells.
    """
    events = tuple(events)
    same = {(first.id, second.id) for first, second in same_entries(events)}
    words = [_WORD.findall(same_words(event.event or "")) for event in events]
    found = []
    for index, second in enumerate(events):
        matcher = SequenceMatcher(None, b=words[index], autojunk=False)  # keeps what it knows of these words
        for before in range(index - 1, max(-1, index - 1 - _MOST_COMPARED), -1):
            first = events[before]
            if not _near(first, second):
                if _is_past(first, second):
                    break
                continue
            is_short = min(len(words[before]), len(words[index])) < _LEAST_WORDS
            share = 0.0 if is_short else _share(words[before], matcher)
            if share >= _ALIKE and (first.id, second.id) not in same:
                found.append(AlikePair(first, second, share))
    return tuple(sorted(found, key=lambda one: -one.share)[:MOST_PAIRS])


def _is_past(first: Event, second: Event) -> bool:
    """Whether what stands even further ahead lies too far back as well."""
    return bool(first.on and second.on and (second.on.earliest - first.on.earliest).days > _NEAR_DAYS)


def _near(first: Event, second: Event) -> bool:
    if not (first.on and second.on):
        return False
    exactness = {(when.month is None, when.day is None) for when in (first.on, second.on)}
    return len(exactness) == 1 and not _is_past(first, second)


def _share(words: list[str], matcher: SequenceMatcher[str]) -> float:
    """The share of words that both have in one order; 0 where it cannot be large enough."""
    matcher.set_seq1(words)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
