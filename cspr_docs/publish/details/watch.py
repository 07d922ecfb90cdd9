"""Everything to look for in one case's texts, and what is no finding there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cspr_docs.casefile.shape import Value, values
from cspr_docs.checks.inspection import label_of
from cspr_docs.checks.names import AT_WORK
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.detail import Coarseness, DetailKind, Family, NamePart, Naming, Weight
from cspr_docs.publish.details.letters import letters_of
from cspr_docs.publish.details.register_people import NameForm, Spelling, initials, person_forms
from cspr_docs.publish.details.register_places import KnownNumber, address_forms, known_numbers, place_forms
from schemas.base import MENTIONABLE, Contact
from schemas.case import Case
from schemas.decision import SignOff
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.partnership import FinestAge, FinestDate, PublishingRules
from schemas.rapid_review import Attendee
from schemas.review import LeadReviewer
from schemas.sensitive import NAMES, Identifier, sensitive_values

_PUBLIC_DATES = ("publication", "recommendations", "actions", "audits", "dissemination", "partnership")
_PEOPLE = (Contact, SignOff, Attendee, LeadReviewer)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.? ")
_FEWEST_FUZZY = 4
_FEWEST_HIDDEN = 3
_LONG = 8
_OF_PLACES = (DetailKind.PLACE, DetailKind.AREA, DetailKind.ADDRESS)

DEFAULT: Mapping[Family, Coarseness] = {
    **dict.fromkeys(Family, Coarseness.COARSER),
    Family.DATES: Coarseness.FINER,
}
"""How coarse without being told otherwise: a date to the month; all else is `Coarseness.COARSER`."""

FormIndex = Mapping[str, tuple[NameForm, ...]]
"""Forms by their first two letters, the longest first."""


@dataclass(frozen=True)
class Public:
    """What is no finding, all of it plain.

    Attributes:
        names: labels, pseudonyms, agencies, organisations, professionals' whole names, words always allowed.
        ids: the ids of people, places and agencies, as mentions name them.
        surnames: the professionals' last names.
        contacts: the partnership's telephone numbers (digits), e-mail addresses, web addresses and postcodes.
        chosen: labels, pseudonyms, words always allowed: what somebody chose so that it tells nothing.
    """

    names: frozenset[str]
    ids: frozenset[str]
    surnames: frozenset[str]
    contacts: frozenset[str]
    chosen: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of these names."""
        return _words(self.names)

    @cached_property
    def chosen_words(self) -> frozenset[str]:
        """Every single word of what was chosen."""
        return _words(self.chosen)


@dataclass(frozen=True, slots=True)
class RealDay:
    """A day in somebody's life that must not be told."""

    about: str
    holder: str
    is_birth: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """What a search looks for; all words are plain.

    Attributes:
        register: every form of every name, place and address.
        spellings: the names that may be misspelt.
        hidden: the names that an account or a tag may hold.
        initials: plain initials without stops, and the id of whose they are.
        numbers: the register's numbers and e-mail addresses.
        public_days: dates that the report gives on purpose, such as that of its publication.
        ages: the ages of children that the case gives (`14 weeks`).
        localities: names of places that make an ethnicity tell more.
        levels: how coarse the rules make the words in a detail's place.
    """

    register: FormIndex
    public_index: FormIndex
    spellings: tuple[NameForm, ...]
    hidden: tuple[NameForm, ...]
    initials: Mapping[str, str]
    numbers: tuple[KnownNumber, ...]
    days: Mapping[date, RealDay]
    public: Public
    public_days: frozenset[date]
    reference: str
    ages: frozenset[str]
    localities: frozenset[str]
    rules: PublishingRules
    levels: Mapping[Family, Coarseness]
    naming: Naming

    def label(self, holder: str) -> str:
        """What the case calls the holder; the id where the case does not know it."""
        return self.naming.labels.get(holder, holder)


def watch(case: Case, identities: Identities | None) -> Watch:
    """What to look for in texts of this case; without identities patterns and details alone."""
    real = identities or Identities()
    naming = naming_of(case)
    every = tuple(values(case))
    public = _public_of(case, identities, every)
    forms = tuple(_forms(real, naming.labels, public))
    named = ((letters_of(name), name) for name in public.names)
    areas = (plain(one.area or "") for one in case.partnerships)
    towns = (one.letters for one in forms if one.spelling.kind in _OF_PLACES)
    return Watch(
        register=_indexed(forms),
        public_index=_indexed(NameForm(*own, Spelling(name, ""), "") for own, name in named if own[0]),
        spellings=_spellings(forms),
        hidden=_hidden(forms),
        initials={letters: id_ for id_, person in real.people.items() for letters in initials(person)},
        numbers=tuple(_numbers(real, naming.labels, public)),
        days=_days(real, naming.labels),
        public=public,
        public_days=_public_days(case, every),
        reference=plain(case.reference),
        ages=frozenset(plain(child.age_at_incident) for child in case.children if child.age_at_incident),
        localities=frozenset(filter(None, (*areas, *towns))),
        rules=case.partnership.publishing,
        levels=levels_of(case.partnership.publishing),
        naming=naming,
    )


def naming_of(case: Case) -> Naming:
    """What stands in for real names in this case; no organisation is numbered."""
    places = {place.id for place in case.places} | {agency.id for agency in case.agencies}
    return Naming(names_for(Reader.PUBLIC, case, None), frozenset(places))


def levels_of(rules: PublishingRules) -> Mapping[Family, Coarseness]:
    """How coarse each family is told in what this partnership publishes."""
    dates = Coarseness.COARSEST if rules.dates is FinestDate.YEAR else Coarseness.FINER
    ages = Coarseness.COARSER if rules.ages is FinestAge.AS_CASE else Coarseness.FINER
    return {**DEFAULT, Family.DATES: dates, Family.AGES: ages}


def _everybody(real: Identities) -> Iterator[tuple[str, RealPerson | RealPlace]]:
    yield from real.people.items()
    yield from real.places.items()


def _forms(real: Identities, labels: Mapping[str, str], public: Public) -> Iterator[NameForm]:
    for id_, one in _everybody(real):
        label = labels.get(id_, id_)
        if isinstance(one, RealPerson):
            yield from person_forms(id_, one, label, public.surnames)
        else:
            yield from place_forms(id_, one, label, public.words)
        yield from address_forms(id_, one, label, public.words)


def _numbers(real: Identities, labels: Mapping[str, str], public: Public) -> Iterator[KnownNumber]:
    """Numbers, e-mail addresses and postcodes, but for the postcodes at which the partnership itself is reached."""
    for id_, one in _everybody(real):
        for known in known_numbers(id_, one, labels.get(id_, id_)):
            is_own = known.kind is DetailKind.POSTCODE and any(map(known.pattern.search, public.contacts))
            if not is_own:
                yield known


def _indexed(forms: Iterable[NameForm]) -> FormIndex:
    """The forms by their first two letters, each spelling of a holder once, the longest first."""
    found: dict[str, dict[tuple[str, str, frozenset[int]], NameForm]] = {}
    for one in forms:
        kept = found.setdefault(one.letters[:2], {})
        key = (one.letters, one.holder, one.gaps)
        if key not in kept or (one.spelling.weight, kept[key].spelling.weight) == (Weight.NEVER, Weight.ASK):
            kept[key] = one
    return {one: tuple(sorted(kept.values(), key=_likeliest)) for one, kept in found.items()}


def _likeliest(one: NameForm) -> tuple[int, bool, bool]:
    """The longest first; of equal letters what is sure, then what the register itself writes."""
    return -len(one.letters), one.spelling.weight is Weight.ASK, one.spelling.is_derived


def _spellings(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """Names of one word that people misspell: not their short forms, which would come near to too much."""
    found: dict[str, NameForm] = {}
    for one in forms:
        if _may_be_misspelt(one):
            found.setdefault(one.letters, one)
    return tuple(found.values())


def _hidden(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """People's own names, the longest first, that may stand within an account."""
    people = (one for one in forms if one.spelling.part and not one.spelling.is_derived)
    own = {one.letters: one for one in people if len(one.letters) >= _FEWEST_HIDDEN}
    return tuple(sorted(own.values(), key=lambda one: -len(one.letters)))


def _may_be_misspelt(one: NameForm) -> bool:
    spelling = one.spelling
    is_short = spelling.part is not NamePart.FAMILY or len(one.letters) < _LONG
    is_name = spelling.part in (NamePart.GIVEN, NamePart.FAMILY) or spelling.kind in _OF_PLACES[:2]
    is_one_word = len(one.gaps) <= 1 and one.letters.isalpha() and len(one.letters) >= _FEWEST_FUZZY
    return is_name and is_one_word and not (spelling.is_derived and is_short)


def _days(real: Identities, labels: Mapping[str, str]) -> dict[date, RealDay]:
    """Births and deaths; of two on one day the birth."""
    found: dict[date, RealDay] = {}
    for mark, is_birth in ((Identifier.DEATH, False), (Identifier.BIRTH, True)):
        for id_, person in real.people.items():
            label = labels.get(id_, id_)
            about = f"the date of birth of {label}" if is_birth else f"the day on which {label} died"
            found |= {day: RealDay(about, id_, is_birth) for day in sensitive_values(person, mark)}
    return found


def _public_days(case: Case, every: Iterable[Value]) -> frozenset[date]:
    """The report's own dates: of its completion, its publication, and of what is to be done."""
    own = (found.value for found in every if found.path[0] in _PUBLIC_DATES)
    return frozenset(day for day in (*own, case.final_report.completed_on) if isinstance(day, date))


def _public_of(case: Case, identities: Identities | None, every: Sequence[Value]) -> Public:
    """What the case names on purpose.

    A label that is a real person's name is left out: it is searched for all the same.
    """
    at_work = (one for one in every if issubclass(one.model, _PEOPLE) and one.field == "name")
    people = dict.fromkeys(plain(str(one.value)) for one in at_work)
    known = identities.people.values() if identities else ()
    real = {plain(name) for person in known for name in sensitive_values(person, *NAMES)}
    labels = [
        plain(label_of(item)) for field in ("children", "people", "places") for item in getattr(case, field)
    ]
    agencies = [plain(agency.name) for agency in case.agencies]
    names = (*labels, *agencies, *people, *(_TITLE.sub("", name) for name in people), *_organisations(every))
    contacts = frozenset(_contacts(case, every))
    allowed = frozenset(plain(words) for words in case.partnership.publishing.allowed)
    surnames = frozenset(name.split()[-1] for name in people if " " in name)
    kept = frozenset(name for name in names if name and name not in real) | allowed | contacts
    ids = frozenset(item.id for name in MENTIONABLE for item in getattr(case, name))
    return Public(kept, ids, surnames, contacts, (frozenset(labels) & kept) | allowed)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", "\n".join(names)))


def _organisations(every: Iterable[Value]) -> Iterator[str]:
    for found in every:
        named = issubclass(found.model, AT_WORK) and found.field in ("name", "area", "panel_name")
        if named or found.field in ("responsible_authority", "organisation", "body"):
            yield plain(str(found.value))


def _contacts(case: Case, every: Iterable[Value]) -> Iterator[str]:
    """How the partnership is reached, as it stands on its letters and in its reports."""
    for found in every:
        if found.path[0] != "partnership" or not isinstance(found.value, str):
            continue
        if found.field == "phone":
            yield re.sub(r"\D", "", found.value)
        elif found.field in ("email", "website", "address"):
            yield plain(found.value)
    if case.publication.address:
        yield plain(case.publication.address)
