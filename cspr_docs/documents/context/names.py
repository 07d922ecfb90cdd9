"""What each reader sees in place of an id: labels and pseudonyms, or in a family's letter real first names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.agencies import Agency
from schemas.base import MENTIONABLE
from schemas.case import Case
from schemas.identities import Identities
from schemas.people import Child, Person, Place


class Reader(StrEnum):
    """Who reads a document."""

    PANEL = "panel"
    FAMILY = "family"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Names:
    """The name for each id of the people, places and agencies of one case, for one reader."""

    by_id: Mapping[str, str]

    def of(self, mentioned: str) -> str:
        """The name for an id; the mention itself where nobody has the id (a check reports it)."""
        return self.by_id.get(mentioned, f"@{mentioned}")

    @staticmethod
    def knows(model: type) -> bool:
        """Whether records of this model have a name that depends on the reader."""
        return issubclass(model, Child | Person | Place | Agency)


def names_for(reader: Reader, case: Case, identities: Identities | None) -> Names:
    """The names that this reader is to see.

    A label may hold a pseudonym (`Rowan's nursery`): who may read the real name must not meet the other one.
    """
    labels = {item.id: _label(item) for field in MENTIONABLE for item in getattr(case, field)}
    if reader is not Reader.FAMILY or identities is None:
        return Names(labels)
    people = identities.people.items()
    first = {id_: real.first_name for id_, real in people if real.first_name and id_ in labels}
    for child in case.children:
        if child.id in first:
            pseudonym = re.compile(rf"\b{re.escape(child.pseudonym)}\b")
            labels = {id_: pseudonym.sub(first[child.id], label) for id_, label in labels.items()}
    return Names(labels | first)


def _label(item: Child | Person | Place | Agency) -> str:
    if isinstance(item, Child):
        return item.pseudonym
    return item.name if isinstance(item, Agency) else item.label
