import pytest

from cspr_docs.problems import CODES
from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.plain import inline_text, mentions, plain_text, words
from cspr_docs.prose.tree import (
    FootnoteRef,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    Mention,
    Paragraph,
    Rule,
    Table,
    Text,
    Tree,
)


def places(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of a text."""
    return [(problem.code, problem.line, problem.column) for problem in to_tree(text)[1]]


def named(text: str) -> list[tuple[str, int, int]]:
    """Id, line and column of every mention of a text."""
    return [(mention.id, mention.line, mention.column) for mention in mentions(to_tree(text)[0])]


def shown(text: str) -> str:
    """What a reader sees of a text."""
    return plain_text(to_tree(text)[0], lambda identity: f"<{identity}>")


def tree_of(*blocks: Paragraph | Heading | List | Table | Rule) -> Tree:
    return Tree(blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One ![a plan](https://example.org/plan.png) and\nthen a [link](javascript:alert(1)).",
            [("image-in-prose", 1, 5), ("link-refused", 2, 8)],
        ),
        ("a [x](file:///etc/x) b <https://>", [("link-refused", 1, 3), ("link-refused", 1, 24)]),
        ("[x](mailto:nobody) [y](../case.yaml)", [("link-refused", 1, 1), ("link-refused", 1, 20)]),
        ('a <div title="b">\nc <!-- d -->', [("html-in-prose", 1, 3), ("html-in-prose", 2, 3)]),
        ("a <b>bold\n\nand </i>", [("html-in-prose", 1, 3), ("html-in-prose", 2 + 1, 5)]),
        ("the mother`s and father`s\n\n```\nx\n```", [("code-in-prose", 1, 11), ("code-in-prose", 3, 1)]),
        ("    set in\n\n- a\n\n        deep", [("indented-prose", 1, 5), ("indented-prose", 5, 9)]),
        ("##### a\n\n> ###### b", [("heading-too-deep", 1, 1), ("heading-too-deep", 3, 1)]),
        ("a[^1] b[^2]", [("footnote-missing", 1, 2), ("footnote-missing", 1, 8)]),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c\n\n[^2]: d", [("footnote-twice", 5, 1), ("footnote-unused", 7, 1)]),
        (
            "a[^1]\n\n[^1]: b [^1] and\n    [^2]",
            [("footnote-in-footnote", 3, 9), ("footnote-in-footnote", 4, 5)],
        ),
        (
            "| a | b |\n|---|---|\n| c | d | e |\n| c | d | **f** | g |",
            [("table-row-too-long", 3, 11), ("table-row-too-long", 4, 11)],
        ),
        ("x\n\n| a | b |\n|---|---|---|\n| c | d |", [("table-not-read", 4, 1)]),
        ("[note]: https://example.org\n\n> [b]: c", [("link-definition", 1, 1), ("link-definition", 3, 3)]),
        (
            '[a](https://example.org "t") [b](mailto:b@example.org "u")',
            [("link-title", 1, 1), ("link-title", 1, 30)],
        ),
        ("a\x92b\n\n- c\x00", [("control-character", 1, 2), ("control-character", 3, 4)]),
        ("a &#12; b", [("control-character", 1, 3)]),
        ("> " * 12 + "a ![b](c)", [("prose-too-deep", 1, 1)]),
    ],
)
def test_what_the_dialect_lacks_is_told_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected
    assert all(code in CODES for code, _, _ in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a ![the plan](b.png) c", "a the plan c"),
        ("a [word](javascript:x) c", "a word c"),
        ("a <u>b</u> c", "a <u>b</u> c"),
        ("<div>\n*a*\n</div>", "<div> a </div>"),
        ("the mother`s and father`s", "the mother`s and father`s"),
        ("```\n<a> & *b*\nc\n```", "<a> & *b*\nc"),
        ("    set in\n    twice", "set in twice"),
        ("a[^1]", "a[^1]"),
        ("[note]: https://example.org", "[note]: https://example.org"),
        ("a\x92b", "a\ufffdb"),
        ("> " * 12 + "a", "a"),
    ],
)
def test_no_word_is_lost_to_a_problem(text: str, expected: str) -> None:
    assert shown(text).removeprefix("> " * 12) == expected


def test_places_count_columns_in_lists_quotes_and_cells() -> None:
    text = (
        "- a\n\n  > b @one\n  c @two\n\n"
        "| x | a \\| @three |\n|---|---|\n| @x | @x and @four |\n\n"
        "Setext @five\n---\n"
    )

    assert named(text) == [
        ("one", 3, 7),
        ("two", 4, 5),
        ("three", 6, 12),
        ("x", 8, 3),
        ("x", 8, 8),
        ("four", 8, 15),
        ("five", 10, 8),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_a_line(ending: str) -> None:
    text = ending.join(["\ufeff@one and", "a\u2028line @two", "", "@three"])

    assert named(text) == [("one", 1, 1), ("two", 2, 8), ("three", 4, 1)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("@mother's car", ["mother"]),
        ("@mother’s car", ["mother"]),
        ("(@mother), @father.", ["mother", "father"]),
        ("_@mother_ **@father** ~~@aunt~~", ["mother", "father", "aunt"]),
        ("@step-father_2-", ["step-father_2"]),
        ("@Zoë", ["Zoë"]),
        ("—@mother/@father", ["mother", "father"]),
        ("said...@mother", ["mother"]),
        ("[@mother's words](https://example.org/@father)", ["mother"]),
        ("\\@mother and @ father", []),
        ("a@example.org, a.b-@example.org", []),
        ("<a@example.org> <https://example.org/@x>", []),
        ("https://example.org/@x and www.example.org/@y", []),
        ("`@mother`", []),
        ("@@mother", []),
    ],
)
def test_who_is_mentioned(text: str, ids: list[str]) -> None:
    assert [identity for identity, _, _ in named(text)] == ids


def test_a_mention_carries_the_marks_around_it() -> None:
    (paragraph,) = to_tree("***@mother's*** car")[0].blocks

    both = Mark.STRONG | Mark.EMPHASIS
    assert paragraph == Paragraph((Mention("mother", both), Text("'s", both), Text(" car")))


def test_html_that_the_dialect_has_is_read() -> None:
    tree, problems = to_tree("<b>a <I>b</I></b><br>c <s>d</s>")

    assert problems == ()
    assert tree == tree_of(
        Paragraph(
            (
                Text("a ", Mark.STRONG),
                Text("b", Mark.STRONG | Mark.EMPHASIS),
                LineBreak(),
                Text("c "),
                Text("d", Mark.STRIKE),
            )
        )
    )


def test_typed_characters_stay_as_they_were() -> None:
    text = "“A–B” isn’t…\u00a05\u202fkg, co\u2011op, soft\u00adhyphen, \u2028 and 2 < 3 & 4 > 3"

    assert shown(text) == text


def test_a_footnote_used_twice_stands_at_both_places() -> None:
    (paragraph,) = to_tree("a[^n] b[^n]\n\n[^n]: c\n")[0].blocks

    note = FootnoteRef((Paragraph((Text("c"),)),))
    assert paragraph == Paragraph((Text("a"), note, Text(" b"), note))


def test_every_top_level_block_knows_its_lines() -> None:
    text = "# a\n\nb\nc\n\n- d\n- e\n\n\n| f |\n|---|\n\n---\n\n> g\n> h\n"

    assert [block.lines for block in to_tree(text)[0].blocks] == [
        (1, 2),
        (3, 5),
        (6, 8),
        (10, 12),
        (13, 14),
        (15, 17),
    ]


def test_the_same_text_is_parsed_once() -> None:
    assert to_tree("once *only*")[0] is to_tree("once *only*")[0]


@pytest.mark.parametrize(
    ("tree", "markdown"),
    [
        (tree_of(Paragraph((Text("[sic] a_b 5 * 3"),))), "[sic] a_b 5 \\* 3\n"),
        (
            tree_of(Paragraph((Text("a@b.org @"), Mention("mother"), Text("'s")))),
            "a@b.org @<b></b>@mother's\n",
        ),
        (tree_of(Paragraph((Text("- 1. #"),))), "\\- 1. #\n"),
        (tree_of(Paragraph((Text("2026. A year"),))), "2026\\. A year\n"),
        (tree_of(Paragraph((Text("a"), LineBreak(), Text("b")))), "a\\\nb\n"),
        (tree_of(Paragraph((Text("a("), Text("b)", Mark.STRONG), Text("c")))), "a\\(<b>b\\)</b>c\n"),
        (tree_of(Paragraph((Text("\u00a0a"),))), "&nbsp;a\n"),
        (tree_of(Paragraph((Text("No!"), Link("https://x.org", (Text("a"),))))), "No\\![a](https://x.org)\n"),
        (
            tree_of(
                List(False, (Item((Paragraph((Text("a"),)),)),)),
                List(False, (Item((Paragraph((Text("b"),)),)),)),
            ),
            "- a\n\n* b\n",
        ),
        (tree_of(Paragraph((Link("mailto:a@b.org", (Text("a@b.org"),)),))), "<a@b.org>\n"),
        (
            tree_of(Paragraph((FootnoteRef((Paragraph((Text("n"),)), Rule())),))),
            "[^1]\n\n[^1]: n\n\n    ___\n",
        ),
        (
            tree_of(List(False, (Item((List(False, (Item((List(False, (Item(()),)),)),)),)),))),
            "- * -\n",  # with equal markers it would be a line across the page
        ),
        (tree_of(), ""),
    ],
)
def test_markdown_is_written_as_plainly_as_it_can_be(tree: Tree, markdown: str) -> None:
    assert to_markdown(tree) == markdown
    assert to_tree(markdown) == (tree, ())


def test_words_are_counted_with_their_footnotes() -> None:
    tree, _ = to_tree("# The @mother's *second* visit\n\n- one – two[^1]\n\n| a | |\n|--|--|\n\n[^1]: three")

    assert words(tree) == 8


def test_plain_text_parts_paragraphs_and_puts_footnotes_last() -> None:
    text = "a[^1] [b](https://x.org)\n\n> c\n\n- d\\\n  e\n\n[^1]: @f\n"

    assert shown(text) == "a b\n\nc\n\nd\ne\n\n<f>"


def test_inline_text_names_whom_the_reader_knows() -> None:
    assert inline_text((Mention("mother"), Text("'s")), str.upper) == "MOTHER's"
