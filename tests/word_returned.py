"""Trees in real Word files, and what is read from them again."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import docx
from emitted import name_of
from lxml import etree
from markupsafe import Markup
from word_files import NAMES, p, tbl, tr

from cspr_docs.prose.canonical import canonical_blocks
from cspr_docs.prose.tree import (
    Block,
    FootnoteRef,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Mention,
    Paragraph,
    Quote,
    Table,
    Text,
    Tree,
)
from cspr_docs.word.additions import BODY
from cspr_docs.word.emitter import Emitter
from cspr_docs.word.namespaces import w
from cspr_docs.word.package import Package, load_package, read_package
from cspr_docs.word.reading import Reading, read_blocks, to_source
from cspr_docs.word.reading.blocks import NOTE_HEADING_BASE
from cspr_docs.word.template import Template, compile_template
from tests.conftest import TEMPLATES

DEEPEST_STYLE = 6
LETTERHEAD = {
    "document": {"partnership": "P", "title": "T", "marking": "", "is_draft": False},
    "partnership": {"address": (), "phone": "", "email": "", "website": ""},
}
"""What the house style's own headers and footers name."""


@cache
def house() -> Package:
    """The house style that every document wears."""
    return read_package(TEMPLATES / "house-style.docx")


@cache
def template(*, in_cell: bool) -> Template:
    """A document that holds nothing but one text."""
    body = tbl(tr("{{p prose }}"), columns=1) if in_cell else p("{{p prose }}")
    root = etree.fromstring(house()[BODY])
    [old] = root.iter(w("body"))
    old[:-1] = list(etree.fromstring(f"<w:body {NAMES}>{body}</w:body>"))
    parts = {**house().parts, BODY: etree.tostring(root)}
    return compile_template("t.docx", Package(parts, "t.docx"), house())


def sent(tree: Tree, *, in_cell: bool = False, heading_base: int = 0) -> bytes:
    """A Word file with the tree in it."""
    compiled = template(in_cell=in_cell)
    additions = compiled.new_additions()
    prose = Emitter(additions, name_of).blocks(tree, in_cell=in_cell, heading_base=heading_base)
    return compiled.render({"prose": Markup(prose), **LETTERHEAD}, additions)


def saved_by_python_docx(content: bytes) -> bytes:
    """The file after another program has opened and saved it."""
    stream = io.BytesIO()
    docx.Document(io.BytesIO(content)).save(stream)
    return stream.getvalue()


def returned(
    content: bytes,
    *,
    in_cell: bool = False,
    heading_base: int = 0,
    view: Callable[[etree._Element], etree._Element] = lambda root: root,
) -> Reading:
    """What is read from a file that `sent` made."""
    package = load_package(content, "returned.docx")
    root = view(etree.fromstring(package[BODY]))
    holder = root.find(f".//{w('tc')}" if in_cell else f".//{w('body')}")
    assert holder is not None
    elements = [child for child in holder if child.tag not in (w("sectPr"), w("tcPr"))]
    return read_blocks(elements, to_source(package, view=view), heading_base=heading_base)


def as_word_holds_it(tree: Tree, *, heading_base: int = 0) -> Tree:
    """The tree with what Word cannot tell apart made alike.

    Mentions are the names that their reader sees; headings end at level 6; nothing parts two quotes.
    """
    return Tree(_held(tree.blocks, DEEPEST_STYLE - heading_base))


def _held(blocks: tuple[Block, ...], deepest: int) -> tuple[Block, ...]:
    joined: list[Block] = []
    for block in blocks:
        held = _block(block, deepest)
        last = joined[-1] if joined else None
        if isinstance(held, Quote) and isinstance(last, Quote):
            joined[-1] = Quote(_held(last.blocks + held.blocks, deepest))
        else:
            joined.append(held)
    return canonical_blocks(joined)


def _block(block: Block, deepest: int) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_inlines(block.inlines))
        case Heading():
            return replace(block, level=min(block.level, deepest), inlines=_inlines(block.inlines))
        case Quote():
            return replace(block, blocks=_held(block.blocks, deepest))
        case List():
            return replace(block, items=tuple(Item(_held(item.blocks, deepest)) for item in block.items))
        case Table():
            rows = tuple(tuple(_inlines(cell) for cell in row) for row in block.rows)
            return replace(block, header=tuple(_inlines(cell) for cell in block.header), rows=rows)
        case _:
            return block


def _inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> Inline:
    match inline:
        case Mention():
            return Text(name_of(inline.id), inline.marks)
        case Link():
            return replace(inline, inlines=tuple(_inline(leaf) for leaf in inline.inlines))
        case FootnoteRef():
            return FootnoteRef(_held(inline.blocks, DEEPEST_STYLE - NOTE_HEADING_BASE))
        case _:
            return inline
