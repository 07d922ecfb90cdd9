"""Who is whose parent, and what a brother or sister is to the child whom the case is about."""

from collections.abc import Iterable, Mapping

from cspr_docs.checks.inspection import subjects_of
from cspr_docs.problems.wording import lower_first
from schemas.case import Case
from schemas.people import Child, ChildRole, Person, Relation

_PARENTS = 2


def kin_of(one: Child | Person, case: Case, parents: Mapping[str, tuple[str, ...]]) -> str:
    """What somebody is to the children: `Half-brother` where both parents of each are told and one is the same."""
    is_sibling = one.role is ChildRole.SIBLING if isinstance(one, Child) else one.relation is Relation.SIBLING
    if is_sibling and not getattr(one, "relation_other", None):
        own = set(parents.get(one.id, ()))
        others = [set(parents.get(child.id, ())) for child in subjects_of(case)]
        told = len(own) == _PARENTS and all(len(other) == _PARENTS for other in others)
        if told and others and all(len(own & other) == 1 for other in others):
            return f"Half-{lower_first(one.kin)}"
    return one.kin


def parents_of(people: Iterable[Person], children: Iterable[Child]) -> Mapping[str, tuple[str, ...]]:
    """By id the parents: mothers and fathers by `relation` and `relation_to`, all others by `parent_of`."""
    every = tuple(child.id for child in children)
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        is_parent = person.relation in (Relation.MOTHER, Relation.FATHER)
        own = (person.relation_to or every) if is_parent else ()
        for id_ in dict.fromkeys((*own, *person.parent_of)):
            found[id_] = (*found.get(id_, ()), person.id)
    return found
