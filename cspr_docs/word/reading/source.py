"""What a paragraph needs from its file: styles, lists, links and footnotes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Lists, lists_of
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import kind_of, part_of_kind, relationships
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading.styles import ProseStyles

View = Callable[[etree._Element], etree._Element]
"""A way to see a part: `revisions.accepted`, `revisions.rejected`."""


@dataclass(frozen=True, slots=True)
class PartSource:
    """What stands around the paragraphs of one part.

    Attributes:
        styles: the file's styles.
        lists: the file's lists by id.
        links: where the part's links lead, by relationship id.
        footnotes: the file's footnotes by id, in the view in which the part is read.
        footnote_links: where links inside footnotes lead.
    """

    styles: ProseStyles = field(default_factory=ProseStyles)
    lists: Lists = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, etree._Element] = field(default_factory=dict)
    footnote_links: Mapping[str, str] = field(default_factory=dict)

    def of_footnotes(self) -> "PartSource":
        """The source of what stands inside a footnote, which holds no further ones."""
        return PartSource(self.styles, self.lists, self.footnote_links)


def to_source(package: Mapping[str, bytes], part: str = BODY, view: View | None = None) -> PartSource:
    """The source of a part; `view` says how the footnotes are seen, which must be as the part is.

    Raises:
        lxml.etree.XMLSyntaxError: a part is not whole.
    """
    notes_part = part_of_kind(package, "footnotes")
    footnotes = parse_part(package, notes_part)
    if footnotes is not None and view is not None:
        footnotes = view(footnotes)
    notes = () if footnotes is None else footnotes.iter(w("footnote"))
    return PartSource(
        ProseStyles.of_package(package),
        lists_of(parse_part(package, part_of_kind(package, "numbering"))),
        links_of(package, part),
        {note.get(w("id"), ""): note for note in notes if note.get(w("type"), "normal") == "normal"},
        links_of(package, notes_part),
    )


def links_of(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Where the links of a part lead, by relationship id."""
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in relationships(package, part)
        if kind_of(link) == "hyperlink"
    }
