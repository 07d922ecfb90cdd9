"""What the parts of one reading share: the body, the cells of its tables and its notes.

Source: ECMA-376 part 1, 17.11 (footnotes and endnotes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Counting
from cspr_docs.ooxml.parse import parse_part
from cspr_docs.ooxml.relationships import part_of_kind
from cspr_docs.word.additions import BODY
from cspr_docs.word.article.findings import Findings
from cspr_docs.word.article.languages import Languages, to_languages
from cspr_docs.word.article.pictures import Pictures
from cspr_docs.word.article.places import Places
from cspr_docs.word.reading.looks import Looks
from cspr_docs.word.reading.source import Source, links_of, to_source

NoteKey = tuple[str, str]
"""A note by its kind (`footnote`, `endnote`) and its id in the file."""


@dataclass(slots=True)
class Notes:
    """The notes of a document by key, and those that were met, which gives them their numbers."""

    elements: Mapping[NoteKey, etree._Element] = field(default_factory=dict)
    met: dict[NoteKey, int] = field(default_factory=dict)

    def number(self, key: NoteKey) -> int:
        """The number of a note, counted from 1 in the order of the text."""
        return self.met.setdefault(key, len(self.met) + 1)


@dataclass(frozen=True, slots=True)
class Story:
    """A stretch of text that is read as one, and what it needs of its file.

    Attributes:
        part: the part that holds it, whose relationships its links and pictures need.
        in_note: whether it is a note, which holds no notes.
        in_cell: whether it is a cell of a table.
    """

    part: str
    source: Source
    languages: Languages
    findings: Findings
    pictures: Pictures
    notes: Notes
    places: Places
    counting: Counting
    looks: Looks = field(default_factory=dict)
    in_note: bool = False
    in_cell: bool = False

    def cell(self) -> "Story":
        """The story of a table's cell in this one."""
        return replace(self, in_cell=True)

    def note(self, kind: str, package: Mapping[str, bytes]) -> "Story":
        """The story of a note of this document."""
        part = part_of_notes(package, kind)
        source = replace(self.source, links=links_of(package, part))
        counting = Counting(self.source.lists)
        return replace(self, part=part, source=source, counting=counting, in_note=True)


def to_story(package: Mapping[str, bytes], findings: Findings) -> Story:
    """The story of a file's body, with nothing read yet."""
    source = to_source(package)
    languages = to_languages(package, source.styles)
    notes = Notes({**_notes(package, "footnote", findings), **_notes(package, "endnote", findings)})
    counting = Counting(source.lists)
    return Story(BODY, source, languages, findings, Pictures(package), notes, Places(), counting)


def part_of_notes(package: Mapping[str, bytes], kind: str) -> str:
    """The part that holds the notes of a kind."""
    return part_of_kind(package, f"{kind}s")


def _notes(package: Mapping[str, bytes], kind: str, findings: Findings) -> dict[NoteKey, etree._Element]:
    part = part_of_notes(package, kind)
    root = parse_part(package, part)
    if root is None:
        return {}
    findings.begin(root, part)
    notes = (note for note in root.iter(w(kind)) if note.get(w("type"), "normal") == "normal")
    return {(kind, note.get(w("id"), "")): note for note in notes}
