"""What LibreOffice keeps of a text when it saves a Word file.

Observed with LibreOffice 7.4: it sets every list close, makes a column aligned to the left one that is not
aligned, and puts a slash behind a web address without a path. Words and marks stay. Of a link to a place in a
page that holds runs of different marks it keeps only the first as a link.
"""

import re
from dataclasses import replace

from cspr_docs.prose import tree as trees
from cspr_docs.prose.canonical import canonical

_NO_PATH = re.compile(r"https?://[^/?#]+", re.IGNORECASE)


def as_libreoffice_keeps(tree: trees.Tree) -> trees.Tree:
    """The tree without what LibreOffice drops; compare both sides of a text that it saved in this shape."""
    return canonical(
        trees.Tree(_blocks(trees.rewritten(tree, lambda inlines: tuple(map(_inline, inlines))).blocks))
    )


def _blocks(blocks: trees.Blocks) -> trees.Blocks:
    return tuple(map(_block, blocks))


def _block(block: trees.Block) -> trees.Block:
    match block:
        case trees.Quote():
            return replace(block, blocks=_blocks(block.blocks))
        case trees.List():
            return replace(
                block, items=tuple(trees.Item(_blocks(item.blocks)) for item in block.items), tight=True
            )
        case trees.Table():
            lefts = {trees.Alignment.LEFT: trees.Alignment.NONE}
            return replace(block, alignments=tuple(lefts.get(each, each) for each in block.alignments))
        case _:
            return block


def _inline(inline: trees.Inline) -> trees.Inline:
    match inline:
        case trees.Link(target) if _NO_PATH.fullmatch(target):
            return replace(inline, target=f"{target}/")
        case trees.FootnoteRef():
            return replace(inline, blocks=_blocks(inline.blocks))
        case _:
            return inline
