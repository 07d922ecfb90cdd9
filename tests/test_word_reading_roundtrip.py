from hypothesis import given, settings
from hypothesis import strategies as st
from prose_trees import trees
from word_returned import as_word_holds_it, returned, saved_by_python_docx, sent

from cspr_docs.prose.tree import Tree


@settings(max_examples=100, deadline=None)
@given(trees, st.booleans(), st.integers(0, 3))
def test_every_tree_comes_back_from_word(tree: Tree, in_cell: bool, base: int) -> None:
    content = sent(tree, in_cell=in_cell, heading_base=base)

    reading = returned(content, in_cell=in_cell, heading_base=base)

    assert reading.tree == as_word_holds_it(tree, heading_base=base)
    assert (reading.losses, reading.blocked) == ((), ())


@settings(max_examples=30, deadline=None)
@given(trees)
def test_every_tree_comes_back_after_another_program_saved_it(tree: Tree) -> None:
    reading = returned(saved_by_python_docx(sent(tree)))

    assert reading.tree == as_word_holds_it(tree)
