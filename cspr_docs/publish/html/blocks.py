"""What the templates ask about an article: captions, levels of headings, the cells that head others; languages, marks.

Source: WCAG 2.2, 1.3.1 and its technique H63 (scope); 1.4.10 (tables may need two dimensions); 2.1.1 (a region that
scrolls can be reached by the keyboard); 3.1.2 (language of parts); BCP 47.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeGuard

from cspr_docs.prose.tree import Alignment, Mark
from cspr_docs.word.article import tree
from cspr_docs.word.article.tree import words

TOP = 2
"""The HTML level of the document's first level: the page's own heading stands above it."""

WIDE = 3
"""From so many columns a table scrolls in a frame of its own; one of fewer fits on the narrowest screen."""

_DEEPEST = 6
LETTERS = {
    tree.Numbering.LOWER_LETTER: "a",
    tree.Numbering.UPPER_LETTER: "A",
    tree.Numbering.LOWER_ROMAN: "i",
    tree.Numbering.UPPER_ROMAN: "I",
}
CLASSES = {Alignment.CENTER: "centre", Alignment.RIGHT: "right"}
Attributes = dict[str, str | int | None]
"""The attributes of an element; those that are `None` are left out."""

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = ("-arab", "-hebr")
_MARKS = ((Mark.STRONG, "strong"), (Mark.EMPHASIS, "em"), (Mark.STRIKE, "s"))
_POSITIONS = {tree.Position.RAISED: "sup", tree.Position.LOWERED: "sub"}
_PIXELS = 96 / 25.4  # CSS pixels to a millimetre


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block with what the page says about it: the caption, the HTML level of a heading, the name of a table.

    `new_page`: it begins a new page on paper.
    """

    block: tree.Block
    caption: tree.Inlines = ()
    new_page: bool = False
    level: int = 0
    label: str = ""


@dataclass(slots=True)
class ReadingOrder:
    """Follows the blocks in the order of the text, and remembers under which headings it is.

    Attributes:
        levels: those of the headings around the text, outermost first. A heading is as deep as they are many, so
            that no level is left out on the page even where the document leaves one out.
    """

    levels: list[int] = field(default_factory=list)
    _heading: str = ""
    _labels: Counter[str] = field(default_factory=Counter)

    def shown(self, blocks: tree.Blocks, in_head: bool = False) -> Iterator[PageBlock]:
        """The blocks that the page shows; each is to be written before the next is asked for.

        `in_head`: they stand in a cell that heads others, where HTML allows no headings.
        """
        new_page = False
        for block, caption in _with_captions(blocks):
            if in_head and isinstance(block, tree.Heading):  # WHATWG HTML, 4.9.10 (`th`)
                block = tree.Paragraph(block.inlines)
            if isinstance(block, tree.PageBreak):
                new_page = True
            elif not isinstance(block, tree.Contents):
                yield PageBlock(block, caption, new_page, self._level(block), self._label(block, caption))
                new_page = False

    def notes(self, notes: tuple[tree.Note, ...]) -> Iterator[tree.Note]:
        """The notes, whose headings stand below that of the notes."""
        self.levels = [0]
        yield from notes

    def _level(self, block: tree.Block) -> int:
        if not isinstance(block, tree.Heading) or not block.inlines:
            return 0
        self._heading = words(block.inlines)
        self.levels = [level for level in self.levels if level < block.level] + [block.level]
        return min(len(self.levels) + TOP - 1, _DEEPEST)

    def _label(self, block: tree.Block, caption: tree.Inlines) -> str:
        if not isinstance(block, tree.CellTable):
            return ""
        wanted = words(caption) or block.caption or self._heading or "Table"
        self._labels[wanted] += 1
        count = self._labels[wanted]
        return wanted if count == 1 else f"{wanted} ({count})"


def _with_captions(blocks: tree.Blocks) -> Iterator[tuple[tree.Block, tree.Inlines]]:
    """Each block with the caption that stands above it, if it is a table, or below it, if it is a picture."""
    following = iter(zip(blocks, (*blocks[1:], None), strict=False))
    for block, after in following:
        if _is_caption(block) and isinstance(after, tree.CellTable):
            next(following)
            yield after, block.inlines
        elif isinstance(block, tree.Paragraph) and _is_caption(after) and _is_picture(block):
            next(following)
            yield block, after.inlines
        else:
            yield block, ()


def _is_picture(block: tree.Paragraph[tree.Inline]) -> bool:
    return all(isinstance(inline, tree.Picture) for inline in block.inlines)


def _is_caption(block: tree.Block | None) -> TypeGuard[tree.Paragraph[tree.Inline]]:
    return isinstance(block, tree.Paragraph) and block.role is tree.Role.CAPTION


def begins_with_words(blocks: tree.Blocks) -> bool:
    """Whether an item has words alone, or words and lists, and no link leads to the words."""
    match blocks:
        case (tree.Paragraph(id=""), *rest):
            return all(isinstance(block, tree.List) for block in rest)
    return False


def is_words(blocks: tree.Blocks) -> bool:
    """Whether a cell holds nothing but words in the page's language."""
    match blocks:
        case (tree.Paragraph(id="", inlines=inlines),):
            return not language_of_all(inlines)
    return False


def scoped_rows(table: tree.CellTable) -> list[list[tuple[tree.Cell, str]]]:
    """The cells of each row, each with the scope of what it heads; empty for a cell that heads nothing."""
    rows = []
    covered = 0
    for number, row in enumerate(table.rows):
        if number < table.header_rows:
            scopes = ["colgroup" if cell.columns > 1 else "col" for cell in row.cells]
        else:
            is_headed = table.header_column and not covered
            covered = row.cells[0].rows - 1 if is_headed and row.cells else max(covered - 1, 0)
            scopes = ["rowgroup" if cell.rows > 1 else "row" for cell in row.cells[:is_headed]]
        scopes += [""] * (len(row.cells) - len(scopes))
        pairs = zip(row.cells, scopes, strict=True)
        rows.append([(cell, scope if cell.blocks else "") for cell, scope in pairs])
    return rows


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    tag = language.lower()
    arabic_letters = any(script in tag for script in _RIGHT_TO_LEFT_SCRIPTS)
    return "rtl" if arabic_letters or tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def language_attributes(language: str) -> Attributes:
    """The attributes of an element in this language; none where it is empty, which is that of the page."""
    return {"lang": language, "dir": direction(language)} if language else {}


def stretches(inlines: Iterable[tree.Inline], around: str) -> list[tuple[str, list[tree.Inline]]]:
    """Neighbours in one language, with the language; empty for that of the page.

    `around` is the language that the element around them says for all of them; empty where it says none.
    """
    if around:
        return [("", list(inlines))]
    grouped = groupby(inlines, lambda inline: inline.language if isinstance(inline, tree.Text) else "")
    return [(language, list(group)) for language, group in grouped]


def language_of_all(inlines: tree.Inlines) -> str:
    """The language that all words of a paragraph are in; empty where it is the page's, or they differ."""
    languages = {
        inline.language for inline in inlines if isinstance(inline, tree.Text) and inline.text.strip()
    }
    others = any(isinstance(inline, tree.Link | tree.Picture) for inline in inlines)
    return languages.pop() if len(languages) == 1 and not others else ""


def mark_elements(run: tree.Text) -> list[str]:
    """The elements around the characters, outermost first."""
    names = [name for mark, name in _MARKS if mark in run.marks]
    return [*names, _POSITIONS[run.position]] if run.position else names


def picture_attributes(picture: tree.Picture, image: tree.Image) -> Attributes:
    """The attributes of a picture, its bytes among them."""
    return {
        "src": f"data:{image.media_type};base64,{b64encode(image.content).decode()}",
        "alt": picture.alt,
        "width": round(picture.width * _PIXELS) or None,
        "height": round(picture.height * _PIXELS) or None,
    }
