from hypothesis import given, settings
from prose_trees import markdown, trees

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.tree import Tree


@settings(max_examples=100, deadline=None)
@given(trees)
def test_every_tree_comes_back_from_its_markdown(tree: Tree) -> None:
    assert to_tree(to_markdown(tree)) == (tree, ())


@settings(max_examples=100, deadline=None)
@given(markdown)
def test_every_text_has_a_tree_that_comes_back_from_its_markdown(text: str) -> None:
    tree, _ = to_tree(text)

    assert to_tree(to_markdown(tree)) == (tree, ())


@settings(max_examples=100, deadline=None)
@given(markdown)
def test_a_tree_that_was_read_is_in_its_one_shape(text: str) -> None:
    tree, _ = to_tree(text)

    assert canonical(tree) == tree
