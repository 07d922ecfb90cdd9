"""What of a document its reader must not see: names, addresses and numbers of others.

Papers for professionals use labels, and may tell days and ages, which a published report may not. A letter tells its
reader nothing about anybody else but the first names that it means to say.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cspr_docs.checks.names import ordinary_words
from cspr_docs.documents.context.names import Reader, unnamed_to_family
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.its_day import facts_of
from cspr_docs.problems import Problem, advice, error
from cspr_docs.project.outgoing.recipient_knows import (
    children_of,
    recipient_knows,
    register_of_others,
    words_of,
)
from cspr_docs.project.outgoing.request import WantedDocument
from cspr_docs.publish.details import DetailKind, FoundDetail, Weight, watch
from cspr_docs.publish.details.find import Search
from cspr_docs.word.anchors import Issue
from cspr_docs.word.texts import Layer, Passage
from schemas.identities import Identities, RealPerson
from schemas.sensitive import NAMES, Identifier, sensitive_values

SEND_IDENTIFIES = error(
    "send-identifies",
    "The document tells its reader the name, address or number of somebody else, who could be found by it. Take "
    "it out: write the person's label, or general words. Letters may name the children they are about and whoever "
    "they mention by @id.",
)
SEND_LOOK = advice(
    "send-look",
    "This may be somebody's name, or only a word that looks like one. Nobody but a person can tell: look at the "
    "place before you send the document.",
)

_NAME, _ADDRESS, _DATE = DetailKind.NAME.code, DetailKind.ADDRESS.code, DetailKind.DATE.code
_WHO = frozenset({_NAME, _ADDRESS, DetailKind.NUMBER.code, DetailKind.PHONE.code})
"""Findings that point at a person; days, ages and conditions are for who publishes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a search found: what must not leave, and what is left for a person to look at."""

    refused: tuple[FoundDetail, ...]
    shown: tuple[FoundDetail, ...]


def search_for(wanted: WantedDocument, facts: Facts, issue: Issue) -> Callable[[Iterable[Passage]], Seen]:
    """What finds in texts what this reader must not see; `issue` tells whom the document names on purpose.

    Ask the same one for each form of a paper: most of its words stand in all of them, and are searched once.
    """
    reader, real = wanted.document.kind.settings.reader, facts.identities
    if wanted.is_entered:  # the national system asks for names and addresses
        return lambda _: Seen((), ())
    if reader is Reader.FAMILY and real is not None:
        named = issue.names.keys() - unnamed_to_family(facts.case, wanted.recipient)
        real = register_of_others(real, wanted.recipient, frozenset(named), children_of(wanted, facts))
    told: frozenset[str] = frozenset()
    if reader is Reader.AGENCY and real is not None:
        theirs = facts_of(wanted.document, facts).identities or Identities()
        values = (value for one in theirs.people.values() for value in sensitive_values(one, *Identifier))
        told = frozenset(f" {words_of(value)} " for value in values if isinstance(value, str))
        real = _without(real, theirs)
    search = Search(watch(facts.case, real))
    own = wanted if reader is Reader.FAMILY else replace(wanted, recipient="")
    known = None if reader is Reader.PANEL else recipient_knows(own, facts)

    def seen_in(passages: Iterable[Passage]) -> Seen:
        found = search.of(passages)
        found = tuple(one for one in found if not any(f" {words_of(one.words)} " in words for words in told))
        if known is not None:  # what is public tells of the office alone, and of nobody else to anybody
            found = tuple(finding for finding in found if not known.has(finding))
        refused = tuple(finding for finding in found if _must_not_leave(finding, reader, real))
        shown = (one for one in found if one not in refused and _is_worth_a_look(one, facts.case.reference))
        return Seen(refused, tuple(shown))

    return seen_in


def _without(real: Identities, shown: Identities) -> Identities:
    """The register without what an agency is told of those whom it is asked about."""
    people = {
        id_: real_person.model_copy(
            update={
                name: info.default
                for name, info in RealPerson.model_fields.items()
                if id_ in shown.people and getattr(shown.people[id_], name) == getattr(real_person, name)
            }
        )
        for id_, real_person in real.people.items()
    }
    return real.model_copy(update={"people": people})


def _must_not_leave(finding: FoundDetail, reader: Reader, real: Identities | None) -> bool:
    if finding.code == _DATE and reader in (Reader.PANEL, Reader.AGENCY):
        return False  # a chronology for professionals tells the day of a birth
    if finding.code == _ADDRESS and not _is_exact(finding):
        return False  # a country or a town is no address
    return finding.weight is Weight.NEVER or (finding.code == _NAME and _is_a_name(finding, real))


def _is_exact(finding: FoundDetail) -> bool:
    return any(letter.isdigit() for letter in finding.words) or " " in words_of(finding.words)


def _is_a_name(finding: FoundDetail, real: Identities | None) -> bool:
    """Whether it is the first name, the last name or a nickname as the register has it, and no ordinary word."""
    person = real.people.get(finding.holder) if real else None
    value = words_of(finding.words)
    names = map(words_of, sensitive_values(person, *NAMES)) if person else ()
    return value in names and value not in ordinary_words()


def _is_worth_a_look(finding: FoundDetail, reference: str) -> bool:
    """Whether it may point at somebody; the case's own reference stands in every paper that is not public."""
    is_behind = finding.passage.layer is Layer.BEHIND
    is_plain = finding.code == _ADDRESS and not _is_exact(finding)
    return finding.code in _WHO and not is_behind and not is_plain and finding.words != reference


def problems_of(seen: Seen, file: str) -> Iterator[Problem]:
    """A problem for each finding; nothing that was found is printed."""
    for finding in seen.refused:
        message = f"{finding.passage.place}: {finding.about} ({finding.masked}) must not reach this reader"
        hint = f"around it: {finding.context}; write what the reader needs in general words"
        yield Problem(SEND_IDENTIFIES, message, hint, file=file)
    for finding in seen.shown:
        message = f"{finding.passage.place}: {finding.about} ({finding.masked})"
        yield Problem(SEND_LOOK, message, f"around it: {finding.context}", file=file)
