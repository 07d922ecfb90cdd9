"""Hypothesis strategies for prose trees and for Markdown."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.tree import (
    PLAIN,
    Alignment,
    Block,
    FootnoteRef,
    Heading,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    Mention,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    Tree,
)

SNIPPETS = [
    *"ab1 -*_~`#>|[]()!&<@\\:=+.'\"",
    "  ",
    "\xa0",
    "\xad",
    "\u2011",
    "\u2028",
    "\t",
    "é",
    "“quoted”",
    "mother’s",
    "שלום",
    "سلام",
    "1.",
    "12)",
    "---",
    "&amp;",
    "&#12;",
    "<b>",
    "</i>",
    "<div>",
    "@mother",
    "a@b.org",
    "https://x.org/@y",
    "[^1]",
    "[a](b)",
    "~~",
    "**",
    "www.",
    "word",
    "😀",
]
words = st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=6).map("".join)
marks = st.lists(st.sampled_from(list(Mark)), max_size=2, unique=True).map(
    lambda chosen: PLAIN if not chosen else chosen[0] | chosen[-1]
)
texts = st.builds(Text, words, marks)
mentions = st.builds(Mention, st.sampled_from(["mother", "x", "father_2", "step-father", "é1"]), marks)
targets = st.sampled_from(
    ["https://x.org/a_(b)?c=1&copy=2", "mailto:a.b@x.org", "http://localhost:80", "https://x.org/*a*#b%7Cc"]
)
leaves = st.one_of(texts, texts, mentions, st.just(LineBreak()))
links = st.builds(Link, targets, st.lists(leaves, min_size=1, max_size=3).map(tuple))
address_links = st.sampled_from(
    [Link("https://x.org/a", (Text("https://x.org/a"),)), Link("mailto:a@b.org", (Text("a@b.org"),))]
)
note_inlines = st.lists(st.one_of(leaves, links), min_size=1, max_size=4).map(tuple)


def _blocks(inlines: SearchStrategy[Inlines]) -> SearchStrategy[Block]:
    paragraphs = st.builds(Paragraph, inlines)
    cells = inlines | st.just(())
    simple = st.one_of(
        paragraphs,
        paragraphs,
        st.builds(Heading, st.integers(1, 4), inlines),
        st.just(Rule()),
        st.integers(1, 3).flatmap(lambda columns: _tables(cells, columns)),
    )
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            st.builds(Quote, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(
                List,
                st.booleans(),
                st.lists(
                    st.lists(inner | paragraphs, max_size=3).map(tuple).map(Item), min_size=1, max_size=3
                ).map(tuple),
                st.sampled_from([1, 1, 1, 0, 4, 99]),
                st.booleans(),
            ),
        ),
        max_leaves=5,
    )


def _tables(cells: SearchStrategy[Inlines], columns: int) -> SearchStrategy[Table]:
    row = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    alignments = st.lists(st.sampled_from(list(Alignment)), min_size=columns, max_size=columns).map(tuple)
    return st.builds(Table, alignments, row, st.lists(row, max_size=2).map(tuple))


footnotes = st.builds(FootnoteRef, st.lists(_blocks(note_inlines), max_size=2).map(tuple))
body_inlines = st.lists(
    st.one_of(leaves, leaves, links, address_links, footnotes), min_size=1, max_size=5
).map(tuple)
trees = st.lists(_blocks(body_inlines), max_size=4).map(tuple).map(Tree).map(canonical)

LINES = [
    *SNIPPETS,
    "# head",
    "- item",
    "  - deeper",
    "1. one",
    "> quote",
    "| a | b |",
    "|---|---|",
    "[^1]: note",
    "    far in",
    "***",
    "===",
    "```",
    "![p](q)",
    "<br>",
    "<!-- c -->",
    "[x]: http://y",
    "@mother's",
]
markdown = st.lists(
    st.tuples(
        st.lists(st.sampled_from(LINES), max_size=4).map("".join), st.sampled_from(["\n", "\n\n", "\r\n"])
    ).map("".join),
    max_size=8,
).map("".join)
