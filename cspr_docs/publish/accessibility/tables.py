"""Tables: what heads their columns and rows.

Source: WCAG 2.2, 1.3.1 (info and relationships) and its techniques H51, H63, H39.
"""

from collections.abc import Iterator

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, Paragraph, Role, Table
from cspr_docs.word.article.words import Placed, placed, words_of_blocks


def headless(article: Article) -> Iterator[Problem]:
    """A table of which nothing says what its columns or rows are."""
    for table, place in _tables(article):
        if not table.header_rows and not table.header_column:
            hint = (
                "click into its first row in Word, choose Table Layout, Repeat Header Rows; if it is no table but "
                "words in a box, use the style Callout"
            )
            yield Problem("table-no-header", f"a table has no header row: {place}", hint)


def empty_headers(article: Article) -> Iterator[Problem]:
    """A cell that should head others and is empty; the corner between a header row and column may be."""
    for table, place in _tables(article):
        for number, row in enumerate(table.rows, 1):
            heads = row.cells if number <= table.header_rows else row.cells[: table.header_column]
            for column, cell in enumerate(heads, 1):
                corner = table.header_column and number <= table.header_rows and column == 1
                if not words_of_blocks(cell.blocks) and not corner:
                    message = f"a header cell without words: {place}, row {number}, column {column}"
                    hint = "write into it what the column or row holds"
                    yield Problem("table-empty-header", message, hint)


def untold(article: Article) -> Iterator[Problem]:
    """A table of which nothing says what it is about."""
    before: Placed | None = None
    for each in placed(article):
        table = each.block
        captioned = (
            before is not None and isinstance(before.block, Paragraph) and before.block.role is Role.CAPTION
        )
        if isinstance(table, Table) and not table.caption and not captioned:
            hint = (
                "write a paragraph 'Table: …' right before it in the case, or right-click it in Word, choose Table "
                "Properties, Alt Text, and give it a title"
            )
            yield Problem("table-no-caption", f"nothing says what a table is about: {each.place}", hint)
        before = each


def _tables(article: Article) -> Iterator[tuple[Table, str]]:
    for block, place, _ in placed(article):
        if isinstance(block, Table):
            yield block, place


RULES = (headless, empty_headers, untold)
