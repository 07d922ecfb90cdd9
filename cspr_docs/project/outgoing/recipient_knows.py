"""What the reader of a letter knows anyway, and what is left of the register for them.

Whoever opens a letter must not learn from it where somebody else lives, or what a child is called whom the letter
does not mean to name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.documents.context.root import Facts
from cspr_docs.project.outgoing.request import WantedDocument
from cspr_docs.publish.details import FoundDetail
from schemas.family import Letter
from schemas.identities import Identities, RealPerson, RealPlace
from schemas.sensitive import DETAILS, NAMES, sensitive_values

_NOT_SAID = re.compile(r"[\W_]+")


def words_of(text: str) -> str:
    """The text in small letters, with one space wherever anything but letters and digits stands."""
    return " ".join(_NOT_SAID.sub(" ", text).casefold().split())


def _folded(text: str) -> str:
    return _NOT_SAID.sub("", text).casefold()


def _letter(wanted: WantedDocument, facts: Facts) -> Letter | None:
    return next((letter for letter in facts.case.letters if letter.id == wanted.document.item), None)


def children_of(wanted: WantedDocument, facts: Facts) -> frozenset[str]:
    """The ids of the children that the letter is about."""
    letter = _letter(wanted, facts)
    return frozenset((letter.about if letter else ()) or facts.case.incident.children)


def register_of_others(
    real: Identities, recipient: str, named: frozenset[str], about: frozenset[str]
) -> Identities:
    """The register without the recipient, without what they share with others, without the names they are told.

    Those whom the letter mentions lose their first names and nicknames, the children it is about their family names
    as well; addresses and numbers stay for all but the recipient.
    """
    own = real.people.get(recipient, RealPerson())
    shared = frozenset(map(_folded, sensitive_values(own, *NAMES, *DETAILS)))
    people = {
        id_: _person(person, shared, is_named=id_ in named | about, is_about=id_ in about)
        for id_, person in real.people.items()
        if id_ != recipient
    }
    places = {id_: _place(place, shared, is_named=id_ in named) for id_, place in real.places.items()}
    return real.model_copy(update={"people": people, "places": places})


def _person(person: RealPerson, shared: frozenset[str], *, is_named: bool, is_about: bool) -> RealPerson:
    """The person's details that the reader may not see."""

    def kept(text: str | None) -> str | None:
        return None if text is None or _folded(text) in shared else text

    return person.model_copy(
        update={
            "first_name": None if is_named else kept(person.first_name),
            "last_name": None if is_about else kept(person.last_name),
            "known_as": () if is_named else tuple(filter(kept, person.known_as)),
            "address": tuple(filter(kept, person.address)),
            "phone": kept(person.phone),
            "email": kept(person.email),
        }
    )


def _place(place: RealPlace, shared: frozenset[str], *, is_named: bool) -> RealPlace:
    address = tuple(line for line in place.address if _folded(line) not in shared)
    if is_named or _folded(place.name or "") in shared:
        return place.model_copy(update={"name": None, "known_as": (), "address": address})
    return place.model_copy(update={"address": address})


@dataclass(frozen=True, slots=True)
class RecipientKnows:
    """What the recipient knows anyway (`own`), and what the office says of whom to call, with the names it gives."""

    own: str
    own_folded: str
    office: str
    names: tuple[str, ...]

    def has(self, finding: FoundDetail) -> bool:
        """Whether what was found tells the recipient nothing about anybody else."""
        value, folded = finding.words, _folded(finding.words)
        has_digit = any(letter.isdigit() for letter in value)
        if f" {words_of(value)} " in self.own or (has_digit and folded in self.own_folded):
            return True
        if not finding.holder:
            return bool(folded) and folded in self.office
        places = (found for name in self.names for found in re.finditer(re.escape(name), finding.text))
        return any(place.start() <= finding.start and finding.end <= place.end() for place in places)


def recipient_knows(wanted: WantedDocument, facts: Facts) -> RecipientKnows:
    """What the letter's recipient knows."""
    real = facts.identities.people.get(wanted.recipient) if facts.identities else None
    own = sensitive_values(real, *NAMES, *DETAILS) if real else ()
    held = [one.model_dump() for one in facts.case.partnerships]
    said = [*(text for one in held for text in _texts(one)), ("reference", facts.case.reference)]
    if letter := _letter(wanted, facts):
        said += _texts(letter.model_dump(include={"contact", "advocate", "support"}))
    return RecipientKnows(
        own=f" {' | '.join(words_of(text) for text in own)} ",
        own_folded="\n".join(map(_folded, own)),
        office="\n".join(_folded(text) for _, text in said),
        names=tuple(text for field, text in said if field == "name"),
    )


def _texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a model's data, with the name of the field that holds it."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
