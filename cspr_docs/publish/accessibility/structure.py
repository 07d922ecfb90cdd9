"""Whether somebody finds the way: headings, tables, lists, and what only looks like them.

Source: WCAG 2.2, 1.3.1 (info and relationships) with its failure F2 and its techniques H39, H48, H51 and H63, 2.4.6
(headings and labels); ISO 14289-1, 7.4.2.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise, takewhile

from cspr_docs.ooxml.places import shortened
from cspr_docs.problems import Problem, advice, error
from cspr_docs.prose.tree import LineBreak, Mark
from cspr_docs.word.article.tree import (
    Article,
    Block,
    CellTable,
    Heading,
    List,
    Paragraph,
    Placed,
    Role,
    Text,
    placed,
    words,
    words_of_blocks,
)

_MANY = 12
_LONGEST_HEADING = 90
_ENDS = (".", ":", ";", ",", "!", "?", "…")
_FEWEST_LETTERS = 12
_BULLET = "[•●▪◦‣·∙■□➢]"
_SIGNS = (
    ("bullets", re.compile(rf"{_BULLET}\s*\S")),
    ("ticks", re.compile(r"[✓✔☑✗✘☐]\s*\S")),
    ("dashes", re.compile(r"[-–—*]\s+\S")),
    ("numbers", re.compile(r"\(?\d{1,2}[.)]\s+\S")),
    ("letters", re.compile(r"\(?[a-z][.)]\s+\S")),
    ("Roman numbers", re.compile(r"\(?[ivx]{2,4}[.)]\s+\S")),
)

HEADING_EMPTY = error(
    "heading-empty",
    "A line has a heading's style and no words. Screen readers stop at it and say nothing, and the contents show a "
    "gap (WCAG 1.3.1, 2.4.6). Delete it, or give it another style.",
)
HEADING_SKIPPED = advice(
    "heading-skipped",
    "A heading stands two or more levels below the one before it, so that readers who go by headings look for one "
    "that never was (ISO 14289-1, 7.4.2; WCAG does not forbid it). Use the next level, Heading 2 below Heading 1. The "
    "web page closes the gap by itself.",
)
HEADING_MISSING = advice(
    "heading-missing",
    "A long document without headings can only be read from beginning to end. Give its parts headings with Word's "
    "heading styles.",
)
HEADING_TYPED = advice(
    "heading-typed",
    "A short paragraph in bold looks like a heading, but only to those who see it. If it is a heading, give it a "
    "heading's style (WCAG 1.3.1, failure F2).",
)
TABLE_NO_HEADER = error(
    "table-no-header",
    "A table must say which row or column heads it, so that a screen reader can say what each cell is about (WCAG "
    "1.3.1). Mark its first row as header row in Word with Repeat Header Rows.",
)
TABLE_EMPTY_HEADER = error(
    "table-empty-header",
    "A cell that heads a column or row is empty, so that nobody is told what the cells below or beside it are (WCAG "
    "1.3.1). Write it in.",
)
TABLE_NO_CAPTION = advice(
    "table-no-caption",
    "A title for a table lets readers who cannot see it decide whether to go into it. In a Markdown text of the case "
    "write a paragraph that begins with 'Table: ' right before the table; in Word give it one under Table Properties, "
    "Alt Text, or a caption above it.",
)
LIST_TYPED = error(
    "list-typed",
    "A list made with typed signs is no list for a screen reader, which cannot say how many items it has and where it "
    "ends (WCAG 1.3.1, failure F2). Use the styles List Bullet and List Number.",
)
LIST_EMPTY_ITEM = error(
    "list-empty-item",
    "An item of a list has a bullet or a number and no words. Who listens is told of one more item than there is, and "
    "who sees it asks what was taken out (WCAG 1.3.1). Delete the empty line in Word, or write it.",
)
PARAGRAPH_CAPITALS = advice(
    "paragraph-capitals",
    "Words in capitals are harder to read, most of all with dyslexia, and some screen readers spell them out. Write "
    "them in small letters and use the style Strong.",
)
PARAGRAPH_EMPTY = advice(
    "paragraph-empty",
    "Empty paragraphs that make space are read out as 'blank' and part what belongs together. Delete them and set the "
    "space in the paragraph's style.",
)


def empty_headings(article: Article) -> Iterator[Problem]:
    """A heading without words."""
    for block, place, _ in placed(article):
        if isinstance(block, Heading) and not words(block.inlines):
            hint = "show all marks in Word with ¶, and delete the empty line or give it the style Body Text"
            yield Problem(HEADING_EMPTY, f"a heading without words stands {place}", hint)


def skipped_headings(article: Article) -> Iterator[Problem]:
    """A heading that stands more than one level below the one before it."""
    before = 0
    for block, _, _ in placed(article):
        if not isinstance(block, Heading) or not words(block.inlines):
            continue
        if block.level > before + 1:
            above = f"comes after level {before}" if before else "is the first of the document"
            message = f"the heading “{shortened(words(block.inlines))}” has level {block.level} and {above}"
            hint = f"give it the style Heading {before + 1} in Word, or put the missing heading above it"
            yield Problem(HEADING_SKIPPED, message, hint)
        before = block.level


def missing_headings(article: Article) -> Iterator[Problem]:
    """A long document without any heading."""
    blocks = [each.block for each in placed(article)]
    paragraphs = sum(isinstance(block, Paragraph) for block in blocks)
    if paragraphs > _MANY and not any(isinstance(block, Heading) for block in blocks):
        hint = "give its parts headings with the styles Heading 1 and Heading 2 in Word"
        yield Problem(HEADING_MISSING, "the document has no headings to find the way by", hint)


def typed_headings(article: Article) -> Iterator[Problem]:
    """A paragraph that looks like a heading, and is none."""
    found = [each for each in placed(article) if not each.inside]
    for each, after in pairwise(found):
        follows = isinstance(after.block, Paragraph) and not _is_bold(after.block)
        if _is_bold(each.block) and follows:
            hint = "if it is one, give it a heading style in Word; if not, take the bold off"
            message = f"a short paragraph in bold, {each.place}, looks like a heading and is none"
            yield Problem(HEADING_TYPED, message, hint)


def _is_bold(block: Block) -> bool:
    """Whether all words of a short paragraph of the text are strong, and no sentence."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return False
    text = words(block.inlines)
    if not text or len(text) > _LONGEST_HEADING or text.endswith(_ENDS):
        return False
    runs = [each for each in block.inlines if isinstance(each, Text)]
    is_bold = all(Mark.STRONG in run.marks or not run.text.strip() for run in runs)
    return is_bold and len(runs) == len(block.inlines)


def headless_tables(article: Article) -> Iterator[Problem]:
    """A table of which nothing says what its columns or rows are."""
    for table, place in _tables(article):
        if not table.header_rows and not table.header_column:
            hint = (
                "click into its first row in Word, choose Table Layout, Repeat Header Rows; if it is no table but "
                "words in a box, use the style Callout"
            )
            yield Problem(TABLE_NO_HEADER, f"a table has no header row: {place}", hint)


def empty_header_cells(article: Article) -> Iterator[Problem]:
    """A cell that should head others and is empty; the corner between a header row and column may be."""
    for table, place in _tables(article):
        for number, row in enumerate(table.rows, 1):
            heads = row.cells if number <= table.header_rows else row.cells[: table.header_column]
            for column, cell in enumerate(heads, 1):
                corner = table.header_column and number <= table.header_rows and column == 1
                if not words_of_blocks(cell.blocks) and not corner:
                    message = f"a header cell without words: {place}, row {number}, column {column}"
                    hint = "write into it what the column or row holds"
                    yield Problem(TABLE_EMPTY_HEADER, message, hint)


def untold_tables(article: Article) -> Iterator[Problem]:
    """A table of which nothing says what it is about."""
    before: Placed | None = None
    for each in placed(article):
        table = each.block
        above = before.block if before else None
        captioned = isinstance(above, Paragraph) and above.role is Role.CAPTION
        if isinstance(table, CellTable) and not table.caption and not captioned:
            hint = (
                "write a paragraph 'Table: …' right before it in the case, or right-click it in Word, choose Table "
                "Properties, Alt Text, and give it a title"
            )
            yield Problem(TABLE_NO_CAPTION, f"nothing says what a table is about: {each.place}", hint)
        before = each


def _tables(article: Article) -> Iterator[tuple[CellTable, str]]:
    for block, place, _ in placed(article):
        if isinstance(block, CellTable):
            yield block, place


def empty_items(article: Article) -> Iterator[Problem]:
    """Bullets and numbers with nothing behind them; a list inside such an item does not fill it."""
    found = tuple(placed(article))
    for position, each in enumerate(found):
        items = each.block.items if isinstance(each.block, List) else ()
        for number, item in enumerate(items, 1):
            if not item.blocks or not isinstance(item.blocks[0], Paragraph):
                message = f"item {number} of the list {_place_of_list(found, position)}, has no words"
                hint = "delete the empty line, in Word or in the case; or write what belongs there"
                yield Problem(LIST_EMPTY_ITEM, message, hint)


def _place_of_list(found: Sequence[Placed], position: int) -> str:
    """Where the first words of the list at this position stand; where it has none, what is right above it."""
    depth = len(found[position].inside)
    inside = takewhile(lambda each: len(each.inside) > depth, found[position + 1 :])
    above = (f"that follows what stands {each.place}" for each in reversed(found[:position]) if each.place)
    words = (each.place for each in inside if each.place and not isinstance(each.block, List))
    return next(chain(words, above), "at the beginning")


def typed_lists(article: Article) -> Iterator[Problem]:
    """Lines one after another that begin with a bullet or number that somebody typed."""
    lines = (
        (next((name for name, sign in _SIGNS if sign.match(line)), ""), cell, at)
        for at, cell, line in _lines(article)
    )
    for (sign, _), group in groupby(lines, lambda line: line[:2]):
        places = [place for _, _, place in group]
        if sign and (len(places) > 1 or sign == "bullets"):
            message = f"a list is typed by hand with {sign}, {places[0]}"
            hint = "take the signs out, select the lines in Word, and choose the style List Bullet or List Number"
            yield Problem(LIST_TYPED, message, hint)


def capitals(article: Article) -> Iterator[Problem]:
    """A paragraph all in capitals."""
    for block, place, _ in placed(article):
        text = words(block.inlines) if isinstance(block, Paragraph) else ""
        letters = [letter for letter in text if letter.isalpha()]
        if len(letters) >= _FEWEST_LETTERS and " " in text and text.isupper():
            hint = "write it in small letters; for emphasis use the style Strong"
            yield Problem(PARAGRAPH_CAPITALS, f"a paragraph {place} is written in capitals", hint)


def empty_paragraphs(article: Article) -> Iterator[Problem]:
    """Empty paragraphs one after another."""
    for place in article.gaps:
        hint = "delete them, and set the space above the next paragraph, or begin a new page with Ctrl+Enter"
        yield Problem(PARAGRAPH_EMPTY, f"empty paragraphs make space, {place}", hint)


def _lines(article: Article) -> Iterator[tuple[str, str, str]]:
    """The lines of the text's paragraphs with their places and cells; between others an empty one."""
    for block, place, inside in placed(article):
        cell = place if CellTable in inside else ""
        if not isinstance(block, Paragraph) or block.role is not Role.BODY:
            yield place, cell, ""
            continue
        ends = [at for at, inline in enumerate(block.inlines) if isinstance(inline, LineBreak)]
        for before, end in pairwise((-1, *ends, len(block.inlines))):
            yield place, cell, words(block.inlines[before + 1 : end])
