"""A family as a genogram needs it: its members, who their parents are, who is or was a couple, who lives together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.people import RelationshipKind, Sex


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """Somebody of a family, named for the reader of the picture.

    Attributes:
        is_child: whether the case is about this child: it gets a double outline.
        is_unborn: whether the child was not born yet.
        order: the place among brothers and sisters, the eldest first.
        twin: the same text for children born together, empty for others.
        household: the same text for people who lived together, empty where that is not told.
    """

    id: str
    label: str
    sex: Sex | None
    age: str
    parents: tuple[str, ...] = ()
    died: bool = False
    is_child: bool = False
    is_unborn: bool = False
    order: float = 0.0
    twin: str = ""
    household: str = ""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two members, or one parent alone, how they stand to each other, and their children with the eldest first."""

    parents: tuple[str, ...]
    kind: RelationshipKind | None
    children: tuple[str, ...]


Relationships = Mapping[frozenset[str], RelationshipKind | None]
"""For each two people who are or were a couple what is said of it."""


def home_letters(members: Iterable[FamilyMember]) -> Mapping[str, str]:
    """By household the letter that stands for it, in the order of the members."""
    homes = dict.fromkeys(member.household for member in members if member.household)
    return {home: chr(ord("A") + number % 26) for number, home in enumerate(homes)}


def couples_of(members: Sequence[FamilyMember], relationships: Relationships) -> tuple[Couple, ...]:
    """Each couple that has children or of which something is said; a child may have one parent or several."""
    known = {member.id for member in members}
    children: dict[tuple[str, ...], list[FamilyMember]] = {}
    for member in members:
        if parents := tuple(sorted(set(member.parents) & known)):
            children.setdefault(parents, []).append(member)
    for pair in relationships:
        if pair <= known and len(pair) == 2:
            children.setdefault(tuple(sorted(pair)), [])
    found = []
    for parents, theirs in children.items():
        eldest_first = tuple(one.id for one in sorted(theirs, key=lambda one: one.order))
        found.append(Couple(parents, relationships.get(frozenset(parents)), eldest_first))
    return tuple(found)


def generations(members: Sequence[FamilyMember], couples: Sequence[Couple]) -> Mapping[str, int]:
    """By id the row of each member, 0 for the eldest; couples stand in one row, children below their parents."""
    row = dict.fromkeys((member.id for member in members), 0)
    for _ in range(len(row)):  # a family that contradicts itself ends here too
        before = dict(row)
        for couple in couples:
            level = max(row[id_] for id_ in couple.parents)
            row.update(dict.fromkeys(couple.parents, level))
            for child in couple.children:
                row[child] = max(row[child], level + 1)
        if row == before:
            break
    _pull_down(row, couples)
    used = {level: number for number, level in enumerate(sorted(set(row.values())))}
    return {id_: used[level] for id_, level in row.items()}


def _pull_down(row: dict[str, int], couples: Sequence[Couple]) -> None:
    """Parents of somebody who was moved down with a partner stand right above: a line crosses no row."""
    for _ in range(len(row)):
        changed = False
        for couple in couples:
            if not couple.children or any(
                id_ in other.children for id_ in couple.parents for other in couples
            ):
                continue
            level = min(row[child] for child in couple.children) - 1
            others = [one for one in couples if one is not couple and set(one.parents) & set(couple.parents)]
            if level > row[couple.parents[0]] and not others:
                row.update(dict.fromkeys(couple.parents, level))
                changed = True
        if not changed:
            return


def places(
    members: Sequence[FamilyMember], couples: Sequence[Couple], row: Mapping[str, int]
) -> Mapping[str, float]:
    """By id where each member stands in its row, in steps of one: brothers and sisters together, parents above them.

    The eldest of a couple's children stands left; of several couples the one with the eldest child.
    """
    at: dict[str, float] = {}
    order = {member.id: (member.order, number) for number, member in enumerate(members)}
    for level in sorted(set(row.values()), reverse=True):
        inside = [member.id for member in members if row[member.id] == level]
        wanted = {id_: _wanted(id_, couples, at) for id_ in inside}
        for couple in couples:  # who has no child below stands beside the partner
            for one, other in (couple.parents, couple.parents[::-1]) if len(couple.parents) == 2 else ():
                if wanted.get(one) is None and wanted.get(other) is not None:
                    wanted[one] = (wanted[other] or 0.0) + 0.3
        groups = _groups(inside, couples)
        mean = {id_: _mean([wanted[one] for one in group]) for group in groups for id_ in group}
        ordered = sorted(
            inside,
            key=lambda id_: (
                mean[id_] is None, mean[id_] or 0.0, min(order[one] for one in _group_of(id_, groups)),
                order[id_] if _is_sibling(id_, couples) else (wanted[id_] if wanted[id_] is not None else 1e9, 0),
            ),
        )  # fmt: skip
        _set_out(ordered, wanted, at)
    return at


def _groups(inside: Sequence[str], couples: Sequence[Couple]) -> list[tuple[str, ...]]:
    """Brothers and sisters of a row together, everybody else alone."""
    groups = [tuple(one for one in couple.children if one in inside) for couple in couples]
    grouped = {id_ for group in groups for id_ in group}
    return [*filter(None, groups), *((id_,) for id_ in inside if id_ not in grouped)]


def _group_of(id_: str, groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return next(group for group in groups if id_ in group)


def _is_sibling(id_: str, couples: Sequence[Couple]) -> bool:
    return any(id_ in couple.children for couple in couples)


def _wanted(id_: str, couples: Sequence[Couple], at: Mapping[str, float]) -> float | None:
    """Above the middle of the children; `None` for who has none."""
    return _mean([at.get(child) for couple in couples if id_ in couple.parents for child in couple.children])


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _set_out(ordered: Sequence[str], wanted: Mapping[str, float | None], at: dict[str, float]) -> None:
    """Give each a place at least one step from the last, all together as near as can be to where they belong."""
    for number, id_ in enumerate(ordered):
        target = wanted[id_]
        least = at[ordered[number - 1]] + 1 if number else -1e9
        at[id_] = max(least, target if target is not None else (least if number else 0.0))
    shifts = [at[id_] - target for id_ in ordered if (target := wanted[id_]) is not None]
    shift = sum(shifts) / len(shifts) if shifts else 0.0
    for id_ in ordered:
        at[id_] -= shift
    assert all(at[right] - at[left] > 0.99 for left, right in pairwise(ordered))
