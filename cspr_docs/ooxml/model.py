"""A Word file's text as typed values: blocks of inlines, each with the element that it was read from.

What is made of Word (prose, an article) is a fold of these values and no walk of the XML; what changes a file does so
by their elements. A tracked change, a field and what no reader can hold are data here: the fold decides about them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from cspr_docs.ooxml.fields import field_name
from cspr_docs.ooxml.namespaces import MATHS, PREFIXES, w
from cspr_docs.ooxml.tracked import DELETED_TEXT, EITHER
from cspr_docs.prose.tree import Alignment

_VML = "urn:schemas-microsoft-com:vml"
_OFFICE_DRAWING = "urn:schemas-microsoft-com:office:office"
_MATHS = frozenset({f"{{{MATHS}}}oMath", f"{{{MATHS}}}oMathPara"})

_NAMES = {
    w("object"): "an embedded object",
    w("ruby"): "a reading aid above the words",
    w("altChunk"): "a file inserted into the text",
    w("subDoc"): "a file inserted into the text",
    w("endnoteReference"): "an endnote",
    w("contentPart"): "handwriting",
    w("control"): "a form control",
    w("dayLong"): "a date that changes by itself",
    w("pgNum"): "a page number",
}
_TRACKED = EITHER | DELETED_TEXT.keys()
TRACKED = "a tracked change that is neither accepted nor rejected"
_HELD = {
    w("txbxContent"): "a text box",
    w("object"): "an embedded object",
    f"{{{_OFFICE_DRAWING}}}OLEObject": "an embedded object",
    f"{{{PREFIXES['pic']}}}pic": "a picture",
    f"{{{_VML}}}imagedata": "a picture",
}
"""What makes a drawing more than lines and shapes, the weightiest first."""

_DRAWN = frozenset({w("drawing"), w("pict"), f"{{{PREFIXES['mc']}}}AlternateContent"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one run, tabs and hyphens among them, as a reader of the page sees them.

    Attributes:
        element: the run, whose properties say how they look.
        is_tracked: whether a tracked change that is neither accepted nor rejected holds them.
        unshown: why some of them cannot be shown: `a character that cannot be printed`; U+FFFD stands in their place.
    """

    text: str
    element: etree._Element
    is_tracked: bool = False
    unshown: tuple[str, ...] = ()


class BreakKind(StrEnum):
    """Where the words go on."""

    LINE = "a line break"
    COLUMN = "a column break"
    PAGE = "a page break"


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, a column or a page within a paragraph."""

    kind: BreakKind


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the number of a note stands: `kind` is `footnote` or `endnote`, `id` the note's in its part."""

    kind: str
    id: str
    has_own_mark: bool = False


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words that lead to an address, or to `#place` in the document (`#` where the file does not say to which)."""

    target: str
    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class FieldResult:
    """Something that Word works out, but for links: its instruction and what it showed when the file was saved.

    `is_whole`: whether it begins and ends in this paragraph; of another only what it is is known here.
    """

    instruction: str
    inlines: "tuple[Inline, ...]" = ()
    is_whole: bool = True

    @property
    def name(self) -> str:
        """The first word of the instruction in capitals, such as REF; empty if it has none."""
        return field_name(self.instruction)


@dataclass(frozen=True, slots=True)
class WordObject:
    """What is neither words nor table; `name` is what a reader calls it: `a picture`, `an equation`."""

    element: etree._Element
    name: str


Inline = Run | Break | NoteMark | Hyperlink | FieldResult | WordObject
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph; `inlines` are empty where it holds no words and nothing else."""

    element: etree._Element
    inlines: Inlines


class CellMerge(StrEnum):
    """Whether a cell is one with the cell above or beside it."""

    BEGINS = "begins"
    GOES_ON = "goes on"
    OLD = "old"  # by an element that Word does not write any more


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a table, so many columns of its grid wide."""

    element: etree._Element
    blocks: "tuple[Block, ...]"
    columns: int
    merges: tuple[CellMerge, ...]
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of a table; `before` and `after` are the columns that it leaves out at its ends."""

    element: etree._Element
    cells: tuple[WordCell, ...]
    is_header: bool
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; `others` are what stands in it that is neither row nor cell."""

    element: etree._Element
    rows: tuple[WordRow, ...]
    others: tuple[WordObject, ...]


Block = WordParagraph | WordTable | WordObject


def every_inline(blocks: Iterable[Block]) -> Iterator[Inline]:
    """All that stands in the paragraphs of blocks and of the tables among them, each before what it holds."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from _within(block.inlines)
        elif isinstance(block, WordTable):
            yield from every_inline(
                inner for row in block.rows for cell in row.cells for inner in cell.blocks
            )


def _within(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Hyperlink | FieldResult):
            yield from _within(inline.inlines)


def object_name(element: etree._Element) -> str:
    """The element in a reader's words: `a picture`, `a text box`, `an equation`."""
    if element.tag in _DRAWN:
        found = (name for tag, name in _HELD.items() if next(element.iter(tag), None) is not None)
        return next(found, "a drawing")
    if element.tag in _MATHS:
        return "an equation"
    if element.tag in _TRACKED:
        return TRACKED
    tag = str(element.tag)
    return _NAMES.get(tag) or f"something unknown ({etree.QName(tag).localname})"


def is_drawn_line(paragraph: etree._Element) -> bool:
    """Whether the horizontal line that Word's border menu inserts is all that the paragraph holds."""
    shapes = (shape for drawn in paragraph.iter(w("pict")) for shape in drawn.iter(f"{{{_VML}}}rect"))
    lines = [shape for shape in shapes if shape.get(f"{{{_OFFICE_DRAWING}}}hr") in ("t", "true", "1")]
    return len(lines) == 1 and not any(text.text for text in paragraph.iter(w("t")))
