"""What the parts of one reading share (the body, the cells of its tables, its notes), and what it came upon.

Source: ECMA-376 part 1, 17.11 (footnotes and endnotes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.numbering import Counting
from cspr_docs.ooxml.places import WordPlace, every_place, within
from cspr_docs.ooxml.relationships import part_of_kind
from cspr_docs.problems import Problem, error
from cspr_docs.word.additions import BODY
from cspr_docs.word.article.languages import Languages, to_languages
from cspr_docs.word.article.link_places import LinkPlaces
from cspr_docs.word.article.pictures import Pictures
from cspr_docs.word.reading.looks import Looks
from cspr_docs.word.reading.source import NoteKey, PartSource, to_source

ARTICLE_UNKNOWN = error(
    "article-unknown",
    "The document holds something that the web page could only show wrongly or not at all, such as a text box, a "
    "floating picture or a field. Nothing is dropped in silence, so nothing is published. Put it into ordinary words, "
    "tables or pictures in Word.",
)


@dataclass(slots=True)
class Findings:
    """Where the reader of a document is, and what it came upon that no article can hold; grows as it reads."""

    file: str = ""
    gaps: dict[str, None] = field(default_factory=dict)
    problems: dict[Problem, None] = field(default_factory=dict)
    _known: dict[etree._Element, WordPlace] = field(default_factory=dict)
    _here: WordPlace = field(default_factory=lambda: WordPlace(""))

    def begin(self, root: etree._Element, part: str) -> None:
        """A part comes: the places of all in it are taken."""
        self._known |= every_place(root, part)
        self._here = WordPlace(part)

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
        self.problems[Problem(ARTICLE_UNKNOWN, message, hint, file=self.file)] = None


@dataclass(frozen=True, slots=True)
class Story:
    """A stretch of text that is read as one, and what it needs of its file.

    Attributes:
        part: the part that holds it, whose relationships its links and pictures need.
        met: the notes that were met in the order of the text, with their numbers from 1; grows as it is read.
        in_note: whether it is a note, which holds no notes.
        in_cell: whether it is a cell of a table.
    """

    part: str
    source: PartSource
    languages: Languages
    findings: Findings
    pictures: Pictures
    met: dict[NoteKey, int]
    places: LinkPlaces
    counting: Counting
    looks: Looks = field(default_factory=dict)
    in_note: bool = False
    in_cell: bool = False

    def note(self, kind: str, package: Mapping[str, bytes]) -> "Story":
        """The story of a note of this document."""
        part, source = part_of_kind(package, f"{kind}s"), self.source.of_notes(kind)
        return replace(self, part=part, source=source, counting=Counting(source.lists), in_note=True)


def to_story(package: Mapping[str, bytes], findings: Findings) -> Story:
    """The story of a file's body, with nothing read yet."""
    source = to_source(package)
    roots = {kind: note.getroottree().getroot() for (kind, _), note in source.notes.items()}
    for kind, root in roots.items():
        findings.begin(root, part_of_kind(package, f"{kind}s"))
    languages = to_languages(package, source.styles)
    counting = Counting(source.lists)
    return Story(BODY, source, languages, findings, Pictures(package), {}, LinkPlaces(), counting)
