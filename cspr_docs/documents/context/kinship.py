"""Who of a case belongs to the family, and how: what the genogram and the family table are made from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cspr_docs.checks.inspection import NOT_FAMILY, subjects_of
from cspr_docs.chronology.ages import IN_A_YEAR, Lifetime
from cspr_docs.documents.context.siblings import kin_of, parents_of
from cspr_docs.pictures.family import FamilyMember, Relationships
from cspr_docs.problems.wording import listed, upper_first
from cspr_docs.prose.mention import NameOf
from schemas.base import Known
from schemas.case import Case
from schemas.people import Child, ChildRole, Person, PlacementType, Relation, RelationshipKind

_UNBORN = "unborn"
_NUMBER = re.compile(r"(\d{1,3})(?:[ -]*(day|week|month|year))?", re.IGNORECASE)
_DECADES = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_BANDS = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 to 17"))
"""Up to which age, in years, a child is told to be of which band."""

_TOLD = {
    RelationshipKind.ENDURING: "in an enduring relationship with",
    RelationshipKind.TRANSITORY: "in a transitory relationship with",
    RelationshipKind.SEPARATED: "separated from",
    RelationshipKind.DIVORCED: "divorced from",
}


@dataclass(frozen=True, slots=True)
class Kinship:
    """The members of a family, the couples of which something is said, and by id what each is to the children."""

    members: tuple[FamilyMember, ...]
    relationships: Relationships
    who: Mapping[str, str]

    @classmethod
    def of(
        cls, case: Case, name_of: NameOf, lives: Mapping[str, Lifetime], kept: frozenset[str] | None
    ) -> "Kinship":
        """The family of a case.

        `kept` is there for a public reader: those ids are left out, and ages are told in bands.
        """
        people, children = _people(case, kept or frozenset()), _children(case, kept or frozenset())
        everybody: list[Child | Person] = [*people, *children]
        parents = parents_of(people, children)
        homes = _households(people, children)
        subjects = {child.id for child in subjects_of(case)}
        order = {
            child.id: float(lives[child.id].earliest.toordinal()) if child.id in lives else float(number)
            for number, child in enumerate(children)
        }
        members = [
            FamilyMember(
                id=one.id,
                label=name_of(one.id),
                sex=one.sex,
                age=_age(one, is_banded=kept is not None),
                parents=parents.get(one.id, ()),
                died=one.died is Known.YES,
                is_child=one.id in subjects,
                is_unborn=isinstance(one, Child) and one.age_at_incident == _UNBORN,
                order=order.get(one.id, 0.0),
                twin=_twin(one.id, lives, parents),
                household=homes.get(one.id, ""),
            )
            for one in everybody
        ]
        pairs = {frozenset({one.id, other.to}): other.kind for one in people for other in one.relationships}
        return cls(tuple(members), pairs, {one.id: kin_of(one, case, parents) for one in everybody})


def _people(case: Case, kept: frozenset[str]) -> list[Person]:
    return [
        one for one in case.people if one.id not in kept and (one.relation not in NOT_FAMILY or one.parent_of)
    ]


def _children(case: Case, kept: frozenset[str]) -> list[Child]:
    """The children of the family; another child of the case only if a parent is known."""
    related = {id_ for person in case.people for id_ in (*_children_of(person), *person.parent_of)}
    inside = (one for one in case.children if one.role is not ChildRole.OTHER or one.id in related)
    return [one for one in inside if one.id not in kept]


def _children_of(person: Person) -> tuple[str, ...]:
    return person.relation_to if person.relation in (Relation.MOTHER, Relation.FATHER) else ()


def _households(people: list[Person], children: list[Child]) -> Mapping[str, str]:
    """By id who lived where; where nobody has said it, those who lived with the child, as far as that is told."""
    everybody: list[Child | Person] = [*people, *children]
    told = {one.id: one.household for one in everybody if one.household}
    if told:
        return told
    home: dict[str, str] = {}
    every = tuple(child.id for child in children)
    at_home = {child.id for child in children if child.placement_type is PlacementType.WITH_PARENTS}
    for person in people:
        inside = at_home & set(person.relation_to or every) if person.in_household is Known.YES else set()
        home |= dict.fromkeys((person.id, *inside), "home") if inside else {}
    return home


def _twin(id_: str, lives: Mapping[str, Lifetime], parents: Mapping[str, tuple[str, ...]]) -> str:
    """The same text for children of the same parents who were certainly born on one day."""
    life = lives.get(id_)
    if life is None or life.earliest != life.latest or id_ not in parents:
        return ""
    return f"{life.earliest} {' '.join(sorted(parents[id_]))}"


def _age(one: Child | Person, *, is_banded: bool) -> str:
    told = (one.age_at_incident if isinstance(one, Child) else one.age) or ""
    if told.casefold() == _UNBORN or not (any(map(str.isdigit, told)) or _decade(told)):
        return ""
    return band_of(told) if is_banded else told


def band_of(age: str) -> str:
    """An age in a band: `14 weeks` is `under 1`, `late thirties` and `37` are `30s`; empty where it cannot be read."""
    found = _NUMBER.search(age)
    if found is None:
        return _decade(age)
    years = int(found[1]) // IN_A_YEAR[(found[2] or "year").lower()]
    return next((band for below, band in _BANDS if years < below), f"{max(years, 18) // 10 * 10}s")


def _decade(age: str) -> str:
    low = age.casefold()
    return next((f"{number}0s" for number, word in enumerate(_DECADES, 2) if f"{word}ies" in low), "")


def couple_words(one: FamilyMember, kin: Kinship) -> str:
    """`Divorced from Father; parent of Rowan`, as the family table says it behind the name."""
    labels = {member.id: member.label for member in kin.members}
    said = []
    for pair, kind in kin.relationships.items():
        others = [id_ for id_ in pair if id_ != one.id and id_ in labels]
        if one.id in pair and others:
            said.append(f"{_TOLD[kind] if kind else 'was or is with'} {labels[others[0]]}")
    children = [member.label for member in kin.members if one.id in member.parents]
    said += [f"parent of {listed(children)}"] if children else []
    return upper_first("; ".join(said))
