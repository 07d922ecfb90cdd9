"""What a reader may see of who people really are: a family member their own details and the names they are told.

Whoever opens a letter must not learn from it where somebody else lives, or what a child is called whom the letter
does not mean to name. Papers for professionals use labels, as the published report does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.context.root import Facts
from cspr_docs.problems import Problem
from cspr_docs.project.sending.request import Wanted
from cspr_docs.publish.disclosure import scan, watch
from cspr_docs.publish.disclosure.finding import Finding, Weight
from cspr_docs.word.anchors import Issue
from cspr_docs.word.texts.passage import Passage
from schemas.identities import Identities, RealPerson, RealPlace

_NOT_SAID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a search found: what must not leave, and what is left for a person to look at."""

    refused: tuple[Finding, ...]
    shown: tuple[Finding, ...]


def search(passages: Iterable[Passage], wanted: Wanted, facts: Facts, issue: Issue) -> Seen:
    """What in these texts this reader must not see; `issue` tells whom the document names on purpose."""
    is_letter = wanted.document.kind.settings.reader is Reader.FAMILY
    real = facts.identities
    if is_letter and real is not None:
        real = _others(real, wanted.recipient, _named(wanted, facts, issue))
    found = scan(passages, watch(facts.case, real))
    if not is_letter:
        refused = [finding for finding in found if finding.weight is Weight.NEVER]
        return Seen(tuple(refused), tuple(finding for finding in found if finding.weight is Weight.ASK))
    known = _own_words(wanted, facts)
    of_others = [finding for finding in found if finding.holder or finding.weight is Weight.NEVER]
    strange = [finding for finding in of_others if not _is_known(finding, known)]
    return Seen(
        tuple(finding for finding in strange if finding.weight is Weight.NEVER),
        tuple(finding for finding in strange if finding.weight is Weight.ASK),
    )


def problems_of(seen: Seen, file: str) -> Iterator[Problem]:
    """A problem for each finding; nothing that was found is printed."""
    for finding in seen.refused:
        message = f"{finding.passage.place}: {finding.about} ({finding.masked}) must not reach this reader"
        hint = f"around it: {finding.context}; write what the reader needs in general words"
        yield Problem("send-identifies", message, hint, file=file)
    for finding in seen.shown:
        message = f"{finding.passage.place}: {finding.about} ({finding.masked})"
        yield Problem("send-look", message, f"around it: {finding.context}", file=file)


def _named(wanted: Wanted, facts: Facts, issue: Issue) -> frozenset[str]:
    """The ids whose names the letter says on purpose: those it mentions, and the children that it is about."""
    letter = next((letter for letter in facts.case.letters if letter.id == wanted.document.item), None)
    about = (letter.about if letter else ()) or facts.case.incident.children
    return frozenset((*issue.names, *about))


def _others(real: Identities, recipient: str, named: frozenset[str]) -> Identities:
    """The register without the recipient, without what they share with others, without the names they are told."""
    own = real.people.get(recipient, RealPerson())
    shared = frozenset(_folded(text) for text in _texts(own))
    people = {
        id_: _person(person, shared, is_named=id_ in named)
        for id_, person in real.people.items()
        if id_ != recipient
    }
    places = {id_: _place(place, shared, is_named=id_ in named) for id_, place in real.places.items()}
    return real.model_copy(update={"people": people, "places": places})


def _person(person: RealPerson, shared: frozenset[str], *, is_named: bool) -> RealPerson:
    """The person's details that the reader may not see."""

    def kept(text: str | None) -> str | None:
        return None if text is None or _folded(text) in shared else text

    return person.model_copy(
        update={
            "first_name": None if is_named else kept(person.first_name),
            "last_name": kept(person.last_name),
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


def _texts(person: RealPerson) -> Iterator[str]:
    yield from (
        text
        for text in (person.first_name, person.last_name, person.phone, person.email, person.nhs_number)
        if text
    )
    yield from (*person.known_as, *person.address, *person.other_numbers)


def _own_words(wanted: Wanted, facts: Facts) -> str:
    """What the recipient knows anyway and what the office says of itself, without spaces and signs."""
    real = facts.identities.people.get(wanted.recipient) if facts.identities else None
    letter = next((letter for letter in facts.case.letters if letter.id == wanted.document.item), None)
    said: list[str] = [
        *(_texts(real) if real else ()),
        facts.case.partnership.model_dump_json(),
        facts.case.reference,
    ]
    if letter:
        said.append(letter.model_dump_json(include={"contact", "advocate", "support", "dated_on"}))
    return "\n".join(_folded(text) for text in said)


def _is_known(finding: Finding, known: str) -> bool:
    """Whether a number or address that belongs to nobody in the register is the recipient's or the office's own."""
    value = _folded(finding.passage.text[finding.start : finding.end])
    return not finding.holder and bool(value) and value in known


def _folded(text: str) -> str:
    return _NOT_SAID.sub("", text).casefold()
