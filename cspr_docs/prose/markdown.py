"""The door between Markdown and trees."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cspr_docs.problems import Problem, error
from cspr_docs.prose.canonical import canonical, canonical_blocks
from cspr_docs.prose.inline_reader import source_lines
from cspr_docs.prose.mention import cut_at_mentions
from cspr_docs.prose.parser import parse
from cspr_docs.prose.plain import inlines_of
from cspr_docs.prose.reader import read_tree
from cspr_docs.prose.tree import Block, FootnoteRef, Inline, Mention, Paragraph, Text, Tree
from cspr_docs.prose.writer import follows_alike, write_block

_NOT_A_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN_LINE = (
    r"""(?:[^\W\d_]|[@‘“'"(£]|\d+(?![\d.)]))(?:[^\s\\*_`\[\]<>&~|]| +(?=\S)|(?<=[^\W_])_(?=[^\W_]))*+"""
)
_PLAIN_PARAGRAPHS = re.compile(rf"{_PLAIN_LINE}(?:\n{{1,2}}{_PLAIN_LINE})*\n?")
"""Lines that begin with a letter, a number or a quotation mark and hold nothing that means anything to Markdown."""
_ENTITY_OF_NONE = re.compile(r"&#(?:0*12|[xX]0*[cC]);")
"""The one control character (a form feed) that the parser accepts as an entity."""

CONTROL_CHARACTER = error(
    "control-character",
    "The text holds a character that no Word file can hold, often left over from copying out of another program. "
    "Delete it at the place given and type what belongs there.",
)


@lru_cache(maxsize=1024)
def to_tree(text: str) -> tuple[Tree, tuple[Problem, ...]]:
    """The tree of a Markdown text, and what the dialect lacks of it, each at its place.

    Lines and columns count from 1 from the beginning of `text`; the caller adds the file. The last 1,024
    texts are kept, since parsing is nearly all of what prose costs.

    Source: CommonMark 0.31.2, and GitHub Flavored Markdown 0.29 for tables and strikethrough; characters as
        XML 1.0 (fifth edition), section 2.2, has them.
    """
    text = text.removeprefix("\ufeff")
    lines = source_lines(text)
    problems: list[Problem] = []
    if _NOT_A_CHARACTER.search(text) or _ENTITY_OF_NONE.search(text):
        problems += _unprintable(lines)
        text = _ENTITY_OF_NONE.sub("\ufffd", _NOT_A_CHARACTER.sub("\ufffd", text))
        lines = source_lines(text)
    tree = _plain_paragraphs(text) or read_tree(parse(text), lines, problems)
    return tree, tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _plain_paragraphs(text: str) -> Tree | None:
    """The tree of a text in which only paragraphs and mentions can be Markdown; None where there may be more.

    Most texts of a case are a sentence or two, which the parser takes twenty times as long to read.
    """
    if not _PLAIN_PARAGRAPHS.fullmatch(text):
        return None
    blocks: list[Block] = []
    line = 1
    for paragraph in text.rstrip("\n").split("\n\n"):
        end = line + paragraph.count("\n") + 1
        blocks.append(Paragraph(tuple(_words_and_mentions(paragraph, line)), lines=(line, end)))
        line = end + 1
    return Tree(canonical_blocks(blocks))


def _words_and_mentions(paragraph: str, line: int) -> Iterator[Inline]:
    for text, found in cut_at_mentions(paragraph):
        yield Text(text)
        if found:
            row, last = paragraph.count("\n", 0, found.start()), paragraph.rfind("\n", 0, found.start())
            yield Mention(found[1], line=line + row, column=found.start() - last)


def _unprintable(lines: tuple[str, ...]) -> Iterator[Problem]:
    hint = "type it again; it often stands for a dash, a quotation mark or an accented letter"
    for number, line in enumerate(lines, 1):
        for found in (*_NOT_A_CHARACTER.finditer(line), *_ENTITY_OF_NONE.finditer(line)):
            name = found.group() if found.group().startswith("&") else f"U+{ord(found.group()):04X}"
            message = f"the character {name} cannot be printed"
            yield Problem(CONTROL_CHARACTER, message, hint, line=number, column=found.start() + 1)


def to_markdown(tree: Tree) -> str:
    """Markdown that reads back as the same tree (in its one shape, `cspr_docs.prose.canonical`).

    Each top-level block is written, read again and compared; where emphasis or punctuation read back
    otherwise it is written once more with `<b>`, `<i>`, `<s>` and every mark of punctuation escaped.
    """
    lines: list[str] = []
    notes: list[str] = []
    count, before, alternate = 1, None, False
    for block in canonical(tree).blocks:
        alternate = follows_alike(before, block) and not alternate
        own, own_notes = _checked(block, count, alternate=alternate)
        lines += ["", *own] if lines else own
        notes += own_notes
        count += sum(1 for inline in inlines_of((block,)) if isinstance(inline, FootnoteRef))
        before = block
    return "\n".join([*lines, *notes, ""]) if lines else ""


def _checked(block: Block, first_note: int, *, alternate: bool) -> tuple[list[str], list[str]]:
    own, notes = write_block(block, first_note=first_note, alternate=alternate, careful=False)
    if to_tree("\n".join([*own, *notes])) == (Tree((block,)), ()):
        return own, notes
    return write_block(block, first_note=first_note, alternate=alternate, careful=True)
