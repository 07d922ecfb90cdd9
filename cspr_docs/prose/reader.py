"""Block tokens into a tree, with a problem for all that the dialect lacks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from cspr_docs.problems import Problem, advice, error, gap
from cspr_docs.problems.wording import quoted
from cspr_docs.prose import tree
from cspr_docs.prose.canonical import canonical_blocks
from cspr_docs.prose.inline_reader import CODE_IN_PROSE, Footnotes, InlinePlaces, MarkdownInlineReader

_TABLE_LINE = re.compile(r"(?<=\n)(?=[^\n]*\|)(?=[^\n]*--)[-:| \t]+$", re.MULTILINE)
_LINK_DEFINITION = re.compile(r"\[[^\]\^][^\]]*\]:[ \t]*\S+")

FOOTNOTE_TWICE = error(
    "footnote-twice",
    "Two footnotes of the same file have the same name, so only the first could be shown. Give each a name of its "
    "own, as in [^1]: and [^2]:.",
)
FOOTNOTE_UNUSED = error(
    "footnote-unused",
    "A footnote's text is there, but nothing refers to it, so it would be left out. Put its name, as in [^1], "
    "where its number belongs, or take the footnote out.",
)
INDENTED_PROSE = advice(
    "indented-prose",
    "A line set in by four spaces or more is program code to many programs that read Markdown. It is printed as "
    "usual here. Begin it at the left margin.",
)
TABLE_NOT_READ = gap(
    "table-not-read",
    "Lines look like a table, but the first row and the line of dashes below it have different numbers of columns, "
    "so they are printed as words. Give both the same number of columns.",
)
LINK_DEFINITION = gap(
    "link-definition",
    "A line such as [note]: https://... gives the target of a link that is written elsewhere, which is not read "
    "here: it is printed as it is. Write the whole link in its place, as [words](https://...).",
)
HEADING_TOO_DEEP = advice(
    "heading-too-deep",
    "Headings within a text have four levels at most, from # to ####. This one is shown as a heading of the fourth "
    "level.",
)
TABLE_ROW_TOO_LONG = error(
    "table-row-too-long",
    "A row of a table has more cells than the table's first row, so its last cells would be lost. Add the column "
    "to the first row and to the line of dashes, or write \\| where a | is part of the words.",
)
PROSE_TOO_DEEP = error(
    "prose-too-deep",
    "Lists and quotes stand inside each other deeper than a reader can follow or Word can show. Use five levels at "
    "most.",
)


def read_tree(tokens: list[Token], lines: tuple[str, ...], problems: list[Problem]) -> tree.Tree:
    """The tree of a text's tokens; `problems` grows."""
    body, notes = _apart(tokens)
    by_label: dict[str, tree.FootnoteRef] = {}
    for label, opener, inner in notes:
        blocks = MarkdownBlockReader(inner, lines, problems, None).blocks()
        if label in by_label:
            message = f"there are two footnotes [^{label}], and only the first can be shown"
            problems.append(_at_line(FOOTNOTE_TWICE, message, "give each a name of its own", opener, lines))
        else:
            by_label[label] = tree.FootnoteRef(blocks, _lines(opener, lines))
    footnotes = Footnotes(by_label)
    found = tree.Tree(MarkdownBlockReader(body, lines, problems, footnotes).blocks())
    for label, opener, _ in notes:
        if label not in footnotes.used:
            message = f"nothing refers to the footnote [^{label}], so it would not be shown"
            hint = f"put [^{label}] where its number belongs, or take it out"
            problems.append(_at_line(FOOTNOTE_UNUSED, message, hint, opener, lines))
    return found


Note = tuple[str, Token, list[Token]]


def _apart(tokens: list[Token]) -> tuple[list[Token], list[Note]]:
    """The tokens of the body, and those of each footnote with its label and opening token."""
    body: list[Token] = []
    notes: list[Note] = []
    open_notes: list[Note] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append((token.meta["label"], token, []))
            notes.append(open_notes[-1])
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        elif open_notes:
            open_notes[-1][2].append(token)
        else:
            body.append(token)
    return body, notes


def _lines(token: Token, lines: tuple[str, ...]) -> tree.Lines:
    """The token's lines, without the empty ones that follow."""
    if not token.map:
        return tree.NOWHERE
    first, end = token.map
    while end > first + 1 and not lines[end - 1].strip(" \t>"):
        end -= 1
    return (first + 1, end + 1)


def _at_line(code: str, message: str, hint: str, token: Token, lines: tuple[str, ...]) -> Problem:
    line = _lines(token, lines)[0]
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(code, message, hint, line=line, column=len(source) - len(source.lstrip()) + 1)


@dataclass(slots=True)
class MarkdownBlockReader:
    """Reads block tokens from the first to the last, each container by the tokens up to its own end."""

    tokens: list[Token]
    lines: tuple[str, ...]
    problems: list[Problem]
    footnotes: Footnotes | None
    _next: int = 0

    def blocks(self) -> tree.Blocks:
        """All blocks, in their one shape."""
        return canonical_blocks(self._until(""))

    def _until(self, end: str) -> Iterator[tree.Block]:
        while self._next < len(self.tokens):
            token = self.tokens[self._next]
            self._next += 1
            if token.type == end:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[tree.Block]:  # noqa: C901 -- one line for each kind of block
        match token.type:
            case "paragraph_open":
                yield tree.Paragraph(self._leaf(), lines=_lines(token, self.lines))
            case "heading_open":
                yield self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token)
            case "blockquote_open":
                yield tree.Quote(tuple(self._until("blockquote_close")), _lines(token, self.lines))
            case "table_open":
                yield self._table(token)
            case "hr":
                yield tree.Rule(_lines(token, self.lines))
            case "fence":
                message = "this is set as program code; its words are printed as a plain paragraph"
                yield self._as_words(CODE_IN_PROSE, message, f"take out the lines of {token.markup}", token)
            case "too_deep":
                message = "lists and quotes stand too deep inside each other here"
                yield self._as_words(PROSE_TOO_DEEP, message, "use five levels at most", token)
            case "indented":
                message = "this line is set in by four spaces or more, which Markdown takes for program code"
                self._note(INDENTED_PROSE, message, "begin it at the left margin", token)
            case _:
                raise AssertionError(token.type)

    def _note(self, code: str, message: str, hint: str, token: Token) -> None:
        self.problems.append(_at_line(code, message, hint, token, self.lines))

    def _leaf(self) -> tree.Inlines:
        """The inlines of the paragraph or heading whose opening token was just read."""
        token = self.tokens[self._next]
        self._next += 2
        places = InlinePlaces(self.lines, token.content, (token.map or [0])[0])
        self._look_for_unread(token, places)
        return self._inlines(token, places)

    def _inlines(self, token: Token, places: InlinePlaces) -> tree.Inlines:
        return MarkdownInlineReader(places, self.problems, self.footnotes).read(token.children or [])

    def _look_for_unread(self, token: Token, places: InlinePlaces) -> None:
        """What looks like a table or a link's definition, and was read as words."""
        table = _TABLE_LINE.search(token.content) if "|" in token.content else None
        if table:
            message = "this looks like a table, but its first row and the line of dashes differ in columns"
            hint = "give both lines as many | as each other"
            self._place(TABLE_NOT_READ, message, hint, places, table.start())
        definition = _LINK_DEFINITION.match(token.content) if token.content.startswith("[") else None
        if definition:
            line = definition.group()
            message = f"{quoted(line)} would be the target of a link elsewhere, and is printed as it is"
            self._place(LINK_DEFINITION, message, "write the link as [words](address)", places, 0)

    def _place(self, code: str, message: str, hint: str, places: InlinePlaces, position: int) -> None:
        line, column = places.at(position)
        self.problems.append(Problem(code, message, hint, line=line, column=column))

    def _heading(self, token: Token) -> tree.Heading[tree.Inline]:
        level = int(token.tag[1])
        if level > tree.DEEPEST_HEADING:
            message = f"a heading of level {level} is shown as one of level {tree.DEEPEST_HEADING}"
            self._note(HEADING_TOO_DEEP, message, f"use {tree.DEEPEST_HEADING} # at most", token)
        return tree.Heading(min(level, tree.DEEPEST_HEADING), self._leaf(), lines=_lines(token, self.lines))

    def _list(self, token: Token) -> tree.List[tree.Block]:
        ordered = token.type == "ordered_list_open"
        items: list[tree.Item[tree.Block]] = []
        tight = True
        while self.tokens[self._next].type == "list_item_open":
            self._next += 1
            first, level = self._next, self.tokens[self._next - 1].level + 1
            items.append(tree.Item(tuple(self._until("list_item_close"))))
            tight = tight and not any(
                inner.type == "paragraph_open" and inner.level == level and not inner.hidden
                for inner in self.tokens[first : self._next]
            )
        self._next += 1
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return tree.List(ordered, tuple(items), start, tight, lines=_lines(token, self.lines))

    def _table(self, token: Token) -> tree.Table:
        rows: list[tuple[tree.Inlines, ...]] = []
        alignments: list[tree.Alignment] = []
        while self.tokens[self._next].type != "table_close":
            inner = self.tokens[self._next]
            self._next += 1
            if inner.type == "tr_open":
                rows.append(tuple(self._row(inner, alignments, is_header=not rows)))
        self._next += 1
        return tree.Table(tuple(alignments), rows[0], tuple(rows[1:]), _lines(token, self.lines))

    def _row(self, row: Token, sides: list[tree.Alignment], *, is_header: bool) -> Iterator[tree.Inlines]:
        line, search_from, cells = (row.map or [0])[0], 0, 0
        while self.tokens[self._next].type != "tr_close":
            opener, inline = self.tokens[self._next], self.tokens[self._next + 1]
            self._next += 3
            if is_header:
                style = str(opener.attrs.get("style", ""))
                sides.append(tree.Alignment(style.removeprefix("text-align:")))
            places = InlinePlaces(self.lines, inline.content, line, search_from, in_cell=True)
            search_from = places.end()
            cells += 1
            yield self._inlines(inline, places)
        self._next += 1
        if not is_header:
            self._look_for_lost_cells(row, cells, search_from)

    def _look_for_lost_cells(self, row: Token, cells: int, search_from: int) -> None:
        line = (row.map or [0])[0]
        written = escapedSplit(self.lines[line].strip(" \t>").removeprefix("|"))
        if written and not written[-1].strip():
            written.pop()
        if len(written) > cells:
            lost = " | ".join(cell.strip() for cell in written[cells:])
            message = f"this row has {len(written)} cells and the table {cells} columns, so {quoted(lost)} has no place"
            hint = "write \\| for a | that is part of a cell's words"
            column = self.lines[line].find(written[cells].strip(), search_from) + 1
            self.problems.append(Problem(TABLE_ROW_TOO_LONG, message, hint, line=line + 1, column=column))

    def _as_words(self, code: str, message: str, hint: str, token: Token) -> tree.Paragraph[tree.Inline]:
        """What is printed as a plain paragraph, with a problem that says so."""
        self._note(code, message, hint, token)
        lines = (line for line in token.content.split("\n") if line.strip())
        inlines = tuple(inline for line in lines for inline in (tree.LineBreak(), tree.Text(line)))
        return tree.Paragraph(inlines, lines=_lines(token, self.lines))
