"""What stands above a table and says what it is about: from Markdown to Word, to the page, and back."""

import pytest
from emitted import emitted, values
from markdown_trees import tree_of
from word_returned import as_word_holds_it, returned, saved_by_python_docx, sent

from cspr_docs.ooxml.fields import read_fields
from cspr_docs.ooxml.namespaces import w

TABLE = "| What | When |\n|---|---|\n| One | Two |\n"
CAPTIONED = f"Table: What **became** of it\n\n{TABLE}"


def test_a_paragraph_that_says_table_is_the_caption_of_the_table_after_it() -> None:
    assert values(emitted(tree_of(CAPTIONED)).body, "pStyle")[0] == "Caption"


def test_captions_are_numbered_and_each_shows_its_number() -> None:
    body = emitted(tree_of(f"{CAPTIONED}\n{CAPTIONED}")).body
    captions = [
        one
        for one in body.iter(w("p"))
        if one.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='Caption']") is not None
    ]
    words = ["".join(text.text or "" for text in caption.iter(w("t"))) for caption in captions]
    assert words == ["Table 1: What became of it", "Table 2: What became of it"]
    assert [one.name for one in read_fields(body)] == ["SEQ", "SEQ"]


@pytest.mark.parametrize(
    "markdown",
    [
        "Table: nothing follows.\n",
        f"Table: a list follows.\n\n- one\n\n{TABLE}",
        f"What became of it.\n\n{TABLE}",
        f"Tables: two\n\n{TABLE}",
        f"# Table: a heading\n\n{TABLE}",
    ],
)
def test_other_words_are_no_caption(markdown: str) -> None:
    assert "Caption" not in values(emitted(tree_of(markdown)).body, "pStyle")


@pytest.mark.parametrize("markdown", [f"> {line}" for line in ("Table: x\n>\n> | a |\n> |---|\n> | b |\n",)])
def test_in_a_quote_the_words_stay_quoted(markdown: str) -> None:
    tree = tree_of(markdown)

    assert returned(sent(tree)).tree == as_word_holds_it(tree)


def test_in_a_cell_there_is_no_caption() -> None:
    assert "Caption" not in values(emitted(tree_of(CAPTIONED), in_cell=True).body, "pStyle")


@pytest.mark.parametrize("save", [bytes, saved_by_python_docx])
def test_a_caption_comes_back_as_the_paragraph_that_it_was(save: type[bytes]) -> None:
    tree = tree_of(CAPTIONED)

    reading = returned(save(sent(tree)))

    assert reading.tree == as_word_holds_it(tree)
    assert (reading.losses, reading.blocked) == ((), ())
