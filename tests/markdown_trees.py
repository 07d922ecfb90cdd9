"""Trees of Markdown that has no faults."""

from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.tree import Tree


def tree_of(markdown: str) -> Tree:
    """The tree of a text; the test fails if anything is told about it."""
    tree, problems = to_tree(markdown)
    assert problems == ()
    return tree
