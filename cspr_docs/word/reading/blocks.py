"""The text of a Word file into a tree of prose: the way back from Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from cspr_docs.ooxml import model, read
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Counting
from cspr_docs.ooxml.text import TextRules, text
from cspr_docs.ooxml.values import left_indent, number
from cspr_docs.prose import tree as trees
from cspr_docs.prose.canonical import canonical_blocks
from cspr_docs.prose.plain import inline_text
from cspr_docs.word.captions import without_number
from cspr_docs.word.reading import paragraphs
from cspr_docs.word.reading.inlines import UNHELD, InlineReader, Losses
from cspr_docs.word.reading.looks import Looks
from cspr_docs.word.reading.nesting import Nesting, to_blocks
from cspr_docs.word.reading.source import PartSource

NOTE_HEADING_BASE = 3
"""The level of heading above those in footnotes, as the emitter writes them."""

_HOLDERS = frozenset({w("customXml"), w("smartTag"), w("tbl"), w("tr"), w("tc")})
_TABLE_GAP = "120"  # the height of the paragraph that the emitter puts between two tables


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        tree: the text in its one shape; mentions are plain words in it, and blocks that hold what the tree cannot
            bear `UNHELD`: they are not whole, and may not be taken.
        losses: looks that the tree cannot say and that are dropped (`underline`, `a colour`).
        blocked: what cannot be held (`a picture`, `a merged cell`).
    """

    tree: trees.Tree
    losses: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


def read_blocks(elements: Iterable[etree._Element], source: PartSource, *, heading_base: int = 0) -> Reading:
    """The tree of paragraphs, tables and controls as they stand in a body, a control or a cell.

    They must come from a view without tracked changes. `heading_base` is what the emitter was given: it is
    taken off the levels of headings. A control that shows only its prompt to type something holds nothing.
    """
    findings = Losses()
    blocks = canonical_blocks(_BlockReader(source, findings, heading_base).read(elements))
    return Reading(trees.Tree(blocks), tuple(findings.lost), tuple(findings.blocked))


@dataclass(slots=True)
class _BlockReader:
    """Reads one story: a field's paragraphs, or those of a footnote."""

    source: PartSource
    findings: Losses
    heading_base: int
    in_note: bool = False
    _open_fields: int = 0
    _nesting: Nesting = field(default_factory=Nesting)
    _looks: Looks = field(default_factory=dict)
    _counting: Counting = field(init=False)

    def __post_init__(self) -> None:
        self._counting = Counting(self.source.lists)

    def read(self, elements: Iterable[etree._Element]) -> trees.Blocks:
        for block in read.read_blocks(elements, self.source.links):
            match block:
                case model.WordParagraph():
                    self._paragraph(block)
                case model.WordTable():
                    self._table(block)
                case model.WordObject():
                    self.findings.block(block.name)
                    said = text(block.element, TextRules(paragraph=" ")).strip()
                    self._nesting.add(trees.Paragraph((trees.Text(f"{said}{UNHELD}"),)), 0)
        return to_blocks(self._nesting.top)

    def _paragraph(self, paragraph: model.WordParagraph) -> None:
        met = self.findings.met
        shape = paragraphs.shape_of(paragraph.element, self.source)
        paragraphs.note_breaks(paragraph.element, self.findings)
        self._note_fields(paragraph)
        is_line = model.is_drawn_line(paragraph.element)
        bullet = paragraphs.bullet_of(shape, self._counting)
        inlines = () if is_line else self._inlines(paragraph, shape)
        if label := paragraphs.strange_label(shape, bullet, self._counting):
            self.findings.block("a list whose labels are no points or numbers")
            inlines = (trees.Text(f"{label} "), *inlines)
        inlines = self.findings.marked(inlines, met)
        if is_line or (not inlines and shape.lined and shape.form is None):
            self._nesting.add(trees.Rule(), shape.left, quoted=shape.style.quote)
        elif bullet is not None:
            self._nesting.add_item(bullet, quoted=shape.style.quote)
            if inlines:
                self._nesting.add_words(trees.Paragraph(inlines))
        elif inlines:
            self._words(shape, inlines)
        elif not shape.style.quote and not _parts_tables(paragraph.element):
            self._nesting.gap(shape.left)
        if inlines:
            paragraphs.note_looks(paragraph.element, shape, self.findings)

    def _note_fields(self, paragraph: model.WordParagraph) -> None:
        """Note a paragraph in the middle of what Word works out over several, such as a table of contents."""
        if self._open_fields:
            self.findings.block("a field over several paragraphs")
        broken = [one for one in paragraph.inlines if isinstance(one, model.FieldResult) and not one.is_whole]
        opened = sum(bool(one.instruction) for one in broken)
        self._open_fields = max(self._open_fields - len(broken) + opened, 0) + opened

    def _words(self, shape: paragraphs.ParagraphShape, inlines: trees.Inlines) -> None:
        if shape.heading:
            heading = trees.Heading(self._level(shape.heading), inlines)
            stands = self._nesting.add(heading, shape.left, free=True)
        else:
            stands = self._nesting.add(trees.Paragraph(inlines), shape.left, quoted=shape.style.quote)
        if not stands and shape.moved and not shape.style.quote:
            self.findings.lose("an indent")

    def _level(self, level: int) -> int:
        wanted = level - self.heading_base
        held = min(max(wanted, 1), trees.DEEPEST_HEADING)
        if held != wanted:
            self.findings.lose("a heading's level, which this text cannot have")
        return held

    def _table(self, table: model.WordTable) -> None:
        """A table: a header row, rows of as many cells, one paragraph in each; nothing where it has no cells."""
        met = self.findings.met
        for other in table.others:
            self.findings.block(other.name)
        rows = table.rows
        if not rows or not rows[0].cells:
            return
        if len({len(row.cells) for row in rows}) > 1 or any(row.before or row.after for row in rows):
            self.findings.block("a table whose rows have different numbers of cells")
        if any(cell.columns > 1 or cell.merges for row in rows for cell in row.cells):
            self.findings.block("a merged cell")
        if any(row.is_header for row in rows[1:]):
            self.findings.lose("a second header row")
        alignments = tuple(cell.alignment for cell in rows[0].cells)
        columns = len(alignments)
        for row in rows[1:]:
            if any(cell.alignment != wanted for cell, wanted in zip(row.cells, alignments, strict=False)):
                self.findings.lose("the alignment of a cell")
        read = [tuple(self._cell(cell, in_header=row is rows[0]) for cell in row.cells) for row in rows]
        even = [(row + ((),) * columns)[:columns] for row in read]
        first, *others = even[0]
        header = (self.findings.marked(first, met), *others)
        made = trees.Table(alignments, header, tuple(even[1:]))
        self._nesting.add(made, table_indent(table.element), free=True)

    def _cell(self, cell: model.WordCell, *, in_header: bool) -> trees.Inlines:
        """The words of a cell, its paragraphs apart by line breaks; those of a header are bold by its style."""
        lines: list[trees.Inlines] = []
        for block in cell.blocks:
            if not isinstance(block, model.WordParagraph):
                what = "a table in a table's cell" if isinstance(block, model.WordTable) else block.name
                self.findings.block(what)
                lines.append((trees.Text(text(block.element, TextRules(paragraph=" ")).strip()),))
                continue
            paragraphs.note_breaks(block.element, self.findings)
            shape = paragraphs.shape_of(block.element, self.source)
            if shape.form is not None:
                self.findings.block("a list in a table's cell")
            if shape.heading:
                self.findings.lose("a heading in a table's cell")
            if inlines := self._inlines(block, shape, in_header=in_header):
                lines += ((trees.LineBreak(),), inlines) if lines else (inlines,)
        if len(lines) > 1:
            self.findings.lose("several paragraphs in a table's cell, which become lines")
        return tuple(chain.from_iterable(lines))

    def _inlines(
        self, paragraph: model.WordParagraph, shape: paragraphs.ParagraphShape, *, in_header: bool = False
    ) -> trees.Inlines:
        is_role = in_header or shape.style.is_house or shape.style.quote  # whose bold is nobody's emphasis
        around = trees.PLAIN if is_role else shape.style.marks
        note = None if self.in_note else self._note
        inlines = without_number(paragraph.inlines) if shape.style.name == "caption" else paragraph.inlines
        return InlineReader(self.source, self.findings, around, note, self._looks).read(inlines)

    def _note(self, note: etree._Element) -> trees.Blocks:
        source = self.source.of_notes(etree.QName(note).localname)
        return _BlockReader(source, self.findings, NOTE_HEADING_BASE, in_note=True).read(note)


def table_indent(table: etree._Element) -> int:
    """How far a table is set in, in twips."""
    indent = table.find(f"{w('tblPr')}/{w('tblInd')}")
    return 0 if indent is None else number(indent.get(w("w"))) or 0


def _parts_tables(paragraph: etree._Element) -> bool:
    """Whether it is the thin paragraph that keeps two tables apart."""
    properties = paragraph.find(w("pPr"))
    spacing = None if properties is None else properties.find(w("spacing"))
    return spacing is not None and spacing.get(w("line")) == _TABLE_GAP and left_indent(properties) is None


def read_inline_text(elements: Iterable[etree._Element]) -> str:
    """The words of runs, links, controls and paragraphs; a line for each paragraph, nothing for footnotes.

    They must come from a view without tracked changes. Spaces at both ends are gone.
    """
    return read_single(elements, PartSource())[0]


def read_single(elements: Iterable[etree._Element], source: PartSource) -> tuple[str, tuple[str, ...]]:
    """The words of a single value as in `read_inline_text`, and what stands there that no value can hold.

    The words of notes that `source` has stand among them; the ends of pages and columns take nothing from a value.
    """
    findings = Losses()
    reader = InlineReader(source, findings)
    read_lines = (reader.read(read.read_inlines(line, source.links)) for line in _lines(elements))
    texts = (inline_text(inlines, str).strip(" \t") for inlines in read_lines)
    words = "\n".join(filter(None, texts)).strip()
    return words, tuple(what for what in findings.blocked if what not in set(model.BreakKind))


def _lines(elements: Iterable[etree._Element]) -> Iterator[list[etree._Element]]:
    """What stands in one line: the children of a paragraph, or runs side by side outside of any."""
    loose: list[etree._Element] = []
    for element in _flat(elements):
        if element.tag == w("p"):
            yield loose
            yield list(element)
            loose = []
        else:
            loose.append(element)
    yield loose


def _flat(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements, controls and tables opened down to their paragraphs and runs."""
    for element in elements:
        if element.tag == w("sdt"):
            yield from _flat(read.held(element))
        elif element.tag in _HOLDERS:
            yield from _flat(element)
        else:
            yield element
