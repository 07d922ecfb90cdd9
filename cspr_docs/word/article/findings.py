"""Where the reader of a document is, in a person's words, and what it came upon that no article can hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cspr_docs.problems import Problem

LONGEST_HEADING = 60


@dataclass(slots=True)
class Where:
    """A place that moves along; paragraphs and tables count from 1 under each heading."""

    heading: str = ""
    paragraph: int = 0
    table: int = 0
    cell: str = ""
    note: str = ""

    def __str__(self) -> str:
        """`under 'What happened', paragraph 3`, `…, table 1, row 2, column 1`, `note 4`."""
        if self.note:
            return self.note
        start = f"under '{shortened(self.heading)}'" if self.heading else "before the first heading"
        if self.cell:
            return f"{start}, table {self.table}, {self.cell}"
        return f"{start}, paragraph {self.paragraph}" if self.paragraph else start

    def under(self, heading: str) -> None:
        """A heading comes: all counts begin anew."""
        self.heading, self.paragraph, self.table = heading, 0, 0

    @contextmanager
    def in_cell(self, row: int, column: int) -> Iterator[None]:
        """Within a cell of the table that was counted last; cells of tables inside it keep its place."""
        outer = self.cell
        self.cell = outer or f"row {row}, column {column}"
        yield
        self.cell = outer


def shortened(text: str) -> str:
    """The text on one line, cut with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_HEADING else f"{line[: LONGEST_HEADING - 1]}…"


@dataclass(slots=True)
class Findings:
    """Grows while a document is read."""

    file: str = ""
    where: Where = field(default_factory=Where)
    gaps: dict[str, None] = field(default_factory=dict)
    _problems: dict[Problem, None] = field(default_factory=dict)

    def unknown(self, what: str, hint: str = "") -> None:
        """Note something that a page cannot show: `a text box`."""
        hint = hint or "take it out of the document, or put it into words, and try again"
        message = f"{what}, {self.where}, cannot be shown on a page that everybody can read"
        self._problems[Problem("article-unknown", message, hint, file=self.file)] = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was come upon, in the order of the document."""
        return tuple(self._problems)
