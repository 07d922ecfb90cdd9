"""Where something stands in a text: line and column from a token's position in its own inline text."""

import re
from dataclasses import dataclass, field

_LINE_ENDS = re.compile(r"\r\n?|\n")


def source_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as Markdown counts them: LF, CR LF or CR end one, and nothing else does."""
    return tuple(_LINE_ENDS.split(text))


@dataclass(slots=True)
class InlinePlaces:
    """Places within the inline text of one block or table cell.

    Attributes:
        lines: the lines of the whole text.
        content: the inline text, without the block's indents and markers.
        first_line: the line of `lines` (from 0) where it begins.
        search_from: the column (from 0) of that line before which it cannot begin.
    """

    lines: tuple[str, ...]
    content: str
    first_line: int
    search_from: int = 0
    in_cell: bool = field(default=False)

    def at(self, position: int) -> tuple[int, int]:
        """Line and column, from 1, of a position in the inline text."""
        before = self.content[:position]
        row = before.count("\n")
        line_start = before.rfind("\n") + 1
        line_end = self.content.find("\n", position)
        own_line = self.content[line_start : line_end if line_end >= 0 else len(self.content)]
        inside = position - line_start
        if self.in_cell:
            inside += before.count("|")
            own_line = own_line.replace("|", "\\|")
        return self.first_line + row + 1, self._start(row, own_line) + inside + 1

    def _start(self, row: int, own_line: str) -> int:
        """The column (from 0) where the inline text's own line begins in the source's."""
        source = self.lines[self.first_line + row] if self.first_line + row < len(self.lines) else ""
        words = own_line.lstrip()
        lead = len(own_line) - len(words)
        if self.in_cell:
            found = source.find(words, self.search_from)
        elif source.rstrip().endswith(words.rstrip()):
            found = len(source.rstrip()) - len(words.rstrip())
        else:
            found = source.rfind(words.rstrip())
        return max(found, 0) - lead

    def end(self) -> int:
        """The column (from 0) behind the cell's text, where the next cell's can begin."""
        if not self.content:
            return self.search_from
        escaped = self.content.replace("|", "\\|")
        return max(self._start(0, escaped), 0) + len(escaped)
