"""The places of everything in a part, found in one walk from its beginning."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.paragraphs import is_heading, shortened, text_of
from cspr_docs.word.where.place import (
    NOTES,
    TBL,
    TC,
    TR,
    P,
    Place,
    PlaceOf,
    columns_before,
    columns_of,
    is_counted,
    is_written,
    note_in_words,
)

_BUILDING_BLOCK = w("docPartBody")
_FRAMES = (P, TBL, TR, TC)


def places(root: etree._Element, part: str) -> dict[etree._Element, Place]:
    """The place of every paragraph of a part in order, told by its words and not by numbers of paragraphs and notes."""
    return {
        element: replace(place, called="", text=text_of(element), paragraph=0, is_between=False)
        for element, place in every_place(root, part).items()
        if element.tag == P
    }


def place_finder(root: etree._Element, part: str, called: str = "") -> PlaceOf:
    """A function that gives the place of an element of the part; `called` is what a reader calls the part.

    All places are taken now, so it may be asked after the tree has been changed.
    """
    known = every_place(root, part, called)

    def place_of(element: etree._Element) -> str:
        found = (known[holder] for holder in (element, *element.iterancestors()) if holder in known)
        return str(next(found, Place(part, called)))

    return place_of


def every_place(root: etree._Element, part: str, called: str = "") -> Mapping[etree._Element, Place]:
    """The place of every paragraph, table, row, cell and note of a part, in order."""
    start = Place(part, called)
    walk = _Walk(start, start)
    for element in root.iter(*_FRAMES, *NOTES, _BUILDING_BLOCK):
        if element.tag in _FRAMES:
            walk.known[element] = walk.place(element)
        else:
            walk.begin_text(element)
    return walk.known


@dataclass(slots=True)
class _Walk:
    """How far it has come: `here` is the place of the last paragraph outside of the tables."""

    start: Place
    here: Place
    known: dict[etree._Element, Place] = field(default_factory=dict)
    tables: int = 0
    counts: Counter[etree._Element | str] = field(default_factory=Counter)

    def begin_text(self, element: etree._Element) -> None:
        """A note or building block is a text of its own, without the headings before it."""
        self.here, self.tables = self.start, 0
        if element.tag in NOTES:
            number = self._count(str(element.tag), int(is_written(element)))
            self.here = replace(self.start, called=note_in_words(element, number) or self.start.called)
            self.known[element] = self.here

    def place(self, element: etree._Element) -> Place:
        """The place of the next paragraph, table, row or cell."""
        holder = next(element.iterancestors(*_FRAMES), None)
        if holder is None:
            return self._in_text(element)
        around = self.known[holder]
        if element.tag == TR and holder.tag == TBL and around.table and not around.row:
            return replace(around, row=self._count(holder, 1))
        if element.tag == TC and holder.tag == TR and around.row and not around.column:
            return self._in_row(holder, around, element)
        return around

    def _in_row(self, row: etree._Element, around: Place, cell: etree._Element) -> Place:
        if row not in self.counts:
            self.counts[row] = columns_before(row)
        column = self.counts[row] + 1
        self._count(row, columns_of(cell))
        return replace(around, column=column)

    def _in_text(self, element: etree._Element) -> Place:
        if element.tag == TBL:
            self.tables += 1
            return replace(self.here, is_heading=False, paragraph=0, is_between=False, table=self.tables)
        words = shortened(text_of(element)) if element.tag == P and is_heading(element) else ""
        if words:
            self.here, self.tables = replace(self.here, heading=words, is_heading=True, paragraph=0), 0
        else:
            counted = element.tag == P and is_counted(element)
            number = self.here.paragraph + counted
            self.here = replace(self.here, is_heading=False, paragraph=number, is_between=not counted)
        return self.here

    def _count(self, counted: etree._Element | str, more: int) -> int:
        self.counts[counted] += more
        return self.counts[counted]
