"""A finished Word document as its readers meet it: headings, paragraphs, lists, tables, notes and pictures.

What every published form is made from. Where `cspr_docs.prose.tree` holds what a report writer may write,
this tree holds a whole document: cover, numbered headings, tables with merged cells, pictures with their
alternative texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cspr_docs.prose.tree import PLAIN, Alignment, LineBreak, Mark, Rule


class Position(StrEnum):
    """Where characters stand on their line: `1st` with raised letters, a chemical formula with lowered ones."""

    LINE = ""
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters with the same marks; `language` is empty where it is the document's own (BCP 47).

    Underlined words are EMPHASIS. A tab is the character U+0009.
    """

    text: str
    marks: Mark = PLAIN
    language: str = ""
    position: Position = Position.LINE


@dataclass(frozen=True, slots=True)
class NoteRef:
    """Where the number of a note stands; numbers count from 1 in the order of the text."""

    number: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; `alt` is empty where it is decoration, or where nobody has written one, which is a fault.

    Attributes:
        name: its key in `Article.pictures`.
        decorative: whether it is marked as decoration, which says nothing.
        width: as printed, in millimetres.
        height: as printed, in millimetres.
    """

    name: str
    alt: str
    width: float
    height: float
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: `https:…` or `mailto:…`, or `#id` of a heading or paragraph of this document."""

    target: str
    inlines: "tuple[Text | LineBreak | NoteRef | Picture, ...]"


Inline = Text | LineBreak | NoteRef | Picture | Link
Inlines = tuple[Inline, ...]


class Role(StrEnum):
    """What a paragraph is, beyond its words."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    COVER = "cover"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; never empty. `id` is set only where a link leads to it, and unique with those of headings.

    `place` is where it stands in the file, as it follows a noun: `in paragraph 3`.
    """

    inlines: Inlines
    role: Role = Role.BODY
    id: str = ""
    place: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; `number` is what its numbering prints before it (`3.1`), or empty.

    `id` is unique in the article and fit for an HTML id: small letters, digits and hyphens. `inlines` is empty only
    where somebody left a heading without words, which is a fault. `is_listed`: whether the table of contents, if it
    goes as deep, lists headings of this style.
    """

    level: int
    id: str
    number: str
    inlines: Inlines
    is_listed: bool = True
    place: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `blocks` is empty where somebody left one without words, which is a fault.

    `label` is what is printed before it where that is more than the list's numbering says (`4.12`, `Question 3:`);
    else empty.
    """

    blocks: "tuple[Block, ...]"
    label: str = ""


class Numbering(StrEnum):
    """How a list's items are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is 1 where it has bullets."""

    numbering: Numbering
    start: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, as many columns and rows wide and high as it spans; `blocks` may be empty."""

    blocks: "tuple[Block, ...]"
    columns: int = 1
    rows: int = 1
    alignment: Alignment = Alignment.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row; what a cell above covers is left out."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header_rows` stand at its top, and the first cell of each other row heads it if `header_column`.

    Attributes:
        caption: what the table is about, for those who cannot see it; empty where nothing says so.
        widths: of its columns, as shares of 1.
        description: more about it for those who cannot see it; empty where nothing says so.
    """

    caption: str
    header_rows: int
    header_column: bool
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    description: str = ""
    place: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody else said or wrote."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Callout:
    """Paragraphs that are set off from the text around them."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a new page begins on paper."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands; whoever writes the article out makes it from the headings."""

    title: str
    deepest: int


Block = Paragraph | Heading | List | Table | Quote | Callout | Rule | PageBreak | Contents
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    number: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Image:
    """The bytes of a picture, re-encoded; `media_type` is image/png or image/jpeg."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Article:
    """A whole document; `language` is BCP 47, such as en-GB. Headers and footers are left out.

    Attributes:
        gaps: where paragraphs without words stand in a row to make space, in a reader's words.
    """

    title: str
    language: str
    blocks: Blocks
    notes: tuple[Note, ...]
    pictures: Mapping[str, Image]
    gaps: tuple[str, ...] = ()
