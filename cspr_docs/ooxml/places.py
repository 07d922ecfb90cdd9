"""Where something stands in a Word file, as a person finds it in Word, in every message with the same words and counts.

It is said under which heading, and which paragraph or table there. Paragraphs without words are no paragraphs to a
reader, so they are not counted; a table in a table or a text box goes by the cell or paragraph around it.

A message about a draft is read and kept by people who may not see what the draft must not say, so nothing of the text
but the heading above is repeated; only the messages about templates, which hold no case, quote the paragraph too.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, w
from cspr_docs.ooxml.text import ON_ONE_LINE, text
from cspr_docs.ooxml.values import columns

LONGEST_TEXT = 90
_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_FRAMES = (_P, _TBL, _TR, _TC)
_NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}
_BUILDING_BLOCK = w("docPartBody")
_BETWEEN = tuple(
    w(name)
    for name in (
        *("sdt", "customXml", "sectPr", "altChunk"),
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
    )
)
"""What may stand between the paragraphs of a text, and is told by the one before."""

_HEADING = re.compile(r"(heading ?\d|.*heading$|title$)", re.IGNORECASE)
_BODY_TEXT = "9"  # the outline level of what is no heading
_BODY = "the body"
_LETTERS = frozenset({w("t"), w("delText"), f"{{{MATHS}}}t"})
_SHAPES = frozenset({w("drawing"), w("pict"), w("object"), w("sym")})
_MOST_LOOKS = 40  # a hostile file can have paragraphs of any length without a word
_FOLLOW = ("in ", "at ", "under ", "after ", "before ")

PlaceOf = Callable[[etree._Element], str]
"""Gives the place of an element in words."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A place in a part; what counts counts from 1, and is 0 where there is none.

    Attributes:
        part: the name of the part.
        called: what a reader calls it, where they know it better than by its part: `footnote 2`.
        heading: the words of the heading above, or of the heading that stands here.
        is_heading: whether a heading stands here.
        paragraph: which one under the heading, of those with words; tables and what is in them are not counted.
        is_between: whether it stands behind that paragraph: a paragraph without words does.
        table: which table under the heading.
        column: the column of the table's grid in which the cell begins.
        text: the paragraph's words, where they may be quoted.
    """

    part: str
    called: str = ""
    heading: str = ""
    is_heading: bool = False
    paragraph: int = 0
    is_between: bool = False
    table: int = 0
    row: int = 0
    column: int = 0
    text: str = ""

    def __str__(self) -> str:
        """`under “What happened”, paragraph 3`, `…, table 2, row 3, column 1`, `footnote 2`, `paragraph 1`."""
        steps = [f"under “{self.heading}”"] if self.heading and not self.is_heading else []
        if self.is_heading and not self.text:
            steps.append(f"the heading “{self.heading}”")
        numbers = {"table": self.table, "row": self.row, "column": self.column}
        steps += (f"{name} {number}" for name, number in numbers.items() if number)
        story = self.called or part_in_words(self.part)
        if self.text:
            steps.append(f"in “{shortened(self.text)}”")
        elif not self.table and not self.is_heading:
            steps += self._paragraph(is_note=any(kind in story for kind in _NOTES.values()))
        return ", ".join(steps if steps and story == _BODY else [story, *steps])

    def _paragraph(self, *, is_note: bool) -> list[str]:
        """Nothing for a note's first: most notes have no other."""
        if is_note and self.paragraph <= 1:
            return []
        if self.is_between:
            return [f"after paragraph {self.paragraph}" if self.paragraph else "before paragraph 1"]
        return [f"paragraph {self.paragraph}"] if self.paragraph else []


def within(place: WordPlace | str) -> str:
    """The place as it follows what stands there: `in paragraph 3`, `under “What happened”, paragraph 3`."""
    words = str(place)
    return words if words.startswith(_FOLLOW) else f"in {words}"


def where(element: etree._Element, part: str, called: str = "") -> str:
    """The place of one element of a part in words; the part must not change between one call and the next.

    For those who seldom ask: `place_finder` takes all places beforehand.
    """
    return _finder(element.getroottree().getroot(), part, called)(element)


def places(root: etree._Element, part: str) -> dict[etree._Element, WordPlace]:
    """The place of every paragraph of a part in order, told by its words and not by numbers of paragraphs and notes."""
    return {
        element: replace(place, called="", text=text(element, ON_ONE_LINE), paragraph=0, is_between=False)
        for element, place in every_place(root, part).items()
        if element.tag == _P
    }


def place_finder(root: etree._Element, part: str, called: str = "") -> PlaceOf:
    """A function that gives the place of an element of the part; `called` is what a reader calls the part.

    All places are taken now, so it may be asked after the tree has been changed.
    """
    known = every_place(root, part, called)

    def place_of(element: etree._Element) -> str:
        found = (known[holder] for holder in (element, *element.iterancestors()) if holder in known)
        return str(next(found, WordPlace(part, called)))

    return place_of


_finder = lru_cache(maxsize=1)(place_finder)
"""A hostile file has as many faults as elements, and is walked through once for all of them."""


def every_place(root: etree._Element, part: str, called: str = "") -> Mapping[etree._Element, WordPlace]:
    """The place of every paragraph, table, row, cell and note of a part, and of what stands between them, in order."""
    start = WordPlace(part, called)
    walk = _Walk(start, start)
    for element in root.iter(*_FRAMES, *_NOTES, _BUILDING_BLOCK, *_BETWEEN):
        if element.tag in _FRAMES:
            walk.known[element] = walk.place(element)
        elif element.tag in _BETWEEN:
            walk.between(element)
        else:
            walk.begin_text(element)
    return walk.known


@dataclass(slots=True)
class _Walk:
    """How far it has come: `here` is the place of the last paragraph outside of the tables."""

    start: WordPlace
    here: WordPlace
    known: dict[etree._Element, WordPlace] = field(default_factory=dict)
    tables: int = 0
    counts: Counter[etree._Element | str] = field(default_factory=Counter)

    def begin_text(self, element: etree._Element) -> None:
        """A note or building block is a text of its own, without the headings before it."""
        self.here, self.tables = self.start, 0
        if element.tag in _NOTES:
            self.counts[str(element.tag)] += is_written(element)
            number = self.counts[str(element.tag)]
            called = f"{_NOTES[str(element.tag)]} {number}" if is_written(element) else self.start.called
            self.here = replace(self.start, called=called)
            self.known[element] = self.here

    def place(self, element: etree._Element) -> WordPlace:
        """The place of the next paragraph, table, row or cell."""
        holder = next(element.iterancestors(*_FRAMES), None)
        if holder is None:
            return self._in_text(element)
        around = self.known[holder]
        if element.tag == _TR and holder.tag == _TBL and around.table and not around.row:
            self.counts[holder] += 1
            return replace(around, row=self.counts[holder])
        if element.tag == _TC and holder.tag == _TR and around.row and not around.column:
            return self._in_row(holder, around, element)
        return around

    def between(self, element: etree._Element) -> None:
        """Take the place of what stands in no paragraph, table, row or cell."""
        if next(element.iterancestors(*_FRAMES), None) is None:
            self.known[element] = replace(self.here, is_heading=False, is_between=True)

    def _in_row(self, row: etree._Element, around: WordPlace, cell: etree._Element) -> WordPlace:
        if row not in self.counts:
            self.counts[row] = columns(row.find(w("trPr")), "gridBefore")
        column = self.counts[row] + 1
        self.counts[row] += max(columns(cell.find(w("tcPr")), "gridSpan"), 1)
        return replace(around, column=column)

    def _in_text(self, element: etree._Element) -> WordPlace:
        if element.tag == _TBL:
            self.tables += 1
            return replace(self.here, is_heading=False, paragraph=0, is_between=False, table=self.tables)
        is_paragraph = element.tag == _P
        words = shortened(text(element, ON_ONE_LINE)) if is_paragraph and is_heading(element) else ""
        if words:
            self.here, self.tables = replace(self.here, heading=words, is_heading=True, paragraph=0), 0
        else:
            counted = is_paragraph and _is_counted(element)
            number = self.here.paragraph + counted
            self.here = replace(self.here, is_heading=False, paragraph=number, is_between=not counted)
        return self.here


def is_heading(paragraph: etree._Element) -> bool:
    """Whether the paragraph has a heading's style or an outline level, as far as it says so itself."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return False
    style, level = properties.find(w("pStyle")), properties.find(w("outlineLvl"))
    if level is not None and level.get(w("val")) != _BODY_TEXT:
        return True
    return style is not None and _HEADING.match(style.get(w("val"), "")) is not None


def is_written(note: etree._Element) -> bool:
    """Whether the note is one that people write, not the line above the notes of a page.

    Source: ECMA-376 part 1, 17.11.10 (the types of notes).
    """
    return note.get(w("type"), "normal") == "normal"


def shortened(words: str) -> str:
    """The words on one line, cut with an ellipsis where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


def _is_counted(paragraph: etree._Element) -> bool:
    """Whether a reader sees a paragraph there: it has words or a picture, or too much for looking through."""
    looked_at = list(islice(paragraph.iterdescendants(), _MOST_LOOKS))
    return len(looked_at) == _MOST_LOOKS or any(
        element.tag in _SHAPES or (element.tag in _LETTERS and (element.text or "").strip())
        for element in looked_at
    )


_KINDS = (
    (re.compile(r"\.rels$"), "the list of links of {part}"),
    (re.compile(r"customXml/"), "data kept beside the text, {part}"),
    (re.compile(r"/media/"), "picture {name}"),
    (re.compile(r"/(embeddings|activeX)/"), "the embedded file {name}"),
    (re.compile(r"/charts/"), "a chart, {name}"),
    (re.compile(r"/(diagrams|drawings)/"), "a drawing, {name}"),
    (re.compile(r"/theme/"), "the theme"),
    (re.compile(r"/glossary/"), "the building blocks"),
)
_STEMS = {
    "document": "the body",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
    "core": "the document's properties",
    "app": "the document's further properties",
    "custom": "the document's own added properties",
    "people": "the list of people who worked on the file",
    "settings": "the settings",
    "webSettings": "the settings for web pages",
    "styles": "the styles",
    "numbering": "the numbering of lists",
    "fontTable": "the list of fonts",
    "[Content_Types]": "the list of parts",
}


def part_in_words(part: str) -> str:
    """The part as a person knows it: `the body`, `a footnote`, `picture media/image1.jpg`; else by its name."""
    name = part.removeprefix("word/")
    for pattern, words in _KINDS:
        if pattern.search(part):
            return words.format(part=part, name=name)
    stem = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _STEMS.get(stem, f"the part {part}")
