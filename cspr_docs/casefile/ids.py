"""Ids that are used twice, and references to ids that nobody has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.source import Node, place_of
from cspr_docs.problems import DataPath, Problem, error, path_text
from cspr_docs.problems.suggestion import did_you_mean, nearest
from schemas.base import MENTIONABLE


@dataclass(slots=True)
class Ids:
    """The ids of a case by the data path of their list, and what refers to them."""

    root: Node
    shape: Shape
    lists: dict[str, dict[str, Node]] = field(default_factory=dict)
    references: list[tuple[DataPath, str, tuple[str, ...]]] = field(default_factory=list)
    repeated: list[Problem] = field(default_factory=list)

    def known(self, lists: tuple[str, ...]) -> tuple[str, ...] | None:
        """The ids in these lists; None where a file that could not be read may have more of them."""
        if any(self._may_have_more(name) for name in lists):
            return None
        return tuple(identity for name in lists for identity in self.lists.get(name, ()))

    def _may_have_more(self, name: str) -> bool:
        node, shape = self.root, self.shape
        for part in name.split("."):
            fields = node.value if isinstance(node.value, dict) else {}
            if part not in fields:
                known = shape.fields or {}
                return node.is_broken or any(nearest(other, [part]) for other in fields if other not in known)
            node, shape = fields[part], (shape.fields or {}).get(part, Shape())
        if node.is_broken or not isinstance(node.value, tuple):
            return node.value is not None or node.is_broken
        return any(item.is_broken and not isinstance(item.value, dict) for item in node.value)


def gather_ids(root: Node, shape: Shape) -> Ids:
    """Every id and every reference in the tree."""
    ids = Ids(root, shape)
    _walk(root, shape, (), ids)
    return ids


def check_ids(ids: Ids) -> tuple[Problem, ...]:
    """Every id used twice in its list, or twice among all that prose mentions, and every unknown reference."""
    return (*ids.repeated, *_shared(ids), *_unknown(ids))


def _walk(node: Node, shape: Shape, path: DataPath, ids: Ids) -> None:
    value = node.value
    if isinstance(value, dict):
        fields = shape.fields or {}
        for name, child in value.items():
            below = fields.get(name, shape.named)
            if below is not None and (below.refers or not isinstance(child.value, str)):
                _walk(child, below, (*path, name), ids)
    elif isinstance(value, tuple) and shape.items is not None:
        if shape.has_ids:
            _gather(value, path, ids)
        for part, item in children(node):
            _walk(item, shape.items, (*path, part), ids)
    elif isinstance(value, str) and shape.refers:
        ids.references.append((path, value.rstrip("\n"), shape.refers))


def _gather(items: tuple[Node, ...], path: DataPath, ids: Ids) -> None:
    known = ids.lists.setdefault(path_text(path), {})
    for item in items:
        held = item.value.get("id") if isinstance(item.value, dict) else None
        if held is None or not isinstance(held.value, str):
            continue
        if held.value in known:
            ids.repeated.append(_twice(held, known[held.value], f" in {path_text(path)}: here and"))
        known.setdefault(held.value, held)


def _shared(ids: Ids) -> Iterator[Problem]:
    """Ids of one list that another list, which prose mentions too, has used before."""
    seen: dict[str, tuple[Node, str]] = {}
    for name in MENTIONABLE:
        for identity, held in ids.lists.get(name, {}).items():
            if identity in seen:
                first, other = seen[identity]
                yield _twice(held, first, f": in {name} here, and in {other}")
            seen.setdefault(identity, (held, name))


ID_TWICE = error(
    "id-twice",
    "Two items have the same id, so nobody can tell which one is meant. Ids of children, people, places and "
    "agencies must all differ, because texts mention them all with @. Give one of them another id.",
)


def _twice(held: Node, first: Node, where: str) -> Problem:
    message = f'the id "{held.value}" is used twice{where} at {place_of(first)}'
    hint = "give one of them another id, and change what refers to it"
    return held.source.problem(ID_TWICE, message, hint, offset=held.start)


UNKNOWN_ID = error(
    "unknown-id",
    "The field names something by its id, and nothing has that id. Mostly it is misspelt, or the item it means has "
    "not been added yet.",
)


def _unknown(ids: Ids) -> Iterator[Problem]:
    known = {lists: ids.known(lists) for lists in {lists for _, _, lists in ids.references}}
    for path, wanted, lists in ids.references:
        there = known[lists]
        if there is not None and wanted not in there:
            message = f'"{wanted}" is no id in {" or ".join(lists)}'
            hint = did_you_mean(wanted, there, listed="the ids there:")
            otherwise = (
                "write an id of that list, or add it there first"
                if there
                else "there are none yet: add it there first"
            )
            yield Problem(UNKNOWN_ID, message, hint or otherwise, path)
