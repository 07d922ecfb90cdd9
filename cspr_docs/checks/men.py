"""Fathers and other men: on the list, and in the account."""

import re
from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.problems import DataPath, Problem
from schemas.base import Known
from schemas.people import Person, Relation, Sex

_FATHERS = frozenset({Relation.FATHER, Relation.STEPPARENT, Relation.PARENTS_PARTNER})
_NO_FAMILY = frozenset({Relation.PRACTITIONER, Relation.SUSPECTED_EXPLOITER, Relation.FRIEND, Relation.OTHER})
_ACCOUNT: tuple[DataPath, ...] = (
    ("rapid_review", "facts"),
    ("rapid_review", "lived_experience"),
    ("rapid_review", "key_practice_episodes"),
    ("rapid_review", "learning"),
    ("final_report", "family_context"),
    ("final_report", "lived_experience"),
    ("final_report", "what_happened"),
    ("final_report", "systemic_analysis"),
    ("findings",),
)


def no_father(look: Inspection) -> Iterator[Problem]:
    """A subject child with no father, stepfather or parent's partner on the list of people."""
    fathers = [
        person for person in look.case.people if person.relation in _FATHERS and person.sex is not Sex.FEMALE
    ]
    for child in look.subjects if look.case.people else ():
        if not any(child.id in person.relation_to or not person.relation_to for person in fathers):
            message = f"the people of the case include no father or father figure of {child.pseudonym}"
            hint = (
                "add him, with a label such as Father, even if nothing is known of him: say so in caring_role"
            )
            yield Problem("no-father-listed", message, hint, ("people",))


def man_absent(look: Inspection) -> Iterator[Problem]:
    """A father, or another man of the family or household, whom the account never mentions."""
    account = [found for found in look.texts if any(found.path[: len(part)] == part for part in _ACCOUNT)]
    if not account:
        return
    text = "\n".join(str(found.value) for found in account)
    named = {
        mention.id
        for mention in look.mentioned
        if any(mention.path[: len(part)] == part for part in _ACCOUNT)
    }
    for person in look.case.people:
        if _is_looked_for(person) and person.id not in named and not _is_called(person, text):
            message = (
                f"{person.label} is never mentioned in the account of what happened and what life was like"
            )
            hint = f"say what part @{person.id} had in the child's life, or that no agency asked"
            yield Problem("man-absent", message, hint, ("people", person.id))


def _is_looked_for(person: Person) -> bool:
    if person.sex is Sex.FEMALE:
        return False
    at_home = person.in_household is Known.YES or person.parental_responsibility is Known.YES
    is_man = person.sex is Sex.MALE or person.relation is Relation.FATHER
    return person.relation in _FATHERS or (is_man and (at_home or person.relation not in _NO_FAMILY))


def _is_called(person: Person, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(person.label)}(?!\w)", text, re.IGNORECASE) is not None


CHECKS: tuple[Rule, ...] = (no_father, man_absent)
