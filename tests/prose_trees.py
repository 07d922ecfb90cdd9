"""Hypothesis strategies for prose trees and for Markdown."""

from itertools import chain, combinations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cspr_docs.prose.canonical import canonical
from cspr_docs.prose.tree import (
    PLAIN,
    Alignment,
    Block,
    FootnoteRef,
    Heading,
    Inline,
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
TARGETS = (
    "https://x.org/a_(b)?c=1&copy=2",
    "mailto:a.b@x.org",
    "http://localhost:80",
    "https://x.org/*a*#b%7Cc",
)
ADDRESSES = (("https://x.org/a", "https://x.org/a"), ("mailto:a@b.org", "a@b.org"))
_MEANINGS: tuple[str | Mark | Inline, ...] = (
    *SNIPPETS,
    *[PLAIN, *Mark, *(one | other for one, other in combinations(Mark, 2))] * 3,
    *(Mention(identity) for identity in ("mother", "x", "father_2", "step-father", "é1") * 2),
    *[LineBreak()] * 6,
    *(Link(target, ()) for target in TARGETS * 3),
    *(Link(target, (Text(words),)) for target, words in ADDRESSES * 2),
)
_SIGNS = {chr(0xE000 + number): meaning for number, meaning in enumerate(_MEANINGS)}
"""What a letter of a drawn text says: more words, the marks that follow, an inline, a link around the last of them."""


def _inlines(longest: int) -> SearchStrategy[Inlines]:
    """Drawn as one text: each choice costs Hypothesis more than all that is then tried with it."""
    return st.text("".join(_SIGNS), min_size=1, max_size=longest).map(_read)


def _read(signs: str) -> Inlines:
    made: list[Inline] = []
    marks = PLAIN
    for meaning in map(_SIGNS.__getitem__, signs):
        match meaning:
            case Mark():
                marks = meaning
            case str():
                made.append(Text(meaning, marks))
            case Mention():
                made.append(Mention(meaning.id, marks))
            case Link(target, ()):
                around = tuple(made[-2:])
                if around and not any(isinstance(each, Link) for each in around):
                    made[-2:] = [Link(target, around)]
            case _:
                made.append(meaning)
    return tuple(made)


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


footnotes = st.builds(FootnoteRef, st.lists(_blocks(_inlines(10)), max_size=2).map(tuple))
body_inlines = st.lists(
    st.one_of(_inlines(4), _inlines(6), _inlines(8), st.tuples(footnotes)), min_size=1, max_size=3
).map(lambda parts: tuple(chain.from_iterable(parts)))
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
