"""The paragraphs and tables of a body, a cell or a note into an article's blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from cspr_docs.ooxml import model
from cspr_docs.ooxml.namespaces import w
from cspr_docs.prose.tree import PLAIN, Rule
from cspr_docs.word.article import paragraphs, tree
from cspr_docs.word.article.inlines import PieceReader, split
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tables import to_table
from cspr_docs.word.reading.blocks import table_indent
from cspr_docs.word.reading.nesting import Nesting, to_blocks
from cspr_docs.word.reading.paragraphs import NUMBERINGS, ParagraphShape, bullet_of, shape_of

DEEPEST_HEADING = 6
_OF_FIGURES = "take it out: readers find the tables by the contents and the headings"


@dataclass(slots=True)
class BlockReader:
    """Reads one story; what it comes upon goes to the story's findings."""

    story: Story
    _nesting: Nesting = field(default_factory=Nesting)
    _contents: paragraphs.ContentsReader = field(default_factory=paragraphs.ContentsReader)
    _title_of_contents: tree.Inlines = ()
    _empty: int = 0

    def read(self, blocks: Iterable[model.Block]) -> tree.Blocks:
        """The blocks of an article of those of a Word file."""
        for block in blocks:
            match block:
                case model.WordParagraph():
                    self._paragraph(block.element, block.inlines)
                case model.WordTable():
                    self._table(block)
                case model.WordObject():
                    self.story.findings.unknown(block.name)
        self._contents_title()
        return to_blocks(self._nesting.top, _tidied)

    def _paragraph(self, paragraph: etree._Element, inlines: model.Inlines) -> None:
        self.story.findings.come_to(paragraph)
        shape = shape_of(paragraph, self.story.source)
        if not self.story.in_cell and paragraphs.breaks_before(paragraph, self.story.source.styles):
            self._add_free(tree.PageBreak())
        if self._contents.takes(paragraph, shape.style.name):
            self._contents_begin(paragraph)
        elif model.is_drawn_line(paragraph):
            self._add_free(Rule())
        else:
            self._words(paragraph, inlines, shape)
        if not self.story.in_cell and paragraphs.breaks_after(paragraph):
            self._add_free(tree.PageBreak())

    def _contents_begin(self, paragraph: etree._Element) -> None:
        if paragraphs.is_of_figures(paragraphs.begins_contents(paragraph) or ""):
            self.story.findings.unknown("a list of figures or tables", _OF_FIGURES)
            return
        contents = self._contents.made(paragraph, tree.words(self._title_of_contents))
        if contents is not None:
            self._title_of_contents = ()
            self._nesting.add(contents, 0, free=True)

    def _contents_title(self) -> None:
        """A title of contents that no contents followed is a paragraph like others."""
        if self._title_of_contents:
            title, self._title_of_contents = self._title_of_contents, ()
            self._add_free(tree.Paragraph(title))

    def _words(self, paragraph: etree._Element, inlines: model.Inlines, shape: ParagraphShape) -> None:
        number = paragraphs.heading_number(paragraph, shape, self.story) if shape.heading else ""
        bullet = bullet_of(shape, self.story.counting)
        self._note_faults(paragraph, shape)
        around = shape.style.marks if paragraphs.says_bold(shape.style, self.story.source.styles) else PLAIN
        parts = split(PieceReader(self.story, shape.style.id, around).read(inlines))
        if bullet is None or parts:
            self._note_gap(parts, shape)
        if shape.style.name == paragraphs.TITLE_OF_CONTENTS:
            self._title_of_contents = next((part for part in parts if isinstance(part, tuple)), ())
            return
        self._contents_title()
        if bullet is not None:  # without words as well: it is printed, and what follows is numbered after it
            self._nesting.add_item(bullet, quoted=shape.style.quote)
        id_ = self.story.places.ids.get(paragraph, "") if parts else ""
        for part in (parts or ((),)) if shape.heading else parts:
            if isinstance(part, tree.PageBreak):
                if bullet is None and not self.story.in_cell:
                    self._add_free(part)
            else:
                self._add(part, shape, number, id_)

    def _add(self, inlines: tree.Inlines, shape: ParagraphShape, number: str, id_: str) -> None:
        role = paragraphs.role_of(shape.style, self.story.source.styles)
        place = self.story.findings.place
        if shape.form is not None:
            self._nesting.add_words(tree.Paragraph(inlines, id=id_, place=place))
        elif shape.heading:
            level = min(shape.heading, DEEPEST_HEADING)
            listed = not inlines or self._contents.lists(level, shape.style.name)
            self._nesting.add(tree.Heading(level, inlines, id_, number, listed, place), shape.left, free=True)
        elif paragraphs.is_callout(shape.style, self.story.source.styles):
            self._add_free(tree.Callout((tree.Paragraph(inlines, id=id_, place=place),)))
        elif role is not tree.Role.BODY:
            self._add_free(tree.Paragraph(inlines, role, id_, place))
        else:
            self._nesting.add(
                tree.Paragraph(inlines, id=id_, place=place), shape.left, quoted=shape.style.quote
            )

    def _note_faults(self, paragraph: etree._Element, shape: ParagraphShape) -> None:
        if shape.form is not None and shape.form.ordered and shape.form.form not in NUMBERINGS:
            hint = "choose numbers or letters for it"
            self.story.findings.unknown("a list numbered in words or signs", hint)
        if paragraph.find(f"{w('pPr')}/{w('framePr')}") is not None:
            self.story.findings.unknown("a text frame", "put its words into the text, and delete it")

    def _note_gap(self, parts: tuple[tree.Inlines | tree.PageBreak, ...], shape: ParagraphShape) -> None:
        """Count paragraphs without words: a line across the page, the end of a quote, a second one that makes space."""
        if parts:
            self._empty = 0
        elif shape.lined:
            self._add_free(Rule())
        else:
            if not shape.style.quote:
                self._nesting.gap(shape.left)
            self._empty += 1
            if self._empty == 2 and not self.story.in_cell:
                self.story.findings.gaps[self.story.findings.place] = None

    def _add_free(self, block: tree.Block) -> None:
        self._nesting.add(block, 0, free=True)

    def _table(self, table: model.WordTable) -> None:
        self._contents_title()
        self._empty = 0
        findings = self.story.findings
        findings.come_to(table.element)
        story = replace(self.story, in_cell=True)
        made = to_table(table, story.source.styles, findings, lambda blocks: BlockReader(story).read(blocks))
        if made is not None:
            self._nesting.add(made, table_indent(table.element), free=True)


def _tidied(made: Iterable[tree.Block]) -> tree.Blocks:
    """Callouts side by side as one, page breaks once."""
    blocks: list[tree.Block] = []
    for block in made:
        last = blocks[-1] if blocks else None
        if isinstance(block, tree.Callout) and isinstance(last, tree.Callout):
            blocks[-1] = tree.Callout((*last.blocks, *block.blocks))
        elif not (isinstance(block, tree.PageBreak) and isinstance(last, tree.PageBreak)):
            blocks.append(block)
    return tuple(blocks)
