from copy import deepcopy
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_snippets import INSIDE, OUTSIDE
from prose_trees import trees
from tracked_edits import edit_at_random
from tracked_marks import Editor
from word_returned import (
    as_word_holds_it,
    returned,
    returned_together,
    saved_by_python_docx,
    sent,
    sent_together,
)

from cspr_docs.ooxml.package import load_package, to_bytes
from cspr_docs.prose.markdown import to_tree
from cspr_docs.prose.plain import plain_text
from cspr_docs.prose.tree import Tree
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading import as_libreoffice_keeps
from cspr_docs.word.revisions import accepted, rejected
from tests.office import WORD, converted


@pytest.mark.no_cover  # measuring triples its time, and the tables of examples reach the same lines
@settings(max_examples=50)
@given(trees, st.booleans(), st.integers(0, 3), st.randoms(use_true_random=False), st.integers(1, 6))
def test_every_tree_comes_back_from_word(
    tree: Tree, in_cell: bool, base: int, random: Random, times: int
) -> None:
    """As it was sent, as another program saved it, and from under any tracked edits: a tree takes longest to draw."""
    content = sent(tree, in_cell=in_cell, heading_base=base)
    comes_back = partial(returned, in_cell=in_cell, heading_base=base)
    issued = as_word_holds_it(tree)

    reading = comes_back(content)
    assert reading.tree == issued
    assert (reading.losses, reading.blocked) == ((), ())

    assert comes_back(saved_by_python_docx(content)).tree == issued

    package = load_package(content, "sent.docx")
    root = etree.fromstring(package[BODY])
    editor = Editor(root, deepcopy(root), random)
    edit_at_random(editor, times)
    edited = to_bytes({**package, BODY: etree.tostring(editor.tracked)})
    by_hand = to_bytes({**package, BODY: etree.tostring(editor.plain)})
    assert comes_back(edited, view=rejected).tree == issued
    assert comes_back(edited, view=accepted) == comes_back(by_hand)


@pytest.mark.parametrize("markdown", INSIDE)
def test_markdown_of_the_dialect_comes_back_from_word(markdown: str) -> None:
    tree, problems = to_tree(markdown)

    assert problems == ()
    assert returned(sent(tree)).tree == as_word_holds_it(tree)
    assert returned(sent(tree, in_cell=True), in_cell=True).tree == as_word_holds_it(tree)


@pytest.mark.parametrize(("markdown", "code"), OUTSIDE)
def test_markdown_beyond_the_dialect_is_refused_and_what_stays_comes_back(markdown: str, code: str) -> None:
    tree, problems = to_tree(markdown)

    assert {problem.code for problem in problems} == {code}
    assert returned(sent(tree)).tree == as_word_holds_it(tree)


def test_the_snippets_are_many_and_differ() -> None:
    assert len(set(INSIDE)) == len(INSIDE) >= 120


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_keeps_the_words_and_what_it_drops_is_known(tmp_path: Path) -> None:
    file = tmp_path / "together.docx"
    file.write_bytes(sent_together([to_tree(markdown)[0] for markdown in INSIDE]))
    converted([file], WORD, tmp_path / "out")

    changed = []
    readings = returned_together((tmp_path / "out" / file.name).read_bytes())
    for markdown, reading in zip(INSIDE, readings, strict=True):
        tree = as_word_holds_it(to_tree(markdown)[0])
        assert plain_text(reading.tree, str) == plain_text(tree, str), markdown
        assert (reading.losses, reading.blocked) == ((), ()), markdown
        if as_libreoffice_keeps(reading.tree) != as_libreoffice_keeps(tree):
            changed.append(markdown)
    assert changed == ["[*a* b](https://x.org/c?d=e&f=g#h)"]
