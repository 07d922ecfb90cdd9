"""Ids that are used twice, and references to ids that nobody has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cspr_docs.casefile.node import Node
from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.suggestion import did_you_mean
from cspr_docs.problems import DataPath, Problem, path_text
from schemas.base import MENTIONABLE


@dataclass(slots=True)
class _Found:
    """What one walk over the case finds: each list's ids by its data path, and each reference."""

    lists: dict[str, dict[str, Node]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)  # lists that a broken file may have more of
    references: list[tuple[DataPath, Node, Shape]] = field(default_factory=list)
    repeated: list[Problem] = field(default_factory=list)


def check_ids(root: Node, shape: Shape) -> tuple[Problem, ...]:
    """Every id used twice in its list, or twice among all that prose mentions, and every unknown reference."""
    found = _Found()
    _walk(root, shape, (), found)
    return (*found.repeated, *_shared(found), *_unknown(found, root))


def known_ids(root: Node, lists: tuple[str, ...]) -> frozenset[str] | None:
    """The ids in these lists at the root of the case; None where a file that could not be read may have more."""
    ids: set[str] = set()
    for name in lists:
        node = root.value.get(name) if isinstance(root.value, dict) else None
        if node is None and root.is_broken:
            return None
        if node is not None and _may_have_more(node):
            return None
        ids |= {str(part) for part, _ in children(node)} if node is not None else set()
    return frozenset(ids)


def _walk(node: Node, shape: Shape | None, path: DataPath, found: _Found) -> None:
    value = node.value
    if shape is None:
        return
    if isinstance(value, dict):
        fields = shape.fields or {}
        for name, child in value.items():
            _walk(child, fields.get(name, shape.named), (*path, name), found)
    elif isinstance(value, tuple):
        if shape.has_ids:
            _gather(node, path, found)
        for part, item in children(node):
            _walk(item, shape.items, (*path, part), found)
    elif isinstance(value, str) and shape.refers:
        found.references.append((path, node, shape))


def _gather(node: Node, path: DataPath, found: _Found) -> None:
    ids = found.lists.setdefault(path_text(path), {})
    if _may_have_more(node):
        found.unsure.add(path_text(path))
    for item in node.value if isinstance(node.value, tuple) else ():
        held = item.value.get("id") if isinstance(item.value, dict) else None
        if held is None or not isinstance(held.value, str):
            continue
        if held.value in ids:
            found.repeated.append(_twice(held, ids[held.value], path_text(path)))
        ids.setdefault(held.value, held)


def _may_have_more(node: Node) -> bool:
    if node.is_broken or not isinstance(node.value, tuple):
        return True
    return any(item.is_broken and not isinstance(item.value, dict) for item in node.value)


def _shared(found: _Found) -> Iterator[Problem]:
    """Ids of one list that another list, which prose mentions too, has used before."""
    seen: dict[str, tuple[Node, str]] = {}
    for name in MENTIONABLE:
        for identity, held in found.lists.get(name, {}).items():
            if identity in seen:
                first, other = seen[identity]
                yield _twice(held, first, f"{name} and {other}")
            seen.setdefault(identity, (held, name))


def _twice(held: Node, first: Node, where: str) -> Problem:
    line, column = first.source.position(first.start)
    place = f"{first.source.name}:{line}:{column}" if line else first.source.name
    message = f'the id "{held.value}" is used twice in {where}: here and at {place}'
    hint = "give one of them another id, and change what refers to it"
    return held.source.problem("id-twice", message, hint, offset=held.start)


def _unknown(found: _Found, root: Node) -> Iterator[Problem]:
    for path, node, shape in found.references:
        if any(_is_unsure(name, found, root) for name in shape.refers):
            continue
        known = [identity for name in shape.refers for identity in found.lists.get(name, {})]
        wanted = str(node.value).rstrip("\n")
        if wanted not in known:
            message = f'"{wanted}" is no id in {" or ".join(shape.refers)}'
            hint = (
                did_you_mean(wanted, known, listed="the ids there are")
                or "there are none yet: add it there first"
            )
            yield Problem("unknown-id", message, hint, path)


def _is_unsure(name: str, found: _Found, root: Node) -> bool:
    """Whether a file that could not be read may hold more of the list with this data path."""
    if name in found.unsure:
        return True
    node = root
    for part in name.split("."):
        child = node.value.get(part) if isinstance(node.value, dict) else None
        if child is None:
            return node.is_broken
        node = child
    return node.is_broken
