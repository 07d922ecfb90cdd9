"""Whether the words, headings, contents, tables, lists, pictures and notes of a PDF are those of its article.

Source: ISO 14289-1:2014, 7.3 (graphics), 7.4 (headings), 7.5 (tables), 7.6 (lists), 7.9 (notes).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from cspr_docs.ooxml.places import shortened
from cspr_docs.problems import Problem, error
from cspr_docs.prose.folding import as_printed
from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.expected import heading_words
from cspr_docs.publish.pdf.missing_words import letters_alone
from cspr_docs.publish.pdf.structure import NOWHERE, Bookmark, PdfElement
from cspr_docs.word.article.tree import Article, CellTable, Contents, words_of_blocks

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_AGAIN = "make the PDF again"
_UPDATE = (
    "in Word, click into the contents, press F9 and save, so that they list the headings as they are now"
)

PDF_HEADINGS = error(
    "pdf-headings",
    "The PDF's headings, bookmarks or contents are not those of the report. Check that the headings have Word's "
    "heading styles and the contents are up to date, and make the PDF again.",
)
PDF_TABLE = error(
    "pdf-table",
    "A table in the PDF is not marked up as the report's table is, so that somebody who listens to it could not tell "
    "which column a cell belongs to. Check that its top row repeats as a header row in Word.",
)
PDF_LIST = error(
    "pdf-list",
    "A list in the PDF is not marked up as a list. Check that it is one of Word's own lists, not typed numbers or "
    "dashes.",
)
PDF_PICTURE = error(
    "pdf-picture",
    "A picture in the PDF has no words for those who cannot see it, or other words than in the report. Give it "
    "alternative text in Word (right-click, 'Edit Alt Text').",
)
PDF_NOTE = error(
    "pdf-note",
    "The PDF's footnotes are not those of the report. Check the footnotes in the Word file, and make the PDF again.",
)


def differences(root: PdfElement, marks: Sequence[Bookmark], article: Article) -> Iterator[Problem]:
    """Each way in which the structure and the bookmarks of the PDF are not those of the article."""
    yield from _headings(root, article)
    yield from _bookmarks(marks, root, article)
    yield from _contents(root, article, marks)
    yield from _tables(root, article)
    yield from _lists(root, article)
    yield from _pictures(root, article)
    notes = len(list(root.within("Note", "FENote")))
    if notes != len(article.notes):
        yield Problem(PDF_NOTE, f"the PDF has {notes} notes, the report {len(article.notes)}", _AGAIN)


def _headings(root: PdfElement, article: Article) -> Iterator[Problem]:
    """The headings have the article's words, levels and order."""
    found = [(int(node.kind[1]), as_printed(_own_words(node))) for node in root.within(*HEADINGS)]
    wanted = expected.headings(article)
    for position, (heading, depth) in enumerate(zip(wanted, expected.depths(article), strict=True)):
        words = heading_words(heading)
        if position >= len(found):
            yield Problem(PDF_HEADINGS, f"the heading “{words}” is not in the PDF", _AGAIN)
        elif found[position][1] != as_printed(words):
            message = f"where the report has the heading “{words}” the PDF has another, or none"
            yield Problem(PDF_HEADINGS, message, _AGAIN)
            return
        elif found[position][0] != depth:
            message = (
                f"the heading “{words}” is of level {found[position][0]} in the PDF, and should be of {depth}"
            )
            yield Problem(PDF_HEADINGS, message, _AGAIN)
    if len(found) > len(wanted):
        message = f"the PDF has {len(found)} headings, the report {len(wanted)}"
        yield Problem(PDF_HEADINGS, message, _AGAIN)


def _bookmarks(marks: Sequence[Bookmark], root: PdfElement, article: Article) -> Iterator[Problem]:
    """The bookmarks are the headings that have words, and lead to their pages."""
    wanted = [heading_words(heading) for heading in expected.headings(article) if expected.has_words(heading)]
    if [as_printed(mark.text) for mark in marks] != [as_printed(words) for words in wanted]:
        yield Problem(PDF_HEADINGS, "the PDF's bookmarks are not the report's headings", _AGAIN)
        return
    nodes = zip(expected.headings(article), root.within(*HEADINGS), strict=False)
    worded = (node for heading, node in nodes if expected.has_words(heading))
    for mark, node in zip(marks, worded, strict=False):
        pages = {words.page for words in node.printed}
        if pages and mark.page not in pages:
            message = f"the bookmark “{mark.text}” does not lead to its heading"
            yield Problem(PDF_HEADINGS, message, _AGAIN)


def _contents(root: PdfElement, article: Article, marks: Sequence[Bookmark]) -> Iterator[Problem]:
    """The contents' entries are the headings that they list, down to their level, and lead to them."""
    block = next((block for block in expected.all_blocks(article) if isinstance(block, Contents)), None)
    if block is None:
        return
    every = zip(filter(expected.has_words, expected.headings(article)), marks, strict=False)
    wanted = [(one, mark) for one, mark in every if one.is_listed and one.level <= block.deepest]
    entries = root.contents_entries
    if len(entries) != len(wanted):
        message = (
            f"the PDF's contents have {len(entries)} entries; the report has {len(wanted)} headings for them"
        )
        yield Problem(PDF_HEADINGS, message, _UPDATE)
        return
    for entry, (heading, mark) in zip(entries, wanted, strict=True):
        yield from _entry(entry, heading_words(heading), mark.page)


def _entry(entry: PdfElement, words: str, page: int) -> Iterator[Problem]:
    text = as_printed(entry.text)
    printed = re.sub(r"^[.…·]+", "", text.removeprefix(as_printed(words)))
    if not text.startswith(as_printed(words)) or not (printed.isdecimal() or not printed):
        yield Problem(PDF_HEADINGS, f"“{words}” is not in its place in the PDF's contents", _UPDATE)
    elif printed and printed != str(page + 1):
        message = f"the PDF's contents say page {printed} for “{words}”, which is on page {page + 1}"
        yield Problem(PDF_HEADINGS, message, _UPDATE)
    if {link.leads_to for link in entry.links} - {NOWHERE} != {page}:
        yield Problem(PDF_HEADINGS, f"“{words}” in the PDF's contents does not lead to its heading", _UPDATE)


def _tables(root: PdfElement, article: Article) -> Iterator[Problem]:
    """The tables have the article's rows, and cells that head columns and rows are marked as such."""
    found, wanted = list(root.within("Table")), expected.tables(article)
    if len(found) != len(wanted):
        message = f"the PDF has {len(found)} tables, the report {len(wanted)}"
        yield Problem(PDF_TABLE, message, "look for a table that was drawn or pasted as a picture")
        return
    for number, (node, table) in enumerate(zip(found, wanted, strict=True), start=1):
        yield from _table(node, table, f"table {number} of the PDF ({table.place})")


def _table(node: PdfElement, table: CellTable, name: str) -> Iterator[Problem]:
    rows = _table_rows(node)
    if [len(row) for row in rows] != [len(row.cells) for row in table.rows]:
        hint = "look at that cell in Word: split what is merged there, or take out a row that is longer than a page"
        yield Problem(
            PDF_TABLE, f"{name} has other rows or cells than the report's{_first_lost(rows, table)}", hint
        )
        return
    if node.parts and not table.header_rows and not table.header_column:
        hint = "let the top row repeat as a header row in Word"
        yield Problem(PDF_TABLE, f"{name} has no cells that head a column or a row", hint)
    for position, (row, cells) in enumerate(zip(rows, table.rows, strict=True)):
        for column, (cell, given) in enumerate(zip(row, cells.cells, strict=True)):
            at = f"row {position + 1}, column {column + 1} of {name}"
            heads = position < table.header_rows or (table.header_column and column == 0)
            if (cell.columns, cell.rows) != (given.columns, given.rows):
                yield Problem(PDF_TABLE, f"{at} spans other rows or columns than the report's", _AGAIN)
            if heads and (cell.kind != "TH" or cell.scope not in ("Column", "Row", "Both")):
                yield Problem(
                    PDF_TABLE, f"{at} is a heading and is not marked as one, or not of what", _AGAIN
                )
            if cell.kind == "TH" and not heads:
                yield Problem(PDF_TABLE, f"{at} is no heading and is marked as one", _AGAIN)


def _first_lost(rows: list[list[PdfElement]], table: CellTable) -> str:
    """Which cell of the report is the first that its row in the PDF has not, or which row has too many."""
    for number, (row, wanted) in enumerate(zip_longest(rows, table.rows), 1):
        there = [letters_alone(cell.text) for cell in row or ()]
        cells = wanted.cells if wanted is not None else ()
        for column, cell in enumerate(cells, 1):
            text = words_of_blocks(cell.blocks)
            if letters_alone(text) not in there:
                return f": row {number}, column {column} of the report (“{shortened(text)}”) is not there"
        if len(there) != len(cells):
            return f": row {number} has {len(there)} cells in place of {len(cells)}"
    return ""


def _table_rows(node: PdfElement) -> list[list[PdfElement]]:
    """The cells of a table by its rows, whether or not the rows stand in groups."""
    groups = (one.children if one.kind in ("THead", "TBody", "TFoot") else (one,) for one in node.children)
    rows = (row for group in groups for row in group if row.kind == "TR")
    return [[cell for cell in row.children if cell.kind in ("TH", "TD")] for row in rows]


def _lists(root: PdfElement, article: Article) -> Iterator[Problem]:
    """Every item of a list is one in the PDF too, inside a list, with a body."""
    items = list(root.within("LI"))
    wanted = expected.list_items(article)
    hint = "use Word's own lists, not typed numbers or dashes"
    if len(items) != wanted:
        yield Problem(PDF_LIST, f"the PDF's lists have {len(items)} items, the report's {wanted}", hint)
    if sum(1 for each in root.within("L") for child in each.children if child.kind == "LI") != len(items):
        yield Problem(PDF_LIST, "an item in the PDF stands outside a list", hint)
    if any(not any(child.kind == "LBody" for child in item.children) for item in items):
        yield Problem(PDF_LIST, "an item of a list in the PDF has no text of its own", hint)


def _pictures(root: PdfElement, article: Article) -> Iterator[Problem]:
    """Every picture has its alternative text."""
    hint = "right-click the picture in Word, 'Edit Alt Text'"
    found = [node.alt for node in root.within("Figure", "Formula")]
    if any(not alt.strip() for alt in found):
        yield Problem(PDF_PICTURE, "a picture in the PDF has no words for those who cannot see it", hint)
    wanted = [" ".join(picture.alt.split()) for picture in expected.pictures(article)]
    if sorted(" ".join(alt.split()) for alt in found if alt.strip()) != sorted(wanted):
        message = (
            f"the PDF has {len(found)} pictures with a description, the report {len(wanted)}, or they differ"
        )
        yield Problem(PDF_PICTURE, message, hint)


def _own_words(node: PdfElement) -> str:
    """A heading's words without a note that hangs on it."""
    return "".join(
        part.text if not isinstance(part, PdfElement) else _own_words(part)
        for part in node.parts
        if hasattr(part, "text") and not (isinstance(part, PdfElement) and _is_of_note(part))
    )


def _is_of_note(node: PdfElement) -> bool:
    """Whether it is a note or the number that leads to one, which Typst calls a label and LibreOffice a link."""
    if node.kind in ("Lbl", "Link"):
        links = tuple(node.links)
        return node.text.strip().isdecimal() and bool(links) and not any(each.address for each in links)
    return node.kind in ("Note", "FENote", "Reference")
