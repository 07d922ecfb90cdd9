"""What each reader sees in place of an id: labels and pseudonyms, or in a family's letter real first names."""

import re
from collections.abc import Mapping
from enum import StrEnum

from cspr_docs.checks.inspection import label_of
from schemas.agencies import AgencyReturn
from schemas.base import MENTIONABLE
from schemas.case import Case
from schemas.identities import Identities, RealPerson
from schemas.people import Relation

_NOT_NAMED_TO_FAMILY = frozenset(
    {Relation.FOSTER_CARER, Relation.SUSPECTED_EXPLOITER, Relation.PRACTITIONER, Relation.OTHER}
)
"""A letter calls them what they are: a foster carer's name helps to find a child, the others are not ours to tell."""
_WHERE = frozenset(("address", "phone", "email"))


class Reader(StrEnum):
    """Who reads a document."""

    PANEL = "panel"
    FAMILY = "family"
    PUBLIC = "public"
    NOTIFIER = "notifier"
    AGENCY = "agency"

    @property
    def sees_real_names(self) -> bool:
        """Whether a template may ask for somebody's real name: where a reader must know it, or enters it."""
        return self in (Reader.FAMILY, Reader.NOTIFIER, Reader.AGENCY)

    @property
    def marking(self) -> str:
        """What the header says to this reader in place of the case's classification; empty where it says that."""
        if self is Reader.FAMILY:
            return "PRIVATE AND CONFIDENTIAL"
        return "CONFIDENTIAL: REAL NAMES" if self.sees_real_names else ""


def names_for(
    reader: Reader, case: Case, identities: Identities | None, recipient: str = ""
) -> Mapping[str, str]:
    """By id what this reader is to see of the people, places and agencies of the case.

    A label may hold a pseudonym (`Rowan's nursery`): who may read the real name must not meet the other one. Of those
    who are neither family nor friends a family's letter names nobody but its `recipient`.
    """
    labels = {item.id: label_of(item) for field in MENTIONABLE for item in getattr(case, field)}
    if reader not in (Reader.FAMILY, Reader.AGENCY) or identities is None:
        return labels
    people = {id_: real for id_, real in identities.people.items() if id_ in labels}
    first = {id_: real.first_name for id_, real in people.items() if real.first_name}
    for child in case.children:
        if child.id in first:
            pseudonym = re.compile(rf"\b{re.escape(child.pseudonym)}\b")
            labels = {id_: pseudonym.sub(first[child.id], label) for id_, label in labels.items()}
    if reader is Reader.AGENCY:
        return labels | {id_: real.full_name for id_, real in people.items() if real.full_name}
    unnamed = unnamed_to_family(case, recipient)
    return labels | {id_: name for id_, name in first.items() if id_ not in unnamed}


def unnamed_to_family(case: Case, recipient: str) -> frozenset[str]:
    """Whom a letter to this member of the family calls by their label although it mentions them.

    Whoever was suspected once stays unnamed. A suspected child keeps the name that the family knows: the label of a
    child is a pseudonym.
    """
    suspected = {*case.incident.suspected, *(id_ for then in case.incident.history for id_ in then.suspected)}
    unnamed = {one.id for one in case.people if one.relation in _NOT_NAMED_TO_FAMILY or one.id in suspected}
    return frozenset(unnamed - {recipient})


def as_agencies_see(identities: Identities, case: Case, asked: AgencyReturn) -> Identities:
    """Who an agency is asked about, and nobody else; nothing of where somebody is whose whereabouts are kept back."""
    hidden = {id_ for one in case.restrictions for id_ in one.whereabouts_of}
    about = asked.about or case.incident.children
    found = {id_: identities.people[id_] for id_ in about if id_ in identities.people}
    reached = {name: field.default for name, field in RealPerson.model_fields.items() if name in _WHERE}
    people = {id_: real.model_copy(update=reached if id_ in hidden else {}) for id_, real in found.items()}
    return Identities(people=people)
