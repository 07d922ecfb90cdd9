"""Everything to look for in one case's texts, and what is no finding there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cspr_docs.casefile.shape import values
from cspr_docs.checks.inspection import label_of
from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.publish.disclosure.register.entry import ADDRESS, FAMILY, GIVEN, PLACE, Entry
from cspr_docs.publish.disclosure.register.numbers import Known, known_numbers, known_postcodes
from cspr_docs.publish.disclosure.register.people import initials, person_entries
from cspr_docs.publish.disclosure.register.places import address_entries, place_entries
from cspr_docs.publish.disclosure.register.public import Public, public_of
from cspr_docs.publish.disclosure.words import letters_of
from schemas.base import MENTIONABLE
from schemas.case import Case
from schemas.identities import Identities
from schemas.partnership import PublishingRules

_PUBLIC_DATES = ("publication", "recommendations", "actions", "audits", "dissemination", "partnership")
_FEWEST_FUZZY = 4
_LONG = 8
_SPELT = (GIVEN, FAMILY, PLACE)

Index = Mapping[str, tuple[Entry, ...]]
"""Forms by their first two letters, the longest first."""


@dataclass(frozen=True, slots=True)
class RealDay:
    """A day in somebody's life that must not be told."""

    about: str
    holder: str
    is_birth: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """What a scan looks for.

    Attributes:
        register: every form of every name, place and address.
        spellings: the names that may be misspelt, by their first letter.
        initials: plain initials without stops, and whose they are.
        numbers: the register's numbers and e-mail addresses.
        days: births and deaths.
        public: what is named on purpose.
        public_days: dates that the report gives on purpose, such as that of its publication.
        reference: the case's own reference, plain.
        ages: the ages of children that the case gives, plain (`14 weeks`).
        localities: plain names of places that make an ethnicity tell more.
        rules: what the partnership lets be published.
    """

    register: Index
    public_index: Index
    spellings: Mapping[str, tuple[Entry, ...]]
    initials: Mapping[str, tuple[str, str]]
    numbers: tuple[Known, ...]
    days: Mapping[date, RealDay]
    public: Public
    public_days: frozenset[date]
    reference: str
    ages: frozenset[str]
    localities: frozenset[str]
    rules: PublishingRules


def watch(case: Case, identities: Identities | None) -> Watch:
    """What to look for in texts of this case; without identities patterns and details alone."""
    real = identities or Identities()
    labels = {item.id: label_of(item) for name in MENTIONABLE for item in getattr(case, name)}
    public = public_of(case, identities)
    entries = tuple(_entries(real, labels, public))
    return Watch(
        register=_indexed(entries),
        public_index=_indexed(_public_entries(public)),
        spellings=_spellings(entries),
        initials=_initials(real, labels),
        numbers=tuple(_numbers(real, labels, public)),
        days=_days(real, labels),
        public=public,
        public_days=_public_days(case),
        reference=plain(case.reference),
        ages=frozenset(plain(child.age_at_incident) for child in case.children if child.age_at_incident),
        localities=_localities(case, entries),
        rules=case.partnership.publishing,
    )


def _entries(real: Identities, labels: Mapping[str, str], public: Public) -> Iterable[Entry]:
    for id_, person in real.people.items():
        label = labels.get(id_, id_)
        yield from person_entries(id_, person, label, public.surnames)
        yield from address_entries(id_, person.address, label, public.words)
    for id_, place in real.places.items():
        label = labels.get(id_, id_)
        yield from place_entries(id_, place, label, public.words)
        yield from address_entries(id_, place.address, label, public.words)


def _numbers(real: Identities, labels: Mapping[str, str], public: Public) -> Iterable[Known]:
    """Numbers, e-mail addresses and postcodes, but for the postcodes at which the partnership itself is reached."""
    for id_, person in real.people.items():
        yield from known_numbers(id_, person, labels.get(id_, id_))
    addresses = [(id_, person.address) for id_, person in real.people.items()]
    addresses += [(id_, place.address) for id_, place in real.places.items()]
    for id_, address in addresses:
        for known in known_postcodes(id_, address, labels.get(id_, id_)):
            if not any(known.pattern.search(contact) for contact in public.contacts):
                yield known


def _public_entries(public: Public) -> Iterable[Entry]:
    for name in public.names:
        letters, gaps = letters_of(name)
        if letters:
            yield Entry(letters, gaps, "", "", "", Weight.ASK, "", capital=False)


def _indexed(entries: Iterable[Entry]) -> Index:
    """The entries by their first two letters, each spelling of a holder once, the longest first."""
    found: dict[str, dict[tuple[str, str, frozenset[int]], Entry]] = {}
    for one in entries:
        kept = found.setdefault(one.letters[:2], {})
        key = (one.letters, one.holder, one.gaps)
        if key not in kept or (one.weight, kept[key].weight) == (Weight.NEVER, Weight.ASK):
            kept[key] = one
    return {
        start: tuple(sorted(kept.values(), key=lambda one: -len(one.letters)))
        for start, kept in found.items()
    }


def _spellings(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Names of one word that people misspell: not their short forms, which would come near to too much."""
    found: dict[str, dict[str, Entry]] = {}
    for one in entries:
        if _may_be_misspelt(one):
            found.setdefault(one.letters[0], {}).setdefault(one.letters, one)
    return {letter: tuple(kept.values()) for letter, kept in found.items()}


def _may_be_misspelt(one: Entry) -> bool:
    is_derived = " form of " in one.about and (one.kind != FAMILY or len(one.letters) < _LONG)
    is_one_word = len(one.gaps) <= 1 and one.letters.isalpha()
    return one.kind in _SPELT and not is_derived and is_one_word and len(one.letters) >= _FEWEST_FUZZY


def _initials(real: Identities, labels: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {
        letters: (id_, labels.get(id_, id_))
        for id_, person in real.people.items()
        for letters in initials(person)
    }


def _days(real: Identities, labels: Mapping[str, str]) -> dict[date, RealDay]:
    found: dict[date, RealDay] = {}
    for id_, person in real.people.items():
        if person.died_on:
            found[person.died_on] = RealDay(f"the day on which {labels.get(id_, id_)} died", id_, False)
    for id_, person in real.people.items():
        if person.born_on:
            found[person.born_on] = RealDay(f"the date of birth of {labels.get(id_, id_)}", id_, True)
    return found


def _public_days(case: Case) -> frozenset[date]:
    """The report's own dates: of its completion, its publication, and of what is to be done."""
    days = {
        found.value
        for found in values(case)
        if found.path[0] in _PUBLIC_DATES and isinstance(found.value, date)
    }
    return frozenset(days | {day for day in (case.final_report.completed_on,) if day})


def _localities(case: Case, entries: Iterable[Entry]) -> frozenset[str]:
    """The area, and every town and street that the register knows, plain."""
    area = {plain(case.partnership.area)} if case.partnership.area else set()
    return frozenset(area | {one.letters for one in entries if one.kind in (PLACE, ADDRESS)})
