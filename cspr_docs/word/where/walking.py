"""The places of everything in a part, found in one walk from its beginning."""

from collections import Counter
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.word.paragraphs import is_heading, shortened, text_of
from cspr_docs.word.where.place import NOTES, TBL, TC, TR, P, Place, PlaceOf, is_counted, note_in_words

_HOLDERS = {TR: (TBL,), TC: (TR,), P: (TC, P)}
"""Whose place each goes by; a paragraph in a text box by that of the paragraph that holds the box."""


def places(root: etree._Element, part: str) -> dict[etree._Element, Place]:
    """The place of every paragraph of a part in order, told by its words and not by numbers of paragraphs and notes."""
    known = _walked(root, Place(part))
    return {
        element: replace(place, called="", text=text_of(element), paragraph=0)
        for element, place in known.items()
        if element.tag == P
    }


def place_finder(root: etree._Element, part: str, called: str = "") -> PlaceOf:
    """A function that gives the place of an element of the part; `called` is what a reader calls the part.

    All places are taken now, so it may be asked after the tree has been changed.
    """
    start = Place(part, called)
    known = _walked(root, start)

    def place_of(element: etree._Element) -> str:
        found = (known[holder] for holder in (element, *element.iterancestors()) if holder in known)
        return str(next(found, start))

    return place_of


def _walked(root: etree._Element, start: Place) -> dict[etree._Element, Place]:
    walk = _Walk(start, start)
    for element in root.iter(P, TBL, TR, TC, *NOTES):
        if element.tag in NOTES:
            walk.begin_note(element)
        else:
            walk.known[element] = walk.place(element)
    return walk.known


@dataclass(slots=True)
class _Walk:
    """How far it has come: `here` is the place in the text around the tables."""

    start: Place
    here: Place
    known: dict[etree._Element, Place] = field(default_factory=dict)
    counts: Counter[etree._Element | str] = field(default_factory=Counter)

    def begin_note(self, note: etree._Element) -> None:
        """A note is a text of its own, without the headings before it."""
        number = self._next(str(note.tag)) if is_counted(note) else 0
        self.here = replace(self.start, called=note_in_words(note, number) or self.start.called)

    def place(self, element: etree._Element) -> Place:
        """The place of the next element."""
        if element.tag == TBL:
            return replace(self.here, paragraph=0, table=self._next(TBL))
        holder = next(element.iterancestors(*_HOLDERS[str(element.tag)]), None)
        if holder is None or holder not in self.known:
            return self._in_text(element) if element.tag == P else self.here
        around = self.known[holder]
        if element.tag == TR:
            return replace(around, row=self._next(holder))
        return replace(around, cell=self._next(holder)) if element.tag == TC else around

    def _in_text(self, paragraph: etree._Element) -> Place:
        words = text_of(paragraph).strip() if is_heading(paragraph) else ""
        if words:
            self.here = replace(self.here, heading=shortened(words), paragraph=0)
            return replace(self.here, is_heading=True)
        self.here = replace(self.here, paragraph=self.here.paragraph + 1)
        return self.here

    def _next(self, counted: etree._Element | str) -> int:
        self.counts[counted] += 1
        return self.counts[counted]
