"""What a paragraph needs from its file: styles, lists, links and footnotes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Lists, lists_of
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.places import is_written
from cspr_docs.ooxml.relationships import kind_of, part_of_kind, relationships
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading.styles import ProseStyles

NoteKey = tuple[str, str]
"""A note by its kind (`footnote`, `endnote`) and its id in the file."""

View = Callable[[etree._Element], etree._Element]
"""A way to see a part: `revisions.accepted`, `revisions.rejected`."""


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


def to_source(
    package: Mapping[str, bytes],
    part: str = BODY,
    view: View | None = None,
    note_kinds: Iterable[str] = ("footnote",),
) -> PartSource:
    """The source of a part; `view` says how the notes are seen, which must be as the part is.

    Raises:
        lxml.etree.XMLSyntaxError: a part is not whole.
    """
    notes, links = {}, {}
    for kind in note_kinds:
        notes_part = part_of_kind(package, f"{kind}s")
        links[kind] = links_of(package, notes_part)
        root = parse_part(package, notes_part)
        if root is not None:
            every = (root if view is None else view(root)).iter(w(kind))
            notes.update({(kind, note.get(w("id"), "")): note for note in every if is_written(note)})
    lists = lists_of(parse_part(package, part_of_kind(package, "numbering")))
    return PartSource(ProseStyles.of_package(package), lists, links_of(package, part), notes, links)


def links_of(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Where the links of a part lead, by relationship id."""
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in relationships(package, part)
        if kind_of(link) == "hyperlink"
    }
