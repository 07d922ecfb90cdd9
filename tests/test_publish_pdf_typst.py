"""An article set by Typst: everything in it comes out, tagged, and no word is read as Typst's language."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import Stop
from cspr_docs.prose.folding import as_printed
from cspr_docs.publish.pdf import Maker, Pdf, pdf_faults, pdf_passages, to_pdf, typst_maker
from cspr_docs.publish.pdf.pages import read_pages
from cspr_docs.publish.pdf.structure import PdfElement, read_structure
from cspr_docs.word.article.tree import Article, Image
from tests.articles import article, h, p, png, rich
from tests.full_article import FULL

WRITTEN_FROM_THE_RIGHT = (FULL.blocks[9],)
"""A paragraph for which a computer may have no font."""

NO_FILE = Package({}, "report.docx")


def made(given_article: Article) -> Pdf:
    """The PDF that Typst makes of the article."""
    return to_pdf(NO_FILE, given_article, Maker.TYPST)


def structure(content: bytes) -> PdfElement:
    """The structure of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = read_structure(pdf, read_pages(content))
    assert root is not None
    return root


@pytest.fixture(scope="module")
def report() -> Pdf:
    return made(rich())


def test_a_report_with_everything_in_it_has_no_fault(report: Pdf) -> None:
    assert pdf_faults(report.content, rich()) == ()
    assert report.made_by == "Typst"


def test_the_same_article_gives_the_same_bytes(report: Pdf) -> None:
    assert made(rich()).content == report.content


def test_headings_do_not_skip_a_level_for_those_who_listen(report: Pdf) -> None:
    kinds = [node.kind for node in structure(report.content).within("H1", "H2", "H3", "H4")]
    assert kinds == ["H1", "H2", "H3", "H1", "H1"]


def test_tables_have_headings_of_columns_and_rows(report: Pdf) -> None:
    (table,) = structure(report.content).within("Table")
    heads = [(as_printed(node.text), node.scope) for node in table.within("TH")]
    assert ("agency", "Column") in heads
    assert ("thenursery", "Row") in heads
    assert [node.columns for node in table.within("TH", "TD") if node.columns > 1] == [2, 2]
    assert [node.rows for node in table.within("TH", "TD") if node.rows > 1] == [2]


def test_the_contents_lead_to_the_headings_and_give_their_pages(report: Pdf) -> None:
    entries = list(structure(report.content).within("TOCI"))
    leads = [(as_printed(entry.text), next(entry.links).leads_to) for entry in entries]
    assert leads == [
        ("1summary" + "3", 2),
        ("1.1adayinthelifeofalder" + "3", 2),
        ("2whatthewordsofelinsay" + leads[2][0][-1], leads[2][1]),
        ("appendixa:terms" + leads[3][0][-1], leads[3][1]),
    ]
    assert all(words.endswith(str(page + 1)) for words, page in leads)


def test_a_link_says_its_own_words(report: Pdf) -> None:
    links = [link for link in structure(report.content).links if link.address]
    assert {link.said for link in links} == {"the guidance"}
    assert {link.address for link in links} == {"https://www.example.org/guidance?a=1&b=2"}


def test_words_in_another_language_say_which(report: Pdf) -> None:
    with pikepdf.open(io.BytesIO(report.content)) as pdf:
        said = [mark for page in pdf.pages for mark in _languages(page)]
    assert "cy-GB" in said


def _languages(page: pikepdf.Page) -> list[str]:
    """The languages of the marks on a page."""
    marks = [step.operands[1] for step in pikepdf.parse_content_stream(page) if str(step.operator) == "BDC"]
    return [str(mark.Lang) for mark in marks if "/Lang" in mark]


def test_decoration_says_nothing_and_a_picture_its_alternative_text(report: Pdf) -> None:
    spoken = [passage.text for passage in pdf_passages(report.content) if "alternative" in passage.place]
    assert spoken == ["An alder by a river"]


def test_it_is_set_without_any_font_of_the_computer() -> None:
    content = typst_maker.to_pdf(rich(), system_fonts=False)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {str(item.BaseFont) for item in pdf.objects if _is_font(item)}
    assert names
    assert all("Libertinus" in name for name in names)


def _is_font(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font


def test_letters_that_no_font_has_are_told_by_name() -> None:
    with pytest.raises(Stop) as told:
        typst_maker.to_pdf(article(h(1, "", "A"), p("a\U00012000b")), system_fonts=False)
    (problem,) = told.value.problems
    assert problem.code == "pdf-font"
    assert "cuneiform sign a" in problem.message


def test_no_word_of_urdu_is_set_in_two_fonts() -> None:
    """DejaVu Sans has most of the letters and not all; it must not be taken where a font has them all."""
    typst = pytest.importorskip("typst")
    if not {"Arial", "Noto Sans Arabic", "Noto Naskh Arabic"} & set(typst.Fonts().families()):
        pytest.skip("no font here has all letters of Urdu")
    urdu = article(h(1, "", "A"), p("Urdu: وہ بچہ رات کو ٹھنڈ میں آتا تھا اور کہتا تھا"))
    assert pdf_faults(made(urdu).content, urdu) == ()


def test_without_the_wheel_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_maker, "is_installed", lambda: False)
    with pytest.raises(Stop) as told:
        made(rich())
    (problem,) = told.value.problems
    assert problem.code == "pdf-no-maker"
    assert 'pip install ".[typst]"' in problem.hint


PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x17E, exclude_categories=["Cc", "Cn"])


@settings(max_examples=25)
@given(st.lists(st.text(PRINTABLE, min_size=1, max_size=60).filter(as_printed), min_size=1, max_size=8))
def test_any_text_comes_out_as_itself(texts: list[str]) -> None:
    content = made(article(h(1, "", "A heading"), *(p(text) for text in texts))).content
    printed = [as_printed(node.text) for node in structure(content).within("P")]
    assert printed == [as_printed(text) for text in texts]


def test_a_note_in_a_heading_is_not_repeated_by_contents_and_bookmarks() -> None:
    blocks = tuple(block for block in FULL.blocks if block not in WRITTEN_FROM_THE_RIGHT)
    briefing = replace(FULL, blocks=blocks, pictures={"image1.png": Image(png(), "image/png")})
    content = made(briefing).content
    assert pdf_faults(content, briefing) == ()
    first = next(structure(content).within("TOCI"))
    assert as_printed(first.text) == "1first3"
    assert not any(first.within("Lbl", "Note"))


def test_titles_and_addresses_come_out_as_themselves() -> None:
    odd = replace(rich(), title='A "title" #with [marks] \\ & <tags>')
    content = made(odd).content
    assert pdf_faults(content, odd) == ()
