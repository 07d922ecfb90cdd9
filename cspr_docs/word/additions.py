"""What a rendered body needs elsewhere in its package: lists, footnotes, comments, links."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cspr_docs.ooxml import namespaces
from cspr_docs.word.anchors import Anchor, Issue

BODY, FOOTNOTES = namespaces.BODY, "word/footnotes.xml"


@dataclass(slots=True)
class Counter:
    """The next free number of each kind of id in one document; never the same number twice."""

    next_free: dict[str, int] = field(default_factory=dict)

    def take(self, kind: str) -> int:
        """The next free id of this kind (`footnote`, `comment`, `number`, `bookmark`, ...)."""
        number = self.next_free.get(kind, 1)
        self.next_free[kind] = number + 1
        return number


A4_TEXT = 9026
"""The width of an A4 page between margins of 25.4 mm, in twips."""

ListLooks = Mapping[tuple[str, int], tuple[str, str]]
"""By a list's style and level the elements that say what is printed before an item, and its letters (`w:rPr`)."""


@dataclass(slots=True)
class Additions:
    """Collected while one document is rendered, put into its package at the end.

    Attributes:
        counter: where every id of the document comes from.
        abstract_numbers: `<w:abstractNum>` elements, as text.
        numbers: `<w:num>` elements, as text.
        footnotes: `<w:footnote>` elements, as text.
        comments: `<w:comment>` elements, as text.
        links: for each part (`word/document.xml`, `word/footnotes.xml`) its external targets, by
            relationship id.
        media: by relationship id of the body the part and bytes of each picture.
        anchors: every value that has been written, in the order of the document.
        copied: for a bookmark or list in a loop the id of its latest copy, by its own id.
        lists: what stands in the definitions of the template's lists, by their numbers.
        looks: what the lists of the case's texts print before their items, where the house style says so.
        text_width: how wide the text is from margin to margin, in twips.
        pending: the anchor of the single value whose run is still being written; outside the body nobody asks.
        issue: what the draft says of itself; `None` where it is to hold no anchors.
        issue_id: the id of that, once it is rendered.
    """

    counter: Counter = field(default_factory=Counter)
    abstract_numbers: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    copied: dict[str, int] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    looks: ListLooks = field(default_factory=dict)
    text_width: int = A4_TEXT
    pending: list[Anchor] = field(default_factory=list)
    issue: Issue | None = None
    issue_id: str = ""

    def started(self, old: str) -> int:
        """A new id for a bookmark that a loop starts once more; its end and its name ask for it by the old id."""
        self.copied[old] = self.counter.take("bookmark")
        return self.copied[old]

    def same(self, old: str) -> object:
        """The id that the bookmark's start was given last; the old id where the start is outside the loop."""
        return self.copied.get(old, old)

    def begin_list(self, old: str) -> str:
        """Nothing; the next item of the list begins a copy of it."""
        self.copied.pop(f"list {old}", None)
        return ""

    def list_copy(self, old: str) -> int:
        """The number of the list's current copy."""
        key = f"list {old}"
        if key not in self.copied:
            number, abstract = self.counter.take("number"), self.counter.take("abstract_number")
            self.abstract_numbers.append(
                f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x43540000 + abstract:08X}"/>'
                f"{self.lists.get(old, '')}</w:abstractNum>"
            )
            self.numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
            self.copied[key] = number
        return self.copied[key]
