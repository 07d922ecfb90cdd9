"""A place in a Word file, and how it is said.

A message about a draft is read and kept by people who may not see what the draft must not say, so nothing of the text
but the heading above is repeated; only the messages about templates, which hold no case, quote the paragraph too.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.paragraphs import shortened

P, TBL, TR, TC = w("p"), w("tbl"), w("tr"), w("tc")
NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}

_BUILDING_BLOCKS = "/glossary/"
_PARTS = {
    "document": "the body",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "comments": "a comment",
    "core": "the document's properties",
    "styles": "the styles",
    "numbering": "the numbering of lists",
    "settings": "the settings",
}

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
        paragraph: which one under the heading; tables and what is in them are not counted.
        table: which table of the part.
        text: the paragraph's words, where they may be quoted.
    """

    part: str
    called: str = ""
    heading: str = ""
    is_heading: bool = False
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    text: str = ""

    def __str__(self) -> str:
        """`the body, under “What happened”, paragraph 3`, `…, table 2, row 3, cell 1`, `footnote 2, paragraph 1`."""
        steps = [self.called or part_in_words(self.part)]
        if self.heading and not self.is_heading:
            steps.append(f"under “{self.heading}”")
        if self.text:
            steps += [*self._in_table(), f"in “{shortened(self.text)}”"]
        elif self.is_heading:
            steps.append(f"the heading “{self.heading}”")
        else:
            steps += self._in_table() or ([f"paragraph {self.paragraph}"] if self.paragraph else [])
        return ", ".join(steps)

    def _in_table(self) -> list[str]:
        numbers = {"table": self.table, "row": self.row, "cell": self.cell}
        return [f"{name} {number}" for name, number in numbers.items() if number]


def part_in_words(part: str) -> str:
    """The part as a person knows it: `the body`, `a footnote`."""
    if _BUILDING_BLOCKS in part:
        return "the building blocks"
    stem = part.rpartition("/")[2].removesuffix(".xml")
    return _PARTS.get(stem.rstrip("0123456789"), f"the part {part}")


def is_counted(note: etree._Element) -> bool:
    """Whether the note is one that people write, not the line above the notes of a page.

    Source: ECMA-376 part 1, 17.11.10 (the types of notes).
    """
    return note.get(w("type"), "normal") == "normal"


def note_in_words(note: etree._Element, number: int) -> str:
    """`footnote 2`; empty for the line above the notes."""
    return f"{NOTES[str(note.tag)]} {number}" if is_counted(note) else ""
