"""Where every value of a case stands, by its data path; several files' values of one path as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cspr_docs.casefile.source import FilePlace, Node, place_of
from cspr_docs.problems import DataPath, Problem, error, path_text

_INK = re.compile(r"[^ \t\r\n]")


@dataclass(frozen=True, slots=True)
class Places:
    """The place of every value, looked up in the tree that the readers built."""

    root: Node
    _lists: dict[int, dict[str | int, Node]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def at(self, path: DataPath) -> FilePlace | None:
        """The place of the value at a data path, or None where the case folder does not write one."""
        found, node = self._walk(path)
        return place_of(node) if found == len(path) else None

    def nearest(self, path: DataPath) -> FilePlace:
        """The place of the value, or of its nearest parent that the case folder writes."""
        return place_of(self._walk(path)[1])

    def chain(self, path: DataPath) -> tuple[Node, ...]:
        """The nodes from the root to the value, as far down as the case folder writes them."""
        nodes = [self.root]
        for part in path:
            child = self._step(nodes[-1], part)
            if child is None:
                break
            nodes.append(child)
        return tuple(nodes)

    def inside(self, path: DataPath, line: int, column: int) -> tuple[str, int, int]:
        """The file, line and column of a place inside the text at a data path.

        `line` and `column` count from 1 in the text as the case holds it. Folding and indentation change
        only white space, so the place is found again by counting the characters that are not white space;
        between double quotes a backslash breaks that, and the text's own start is given.

        Source: YAML 1.2.2, sections 6.5 (line folding), 7.3 and 8.1 (scalars).
        """
        found, node = self._walk(path)
        offset = node.start
        if found == len(path) and isinstance(node.value, str):
            offset = _offset_inside(node, node.value, line, column)
        return (node.source.name, *node.source.position(offset))

    def name_of(self, node: Node, index: int) -> str | int:
        """How a data path names the item of a list: by its id, or by its index where it has none of its own."""
        if not isinstance(node.value, tuple):
            return index
        item = node.value[index]
        name = id_of(item)
        return name if name is not None and self._items(node).get(name) is item else index

    def _walk(self, path: DataPath) -> tuple[int, Node]:
        """How many parts of the path lead somewhere, and the node where they end."""
        nodes = self.chain(path)
        return len(nodes) - 1, nodes[-1]

    def _step(self, node: Node, part: str | int) -> Node | None:
        if isinstance(node.value, dict):
            return node.value.get(part) if isinstance(part, str) else None
        if not isinstance(node.value, tuple):
            return None
        if isinstance(part, int):
            return node.value[part] if -1 < part < len(node.value) else None
        return self._items(node).get(part)

    def _items(self, node: Node) -> dict[str | int, Node]:
        """A list's items by their part of the data path; remembered, as a thousand problems may ask."""
        known = self._lists.get(id(node.value))
        if known is None:
            known = self._lists[id(node.value)] = dict(children(node))
        return known


def children(node: Node) -> Iterator[tuple[str | int, Node]]:
    """Each child with its part of the data path: a field's name, an item's id, or its index without one.

    Where an id is used twice, the first item has it, and the others have their index.
    """
    if isinstance(node.value, dict):
        yield from node.value.items()
    elif isinstance(node.value, tuple):
        seen = set()
        for index, item in enumerate(node.value):
            name = id_of(item)
            yield (index if name is None or name in seen else name), item
            seen.add(name)


def id_of(item: Node) -> str | None:
    """The id that an item of a list writes, or None."""
    held = item.value.get("id") if isinstance(item.value, dict) else None
    return held.value if held is not None and isinstance(held.value, str) else None


def _offset_inside(node: Node, text: str, line: int, column: int) -> int:
    if node.style == "md":
        return min(node.source.offset(line, column), node.end)
    lines = text.split("\n")
    before = "".join(lines[: line - 1]) + (lines[line - 1][: column - 1] if line <= len(lines) else "")
    begins, raw = _body(node)
    if "\\" in raw and node.style == '"':
        return node.start
    wanted = len(_INK.findall(before))
    for number, mark in enumerate(_INK.finditer(raw)):
        if number == wanted:
            return begins + mark.start()
    return node.start


def _body(node: Node) -> tuple[int, str]:
    """Where the text's own characters begin in the file, and those characters, each where it stands."""
    raw = node.source.text[node.start : node.end]
    if node.style == "'":
        return node.start + 1, raw[1:-1].replace("''", "' ")
    if node.style == '"':
        return node.start + 1, raw[1:-1]
    header = re.match(r"[^\r\n]*", raw)
    skipped = header.end() if header and node.style in ("|", ">") else 0
    return node.start + skipped, raw[skipped:]


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
    is_list = isinstance(first.value, tuple) and isinstance(second.value, tuple)
    if is_list and (first.source.is_folder or second.source.is_folder):
        return keeps_place._replace(value=_items(first, second, path, problems))
    problems.append(given_twice(first, second, path))
    return first


GIVEN_TWICE = error(
    "given-twice",
    "The same value stands in two places, and only one of them can be right. Keep one and delete the other.",
)


def given_twice(first: Node, second: Node, path: DataPath) -> Problem:
    """The problem at the second place, which tells the first."""
    message = f'"{path_text(path)}" is given twice: here and at {place_of(first)}'
    hint = "keep it in one of the two places and delete it in the other"
    line, column = second.source.position(second.named_at)
    return Problem(GIVEN_TWICE, message, hint, path, second.source.name, line, column)


def _is_mapping(node: Node) -> bool:
    return isinstance(node.value, dict) or node.is_broken


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
