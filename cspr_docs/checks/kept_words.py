"""Which words tell what a restriction keeps back: what it says itself, names, and every part of an address."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cspr_docs.checks.addresses import telling_parts
from cspr_docs.checks.inspection import Mentionable, label_of
from cspr_docs.checks.near_words import Wording, words_of
from schemas.agencies import Agency
from schemas.case import Case
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.people import Place
from schemas.restrictions import Restriction
from schemas.sensitive import NAMES, Identifier, sensitive_values


@dataclass(frozen=True, slots=True)
class Named:
    """Of whom and what a restriction speaks.

    Attributes:
        kept: who and what must not be named.
        whereabouts: those who may be named, and of whom nobody must learn where they are.
        own: the reader; `None` for the public.
    """

    kept: Sequence[Mentionable]
    whereabouts: Sequence[Mentionable]
    own: Mentionable | None


def wordings_of(
    one: Restriction, named: Named, case: Case, identities: Identities | None
) -> tuple[Wording, ...]:
    """What must not stand in a text for this reader; not the names that they share with those who are kept from them.

    Nor an address that they share, or a place that stands on the partnership's letterhead. What an agency may be named
    by is no secret either, unless it is somebody's whereabouts that nobody must learn.
    """
    own = named.own
    called = (found for item in named.kept for found in _called(item, identities))
    said = filter(None, (*map(Wording.of, one.words), *called))
    knows = {found.words for found in _called(own, identities) if found} if own else set()
    ids = {item.id for item in named.kept}
    others = () if named.whereabouts else (agency.name for agency in case.agencies if agency.id not in ids)
    theirs = [line for lines in _addresses(own, identities) for line in lines] if own else []
    known = frozenset(word for text in (*_letterhead(case), *others, *theirs) for word in words_of(text))
    addresses = (
        lines for item in (*named.kept, *named.whereabouts) for lines in _addresses(item, identities)
    )
    found = (*(one for one in said if one.words not in knows), *_told_by_addresses(addresses, known))
    return tuple(dict.fromkeys(found))


def _real(item: Mentionable, identities: Identities | None) -> Sequence[RealPerson | RealPlace]:
    found = (identities.people.get(item.id), identities.places.get(item.id)) if identities else ()
    return [real for real in found if real is not None]


def _called(item: Mentionable, identities: Identities | None) -> Iterator[Wording | None]:
    """What a person, place or agency is called, in the case and in life."""
    yield Wording.of(label_of(item))
    if isinstance(item, Agency) and item.short_name:
        yield Wording.of(item.short_name)
    for real in _real(item, identities):
        for name in sensitive_values(real, *NAMES, Identifier.PLACE_NAME):
            yield Wording.of(name, is_name=True)


def _addresses(item: Mentionable, identities: Identities | None) -> Iterator[Sequence[str]]:
    """Where somebody or something is reached, as an envelope has it; of a place the area in which it lies."""
    yield from (sensitive_values(real, Identifier.ADDRESS) for real in _real(item, identities))
    if isinstance(item, Place) and item.local_authority:
        yield (item.local_authority,)


def _letterhead(case: Case) -> Iterator[str]:
    """What every letter tells of whom it comes from."""
    held = case.partnership
    yield from filter(None, (held.name, held.area, *held.address, *(one.name for one in held.partners)))
    for contact in filter(None, (held.family_contact, held.complaints)):
        yield from filter(None, (contact.organisation, *contact.address))


def _told_by_addresses(addresses: Iterable[Sequence[str]], known: frozenset[str]) -> Iterator[Wording]:
    """What of addresses leads there; nothing that is `known`: on the letterhead, or in the reader's own address."""
    for part in (part for lines in addresses for part in telling_parts(lines)):
        found = Wording.of(part, is_name=True)
        if found and not found.words <= known:
            yield found
