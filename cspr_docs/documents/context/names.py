"""What each reader sees in place of an id: labels and pseudonyms, or in a family's letter real first names."""

import re
from collections.abc import Mapping
from enum import StrEnum

from cspr_docs.checks.inspection import label_of
from schemas.base import MENTIONABLE
from schemas.case import Case
from schemas.identities import Identities


class Reader(StrEnum):
    """Who reads a document."""

    PANEL = "panel"
    FAMILY = "family"
    PUBLIC = "public"
    NOTIFIER = "notifier"

    @property
    def sees_real_names(self) -> bool:
        """Whether a template may ask for somebody's real name: in a letter, and where the notification is entered."""
        return self in (Reader.FAMILY, Reader.NOTIFIER)


def names_for(reader: Reader, case: Case, identities: Identities | None) -> Mapping[str, str]:
    """By id what this reader is to see of the people, places and agencies of the case.

    A label may hold a pseudonym (`Rowan's nursery`): who may read the real name must not meet the other one.
    """
    labels = {item.id: label_of(item) for field in MENTIONABLE for item in getattr(case, field)}
    if reader is not Reader.FAMILY or identities is None:
        return labels
    people = identities.people.items()
    first = {id_: real.first_name for id_, real in people if real.first_name and id_ in labels}
    for child in case.children:
        if child.id in first:
            pseudonym = re.compile(rf"\b{re.escape(child.pseudonym)}\b")
            labels = {id_: pseudonym.sub(first[child.id], label) for id_, label in labels.items()}
    return labels | first
