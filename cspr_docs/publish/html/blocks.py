"""The blocks of an article as HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from cspr_docs.publish.html.element import element, joined
from cspr_docs.publish.html.inlines import (
    Images,
    block_language,
    inlines_html,
    without_language,
)
from cspr_docs.publish.html.languages import attributes
from cspr_docs.publish.html.tables import Labels, table_html
from cspr_docs.word.article.tree import (
    Block,
    Blocks,
    Callout,
    Contents,
    Heading,
    Inlines,
    Item,
    List,
    Numbering,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Table,
)
from cspr_docs.word.article.words import words

TOP = 2
"""The HTML level of the document's first level: the page's own heading stands above it."""

_DEEPEST = 6
_TYPES = {
    Numbering.LOWER_LETTER: "a",
    Numbering.UPPER_LETTER: "A",
    Numbering.LOWER_ROMAN: "i",
    Numbering.UPPER_ROMAN: "I",
}


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks in the order of the text, and remembers under which headings it is.

    Attributes:
        levels: those of the headings around the text, outermost first. A heading is as deep as they are many, so
            that no level is left out on the page even where the document leaves one out.
    """

    images: Images
    labels: Labels = field(default_factory=Labels)
    levels: list[int] = field(default_factory=list)
    _heading: str = ""

    def write(self, blocks: Blocks) -> Markup:
        """The blocks one after another; what stands at a page break begins a new page on paper."""
        return joined(self._written(blocks), "\n")

    def _written(self, blocks: Blocks) -> Iterator[Markup]:
        new_page = False
        for caption, block in _with_captions(blocks):
            if isinstance(block, PageBreak):
                new_page = True
            elif not isinstance(block, Contents):
                html = self._captioned(caption, block)
                yield element("div", html, class_="new-page") if new_page else html
                new_page = False

    def _captioned(self, caption: Paragraph | None, block: Block) -> Markup:
        if isinstance(block, Table):
            words_above = Markup() if caption is None else inlines_html(caption.inlines, self.images)
            name = (words(caption.inlines) if caption else "") or block.caption or self._heading or "Table"
            return table_html(block, words_above, self.labels.new(name), self._cell)
        if caption is None:
            return self._block(block)
        below = element("figcaption", inlines_html(caption.inlines, self.images))
        return element("figure", self._block(block), below)

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._title(block)
            case Paragraph():
                role = None if block.role is Role.BODY else block.role.value
                return self._words("p", block.inlines, id=block.id or None, class_=role)
            case List():
                return self._list(block)
            case Quote():
                return element("blockquote", self.write(block.blocks))
            case Callout():
                return element("div", self.write(block.blocks), class_="callout")
            case Rule():
                return element("hr")
            case _:
                return self._captioned(None, block)

    def _title(self, heading: Heading) -> Markup:
        if not heading.inlines:
            return Markup()
        self._heading = words(heading.inlines)
        self.levels = [level for level in self.levels if level < heading.level] + [heading.level]
        level = min(len(self.levels) + TOP - 1, _DEEPEST)
        number = element("span", heading.number, class_="number") + " " if heading.number else ""
        return element(f"h{level}", number, inlines_html(heading.inlines, self.images), id=heading.id)

    def _words(self, name: str, inlines: Inlines, **more: str | None) -> Markup:
        """An element that holds words, in their language where it is the same for all of them."""
        language = block_language(inlines)
        inside = without_language(inlines) if language else inlines
        return element(name, inlines_html(inside, self.images), **more, **attributes(language))

    def _list(self, list_: List) -> Markup:
        if list_.numbering is Numbering.BULLET:
            return element("ul", *(self._item(item) for item in list_.items))
        if any(item.label for item in list_.items):
            return element("ol", *(self._labelled(item) for item in list_.items), class_="labelled")
        start = list_.start if list_.start != 1 else None
        items = (self._item(item) for item in list_.items)
        return element("ol", *items, start=start, type=_TYPES.get(list_.numbering))

    def _item(self, item: Item) -> Markup:
        return self._words_or_blocks("li", item.blocks)

    def _labelled(self, item: Item) -> Markup:
        """An item whose number is more than HTML counts by itself, so that it stands there as words."""
        label = element("span", item.label, class_="label")
        return element("li", label, " ", self._words_or_blocks("div", item.blocks))

    def _words_or_blocks(self, name: str, blocks: Blocks) -> Markup:
        """An element with words alone, or words and a list, or blocks."""
        first, rest = blocks[:1], blocks[1:]
        alone = isinstance(first[0], Paragraph) and not first[0].id if first else False
        if not alone or not all(isinstance(block, List) for block in rest):
            return element(name, self.write(blocks))
        paragraph = first[0]
        inlines = paragraph.inlines if isinstance(paragraph, Paragraph) else ()
        if not rest:
            return self._words(name, inlines)
        return element(name, inlines_html(inlines, self.images), "\n", self.write(rest))

    def _cell(self, blocks: Blocks, heads: bool) -> Markup:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].id:
            inlines = blocks[0].inlines
            language = block_language(inlines)
            if not language:
                return inlines_html(inlines, self.images)
        if not heads:
            return self.write(blocks)
        # HTML allows no headings in a cell that heads others: WHATWG HTML, 4.9.10 (`th`)
        return self.write(
            tuple(Paragraph(each.inlines) if isinstance(each, Heading) else each for each in blocks)
        )


def _with_captions(blocks: Blocks) -> Iterator[tuple[Paragraph | None, Block]]:
    """Each block with the caption that stands above it, if it is a table, or below it, if it is a picture."""
    position = 0
    while position < len(blocks):
        block = blocks[position]
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        if _is_caption(block) and isinstance(block, Paragraph) and isinstance(after, Table):
            yield block, after
            position += 2
        elif _is_picture(block) and isinstance(after, Paragraph) and _is_caption(after):
            yield after, block
            position += 2
        else:
            yield None, block
            position += 1


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.CAPTION


def _is_picture(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(inline, Picture) for inline in block.inlines)
