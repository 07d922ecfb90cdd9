"""The parts with text: body, headers, footers and notes that a page shows, read and rebuilt by the allow-list.

Source: ECMA-376 part 1, 11.3 (the parts of a document that hold text), 17.10 (headers and footers), 17.11 (footnotes
and endnotes); part 3, 7.2 (Ignorable), 7.6 and 7.7 (AlternateContent).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.appearance import Appearance
from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import r, w
from cspr_docs.ooxml.places import PlaceOf, place_finder
from cspr_docs.ooxml.relationships import Opened, Relationship
from cspr_docs.ooxml.values import switch
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.word.revisions.surgery import remove, unwrap
from cspr_docs.word.scrub.allowed.dropped import UNDERSTOOD
from cspr_docs.word.scrub.allowed.elements import DRAWING, TEXT
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.assembling import Relationships
from cspr_docs.word.scrub.fields import settle_fields
from cspr_docs.word.scrub.hidden import drop_hidden
from cspr_docs.word.scrub.rebuilding import SCRUB_UNKNOWN, Rebuilder
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.unseen import refuse_unseen

SCRUB_PICTURE = error(
    "scrub-picture",
    "A picture cannot be read, is not in the file, or is of a kind that cannot be cleaned. Put it in again as "
    "a PNG or JPEG.",
)
RULES = {**TEXT, **DRAWING}
PICTURE_AGAIN = "put the picture in again as PNG or JPEG"
_EDGES = {w("headerReference"): "header", w("footerReference"): "footer"}
_WHICH = {"first": "the first page's", "even": "the even pages'", "default": "the"}
_UNSEEN = "header or footer that no page shows|headers and footers that no page shows"


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part with text in the file that is made.

    Attributes:
        name: the part's name there.
        kind: the last word of the relationship that leads to it: `header`.
        words: what a reader calls it; empty where its name says it.
        root: its rebuilt tree, whose ids are still those of the file that was read.
        links: the relationships of the part that was read, by id.
        relations: those of the part that is made.
    """

    name: str
    kind: str
    words: str
    root: etree._Element
    links: Mapping[str, Relationship]
    relations: Relationships = field(default_factory=Relationships)


@dataclass(frozen=True, slots=True)
class TextReader:
    """What reading a part needs from around it; the trees of `found` are changed."""

    found: Opened
    looks: Appearance
    report: ScrubReport

    def read(
        self,
        part: str,
        name: str,
        kind: str,
        words: str = "",
        prune: Callable[[etree._Element], None] = lambda root: None,
    ) -> TextPart:
        """The part rebuilt; `prune` takes out of its tree beforehand what is not used.

        Raises:
            Stop: the part is not whole, or not written as Word writes it.
        """
        root = tree_of(self.found, part)
        if str(root.tag) not in RULES:
            message = "this file is written in a form of Word that this program does not read"
            hint = "save it in Word as 'Word document (.docx)', not as 'Strict Open XML document'"
            raise Stop([Problem(SCRUB_UNKNOWN, message, hint, file=self.report.file)])
        prune(root)
        place_of = place_finder(root, part, words)
        _refuse_linked_pictures(root, self.report, place_of)
        prefixes = root.get(q("mc:Ignorable"), "").split()
        ignorable = frozenset(str(root.nsmap[prefix]) for prefix in prefixes if prefix in root.nsmap)
        _take_one_branch(root, self.report)
        settle_fields(root, self.report, place_of)
        drop_hidden(root, self.looks.styles, self.report)
        refuse_unseen(root, self.looks, self.report, place_of)
        self.looks.settle(root)
        rebuilt = Rebuilder(RULES, self.report, place_of, ignorable).rebuilt(root)
        links = {link.id: link for link in self.found.links if link.part == part}
        return TextPart(name, kind, words, rebuilt, links)


def tree_of(found: Opened, part: str) -> etree._Element:
    """The tree of a part.

    Raises:
        Stop: the part is not there, or not whole.
    """
    if part not in found.trees:
        raise Stop([damaged(found.package.name)])
    return found.trees[part]


def _refuse_linked_pictures(root: etree._Element, report: ScrubReport, place_of: PlaceOf) -> None:
    """Refuse pictures that are not in the file but linked; vector drawings behind pictures only go."""
    for blip in root.iter(q("a:blip")):
        if blip.get(r("link")) is not None:
            what = "a picture that is not in the file but fetched from elsewhere"
            report.refuse(SCRUB_PICTURE, what, place_of(blip), PICTURE_AGAIN)
    count = sum(1 for _ in root.iter(q("asvg:svgBlip")))
    report.took("vector drawing behind a picture|vector drawings behind pictures", count)


def _take_one_branch(root: etree._Element, report: ScrubReport) -> None:
    """Put the version that Word shows in the place of what is written twice, for newer and for older programs."""
    for pair in reversed(list(root.iter(q("mc:AlternateContent")))):
        shown = next((branch for branch in pair if _is_shown(branch)), None)
        others = sum(1 for branch in pair if branch is not shown and len(branch))
        report.took("second version of a drawing|second versions of drawings", others)
        if shown is None:
            remove(pair)
        else:
            unwrap(pair, shown)


def _is_shown(branch: etree._Element) -> bool:
    needed = {branch.nsmap.get(prefix) for prefix in branch.get("Requires", "").split()}
    return branch.tag == q("mc:Fallback") or (
        branch.tag == q("mc:Choice") and bool(needed) and needed <= UNDERSTOOD
    )


def edges(reader: TextReader, body: TextPart, *, even_and_odd: bool) -> tuple[TextPart, ...]:
    """The headers and footers that a page shows, in order; references to others are taken out of the body."""
    _drop_unseen(body.root, reader.report, even_and_odd=even_and_odd)
    read: dict[str, TextPart] = {}
    counts: dict[str, int] = {}
    for reference in list(body.root.iter(*_EDGES)):
        kind = _EDGES[str(reference.tag)]
        link = body.links.get(reference.get(r("id"), ""))
        if link is None or link.kind != kind or link.leads_to not in reader.found.package:
            remove(reference)
            continue
        if link.leads_to not in read:
            counts[kind] = counts.get(kind, 0) + 1
            words = f"{_WHICH.get(reference.get(w('type'), 'default'), 'the')} {kind}"
            read[link.leads_to] = reader.read(link.leads_to, f"word/{kind}{counts[kind]}.xml", kind, words)
        name = read[link.leads_to].name.removeprefix("word/")
        reference.set(r("id"), body.relations.id_for(kind, name))
    return tuple(read.values())


def _drop_unseen(root: etree._Element, report: ScrubReport, *, even_and_odd: bool) -> None:
    """Take out references to headers that no page of their section, or of one that inherits them, shows."""
    sections = list(root.iter(w("sectPr")))
    for at, section in enumerate(sections):
        for reference in [element for element in section if element.tag in _EDGES]:
            type_ = reference.get(w("type"), "default")
            first = type_ == "first" and _has_first_page(sections[at:], str(reference.tag))
            if not (first or type_ == "default" or (type_ == "even" and even_and_odd)):
                remove(reference)
                report.took(_UNSEEN)


def _has_first_page(sections: list[etree._Element], tag: str) -> bool:
    """Whether a section with a first page of its own uses the first section's reference for it."""
    for at, section in enumerate(sections):
        if at and any(element.tag == tag and element.get(w("type")) == "first" for element in section):
            return False
        if switch(section, "titlePg"):
            return True
    return False


def notes(reader: TextReader, body: TextPart, kind: str) -> TextPart | None:
    """The part of the footnotes or endnotes (`kind`), with those that the body refers to, numbered anew."""
    part = next((link.leads_to for link in body.links.values() if link.kind == kind), "")
    note = kind.removesuffix("s")
    references = list(body.root.iter(w(f"{note}Reference")))
    if part not in reader.found.package:
        if references:
            _refuse_marks(reader.report)
        return None
    used = {element.get(w("id"), "") for element in references}

    def prune(root: etree._Element) -> None:
        for element in root.findall(w(note)):
            if not _is_special(element) and element.get(w("id"), "") not in used:
                root.remove(element)
                reader.report.took("note that nothing refers to|notes that nothing refers to")

    read = reader.read(part, f"word/{kind}.xml", kind, prune=prune)
    numbers = _numbered(read.root, w(note))
    for element in references:
        if element.get(w("id"), "") not in numbers:
            _refuse_marks(reader.report)
        element.set(w("id"), str(numbers.get(element.get(w("id"), ""), 0)))
    body.relations.id_for(kind, f"{kind}.xml")
    return read


def special_notes(notes: TextPart) -> list[str]:
    """The ids of the notes of a part that are no notes but the lines above them."""
    return [note.get(w("id"), "") for note in notes.root if _is_special(note)]


def _is_special(note: etree._Element) -> bool:
    return note.get(w("type"), "normal") != "normal"


def _numbered(root: etree._Element, tag: str) -> dict[str, int]:
    """The new number of each note by its old id; the lines above the notes come first, from -1."""
    special = [note for note in root.findall(tag) if _is_special(note)]
    ordinary = [note for note in root.findall(tag) if not _is_special(note)]
    root[:] = [*special, *ordinary]
    first = max(1, len(special) - 1)
    fresh = (*range(-1, len(special) - 1), *range(first, first + len(ordinary)))
    numbers = {note.get(w("id"), ""): number for note, number in zip(root, fresh, strict=True)}
    for note in root:
        note.set(w("id"), str(numbers[note.get(w("id"), "")]))
    return numbers


def _refuse_marks(report: ScrubReport) -> None:
    hint = "delete the mark in Word, or write the note again"
    report.refuse(SCRUB_UNKNOWN, "the mark of a note that is not in the file", "the body", hint)
