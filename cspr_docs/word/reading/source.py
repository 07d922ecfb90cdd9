"""What a paragraph needs from its file: styles, lists, links and footnotes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.relationships import kind_of, relationships, target_of
from cspr_docs.word.additions import BODY, FOOTNOTES
from cspr_docs.word.reading.numbering import Lists, to_lists
from cspr_docs.word.reading.styles import Styles, to_styles

View = Callable[[etree._Element], etree._Element]
"""A way to see a part: `revisions.accepted`, `revisions.rejected`."""


@dataclass(frozen=True, slots=True)
class Source:
    """What stands around the paragraphs of one part.

    Attributes:
        styles: the file's styles.
        lists: the file's lists by id.
        links: where the part's links lead, by relationship id.
        footnotes: the file's footnotes by id, in the view in which the part is read.
        footnote_links: where links inside footnotes lead.
    """

    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, etree._Element] = field(default_factory=dict)
    footnote_links: Mapping[str, str] = field(default_factory=dict)

    def of_footnotes(self) -> "Source":
        """The source of what stands inside a footnote, which holds no further ones."""
        return Source(self.styles, self.lists, self.footnote_links)


def to_source(package: Mapping[str, bytes], part: str = BODY, view: View | None = None) -> Source:
    """The source of a part; `view` says how the footnotes are seen, which must be as the part is.

    Raises:
        lxml.etree.XMLSyntaxError: a part is not whole.
    """
    footnotes = tree_of(package, beside(package, "footnotes", FOOTNOTES))
    if footnotes is not None and view is not None:
        footnotes = view(footnotes)
    notes = () if footnotes is None else footnotes.iter(w("footnote"))
    return Source(
        to_styles(tree_of(package, beside(package, "styles", "word/styles.xml"))),
        to_lists(tree_of(package, beside(package, "numbering", "word/numbering.xml"))),
        links_of(package, part),
        {note.get(w("id"), ""): note for note in notes if note.get(w("type"), "normal") == "normal"},
        links_of(package, beside(package, "footnotes", FOOTNOTES)),
    )


def beside(package: Mapping[str, bytes], kind: str, usual: str) -> str:
    """The part of a kind (`styles`) that belongs to the body; other programs name them as they like."""
    for relationship in relationships(package, BODY):
        target = target_of(BODY, relationship)
        if kind_of(relationship) == kind and target in package:
            return str(target)
    return usual


def tree_of(package: Mapping[str, bytes], part: str) -> etree._Element | None:
    """A part, parsed; `None` where there is no such part."""
    content = package.get(part)
    return None if content is None else parse(content)


def links_of(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Where the links of a part lead, by relationship id."""
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in relationships(package, part)
        if kind_of(link) == "hyperlink"
    }
