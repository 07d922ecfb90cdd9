"""A YAML file as text and as nodes, with the questions that writing into it asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cspr_docs.casefile.source import Node, SourceFile, every_node
from cspr_docs.casefile.yaml_reader import read_yaml

Steps = tuple[str | int, ...]
"""The way to a value inside its own file: names, and the numbers of a list's items from 0."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class YamlText:
    """The text of a YAML file without its byte-order mark."""

    text: str

    @cached_property
    def root(self) -> Node:
        """The file's one value; broken where the text is no YAML of a case."""
        node, problems = read_yaml(SourceFile("", Path(), self.text))
        return node._replace(style="broken") if problems else node

    @cached_property
    def line_end(self) -> str:
        """How the file's first line ends."""
        found = _LINE_END.search(self.text)
        return found.group() if found else "\n"

    @cached_property
    def leaves(self) -> dict[Steps, str | None]:
        """Every text and every empty value of the file."""
        return dict(_leaves(self.root, ()))

    def chain(self, steps: Steps) -> list[Node]:
        """The nodes from the file's one value to the one at the steps' end."""
        nodes = [self.root]
        for step in steps:
            nodes.append(dict(inner_nodes(nodes[-1]))[step])
        return nodes

    def steps_to(self, wanted: Node) -> Steps:
        """The way to a node that was read from this text."""
        waiting: list[tuple[Steps, Node]] = [((), self.root)]
        while waiting:
            steps, node = waiting.pop()
            if (node.start, node.end, node.named_at) == (wanted.start, wanted.end, wanted.named_at):
                return steps
            waiting += [((*steps, step), inner) for step, inner in inner_nodes(node)]
        raise AssertionError(wanted)

    def is_flow(self, node: Node) -> bool:
        """Whether a list or mapping stands between brackets."""
        return self.text[node.start : node.start + 1] in ("[", "{")

    def column(self, offset: int) -> int:
        """The column of a character, from 0."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def rest_of_line(self, offset: int) -> str:
        """What follows in the line, without its end."""
        found = re.compile(r"[^\r\n]*").match(self.text, offset)
        return found.group() if found else ""

    def next_line(self, offset: int) -> int:
        """Where the line after that of a character begins; the text's end in the last one."""
        found = _LINE.match(self.text, offset)
        return found.end() if found else len(self.text)

    def value_end(self, node: Node) -> int:
        """Where a value's characters end, without empty lines that follow a block but are no part of it."""
        last = node
        while inner := [child for _, child in inner_nodes(last)]:
            last = max(inner, key=lambda child: child.end)
        header = self.rest_of_line(last.start) if last.style in ("|", ">") else ""
        if "+" in header.split("#")[0]:
            return node.end
        return node.start + len(self.text[node.start : node.end].rstrip(" \t\r\n"))

    def in_a_text(self, offset: int) -> bool:
        """Whether a character is part of a value's text, where `#` begins no comment."""
        return any(start <= offset < end for start, end in self._texts)

    @cached_property
    def _texts(self) -> list[tuple[int, int]]:
        return [(node.start, node.end) for node in every_node(self.root) if isinstance(node.value, str)]


def inner_nodes(node: Node) -> Iterator[tuple[str | int, Node]]:
    """A mapping's values by name, a list's items by number."""
    if isinstance(node.value, dict):
        yield from node.value.items()
    elif isinstance(node.value, tuple):
        yield from enumerate(node.value)


def _leaves(node: Node, steps: Steps) -> Iterator[tuple[Steps, str | None]]:
    if node.is_broken:
        return
    if isinstance(node.value, str) or not node.value:
        yield steps, node.value if isinstance(node.value, str) else None
    for step, inner in inner_nodes(node):
        yield from _leaves(inner, (*steps, step))
