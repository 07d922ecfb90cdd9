"""A place in a Word file, and how it is said: in every message, on every record, with the same words and counts.

It is said as a writer finds it in Word: under which heading, and which paragraph or table there. Paragraphs without
words are no paragraphs to a reader, so they are not counted; a table in a table or a text box goes by the cell or
paragraph around it.

A message about a draft is read and kept by people who may not see what the draft must not say, so nothing of the text
but the heading above is repeated; only the messages about templates, which hold no case, quote the paragraph too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, w
from cspr_docs.word.paragraphs import shortened
from cspr_docs.word.where.parts import part_in_words

P, TBL, TR, TC = w("p"), w("tbl"), w("tr"), w("tc")
NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}

_BODY = "the body"
_LETTERS = frozenset({w("t"), w("delText"), f"{{{MATHS}}}t"})
_SHAPES = frozenset({w("drawing"), w("pict"), w("object"), w("sym")})
_MOST_LOOKS = 40  # a hostile file can have paragraphs of any length without a word
_WIDEST = 63  # Word's own limit of columns
_FOLLOW = ("in ", "at ", "under ", "after ", "before ")

PlaceOf = Callable[[etree._Element], str]
"""Gives the place of an element in words."""


@dataclass(frozen=True, slots=True)
class Place:
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
        steps += self._in_table()
        story = self.called or part_in_words(self.part)
        if self.text:
            steps.append(f"in “{shortened(self.text)}”")
        elif not self.table and not self.is_heading:
            steps += self._paragraph(is_note=any(kind in story for kind in NOTES.values()))
        return ", ".join(steps if steps and story == _BODY else [story, *steps])

    def _in_table(self) -> list[str]:
        numbers = {"table": self.table, "row": self.row, "column": self.column}
        return [f"{name} {number}" for name, number in numbers.items() if number]

    def _paragraph(self, *, is_note: bool) -> list[str]:
        """Nothing for a note's first: most notes have no other."""
        if is_note and self.paragraph <= 1:
            return []
        if self.is_between:
            return [f"after paragraph {self.paragraph}" if self.paragraph else "before paragraph 1"]
        return [f"paragraph {self.paragraph}"] if self.paragraph else []


def within(place: Place | str) -> str:
    """The place as it follows what stands there: `in paragraph 3`, `under “What happened”, paragraph 3`."""
    words = str(place)
    return words if words.startswith(_FOLLOW) else f"in {words}"


def is_counted(paragraph: etree._Element) -> bool:
    """Whether a reader sees a paragraph there: it has words or a picture, or too much for looking through."""
    return looked_through(paragraph)[0]


def looked_through(paragraph: etree._Element) -> tuple[bool, int]:
    """Whether the paragraph is counted, and how many elements had to be looked at."""
    looks = 0
    for looks, element in enumerate(islice(paragraph.iterdescendants(), _MOST_LOOKS), 1):
        if _is_seen(element):
            return True, looks
    return looks == _MOST_LOOKS, looks


def _is_seen(element: etree._Element) -> bool:
    return element.tag in _SHAPES or (element.tag in _LETTERS and bool((element.text or "").strip()))


def columns_of(cell: etree._Element) -> int:
    """How many columns of its table's grid a cell takes.

    Source: ECMA-376 part 1, 17.4.17 (`gridSpan`).
    """
    return max(_number(cell.find(f"{w('tcPr')}/{w('gridSpan')}")), 1)


def columns_before(row: etree._Element) -> int:
    """How many columns of the grid a row leaves out at its beginning.

    Source: ECMA-376 part 1, 17.4.15 (`gridBefore`).
    """
    return _number(row.find(f"{w('trPr')}/{w('gridBefore')}"))


def _number(element: etree._Element | None) -> int:
    value = "" if element is None else element.get(w("val"), "")
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 5 else 0


def is_written(note: etree._Element) -> bool:
    """Whether the note is one that people write, not the line above the notes of a page.

    Source: ECMA-376 part 1, 17.11.10 (the types of notes).
    """
    return note.get(w("type"), "normal") == "normal"


def note_in_words(note: etree._Element, number: int) -> str:
    """`footnote 2`; empty for the line above the notes."""
    return f"{NOTES[str(note.tag)]} {number}" if is_written(note) else ""
