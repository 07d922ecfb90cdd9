"""One value from what several files say of it: fields side by side, items by id, nothing given twice."""

from cspr_docs.casefile.node import Node, place_of
from cspr_docs.casefile.places import id_of
from cspr_docs.problems import DataPath, Problem, path_text


def merge(first: Node, second: Node, path: DataPath, problems: list[Problem]) -> Node:
    """The two nodes as one; what both of them write is added to `problems`, and the first is kept.

    A list in a YAML file and a folder of items are one list: items with the same id are one item. Two YAML
    lists are not.
    """
    if first.value is None and not first.is_broken:
        return second
    if second.value is None and not second.is_broken:
        return first
    keeps_place = first if second.source.is_folder or not first.source.is_folder else second
    if first.is_broken or second.is_broken:
        keeps_place = keeps_place._replace(style="broken")
    if _is_mapping(first) and _is_mapping(second):
        return keeps_place._replace(value=_fields(first, second, path, problems))
    if _is_folder_list(first, second):
        return keeps_place._replace(value=_items(first, second, path, problems))
    problems.append(given_twice(first, second, path))
    return first


def given_twice(first: Node, second: Node, path: DataPath) -> Problem:
    """The problem at the second place, which tells the first."""
    place = place_of(first)
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    message = f'"{path_text(path)}" is given twice: here and at {where}'
    hint = "keep it in one of the two places and delete it in the other"
    line, column = second.source.position(second.named_at)
    return Problem("given-twice", message, hint, path, second.source.name, line, column)


def _is_mapping(node: Node) -> bool:
    return isinstance(node.value, dict) or node.is_broken


def _is_folder_list(first: Node, second: Node) -> bool:
    lists = isinstance(first.value, tuple) and isinstance(second.value, tuple)
    return lists and (first.source.is_folder or second.source.is_folder)


def _fields(first: Node, second: Node, path: DataPath, problems: list[Problem]) -> "dict[str, Node] | None":
    if first.value is None and second.value is None:
        return None
    merged = dict(first.value) if isinstance(first.value, dict) else {}
    for name, node in second.value.items() if isinstance(second.value, dict) else ():
        merged[name] = merge(merged[name], node, (*path, name), problems) if name in merged else node
    return merged


def _items(first: Node, second: Node, path: DataPath, problems: list[Problem]) -> tuple[Node, ...]:
    merged = list(first.value) if isinstance(first.value, tuple) else []
    index = {id_of(item): number for number, item in reversed(tuple(enumerate(merged)))}
    for item in second.value if isinstance(second.value, tuple) else ():
        name = id_of(item)
        number = index.get(name) if name is not None else None
        if number is None or name is None:
            merged.append(item)
        else:
            merged[number] = _same_item(merged[number], item, (*path, name), problems)
    return tuple(merged)


def _same_item(first: Node, second: Node, path: DataPath, problems: list[Problem]) -> Node:
    """Two nodes with the same id as one: the id itself may stand in both."""
    if isinstance(second.value, dict):
        second = second._replace(value={name: node for name, node in second.value.items() if name != "id"})
    return merge(first, second, path, problems)
