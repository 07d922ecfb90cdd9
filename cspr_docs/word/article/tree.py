"""A finished Word document as its readers meet it: headings, paragraphs, lists, tables, notes and pictures.

What every published form is made from. It is made of the nodes of `cspr_docs.prose.tree` and of what a report writer
cannot write: a cover, tables with merged cells, pictures with their alternative texts. Underlined words are EMPHASIS.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cspr_docs.prose.tree import PLAIN
from cspr_docs.prose.tree import Alignment as Alignment
from cspr_docs.prose.tree import Heading as Heading
from cspr_docs.prose.tree import Item as Item
from cspr_docs.prose.tree import LineBreak as LineBreak
from cspr_docs.prose.tree import Link as Link
from cspr_docs.prose.tree import List as List
from cspr_docs.prose.tree import Numbering as Numbering
from cspr_docs.prose.tree import Paragraph as Paragraph
from cspr_docs.prose.tree import Position as Position
from cspr_docs.prose.tree import Quote as Quote
from cspr_docs.prose.tree import Role as Role
from cspr_docs.prose.tree import Rule as Rule
from cspr_docs.prose.tree import Text as Text


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


Leaf = Text | LineBreak | NoteRef | Picture
Inline = Leaf | Link[Leaf]
Inlines = tuple[Inline, ...]


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
class CellTable:
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


Block = (
    Paragraph[Inline]
    | Heading[Inline]
    | List["Block"]
    | CellTable
    | Quote["Block"]
    | Callout
    | Rule
    | PageBreak
    | Contents
)
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


class Placed(NamedTuple):
    """A block and its place in the file; `inside` are the kinds of block around it, outermost first.

    The place follows what stands there: `in paragraph 1`. Lists, quotes and what has no words have none of their own.
    """

    block: Block
    place: str
    inside: tuple[type, ...]


def plain(inlines: Inlines) -> Inlines:
    """The words alone, as contents and labels repeat them: no links, notes or pictures."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Link):
            kept += plain(inline.inlines)
        elif isinstance(inline, Text):
            kept.append(Text(inline.text, PLAIN, inline.language, inline.position))
        elif isinstance(inline, LineBreak):
            kept.append(Text(" "))
    return tuple(kept)


def words(inlines: Inlines) -> str:
    """The words alone, on one line."""
    text = "".join(inline.text for inline in plain(inlines) if isinstance(inline, Text))
    return " ".join(text.split())


def words_of_blocks(blocks: Blocks) -> str:
    """The words of blocks and all inside them, in order, on one line."""
    every = (each.block for each in _placed(blocks, ()))
    found = (block.inlines for block in every if isinstance(block, Paragraph | Heading))
    return " ".join(filter(None, map(words, found)))


def inlines_in(block: Block) -> Iterator[Inline]:
    """What stands in the lines of a paragraph or heading, each link before what is in it."""
    for inline in block.inlines if isinstance(block, Paragraph | Heading) else ():
        yield inline
        yield from inline.inlines if isinstance(inline, Link) else ()


def placed(article: Article) -> Iterator[Placed]:
    """Every block of the text and its notes, those inside others too, in order."""
    yield from _placed(article.blocks, ())
    for note in article.notes:
        yield from _placed(note.blocks, ())


def _placed(blocks: Blocks, inside: tuple[type, ...]) -> Iterator[Placed]:
    for block in blocks:
        place = block.place if isinstance(block, Paragraph | Heading | CellTable) else ""
        yield Placed(block, place, inside)
        for inner in _children(block):
            yield from _placed(inner, (*inside, type(block)))


def _children(block: Block) -> Iterator[Blocks]:
    """The blocks inside a block: of each item, of each cell, of a quote."""
    match block:
        case List():
            yield from (item.blocks for item in block.items)
        case CellTable():
            yield from (cell.blocks for row in block.rows for cell in row.cells)
        case Quote() | Callout():
            yield block.blocks
