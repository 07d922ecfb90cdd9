"""The paragraphs of a file that people read, and their characters, each with the element that holds it.

A paragraph is known by its part and its number there. Its text is joined by `word.texts`, so that a place in the one is
a place in the other.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.13.5 (revisions), 17.3.2.41 (vanish).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cspr_docs.ooxml.disguises import damaged
from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import every_place, is_heading
from cspr_docs.ooxml.relationships import part_of_kind, stories
from cspr_docs.ooxml.styles import Styles
from cspr_docs.problems import Stop
from cspr_docs.word.texts.stories import pieces_of

_FALLBACK = f"{{{PREFIXES['mc']}}}Fallback"
_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's words as a reader sees them.

    Attributes:
        part: the part of the file that holds it.
        number: which of the part's paragraphs it is, from 0, those inside tables and text boxes counted.
        text: its words, joined over runs, without what a tracked change has struck out or what is hidden.
        where: its place without any words of the file: `paragraph 3`, `table 2, row 3, column 1`, `footnote 2`.
        heading: the number of the heading above it; -1 where there is none, and for a heading itself.
    """

    part: str
    number: int
    text: str
    where: str
    heading: int = -1


def read_lines(package: Package) -> tuple[Line, ...]:
    """The paragraphs with words of the body, then of headers, footers and notes.

    Raises:
        Stop: the body is not there, or a part is not whole.
    """
    styles = styles_of(package)
    return tuple(
        line
        for part, kind in stories(package)
        for line in _of_part(parsed(package, part), part, kind, styles)
    )


def parsed(package: Package, part: str) -> etree._Element:
    """The root of a part.

    Raises:
        Stop: the part is not there or not whole.
    """
    try:
        return parse(package[part])
    except (KeyError, etree.XMLSyntaxError) as error:
        raise Stop([damaged(package.name)]) from error


def _of_part(root: etree._Element, part: str, story: str, styles: Styles) -> Iterator[Line]:
    heading = -1
    paragraphs = (entry for entry in every_place(root, part).items() if entry[0].tag == w("p"))
    for number, (element, place) in enumerate(paragraphs):
        text = "".join(text for _, text in _seen(element, styles))
        if not text.strip():
            continue
        if is_heading(element) and not place.table and not story:
            heading = number
            yield Line(part, number, text, "a heading")
        else:
            yield Line(part, number, text, str(replace(place, heading="", is_heading=False)), heading)


def styles_of(package: Package) -> Styles:
    """The file's styles.

    Raises:
        Stop: the part that holds them is not whole.
    """
    part = part_of_kind(package, "styles")
    return Styles.of(parsed(package, part) if part in package else None)


def mark_of_note(element: etree._Element, body: etree._Element) -> etree._Element | None:
    """The mark in the body of the note that an element stands in; `None` outside of notes."""
    for note in element.iterancestors(*_NOTES):
        marks = (mark for mark in body.iter(_NOTES[str(note.tag)]) if mark.get(w("id")) == note.get(w("id")))
        return next(marks, None)
    return None


@dataclass(frozen=True, slots=True)
class PlacedLetter:
    """One character: the element that holds it, and which of that element's characters it is."""

    node: etree._Element
    offset: int
    character: str

    @property
    def run(self) -> etree._Element:
        """The run that holds it (of an equation, the equation's own)."""
        parent = self.node.getparent()
        return self.node if parent is None else parent


def letters_of(paragraph: etree._Element, styles: Styles) -> tuple[PlacedLetter, ...]:
    """The seen characters in order; what stands inside a text box belongs to the box's own paragraphs."""
    return tuple(
        PlacedLetter(element, offset, character)
        for element, text in _seen(paragraph, styles)
        for offset, character in enumerate(text)
    )


def _seen(paragraph: etree._Element, styles: Styles) -> Iterator[tuple[etree._Element, str]]:
    """The elements that hold a paragraph's seen characters, and these."""
    for element, text, hidden in pieces_of(paragraph, styles):
        if not hidden and next(element.iterancestors(w("p"), _FALLBACK)).tag != _FALLBACK:
            yield element, text
