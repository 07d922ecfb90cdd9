"""YAML texts read as nodes, and nodes as plain data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cspr_docs.casefile.places import children
from cspr_docs.casefile.source import FilePlace, Node, SourceFile, place_of
from cspr_docs.casefile.yaml_reader import read_yaml
from cspr_docs.problems import DataPath, Problem


def read(text: str) -> tuple[Node, tuple[Problem, ...]]:
    """The node of a text, and its problems."""
    return read_yaml(SourceFile("case.yaml", Path("case.yaml"), text))


def plain(node: Node) -> Any:
    """A node as dicts, lists and texts."""
    if isinstance(node.value, dict):
        return {name: plain(child) for name, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def value(text: str) -> Any:
    """The plain data of a text without problems."""
    node, problems = read(text)
    assert problems == ()
    return plain(node)


def spots(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in problems]


def every_place(root: Node) -> Iterator[tuple[DataPath, FilePlace]]:
    """Every data path that the tree writes and its place, parents before children."""
    waiting: list[tuple[DataPath, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        yield path, place_of(node)
        waiting += reversed([((*path, part), child) for part, child in children(node)])
