"""The small tree between Markdown and Word: what a report's prose can hold.

A whole document is made of the same nodes (`cspr_docs.word.article.tree`). What only a document has, such as the
language of some words or the number of a heading, has a default here that says nothing, and prose never has it.

Inline text is flat, not nested: a run of characters carries its marks, as a Word run does, so that
`**a *b***` and `**a** ***b***` can be compared, and a tree has one shape for each meaning (see
`cspr_docs.prose.canonical`). No-break and soft hyphens are the characters U+2011 and U+00AD.

Places (`lines`, `line`, `column`) count from 1, relative to the text that was read; they are no part
of a tree's meaning, so two trees that say the same are equal wherever they stand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Flag, StrEnum, auto
from itertools import chain
from typing import Generic, TypeVar

Lines = tuple[int, int]
"""The first line of something, and the line after its last one; (0, 0) where there is no text behind it."""

NOWHERE: Lines = (0, 0)


class Mark(Flag):
    """How a run of text is set off from its neighbours."""

    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()


PLAIN = Mark(0)


class Alignment(StrEnum):
    """How a table's column is aligned; NONE leaves it to the house style."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Position(StrEnum):
    """Where characters stand on their line: `1st` with raised letters, a chemical formula with lowered ones."""

    LINE = ""
    RAISED = "raised"
    LOWERED = "lowered"


class Role(StrEnum):
    """What a paragraph is, beyond its words."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    COVER = "cover"
    CAPTION = "caption"


class Numbering(StrEnum):
    """How the items of a numbered list are marked."""

    DECIMAL = "decimal"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters with the same marks; never empty, never a line break.

    `language` is empty where it is the document's own (BCP 47). In a document a tab is the character U+0009.
    """

    text: str
    marks: Mark = PLAIN
    language: str = ""
    position: Position = Position.LINE


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, place or agency named by id; what is written in its place depends on who reads."""

    id: str
    marks: Mark = PLAIN
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the same paragraph."""


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A footnote, at the place where its number stands; it holds no further footnotes."""

    blocks: "tuple[Block, ...]"
    lines: Lines = field(default=NOWHERE, compare=False)


_OfLink = TypeVar("_OfLink", covariant=True)
_OfLine = TypeVar("_OfLine", covariant=True)
_OfText = TypeVar("_OfText", covariant=True)


@dataclass(frozen=True, slots=True)
class Link(Generic[_OfLink]):
    """Words that lead to a web page or a mail address, in a document also to `#id` there; holds no further links.

    `target` is percent-encoded where a URI asks for it, as the Markdown parser does.
    """

    target: str
    inlines: tuple[_OfLink, ...]


Leaf = Text | Mention | LineBreak | FootnoteRef
Inline = Leaf | Link[Leaf]
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[_OfLine]):
    """A paragraph; never empty.

    Attributes:
        id: in a document, where a link leads to it; unique with those of headings, and fit for an HTML id.
        place: where it stands in a Word file, as it follows a noun: `in paragraph 3`.
    """

    inlines: tuple[_OfLine, ...]
    role: Role = Role.BODY
    id: str = ""
    place: str = field(default="", compare=False, repr=False)
    lines: Lines = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Heading(Generic[_OfLine]):
    """A heading.

    In prose of level 1 to `DEEPEST_HEADING`, within its own text; the document adds its own levels above. In a
    document of level 1 to 6; without words only where somebody left it so, which is a fault.

    Attributes:
        id: unique in a document and fit for an HTML id: small letters, digits and hyphens.
        number: what its numbering prints before it (`3.1`).
        is_listed: whether the table of contents, if it goes as deep, lists headings of this style.
        place: where it stands in a Word file, as it follows a noun.
    """

    level: int
    inlines: tuple[_OfLine, ...]
    id: str = ""
    number: str = ""
    is_listed: bool = True
    place: str = field(default="", compare=False, repr=False)
    lines: Lines = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Item(Generic[_OfText]):
    """An item of a list; may hold nothing.

    `label` is what a document prints before it where that is more than the list's numbering says (`4.12`).
    """

    blocks: tuple[_OfText, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class List(Generic[_OfText]):
    """A list, numbered from `start` (1 where it has bullets).

    `tight`: its items stand without space between them; only a list of single paragraphs, each with at
    most a nested list behind it, can be tight.
    """

    ordered: bool
    items: tuple[Item[_OfText], ...]
    start: int = 1
    tight: bool = True
    numbering: Numbering = Numbering.DECIMAL
    lines: Lines = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row, then rows of as many cells."""

    alignments: tuple[Alignment, ...]
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    lines: Lines = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quote(Generic[_OfText]):
    """Words that somebody else said or wrote, set in; never empty."""

    blocks: tuple[_OfText, ...]
    lines: Lines = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    lines: Lines = field(default=NOWHERE, compare=False)


Block = Paragraph[Inline] | Heading[Inline] | List["Block"] | Table | Quote["Block"] | Rule
Blocks = tuple[Block, ...]

DEEPEST_HEADING = 4
DEEPEST_NESTING = 12
"""How many lists (two each: the list and its item) and quotes (one each) may stand inside each other."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One text of a case."""

    blocks: Blocks


def paragraphs_in(block: Block) -> Iterator[Inlines]:
    """Every paragraph, heading and cell of a block in reading order, but for those of footnotes."""
    match block:
        case Paragraph() | Heading():
            yield block.inlines
        case Table():
            yield from chain(block.header, *block.rows)
        case Quote():
            yield from chain.from_iterable(map(paragraphs_in, block.blocks))
        case List():
            inner = chain.from_iterable(item.blocks for item in block.items)
            yield from chain.from_iterable(map(paragraphs_in, inner))


InlinesChange = Callable[[Inlines], Inlines]


def rewritten(tree: Tree, change: InlinesChange) -> Tree:
    """The tree with `change` made to every paragraph, heading and cell, then to those of its footnotes.

    The order is that of reading, a footnote's paragraphs right behind the one that refers to it.
    """
    return Tree(_blocks(tree.blocks, change))


def rewritten_block(block: Block, change: InlinesChange) -> Block:
    """The block with `change` made to every paragraph, heading and cell in it, then to those of its footnotes."""
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=_inlines(block.inlines, change))
        case Quote():
            return replace(block, blocks=_blocks(block.blocks, change))
        case List():
            return replace(block, items=tuple(Item(_blocks(item.blocks, change)) for item in block.items))
        case Table():
            header = tuple(_inlines(cell, change) for cell in block.header)
            rows = tuple(tuple(_inlines(cell, change) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case Rule():
            return block


def _blocks(blocks: Blocks, change: InlinesChange) -> Blocks:
    return tuple(rewritten_block(block, change) for block in blocks)


def _inlines(inlines: Inlines, change: InlinesChange) -> Inlines:
    return tuple(_with_notes(inline, change) for inline in change(inlines))


def _with_notes(inline: Inline, change: InlinesChange) -> Inline:
    if isinstance(inline, FootnoteRef):
        return replace(inline, blocks=_blocks(inline.blocks, change))
    if isinstance(inline, Link) and any(isinstance(leaf, FootnoteRef) for leaf in inline.inlines):
        return replace(inline, inlines=tuple(_with_notes(leaf, change) for leaf in inline.inlines))  # type: ignore[misc]
    return inline
