"""Every text of a PDF is found, wherever a line or a page breaks it."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import AttachedFileSpec, String

from cspr_docs.ooxml.package import Package
from cspr_docs.publish.pdf import Maker, pdf_passages, to_pdf
from cspr_docs.publish.pdf.passages import in_blocks
from cspr_docs.word.article.tree import Article, CellTable, Row
from cspr_docs.word.texts import Layer, Passage
from tests.articles import article, cell, h, p, rich

FILLER = "so it was said of the day "
NAME = "Aurelia Quarshie-Lund"


def passages(given: Article) -> list[Passage]:
    """The passages of the article's PDF."""
    return list(pdf_passages(to_pdf(Package({}, "report.docx"), given, Maker.TYPST).content))


def test_a_name_is_found_wherever_its_line_or_page_ends() -> None:
    many = [p(f"{FILLER * 12}{'x' * number} and then {NAME} came home.") for number in range(120)]
    found = passages(article(h(1, "", "A"), *many))
    assert (
        sum(passage.text.count(NAME) for passage in found if passage.place.startswith("the PDF, page "))
        >= 118
    )
    assert sum(passage.text.count(NAME) for passage in found) >= 120
    assert any(passage.place.startswith("the PDF, pages ") for passage in found)


@pytest.mark.parametrize("typed", ["Quar\u00adshiebanfield", "Okon-kwo"])
def test_a_word_broken_by_a_hyphen_is_found_whole(typed: str) -> None:
    many = [p(f"{FILLER * 2}{'x' * number} and {typed} and on.") for number in range(80)]
    found = passages(article(h(1, "", "A"), *many))
    assert sum(passage.text.count(typed.replace("\u00ad", "")) for passage in found) >= 80


def test_a_hyphen_at_the_end_of_a_line_may_be_the_lines_own() -> None:
    many = [p(f"{FILLER * 2}{'x' * number} and Okon-kwo and on.") for number in range(80)]
    broken = [
        passage for passage in passages(article(h(1, "", "A"), *many)) if "over two lines" in passage.place
    ]
    assert broken
    assert {passage.text for passage in broken} == {"Okonkwo"}


def test_a_line_in_two_directions_is_given_both_ways_round() -> None:
    found = passages(article(h(1, "", "A"), p("Grandmother Amina said: سلام and then left the house.")))
    assert any("Grandmother Amina said" in passage.text for passage in found)


def test_cells_and_paragraphs_beside_one_another_are_not_read_as_one_sentence() -> None:
    rows = [("Who", "What"), *((f"{name} NHS Trust", "Hospital") for name in ("Harrow", "Marches", "Vale"))]
    cells = CellTable(
        "", 1, False, (0.5, 0.5), tuple(Row(tuple(cell(words) for words in row)) for row in rows)
    )
    found = passages(article(h(1, "", "Agencies"), p("We met them in the"), cells, p("Ward.")))
    seen = [passage.text for passage in found if passage.place == "the PDF, page 1"]
    assert [text for text in seen if "Marches" in text] == ["Marches NHS Trust"]
    assert {"We met them in the", "Ward."} <= set(seen)
    assert not any("Hospital Vale" in passage.text for passage in found)


@given(st.lists(st.text("ab -\n", max_size=12), max_size=8), st.text("ab \n", max_size=40))
def test_a_page_that_is_cut_loses_nothing(blocks: list[str], text: str) -> None:
    assert "".join(in_blocks(text, blocks)) == text


def test_what_is_read_aloud_and_what_nobody_sees_is_found() -> None:
    found = {(passage.layer, passage.text) for passage in passages(rich())}
    assert (Layer.SPOKEN, "An alder by a river") in found
    assert (Layer.SPOKEN, "1.1 A day in the life of Alder") in found
    assert (Layer.SPOKEN, "the guidance") in found
    assert (Layer.BEHIND, "https://www.example.org/guidance?a=1&b=2") in found
    assert (Layer.BEHIND, "Learning from what happened to Alder") in found
    assert (Layer.BEHIND, "at-summary") in found


def test_what_does_not_belong_into_a_pdf_is_found_too() -> None:
    content = to_pdf(Package({}, "report.docx"), rich(), Maker.TYPST).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.attachments["names.txt"] = AttachedFileSpec(pdf, b"Adwoa")
        pdf.docinfo["/Author"] = String("Okonkwo")
        pdf.pages[1].obj.Annots[0]["/T"] = String("Benedikta")
        stream = io.BytesIO()
        pdf.save(stream)
    found = {passage.text: passage.place for passage in pdf_passages(stream.getvalue())}
    assert found["names.txt"] == "the name of an attached file"
    assert found["Adwoa"] == "an attached file"
    assert found["Okonkwo"] == "the PDF's properties: author"
    assert found["Benedikta"] == "the PDF, page 2, what a link says"
