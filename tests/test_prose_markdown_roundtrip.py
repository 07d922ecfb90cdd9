from hypothesis import given, settings
from hypothesis import strategies as st
from prose_trees import markdown, trees

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.inline_reader import source_lines
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.parser import parse
from cspr_docs.prose.reader import read_tree
from cspr_docs.prose.tree import Tree


@settings(max_examples=100)
@given(trees)
def test_every_tree_comes_back_from_its_markdown(tree: Tree) -> None:
    assert to_tree(to_markdown(tree)) == (tree, ())


@settings(max_examples=100)
@given(markdown)
def test_every_text_has_a_tree_that_comes_back_from_its_markdown(text: str) -> None:
    tree, _ = to_tree(text)

    assert to_tree(to_markdown(tree)) == (tree, ())


@settings(max_examples=100)
@given(markdown)
def test_a_tree_that_was_read_is_in_its_one_shape(text: str) -> None:
    tree, _ = to_tree(text)

    assert canonical(tree) == tree


_WORDS = st.sampled_from(
    ["word", "@mother", "@a_b", "x@y.org", "2026", "3.", "1)", "===", "\n\n", "https://a.b/@c"]
)
_PIECES = _WORDS | st.sampled_from("\n .“’(@!#+:-é\u00ad\u00a0_*")


@settings(max_examples=200)
@given(st.lists(_PIECES, min_size=1, max_size=14).map("".join))
def test_plain_paragraphs_are_read_as_the_parser_reads_them(text: str) -> None:
    tree, _ = to_tree(text)
    assert repr(tree) == repr(read_tree(parse(text), source_lines(text), []))  # with places, unlike ==
