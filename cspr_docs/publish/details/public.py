"""What a case names on purpose: its labels, agencies, professionals, and how the partnership is reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cspr_docs.casefile.shape import values
from cspr_docs.checks.names import AT_WORK
from cspr_docs.prose.folding import plain
from schemas.base import MENTIONABLE, Contact
from schemas.case import Case
from schemas.decision import SignOff
from schemas.identities import Identities
from schemas.rapid_review import Attendee
from schemas.review import LeadReviewer
from schemas.sensitive import NAMES, sensitive_values

_PEOPLE = (Contact, SignOff, Attendee, LeadReviewer)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.? ")


@dataclass(frozen=True)
class Public:
    """What is no finding, all of it plain.

    Attributes:
        names: labels, pseudonyms, agencies, organisations, professionals' whole names, words always allowed.
        ids: the ids of people, places and agencies, as mentions name them.
        surnames: the professionals' last names.
        contacts: the partnership's telephone numbers (digits), e-mail addresses, web addresses and postcodes.
    """

    names: frozenset[str]
    ids: frozenset[str]
    surnames: frozenset[str]
    contacts: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of these names."""
        return frozenset(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", "\n".join(self.names)))


def public_of(case: Case, identities: Identities | None) -> Public:
    """What the case names on purpose.

    A label that is a real person's name is left out: it is searched for all the same.
    """
    at_work = (one for one in values(case) if issubclass(one.model, _PEOPLE) and one.field == "name")
    people = dict.fromkeys(plain(str(one.value)) for one in at_work)
    known = identities.people.values() if identities else ()
    real = {plain(name) for person in known for name in sensitive_values(person, *NAMES)}
    labels = (*(child.pseudonym for child in case.children), *(agency.name for agency in case.agencies))
    labels += (*(person.label for person in case.people), *(place.label for place in case.places))
    names = (*map(plain, labels), *people, *(_TITLE.sub("", name) for name in people), *_organisations(case))
    contacts = frozenset(_contacts(case))
    allowed = (plain(words) for words in case.partnership.publishing.allowed)
    surnames = frozenset(name.split()[-1] for name in people if " " in name)
    kept = frozenset(name for name in names if name and name not in real) | frozenset(allowed) | contacts
    ids = frozenset(item.id for name in MENTIONABLE for item in getattr(case, name))
    return Public(kept, ids, surnames, contacts)


def _organisations(case: Case) -> Iterator[str]:
    for found in values(case):
        named = issubclass(found.model, AT_WORK) and found.field in ("name", "area", "panel_name")
        if named or found.field in ("responsible_authority", "organisation", "body"):
            yield plain(str(found.value))


def _contacts(case: Case) -> Iterator[str]:
    """How the partnership is reached, as it stands on its letters and in its reports."""
    for found in values(case):
        if found.path[0] != "partnership" or not isinstance(found.value, str):
            continue
        if found.field == "phone":
            yield re.sub(r"\D", "", found.value)
        elif found.field in ("email", "website", "address"):
            yield plain(found.value)
    if case.publication.address:
        yield plain(case.publication.address)
