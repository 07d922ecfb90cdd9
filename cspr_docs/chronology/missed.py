"""Entries that tell of a contact that did not come about, found by the words that records use for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from schemas.chronology import Event


class MissedContact(Enum):
    """How a contact did not come about, in words that blame no child."""

    NOT_BROUGHT = "Was not brought"
    NOT_ATTENDED = "Did not attend"
    NOBODY_IN = "Nobody at home, or no answer"
    CANCELLED = "Cancelled or put off"
    MISSED = "Missed"


_MEETING = r"(?:appointments?|visits?|clinics?|checks?|sessions?|meetings?|reviews?|bookings?|contacts?|assessments?)"
_NOT_KEPT = r"(?:cancel\w*|postponed|put off|rearranged|rescheduled)"
_NO_GENES = r"(?! (?:test|sample|profile|evidence|match|result))"
_PHRASES = {
    MissedContact.NOT_BROUGHT: (
        r"\b(?:was|were|been) not brought\b",
        r"\bwas(?:n't| never) brought\b",
        r"\bWNB\b",
    ),
    MissedContact.NOT_ATTENDED: (
        r"\b(?:did not|didn't|never|failed to|not) (?:attend(?:ed|ing)?|turn up)\b",
        rf"\bdid(?: not|n't) come to (?:the|his|her|their|an?) {_MEETING}\b",
        r"\bnon-attend\w*",
        rf"\bDNA(?:s|'d|ed)?\b{_NO_GENES}",
        r"\bno[ -]shows?\b",
    ),
    MissedContact.NOBODY_IN: (
        r"\b(?:nobody|no one|no-one|not) (?:was |were )?(?:at home|answered|came to the door|in when)\b",
        r"\bno (?:answer|reply|response|access)\b",
        r"\bunable to gain access\b",
    ),
    MissedContact.CANCELLED: (
        rf"\b{_NOT_KEPT}\b(?=[^.]*\b{_MEETING}\b)",
        rf"\b{_MEETING}\b[^.]*\b{_NOT_KEPT}\b",
    ),
    MissedContact.MISSED: (
        rf"\bmissed\b(?=[^.]{{0,40}}\b{_MEETING}\b)",
        rf"\b{_MEETING} (?:was|were) missed\b",
    ),
}
_PATTERNS = {kind: re.compile("|".join(phrases), re.IGNORECASE) for kind, phrases in _PHRASES.items()}


@dataclass(frozen=True, slots=True)
class MissedEntry:
    """An entry that tells of a contact that did not come about, and how."""

    event: Event
    kind: MissedContact


def missed_contacts(events: Iterable[Event]) -> tuple[MissedEntry, ...]:
    """The entries whose words tell of a missed, cancelled or unanswered contact, in order; each once."""
    found = ((event, _kind(event.event or "")) for event in events)
    return tuple(MissedEntry(event, kind) for event, kind in found if kind)


def _kind(text: str) -> MissedContact | None:
    line = " ".join(text.replace("’", "'").split())
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(line)), None)
