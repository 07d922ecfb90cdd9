"""Where the reader of a document is, and what it came upon that no article can hold."""

from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.places import Place, every_place, within
from cspr_docs.problems import Problem


@dataclass(slots=True)
class Findings:
    """Grows while a document is read."""

    file: str = ""
    gaps: dict[str, None] = field(default_factory=dict)
    _known: dict[etree._Element, Place] = field(default_factory=dict)
    _here: Place = field(default_factory=lambda: Place(""))
    _problems: dict[Problem, None] = field(default_factory=dict)

    def begin(self, root: etree._Element, part: str) -> None:
        """A part comes: the places of all in it are taken."""
        self._known |= every_place(root, part)
        self._here = Place(part)

    def come_to(self, element: etree._Element) -> None:
        """What is found from now on stands at a paragraph, table, cell or note."""
        self._here = self._known.get(element, self._here)

    @property
    def place(self) -> str:
        """Where the reader is: `under “What happened”, paragraph 3`, `in footnote 2`."""
        return within(self._here)

    def unknown(self, what: str, hint: str = "") -> None:
        """Note something that a page cannot show: `a text box`."""
        hint = hint or "take it out of the document, or put it into words, and try again"
        message = f"{what}, {self.place}, cannot be shown on a page that everybody can read"
        self._problems[Problem("article-unknown", message, hint, file=self.file)] = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was come upon, in the order of the document."""
        return tuple(self._problems)
