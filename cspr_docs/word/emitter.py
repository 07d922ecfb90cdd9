"""The one emitter of WordprocessingML: trees of prose, and prompts where something is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from cspr_docs.prose import tree as trees
from cspr_docs.prose.mention import NameOf
from cspr_docs.prose.plain import inline_text
from cspr_docs.word.additions import FOOTNOTES, Additions
from cspr_docs.word.captions import CAPTION_STYLE, behind_label, counter_of, is_caption, lead_of
from cspr_docs.word.runs import is_right_to_left, text_runs
from cspr_docs.word.surroundings import (
    QUOTE_STEP,
    ListNumbers,
    Surroundings,
    column_widths,
    list_style,
)

PROGRAM = "cspr-docs"
_BODY_STYLE = "BodyText"
_EMPTY = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>'
APART = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
"""Between two tables, which Word would join."""

_DEEPEST_STYLE = 7
"""The last heading style of the house: the deepest heading of a text (4) below the deepest of a template (3)."""

_APPENDIX_LEVELS = (2, 3)
"""The levels below an appendix's heading at which the house numbers its headings: there it has styles without."""

_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


@dataclass(frozen=True, slots=True)
class _Hand:
    """How the runs of one paragraph are written: for which part, in which style and direction."""

    part: str
    style: str = ""
    right_to_left: bool = False


def comment_marks(additions: Additions, lines: Iterable[str], at: str = "") -> tuple[str, str]:
    """A new comment by this program: what marks its beginning, and what marks its end and refers to it.

    `lines` are its paragraphs, `at` the instant that it bears.
    """
    number = additions.counter.take("comment")
    reference = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    style = '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    written = f"</w:p>{style}".join(text_runs(line) for line in lines)
    date = f' w:date="{at}"' if at else ""
    additions.comments.append(
        f'<w:comment w:id="{number}" w:author="{PROGRAM}" w:initials="CD"{date}>{style}<w:r>{reference}'
        f"<w:annotationRef/></w:r>{written}</w:p></w:comment>"
    )
    end = f'<w:commentRangeEnd w:id="{number}"/><w:r>{reference}<w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>', end


class Emitter:
    """Turns trees into WordprocessingML text with the prefixes `w` and `r`.

    What a fragment needs elsewhere in its package goes into `additions`, with ids from its counter, so
    each fragment belongs into the document once.
    """

    def __init__(self, additions: Additions, name_of: NameOf) -> None:
        """`name_of` says what a mention's reader sees."""
        self._additions = additions
        self._name_of = name_of

    def blocks(
        self,
        tree: trees.Tree,
        *,
        heading_base: int = 0,
        in_cell: bool = False,
        in_appendix: bool = False,
    ) -> str:
        """Paragraphs and tables, whole, to stand in a body, a control or (`in_cell`) a table cell.

        `#` becomes a heading of level `heading_base` + 1. In a cell the text takes the style of cells and
        ends in a paragraph, as a cell must. `in_appendix` gives the headings that carry a
        number elsewhere the styles of an appendix.

        Source: ECMA-376 part 1, 17.4.66 (`tc` ends in a paragraph).
        """
        around = Surroundings(
            style="TableText" if in_cell else _BODY_STYLE,
            width=self._additions.text_width,
            heading_base=heading_base,
            in_appendix=in_appendix,
        )
        written = self._blocks(tree.blocks, around)
        if in_cell and (not tree.blocks or _ends_in_table(tree.blocks[-1])):
            written += _EMPTY.format(around.style)
        return written

    def prompt(self, text: str, comment: str) -> str:
        """The runs of a gap: highlighted words, and a comment on them that says what belongs there."""
        start, end = comment_marks(self._additions, (comment,))
        words = text_runs(text, style="Prompt", extra='<w:highlight w:val="yellow"/>')
        return f"{start}{words}{end}"

    def prompt_paragraph(self, text: str, comment: str, *, in_cell: bool = False) -> str:
        """A paragraph that holds nothing but a prompt."""
        style = "TableText" if in_cell else "BodyText"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self.prompt(text, comment)}</w:p>'

    def _blocks(self, blocks: trees.Blocks, around: Surroundings) -> str:
        written: list[str] = []
        after_table = after_quote = False
        for block, following in zip_longest(blocks, blocks[1:]):
            if after_table and _begins_with_table(block):
                written.append(APART)
            if after_quote and isinstance(block, trees.Quote):
                written.append(around.between_quotes())
            leads = isinstance(block, trees.Paragraph) and isinstance(following, trees.List | trees.Table)
            here = replace(around, leads=True) if leads else around
            if around.style == _BODY_STYLE and is_caption(block, following):
                lead = lead_of(self._additions.counter.take(counter_of()))
                caption = behind_label(block.inlines)
                written.append(self._paragraph(caption, here.styled(CAPTION_STYLE), lead=lead))
            else:
                written.append(self._block(block, here))
            after_table, after_quote = _ends_in_table(block), isinstance(block, trees.Quote)
        return "".join(written)

    def _block(self, block: trees.Block, around: Surroundings) -> str:
        match block:
            case trees.Paragraph():
                return self._paragraph(block.inlines, around)
            case trees.Heading():
                level = min(around.heading_base + block.level, _DEEPEST_STYLE)
                family = "AppendixHeading" if around.in_appendix and level in _APPENDIX_LEVELS else "Heading"
                return self._paragraph(block.inlines, around.styled(f"{family}{level}"))
            case trees.List():
                return self._list(block, around)
            case trees.Table():
                return self._table(block, around)
            case trees.Quote():
                return self._blocks(block.blocks, around.quoted())
            case trees.Rule():
                return f"<w:p>{around.properties(border=_RULE)}</w:p>"

    def _paragraph(
        self,
        inlines: trees.Inlines,
        around: Surroundings,
        *,
        numbered: bool = False,
        lead: str = "",
        alignment: str = "",
    ) -> str:
        """A paragraph; `lead` are runs before its own."""
        right_to_left = is_right_to_left(inline_text(inlines, self._name_of))
        properties = around.properties(numbered=numbered, right_to_left=right_to_left, alignment=alignment)
        hand = _Hand(around.part, right_to_left=right_to_left)
        return f"<w:p>{properties}{lead}{self._inlines(inlines, hand)}</w:p>"

    def _list(self, block: trees.List[trees.Block], around: Surroundings) -> str:
        level = around.level + 1
        numbering = around.numbering
        if numbering and numbering.takes(level, ordered=block.ordered, start=block.start):
            return self._items(block, around, numbering, level)
        own = ListNumbers.begin(self._additions, QUOTE_STEP * around.quotes)
        own.takes(level, ordered=block.ordered, start=block.start)
        written = self._items(block, around, own, level)
        own.finish(self._additions)
        return written

    def _items(
        self, block: trees.List[trees.Block], around: Surroundings, numbering: ListNumbers, level: int
    ) -> str:
        """The items: the first paragraph of each carries the number, the others are set in as far."""
        style = list_style(ordered=block.ordered)
        spacing = "" if block.tight else '<w:contextualSpacing w:val="0"/>'
        inside = replace(around, style=style, numbering=numbering, level=level, spacing=spacing)
        written: list[str] = []
        for item in block.items:
            numbering.next_item(level)
            words, rest = _first_paragraph(item.blocks)
            written += (self._paragraph(words, inside, numbered=True), self._blocks(rest, inside))
        return "".join(written)

    def _table(self, table: trees.Table, around: Surroundings) -> str:
        rows = (table.header, *table.rows)
        texts = [[inline_text(cell, self._name_of) for cell in row] for row in rows]
        widths = column_widths(texts, around.width - around.indent)
        indent = f'<w:tblInd w:w="{around.indent}" w:type="dxa"/>' if around.indent else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        columns = list(zip(table.alignments, widths, strict=True))
        header = self._row(table.header, columns, around.cell("TableHeader"), "<w:cantSplit/><w:tblHeader/>")
        cell = around.cell("TableText")
        body = "".join(self._row(row, columns, cell, "<w:cantSplit/>") for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="ProseTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{header}{body}</w:tbl>"
        )

    def _row(
        self,
        cells: tuple[trees.Inlines, ...],
        columns: list[tuple[trees.Alignment, int]],
        around: Surroundings,
        properties: str,
    ) -> str:
        written = []
        for cell, (alignment, width) in zip(cells, columns, strict=True):
            words = self._paragraph(cell, around, alignment=alignment.value)
            written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>')
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"

    def _inlines(self, nodes: Iterable[trees.Inline], hand: _Hand) -> str:
        return "".join([self._inline(node, hand) for node in nodes])

    def _inline(self, node: trees.Inline, hand: _Hand) -> str:
        match node:
            case trees.Text() | trees.Mention():
                words = node.text if isinstance(node, trees.Text) else self._name_of(node.id)
                return text_runs(words, node.marks, style=hand.style, right_to_left=hand.right_to_left)
            case trees.LineBreak():
                return "<w:r><w:br/></w:r>"
            case trees.FootnoteRef():
                return self._footnote(node)
            case trees.Link():
                return self._link(node, hand)

    def _link(self, link: trees.Link[trees.Leaf], hand: _Hand) -> str:
        """A hyperlink; its runs carry the style `Hyperlink`, without which LibreOffice's PDF loses the link."""
        name = f"link{self._additions.counter.take('link')}"
        self._additions.links.setdefault(hand.part, {})[name] = link.target
        runs = self._inlines(link.inlines, replace(hand, style="Hyperlink"))
        return f'<w:hyperlink r:id="{name}" w:history="1">{runs}</w:hyperlink>'

    def _footnote(self, note: trees.FootnoteRef) -> str:
        """The footnote's number; its text goes into the part of the footnotes.

        Source: ECMA-376 part 1, 17.11.
        """
        number = self._additions.counter.take("footnote")
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        around = Surroundings(
            style="FootnoteText", part=FOOTNOTES, width=self._additions.text_width, heading_base=3
        )
        words, rest = _first_paragraph(note.blocks)
        first = self._paragraph(words, around, lead=f"{mark}<w:footnoteRef/></w:r>{text_runs(' ')}")
        written = first + self._blocks(rest, around)
        if rest and _ends_in_table(rest[-1]):
            written += _EMPTY.format(around.style)
        self._additions.footnotes.append(f'<w:footnote w:id="{number}">{written}</w:footnote>')
        return f'{mark}<w:footnoteReference w:id="{number}"/></w:r>'


def _first_paragraph(blocks: trees.Blocks) -> tuple[trees.Inlines, trees.Blocks]:
    """The words of the first block where it is a paragraph, and the blocks behind them."""
    if blocks and isinstance(blocks[0], trees.Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _begins_with_table(block: trees.Block) -> bool:
    return isinstance(block, trees.Table) or (
        isinstance(block, trees.Quote) and _begins_with_table(block.blocks[0])
    )


def _ends_in_table(block: trees.Block) -> bool:
    match block:
        case trees.Table():
            return True
        case trees.Quote():
            return _ends_in_table(block.blocks[-1])
        case trees.List():
            last = block.items[-1].blocks
            return bool(last) and _ends_in_table(last[-1])
        case _:
            return False
