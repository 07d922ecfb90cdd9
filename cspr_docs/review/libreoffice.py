"""A text that LibreOffice saved, without what LibreOffice alone has changed in it."""

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.tree import Tree
from cspr_docs.word.reading import as_libreoffice_keeps


def before_libreoffice(returned: Tree, issued: Tree) -> Tree:
    """The returned tree with each block as issued that differs from it only by what LibreOffice drops.

    So the program's own losses never look like a reviewer's edits; they stay in blocks that somebody did edit.
    """
    known = {as_libreoffice_keeps(Tree((block,))): (block,) for block in canonical(issued).blocks}
    kept = (as_libreoffice_keeps(Tree((block,))) for block in canonical(returned).blocks)
    return Tree(tuple(block for one in kept for block in known.get(one, one.blocks)))
