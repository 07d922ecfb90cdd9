"""Page numbers behind the entries of a table of contents."""

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package
from cspr_docs.word.contents_update import with_page_numbers
from tests.word_files import BODY, p, with_body

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def entry(inside: str, *, before: str = "", behind: str = "") -> str:
    """A paragraph of the contents."""
    link = f'<w:hyperlink w:anchor="_Toc1">{inside}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="TOC1"/><w:jc w:val="left"/></w:pPr>{before}{link}{behind}</w:p>'


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


TAB = "<w:r><w:tab/></w:r>"
CONTENTS = BEGIN + code(" TOC \\o ") + SEPARATE


def contents(*insides: str) -> str:
    """A table of contents with these entries."""
    last = len(insides) - 1
    return "".join(
        entry(inside, before="" if number else CONTENTS, behind=END if number == last else "")
        for number, inside in enumerate(insides)
    )


def lines(package: Package) -> list[str]:
    """The paragraphs' texts, tabs as bars."""
    root = etree.fromstring(package[BODY])
    return [
        "".join(
            "|" if part.tag == w("tab") else part.text or "" for run in paragraph.iter(w("r")) for part in run
        )
        if not list(paragraph.iter(w("instrText")))
        else "|".join(text.text or "" for text in paragraph.iter(w("t")))
        for paragraph in root.iter(w("p"))
    ]


def test_each_entry_gets_its_number_inside_its_link() -> None:
    package = with_body(contents(words("1") + TAB + words("Summary"), words("Appendix")) + p("Text"))
    numbered = with_page_numbers(package, [4, 12])
    assert lines(numbered) == ["1|Summary|4", "Appendix|12", "Text"]
    links = list(etree.fromstring(numbered[BODY]).iter(w("hyperlink")))
    assert ["".join(text.text or "" for text in link.iter(w("t"))) for link in links] == [
        "1Summary4",
        "Appendix12",
    ]


def test_numbers_reach_the_margin_where_the_style_has_no_tab_for_them() -> None:
    numbered = with_page_numbers(with_body(contents(words("Summary"))), [4])
    properties = next(etree.fromstring(numbered[BODY]).iter(w("pPr")))
    assert [child.tag for child in properties] == [w("pStyle"), w("tabs"), w("ind"), w("jc")]
    (tab,) = properties.iter(w("tab"))
    assert (tab.get(w("val")), tab.get(w("leader")), tab.get(w("pos"))) == ("right", "dot", str(12240 - 3600))


def test_a_number_that_is_there_is_put_right_and_not_doubled() -> None:
    field = BEGIN + code(" PAGEREF _Toc1 ") + SEPARATE + words("99") + END
    package = with_body(
        contents(words("Summary") + TAB + field, words("Next") + TAB + words("100")) + p("Text")
    )
    numbered = with_page_numbers(package, [4, 5])
    found = [link.xpath("string()") for link in etree.fromstring(numbered[BODY]).iter(w("hyperlink"))]
    assert found == ["Summary4", "Next5"]


def test_twice_is_the_same_as_once() -> None:
    once = with_page_numbers(with_body(contents(words("A"), words("B"))), [1, 2])
    assert with_page_numbers(once, [1, 2]) == once


@pytest.mark.parametrize("pages", [[], [1], [1, 2, 3]])
def test_a_file_whose_entries_are_not_those_of_the_pages_is_left_alone(pages: list[int]) -> None:
    package = with_body(contents(words("A"), words("B")))
    assert with_page_numbers(package, pages) is package


def test_links_outside_the_contents_are_no_entries() -> None:
    link = f'<w:p><w:hyperlink w:anchor="x">{words("here")}</w:hyperlink></w:p>'
    package = with_body(link + contents(words("A")) + link)
    assert lines(with_page_numbers(package, [7])) == ["here", "A|7", "here"]


def test_pages_that_count_otherwise_get_no_numbers() -> None:
    package = with_body(contents(words("A")))
    body = package[BODY].replace(b"<w:pgSz", b'<w:pgNumType w:start="0"/><w:pgSz')
    other = Package({**package.parts, BODY: body})
    assert with_page_numbers(other, [7]) is other
