"""Children as the Department for Education counts those of serious incident notifications.

Source: the Department's statistics on serious incident notifications, whose fields and age bands were seen; the groups
of ethnicity are those of the census of England and Wales.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from cspr_docs.chronology.ages import IN_A_YEAR
from schemas.base import MONTHS, Known, Term
from schemas.incident import Nature, NotifiedChild
from schemas.people import PlacementType, Sex

NOT_KNOWN = "Not known"
_AGE = re.compile(r"\s*(\d{1,3})\s*(?:-?\s*(day|week|month|year)s?\b.*)?\s*", re.IGNORECASE)
_BANDS = {1: "Under 1", 6: "1 to 5", 11: "6 to 10", 16: "11 to 15", 18: "16 and 17", 999: "18 and over"}
_GROUPS = {
    "Mixed or multiple": r"mixed|multiple|dual heritage| and (?:white|black|asian)",
    "Asian or Asian British": r"asian|(?<!west )indian|pakistani|bangladeshi|chinese",
    "Black, Black British, Caribbean or African": r"black|caribbean|african|west indian",
    "White": r"white|british|english|welsh|scottish|irish|gypsy|roma\b|traveller",
}
OTHER_GROUP = "Another group, or not one of these in the words recorded"
_UNRECORDED = frozenset(("", "unknown", "not recorded", "not asked yet"))


def age_band(age: str | None) -> str:
    """The band of an age such as `14 weeks` or `15`; not known where it is written in another way."""
    match = _AGE.fullmatch(age or "")
    if not match:
        return NOT_KNOWN
    years = int(match[1]) // IN_A_YEAR[(match[2] or "year").lower()]
    return next(band for below, band in _BANDS.items() if years < below)


def ethnic_group(ethnicity: str | None) -> str:
    """The group of the words in which an ethnicity was recorded."""
    words = (ethnicity or "").strip().casefold()
    if words in _UNRECORDED:
        return NOT_KNOWN
    return next((group for group, known in _GROUPS.items() if re.search(known, words)), OTHER_GROUP)


def yes_or_no(answer: Known | None) -> str:
    """Yes, no, or not known, whatever the reason."""
    return answer.words if answer in (Known.YES, Known.NO) else NOT_KNOWN


def _term(term: Term | None) -> str:
    return term.words if term and term.value not in ("unknown", "not_recorded") else NOT_KNOWN


def quarter(day: date) -> str:
    """`January to March`."""
    first = (day.month - 1) // 3 * 3
    return f"{MONTHS[first]} to {MONTHS[first + 2]}"


def _known(terms: type[Term]) -> tuple[str, ...]:
    words = (term.words for term in terms if term.value not in ("unknown", "not_recorded"))
    return (*words, NOT_KNOWN)


_YES_NO = (Known.YES.words, Known.NO.words, NOT_KNOWN)
NATURES = tuple(nature.words for nature in Nature)
AGES = (*_BANDS.values(), NOT_KNOWN)
QUARTERS = tuple(quarter(date(2026, month, 1)) for month in (1, 4, 7, 10))

CATEGORIES: Mapping[str, tuple[tuple[str, ...], Callable[[NotifiedChild], str]]] = {
    "Sex": (_known(Sex), lambda child: _term(child.sex)),
    "Ethnicity": ((*_GROUPS, OTHER_GROUP, NOT_KNOWN), lambda child: ethnic_group(child.ethnicity)),
    "Disability": (_YES_NO, lambda child: yes_or_no(child.disability)),
    "Looked after by a local authority": (_YES_NO, lambda child: yes_or_no(child.looked_after)),
    "Where the child was living": (_known(PlacementType), lambda child: _term(child.placement_type)),
    "Child in need plan": (_YES_NO, lambda child: yes_or_no(child.child_in_need_plan)),
    "Child protection plan": (_YES_NO, lambda child: yes_or_no(child.child_protection_plan)),
    "Known to any agency": (_YES_NO, lambda child: yes_or_no(child.known_to_any_agency)),
}
"""By what is counted the rows of its table, and how a child as notified is put into one of them."""
