"""Lists of every numbering: nested, continued, begun anew, and numbered in more than one figure."""

from article_files import article, blocks, par, word_file
from hypothesis import given
from hypothesis import strategies as st
from word_typed import numbered, p, run

from cspr_docs.ooxml.numbering import written_number
from cspr_docs.ooxml.package import Package
from cspr_docs.word.article import to_article
from cspr_docs.word.article.tree import Heading, Item, List, Numbering, Text


def item(text: str, list_id: int, level: int = 0) -> str:
    return p(run(text), style="ListParagraph", properties=numbered(list_id, level))


def of(*texts: str) -> tuple[Item, ...]:
    return tuple(Item((par(text),)) for text in texts)


def renumbered(body: str, levels: str) -> Package:
    """A file in which list 2 has these levels."""
    package = word_file(body)
    numbering = package["word/numbering.xml"].decode()
    start = numbering.index('<w:abstractNum w:abstractNumId="1">')
    end = numbering.index("</w:abstractNum>", start)
    mine = f'<w:abstractNum w:abstractNumId="1">{levels}'
    return Package(
        {**package, "word/numbering.xml": (numbering[:start] + mine + numbering[end:]).encode()}, "a.docx"
    )


def lvl(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (level + 1)}"/></w:pPr></w:lvl>'
    )


def test_nested_lists_stand_in_the_item_above() -> None:
    body = item("One", 2) + item("a", 2, 1) + item("b", 2, 1) + item("Two", 2)
    inner = List(True, of("a", "b"), numbering=Numbering.LOWER_LETTER)
    assert blocks(body) == (List(True, (Item((par("One"), inner)), *of("Two"))),)


def test_a_list_goes_on_behind_a_paragraph_and_another_begins_anew() -> None:
    body = (
        item("One", 2)
        + item("Two", 2)
        + p(run("Between"))
        + item("Three", 2)
        + p(run("And"))
        + item("Seven", 5)
    )
    assert blocks(body) == (
        List(True, of("One", "Two")),
        par("Between"),
        List(True, of("Three"), 3),
        par("And"),
        List(True, of("Seven"), 7),
    )


def test_a_paragraph_set_in_as_far_as_an_item_belongs_to_it() -> None:
    body = item("One", 2) + p(run("more of it"), properties='<w:ind w:left="720"/>') + item("Two", 2)
    assert blocks(body) == (List(True, (Item((par("One"), par("more of it"))), *of("Two"))),)


def test_bullets_and_roman_numbers() -> None:
    assert blocks(item("a", 1) + p(run("x")) + item("b", 7)) == (
        List(False, of("a")),
        par("x"),
        List(True, of("b"), numbering=Numbering.UPPER_ROMAN),
    )


def test_a_number_that_says_more_than_its_list_is_the_items_label() -> None:
    body = item("One", 2) + item("a", 2, 1) + item("b", 2, 1) + item("Two", 2)
    read = to_article(renumbered(body, lvl(0, "decimal", "Question %1:") + lvl(1, "lowerRoman", "%1.%2")))
    (questions,) = read.blocks
    assert isinstance(questions, List)
    assert [each.label for each in questions.items] == ["Question 1:", "Question 2:"]
    inner = questions.items[0].blocks[1]
    assert isinstance(inner, List)
    assert [each.label for each in inner.items] == ["1.i", "1.ii"]


def test_brackets_round_a_number_are_no_label() -> None:
    read = to_article(renumbered(item("One", 2), lvl(0, "lowerLetter", "(%1)")))
    assert read.blocks == (List(True, of("One"), numbering=Numbering.LOWER_LETTER),)


def test_headings_are_counted_with_those_that_have_no_words() -> None:
    heading = p(run("First"), style="Heading1", properties=numbered(2))
    empty = p(style="Heading1", properties=numbered(2))
    third = p(run("Third"), style="Heading1", properties=numbered(2))
    assert article(heading + empty + third).blocks == (
        Heading(1, (Text("First"),), "first", "1."),
        Heading(1, (), "", "2."),
        Heading(1, (Text("Third"),), "third", "3."),
    )


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(number: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    written = [worth[letter] for letter in written_number(number, "upperRoman")]
    after = [*written[1:], 0]
    assert sum(-here if here < there else here for here, there in zip(written, after, strict=True)) == number
    assert written_number(number, "lowerRoman") == written_number(number, "upperRoman").lower()
    assert all(written.count(each) <= 4 for each in written)
