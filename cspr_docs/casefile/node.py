"""A value of the case folder together with where it stands: what the readers build."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.casefile.source import Source


class Node(NamedTuple):
    """A text, a list or a mapping; nothing (None) where the writer left it empty.

    `start` and `end` are offsets into the source's text. `style` is "" for plain YAML, `'`, `"`, `|` or `>`
    for the other ways to write a text, `md` for a Markdown file, "broken" for a value that could not be
    read (it is None, or what other files say of it). `named_at` is where the name before it begins, or the
    value itself where it has no name.
    """

    value: "str | dict[str, Node] | tuple[Node, ...] | None"
    source: Source
    start: int = 0
    end: int = 0
    style: str = ""
    named_at: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether nothing can be said of this value because it could not be read."""
        return self.style == "broken"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the file, its first character, and the range of characters that it takes.

    `start` and `end` are offsets into the file's text without its byte-order mark, line ends as they are;
    `style` as in `Node`. A folder has line and column 0.
    """

    file: str
    path: Path
    line: int
    column: int
    start: int
    end: int
    style: str


def place_of(node: Node) -> Place:
    """The place of a value."""
    line, column = node.source.position(node.start)
    return Place(node.source.name, node.source.path, line, column, node.start, node.end, node.style)
