"""Tracked changes in what is read: the text as it was sent, and as it came back."""

import pytest
from lxml import etree
from markdown_trees import tree_of
from word_typed import BY, cell, item, numbered, p, package, row, run, table

from cspr_docs.prose.markdown import to_markdown
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading import read_blocks, to_source
from cspr_docs.word.revisions import accepted, rejected


def test_footnotes_are_seen_in_the_view_that_is_asked_for() -> None:
    inserted = f"<w:ins {BY}>{run('new')}</w:ins>"
    note = f'<w:footnote w:id="2">{p(inserted)}</w:footnote>'
    parts = package(p('<w:r><w:footnoteReference w:id="2"/></w:r>', run("a")), note)
    body = list(etree.fromstring(parts[BODY])[0])

    shown = [
        to_markdown(read_blocks(body, to_source(parts, view=view)).tree) for view in (accepted, rejected)
    ]
    assert shown == ["[^1]a\n\n[^1]: new\n", "[^1]a\n\n[^1]:\n"]


UNWRAPPED = (
    f'<w:customXmlDelRangeStart {BY}/><w:sdt><w:sdtContent><w:customXmlDelRangeEnd w:id="1"/>'
    f"{p(run('a'))}</w:sdtContent></w:sdt>"
)
EDITED = {
    "a new item": (
        item("a", 1).replace("</w:pPr>", f"<w:rPr><w:ins {BY}/></w:rPr></w:pPr>")
        + item("b", 1).replace("<w:r ", f"<w:ins {BY}><w:r ").replace("</w:r>", "</w:r></w:ins>"),
        "- a\n",
        "- a\n- b\n",
    ),
    "an item gone": (
        item("a", 1)
        + p(f"<w:del {BY}><w:r><w:delText>b</w:delText></w:r></w:del>", style="ListParagraph",
            properties=f"{numbered(1)}<w:rPr><w:del {BY}/></w:rPr>")
        + p(run("z")),
        "- a\n- b\n\nz\n",
        "- a\n\nz\n",
    ),
    "a new row": (
        table(row("h"), row("a"), row(cell(p(f"<w:ins {BY}>{run('b')}</w:ins>")), properties=f"<w:ins {BY}/>")),
        "| h |\n|---|\n| a |\n",
        "| h |\n|---|\n| a |\n| b |\n",
    ),
    "a paragraph made an item": (
        p(run("a"), style="ListParagraph", properties=f"{numbered(1)}<w:pPrChange {BY}><w:pPr/></w:pPrChange>"),
        "a\n",
        "- a\n",
    ),
    "a paragraph split": (
        p(run("one"), properties=f"<w:rPr><w:ins {BY}/></w:rPr>") + p(run("two")),
        "onetwo\n",
        "one\n\ntwo\n",
    ),
    "a control taken out": (
        UNWRAPPED + p(run("b")),
        "a\n\nb\n",
        "a\n\nb\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_is_read_as_sent_and_as_returned(name: str) -> None:
    body, before, after = EDITED[name]
    parts = package(body)
    root, source = etree.fromstring(parts[BODY]), to_source(parts)

    assert read_blocks(list(rejected(root)[0]), source).tree == tree_of(before)
    assert read_blocks(list(accepted(root)[0]), source).tree == tree_of(after)
