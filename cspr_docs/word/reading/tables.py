"""Tables: a header row, rows of as many cells, one paragraph in each.

Source: ECMA-376 part 1, 17.4 (tables), 17.4.17 and 17.4.84 (cells over several columns and rows).
"""

from collections.abc import Callable, Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import number, value
from cspr_docs.prose.tree import Inline, Inlines, LineBreak, Table
from cspr_docs.word.reading.findings import Findings
from cspr_docs.word.reading.grid import SKIPPED, WRAPPERS, alignment, inside, is_header
from cspr_docs.word.reading.inlines import control_content
from cspr_docs.word.reading.objects import object_name
from cspr_docs.word.reading.paragraphs import note_breaks, shape_of
from cspr_docs.word.reading.source import Source

ReadInlines = Callable[[etree._Element, bool], Inlines]
"""Reads a paragraph; the second argument says whether its style's bold counts as emphasis."""

_MERGED = ("vMerge", "hMerge")


def read_table(
    table: etree._Element, source: Source, findings: Findings, read_inlines: ReadInlines
) -> Table | None:
    """The table; `None` if it has no cells."""
    rows = list(inside(table, w("tr"), findings.block))
    cells = [list(inside(row, w("tc"), findings.block)) for row in rows]
    if not cells or not cells[0]:
        return None
    if len({len(row) for row in cells}) > 1 or any(_is_uneven(row) for row in rows):
        findings.block("a table whose rows have different numbers of cells")
    if any(_is_merged(cell) for row in cells for cell in row):
        findings.block("a merged cell")
    if any(is_header(row) for row in rows[1:]):
        findings.lose("a second header row")
    alignments = tuple(alignment(cell) for cell in cells[0])
    columns = len(alignments)
    for row in cells[1:]:
        if any(alignment(cell) != wanted for cell, wanted in zip(row, alignments, strict=False)):
            findings.lose("the alignment of a cell")
    read = [
        tuple(_cell(cell, source, findings, read_inlines, header=position == 0) for cell in row)
        for position, row in enumerate(cells)
    ]
    even = [(row + ((),) * columns)[:columns] for row in read]
    return Table(alignments, even[0], tuple(even[1:]))


def _is_uneven(row: etree._Element) -> bool:
    properties = row.find(w("trPr"))
    return any(number(value(properties, name)) for name in ("gridBefore", "gridAfter"))


def _is_merged(cell: etree._Element) -> bool:
    properties = cell.find(w("tcPr"))
    if properties is None:
        return False
    if (number(value(properties, "gridSpan")) or 1) > 1:
        return True
    return any(properties.find(w(name)) is not None for name in _MERGED)


def _cell(
    cell: etree._Element,
    source: Source,
    findings: Findings,
    read_inlines: ReadInlines,
    *,
    header: bool,
) -> Inlines:
    """The words of a cell, its paragraphs apart by line breaks."""
    paragraphs = []
    for paragraph in _paragraphs(cell, findings):
        note_breaks(paragraph, findings)
        shape = shape_of(paragraph, source)
        if shape.form is not None:
            findings.block("a list in a table's cell")
        if shape.heading:
            findings.lose("a heading in a table's cell")
        inlines = read_inlines(paragraph, not header)
        if inlines:
            paragraphs.append(inlines)
    if len(paragraphs) > 1:
        findings.lose("several paragraphs in a table's cell, which become lines")
    return tuple(_lines(paragraphs))


def _paragraphs(parent: etree._Element, findings: Findings) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == w("p"):
            yield child
        elif child.tag == w("tbl"):
            findings.block("a table in a table's cell")
        elif child.tag in WRAPPERS:
            yield from _paragraphs(child, findings)
        elif child.tag == w("sdt"):
            content = control_content(child)
            if content is not None:
                yield from _paragraphs(content, findings)
        elif child.tag not in SKIPPED:
            findings.block(object_name(child))


def _lines(paragraphs: list[Inlines]) -> Iterator[Inline]:
    for position, inlines in enumerate(paragraphs):
        if position:
            yield LineBreak()
        yield from inlines
