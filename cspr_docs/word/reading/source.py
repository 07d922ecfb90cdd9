"""What a paragraph needs from its file: styles, lists, links and footnotes.

Styles are known by their names: their ids differ from program to program and from language to language.
Source: ECMA-376 part 1, 17.7 (styles), 17.7.3 (toggle properties).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Lists, lists_of
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.places import is_written
from cspr_docs.ooxml.relationships import kind_of, part_of_kind, relationships
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import left_indent
from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.word.additions import BODY
from cspr_docs.word.surroundings import QUOTE_STEP

_QUOTE = re.compile(r"\b(?:quote|quotations?)\b")
TOGGLES = {Mark.STRONG: "b", Mark.EMPHASIS: "i", Mark.STRIKE: "strike"}

HOUSE = frozenset(
    {
        *("normal", "body text", "text body", "table text", "table header", "footnote text", "footnote"),
        *("list bullet", "list number", "list paragraph", "quote", "quotations", "caption"),
        *("table contents", "table heading", "prompt"),
    }
)
"""Styles that say what a paragraph is; their own bold or italic is no one's emphasis."""

HOUSE_RUNS = frozenset(
    {
        *("default paragraph font", "strong", "strong emphasis", "emphasis", "hyperlink", "internet link"),
        *("followedhyperlink", "visited internet link", "footnote reference", "footnote characters"),
        *("footnote anchor", "annotation reference", "comment reference", "prompt", "placeholder text"),
    }
)

NoteKey = tuple[str, str]
"""A note by its kind (`footnote`, `endnote`) and its id in the file."""

View = Callable[[etree._Element], etree._Element]
"""A way to see a part: `revisions.accepted`, `revisions.rejected`."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with what it inherits.

    Attributes:
        id: as the file has it.
        name: in lower case, as Word shows it.
        heading: its level from 1; 0 where it is no heading.
        quote: whether it sets off somebody else's words.
        marks: what its runs have from it.
        left: how far it is set in, in twips; `None` where it does not say.
    """

    id: str
    name: str
    heading: int = 0
    quote: bool = False
    marks: Mark = PLAIN
    left: int | None = None

    @property
    def is_house(self) -> bool:
        """Whether its looks are a role that comes back by itself."""
        return bool(self.heading) or self.name in HOUSE


@dataclass(frozen=True, slots=True)
class RunStyle:
    """A character style with what it inherits."""

    name: str
    marks: Mark = PLAIN


@dataclass(frozen=True, slots=True)
class ProseStyles(Styles):
    """The styles of one file as prose needs them; those that it lacks are judged by their id."""

    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict, compare=False)
    _runs: dict[str, RunStyle] = field(default_factory=dict, compare=False)

    def paragraph(self, id_: str | None) -> ParagraphStyle:
        """The paragraph style of an id; the default one for `None`."""
        id_ = self.default if id_ is None else id_
        if id_ not in self._paragraphs:
            self._paragraphs[id_] = self._paragraph(id_)
        return self._paragraphs[id_]

    def run(self, id_: str) -> RunStyle:
        """The character style of an id."""
        if id_ not in self._runs:
            name = self.name(id_)
            by_name = {"strong": Mark.STRONG, "emphasis": Mark.EMPHASIS}.get(name, PLAIN)
            self._runs[id_] = RunStyle(name, self._marks(id_) if self.chain(id_) else by_name)
        return self._runs[id_]

    def _paragraph(self, id_: str) -> ParagraphStyle:
        names = self.names(id_)
        quote = any(_QUOTE.search(name) for name in names)
        lefts = (left_indent(properties) for properties in self.all_inherited(id_, w("pPr")))
        left = next((each for each in lefts if each is not None), None)
        return ParagraphStyle(
            id_,
            names[0],
            heading=self.heading(id_),
            quote=quote,
            marks=self._marks(id_),
            left=QUOTE_STEP if quote and not self.chain(id_) else left,
        )

    def _marks(self, id_: str) -> Mark:
        """The marks of a style: of each, the nearest style of its chain that speaks of it decides."""
        on = (mark for mark, name in TOGGLES.items() if self.switched(id_, name))
        return reduce(or_, on, PLAIN)


@dataclass(frozen=True, slots=True)
class PartSource:
    """What stands around the paragraphs of one part.

    Attributes:
        styles: the file's styles.
        lists: the file's lists by id.
        links: where the part's links lead, by relationship id.
        notes: the file's notes by kind (`footnote`, `endnote`) and id, in the view in which the part is read.
        note_links: where links inside notes lead, by their kind.
    """

    styles: ProseStyles = field(default_factory=ProseStyles)
    lists: Lists = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[NoteKey, etree._Element] = field(default_factory=dict)
    note_links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of_notes(self, kind: str) -> "PartSource":
        """The source of what stands inside a note, which holds no further ones."""
        return PartSource(self.styles, self.lists, self.note_links.get(kind, {}))


def to_source(package: Mapping[str, bytes], view: View | None = None) -> PartSource:
    """The source of the body; `view` says how the notes are seen, which must be as the part is.

    Raises:
        lxml.etree.XMLSyntaxError: a part is not whole.
    """
    notes, links = {}, {}
    for kind in ("footnote", "endnote"):
        notes_part = part_of_kind(package, f"{kind}s")
        links[kind] = links_of(package, notes_part)
        root = parse_part(package, notes_part)
        if root is not None:
            every = (root if view is None else view(root)).iter(w(kind))
            notes.update({(kind, note.get(w("id"), "")): note for note in every if is_written(note)})
    lists = lists_of(parse_part(package, part_of_kind(package, "numbering")))
    return PartSource(ProseStyles.of_package(package), lists, links_of(package, BODY), notes, links)


def links_of(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Where the links of a part lead, by relationship id."""
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in relationships(package, part)
        if kind_of(link) == "hyperlink"
    }
