from pathlib import Path

import pytest
from emitted import R_ID, W_, emitted, gathered, golden, name_of, paragraphs, text_of, values
from hypothesis import given, settings
from markdown_trees import tree_of
from prose_trees import trees
from pytest_regressions.file_regression import FileRegressionFixture

from cspr_docs.prose.plain import inline_text, paragraphs_of
from cspr_docs.prose.tree import Tree
from cspr_docs.word.additions import BODY, FOOTNOTES, Additions
from cspr_docs.word.emitter import Emitter
from cspr_docs.word.runs import text_runs

PROSE = Path(__file__).parent / "prose"


@pytest.mark.parametrize("name", sorted(path.stem for path in PROSE.glob("*.md")))
def test_prose_is_emitted_as_its_golden_has_it(name: str, file_regression: FileRegressionFixture) -> None:
    tree = tree_of((PROSE / f"{name}.md").read_text("utf-8"))

    file_regression.check(
        golden(emitted(tree, heading_base=1)), fullpath=PROSE / f"{name}.xml", encoding="utf-8", newline="\n"
    )


@settings(max_examples=50)
@given(trees)
def test_every_word_is_emitted_in_order(tree: Tree) -> None:
    out = emitted(tree)

    shown = [text for text in paragraphs(out.body) if text]
    notes = [text for text in paragraphs(out.footnotes) if text.strip(" ")]
    expected = [text for inlines in paragraphs_of(tree.blocks) if (text := inline_text(inlines, name_of))]
    assert [text.strip(" ") for text in shown + notes] == [text.strip(" ") for text in expected]


@settings(max_examples=50)
@given(trees)
def test_whatever_is_emitted_is_whole(tree: Tree) -> None:
    out = emitted(tree, in_cell=True)

    assert out.body[-1].tag == f"{W_}p"
    for part in (out.body, out.footnotes):
        for cell in part.iter(f"{W_}tc"):
            assert cell[-1].tag == f"{W_}p"
        for table in part.iter(f"{W_}tbl"):
            following = table.getnext()
            assert following is None or following.tag == f"{W_}p"
            widths = [int(width) for width in values(table, "gridCol", "w")]
            assert sum(widths) == int(values(table, "tblW", "w")[0])
            assert min(widths) > 0
            assert {len(row.findall(f"{W_}tc")) for row in table.iter(f"{W_}tr")} == {len(widths)}
    assert all(note[-1].tag == f"{W_}p" for note in out.footnotes)


@settings(max_examples=50)
@given(trees)
def test_every_reference_has_its_target_and_no_id_comes_twice(tree: Tree) -> None:
    out = emitted(tree)

    defined = values(out.numbering, "num", "numId")
    assert {number for part in (out.body, out.footnotes) for number in values(part, "numId")} - {"0"} == set(
        defined
    )
    assert len(defined) == len(set(defined))
    assert sorted(values(out.body, "footnoteReference", "id")) == sorted(
        values(out.footnotes, "footnote", "id")
    )
    for part, element in ((BODY, out.body), (FOOTNOTES, out.footnotes)):
        assert [link.get(R_ID) for link in element.iter(f"{W_}hyperlink")] == list(out.links[part])


def numbers_of(markdown: str) -> list[str]:
    """The list id and level of every numbered paragraph, as `id.level`."""
    body = emitted(tree_of(markdown)).body
    return [
        f"{number}.{level}" for number, level in zip(values(body, "numId"), values(body, "ilvl"), strict=True)
    ]


def test_nested_lists_share_their_outer_lists_number() -> None:
    assert numbers_of("- a\n  1. b\n- c\n  1. d\n") == ["1.0", "1.1", "1.0", "1.1"]


def test_a_nested_list_of_another_kind_or_start_has_a_number_of_its_own() -> None:
    assert numbers_of("- a\n  1. b\n- c\n  - d\n- e\n\n  7. f\n") == [
        "1.0",
        "1.1",
        "1.0",
        "2.1",
        "1.0",
        "3.1",
    ]


def test_two_nested_lists_under_one_item_do_not_run_on() -> None:
    assert numbers_of("- a\n  1. b\n  1) c\n- d\n  1. e\n") == ["1.0", "1.1", "2.1", "1.0", "1.1"]


def test_lists_after_each_other_start_anew() -> None:
    assert numbers_of("1. a\n2. b\n\nand\n\n1. c\n\n1) d\n") == ["1.0", "1.0", "2.0", "3.0"]


def test_a_list_starts_where_its_writer_starts_it() -> None:
    out = emitted(tree_of("7. seven\n8. eight\n"))

    assert values(out.numbering, "start")[0] == "7"


def test_headings_stand_below_the_documents_own() -> None:
    out = emitted(tree_of("# a\n\n#### d\n"), heading_base=3)

    assert values(out.body, "pStyle") == ["Heading4", "Heading7"]


def test_a_table_at_the_end_of_a_cell_is_followed_by_a_paragraph() -> None:
    tree = tree_of("| a |\n|---|\n| b |\n")

    assert [child.tag for child in emitted(tree, in_cell=True).body] == [f"{W_}tbl", f"{W_}p"]
    assert [child.tag for child in emitted(tree).body] == [f"{W_}tbl"]


def test_an_empty_cell_holds_a_paragraph() -> None:
    assert values(emitted(Tree(()), in_cell=True).body, "pStyle") == ["TableText"]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    out = emitted(tree_of("| a | b |\n|---|---|\n| c | a much longer text than the others have |\n"))

    header, row = out.body.iter(f"{W_}tr")
    assert len(list(header.iter(f"{W_}tblHeader"))) == 1
    assert not list(row.iter(f"{W_}tblHeader"))
    assert len(list(out.body.iter(f"{W_}cantSplit"))) == 2
    first, second = (int(width) for width in values(out.body, "gridCol", "w"))
    assert first < second
    assert first + second == 9026


def test_a_prompt_is_highlighted_and_carries_its_comment() -> None:
    additions = Additions()
    out = gathered(Emitter(additions, name_of).prompt_paragraph("[why & how]", "Say <why>."), additions)

    assert text_of(out.body) == "[why & how]"
    assert text_of(out.comments) == "Say <why>."
    identity = values(out.comments, "comment", "id")
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert values(out.body, tag, "id") == identity
    assert values(out.body, "rStyle") == ["Prompt", "CommentReference"]
    assert values(out.body, "highlight") == ["yellow"]


def test_two_prompts_have_two_comments() -> None:
    additions = Additions()
    emitter = Emitter(additions, name_of)
    out = gathered(emitter.prompt("a", "b") + emitter.prompt("c", "d"), additions)

    assert values(out.comments, "comment", "id") == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("وہ بچہ رات کو", "ur-PK"),
        ("ٹھنڈ", "ur-PK"),
        ("سلام عليكم", "ar-SA"),
        ("من آمدم", "ar-SA"),
        ("שלום", "he-IL"),
    ],
)
def test_words_from_right_to_left_are_in_the_language_of_their_letters(words: str, language: str) -> None:
    """Urdu in an Arabic voice is not to be understood: WCAG 2.2, 3.1.2."""
    assert f'<w:lang w:bidi="{language}"/>' in text_runs(f"She said: {words} to him")
