"""What LibreOffice keeps of a text when it saves a Word file.

Observed with LibreOffice 7.4: it sets every list close, makes a column aligned to the left one that is not
aligned, and puts a slash behind a web address without a path. Words and marks stay. Of a link to a place in a
page that holds runs of different marks it keeps only the first as a link.
"""

import re
from dataclasses import replace

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.tree import (
    Alignment,
    Block,
    FootnoteRef,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Tree,
)

_NO_PATH = re.compile(r"https?://[^/?#]+", re.IGNORECASE)


def as_libreoffice_keeps(tree: Tree) -> Tree:
    """The tree without what LibreOffice drops; compare both sides of a text that it saved in this shape."""
    return canonical(Tree(tuple(_block(block) for block in tree.blocks)))


def _block(block: Block) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=_inlines(block.inlines))
        case Quote():
            return replace(block, blocks=tuple(_block(each) for each in block.blocks))
        case List():
            items = tuple(Item(tuple(_block(each) for each in item.blocks)) for item in block.items)
            return replace(block, items=items, tight=True)
        case Table():
            return replace(
                block,
                alignments=tuple(_alignment(alignment) for alignment in block.alignments),
                header=tuple(_inlines(cell) for cell in block.header),
                rows=tuple(tuple(_inlines(cell) for cell in row) for row in block.rows),
            )
        case Rule():
            return block


def _alignment(alignment: Alignment) -> Alignment:
    return Alignment.NONE if alignment is Alignment.LEFT else alignment


def _inlines(inlines: Inlines) -> Inlines:
    return tuple(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> Inline:
    match inline:
        case Link():
            target = f"{inline.target}/" if _NO_PATH.fullmatch(inline.target) else inline.target
            return replace(inline, target=target)
        case FootnoteRef():
            return replace(inline, blocks=tuple(_block(block) for block in inline.blocks))
        case _:
            return inline
