from cspr_docs.prose.canonical import canonical, canonical_inlines
from cspr_docs.prose.tree import (
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    Paragraph,
    Quote,
    Text,
    Tree,
)

STRONG, EMPHASIS = Mark.STRONG, Mark.EMPHASIS


def test_runs_of_equal_marks_are_one() -> None:
    assert canonical_inlines((Text("a", STRONG), Text("b", STRONG), Text(""), Text("c"))) == (
        Text("ab", STRONG),
        Text("c"),
    )


def test_spaces_between_runs_have_the_marks_that_both_share() -> None:
    both = STRONG | EMPHASIS
    assert canonical_inlines(
        (Text("a ", STRONG), Text("b ", both), Text(" c", EMPHASIS), Text(" "), Text("d"))
    ) == (
        Text("a ", STRONG),
        Text("b", both),
        Text("  c", EMPHASIS),
        Text(" d"),
    )


def test_edges_have_no_spaces_and_no_breaks() -> None:
    link = Link("https://x.org", (Text(" a "),))
    assert canonical_inlines(
        (Text(" "), LineBreak(), link, Text(" "), LineBreak(), Text(" b\n c\t"), LineBreak())
    ) == (
        Link("https://x.org", (Text("a"),)),
        LineBreak(),
        Text("b c"),
    )


def test_a_link_without_words_shows_where_it_leads() -> None:
    assert canonical_inlines((Link("https://x.org", (Text(" "),)),)) == (
        Link("https://x.org", (Text("https://x.org"),)),
    )


def test_empty_blocks_are_gone_and_empty_items_stay() -> None:
    empty = Paragraph((Text(" "),))
    tree = Tree(
        (empty, Heading(1, ()), Quote((empty,)), List(False, ()), List(False, (Item((empty,)),), start=5))
    )

    assert canonical(tree) == Tree((List(False, (Item(()),)),))


def test_a_list_that_markdown_can_only_write_loose_is_loose() -> None:
    words = Paragraph((Text("a"),))
    pairs = List(False, (Item((words, words)), Item((words,))))
    single = List(False, (Item((words,)),), tight=False)

    loose, tight = canonical(Tree((pairs, single))).blocks
    assert isinstance(loose, List)
    assert not loose.tight
    assert isinstance(tight, List)
    assert tight.tight
