"""Contents that nobody updated say what the headings say now; nothing that stands among them is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.word.contents_update import with_fresh_contents
from cspr_docs.word.scrub import scrub
from cspr_docs.word.scrub.settling import settled
from tests.sample_documents import rendered

BODY = "word/document.xml"


@pytest.fixture(scope="module")
def report() -> Package:
    """The scrubbed final report of a sample case."""
    file = load_package(rendered("rowan", "final-report.docx").content, "final-report.docx")
    return scrub(settled(file, accept_changes=True, drop_comments=True), "A report").package


def changed(package: Package, root: etree._Element) -> Package:
    return Package({**package.parts, BODY: etree.tostring(root, encoding="UTF-8", xml_declaration=True)})


def of_style(root: etree._Element, pattern: str) -> list[etree._Element]:
    """The paragraphs whose style's id matches."""
    named = ((p, p.find(f"{w('pPr')}/{w('pStyle')}")) for p in root.iter(w("p")))
    return [p for p, style in named if style is not None and re.fullmatch(pattern, style.get(w("val"), ""))]


def words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def entries(package: Package) -> list[str]:
    return [words(entry) for entry in of_style(etree.fromstring(package[BODY]), r"TOC\d")]


def say(paragraph: etree._Element, text: str) -> None:
    first, *others = paragraph.iter(w("t"))
    first.text = text
    for other in others:
        other.text = ""


def leads_to(package: Package) -> list[str]:
    """The words of the heading that each entry leads to."""
    root = etree.fromstring(package[BODY])
    at = {
        mark.get(w("name")): words(next(mark.iterancestors(w("p")))) for mark in root.iter(w("bookmarkStart"))
    }
    return [
        at[link.get(w("anchor"))] for entry in of_style(root, r"TOC\d") for link in entry.iter(w("hyperlink"))
    ]


def test_contents_that_agree_are_left_as_they_are(report: Package) -> None:
    assert with_fresh_contents(report) is report


def test_headings_renamed_put_in_and_taken_out_are_in_the_contents(report: Package) -> None:
    root = etree.fromstring(report[BODY])
    first, second, third = of_style(root, "Heading2")[:3]
    say(first, "Why & how <this> was held")
    new = etree.fromstring(etree.tostring(second))
    for mark in [*new.iter(w("bookmarkStart")), *new.iter(w("bookmarkEnd"))]:
        new.remove(mark)
    say(new, "Put in by somebody")
    second.addnext(new)
    third.getparent().remove(third)
    fresh = with_fresh_contents(changed(report, root))
    before = entries(report)
    assert entries(fresh) == [
        *before[:3], "3.1Why & how <this> was held", before[4], "3.3Put in by somebody", *before[6:],
    ]  # fmt: skip
    assert leads_to(fresh) == [re.sub(r"^(\d[\d.]*|Appendix [A-Z]: )", "", entry) for entry in entries(fresh)]
    names = [m.get(w("name")) for m in etree.fromstring(fresh[BODY]).iter(w("bookmarkStart"))]
    ids = [m.get(w("id")) for m in etree.fromstring(fresh[BODY]).iter(w("bookmarkStart"))]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)


def test_a_reference_in_the_text_to_a_heading_still_leads_there(report: Package) -> None:
    root = etree.fromstring(report[BODY])
    headings = of_style(root, "Heading2")
    target = headings[4].find(w("bookmarkStart"))
    say(headings[0], "Renamed")
    link = etree.SubElement(
        of_style(root, "BodyText")[0], w("hyperlink"), {w("anchor"): target.get(w("name"))}
    )
    etree.SubElement(etree.SubElement(link, w("r")), w("t")).text = "see there"
    fresh = with_fresh_contents(changed(report, root))
    body = etree.fromstring(fresh[BODY])
    kept = [mark for mark in body.iter(w("bookmarkStart")) if mark.get(w("name")) == target.get(w("name"))]
    assert [words(next(mark.iterancestors(w("p")))) for mark in kept] == [words(headings[4])]
    assert leads_to(fresh)[3] == "Renamed"


@pytest.mark.parametrize("kind", ["words", "section", "bookmark", "note", "table"])
def test_what_stands_among_the_entries_is_never_lost(report: Package, kind: str) -> None:
    """Then the contents are left as they are, and the check of the PDF says what to do."""
    root = etree.fromstring(report[BODY])
    say(of_style(root, "Heading2")[0], "Renamed")
    last = of_style(root, r"TOC\d")[-1]
    if kind == "words":
        etree.SubElement(etree.SubElement(last, w("r")), w("t")).text = "words behind the contents"
    elif kind == "section":
        etree.SubElement(last.find(w("pPr")), w("sectPr"))
    elif kind == "bookmark":
        last.insert(1, etree.Element(w("bookmarkStart"), {w("id"): "900", w("name"): "_Ref000000900"}))
    elif kind == "note":
        etree.SubElement(etree.SubElement(last, w("r")), w("footnoteReference"), {w("id"): "1"})
    else:
        last.addprevious(etree.fromstring(etree.tostring(next(root.iter(w("tbl"))))))
    given_ = changed(report, root)
    assert with_fresh_contents(given_) is given_


def test_page_numbers_that_word_wrote_are_no_reason_to_write_the_contents_anew(report: Package) -> None:
    root = etree.fromstring(report[BODY])
    for number, entry in enumerate(of_style(root, r"TOC\d"), start=3):
        link = next(entry.iter(w("hyperlink")))
        for xml in (
            "<w:tab/>", '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGEREF _Toc1 \\h</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>', f"<w:t>{number}</w:t>", '<w:fldChar w:fldCharType="end"/>',
        ):  # fmt: skip
            link.append(etree.fromstring(f'<w:r xmlns:w="{w("x")[1:-2]}">{xml}</w:r>'))
    given_ = changed(report, root)
    assert with_fresh_contents(given_) is given_


def test_a_file_without_contents_comes_back_as_it_is(report: Package) -> None:
    root = etree.fromstring(report[BODY])
    for entry in of_style(root, r"TOC\d"):
        entry.getparent().remove(entry)
    given_ = changed(report, root)
    assert with_fresh_contents(given_) is given_


TITLES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x17E), min_size=1, max_size=30)


@settings(max_examples=20)
@given(st.lists(TITLES, min_size=1, max_size=8), st.data())
def test_any_headings_are_listed_in_their_order(
    report: Package, titles: list[str], data: st.DataObject
) -> None:
    root = etree.fromstring(report[BODY])
    headings = of_style(root, "Heading[12]")
    for title in titles:
        say(headings[data.draw(st.integers(0, len(headings) - 1))], title)
    fresh = with_fresh_contents(changed(report, root))
    listed = [
        words(heading) for heading in of_style(etree.fromstring(fresh[BODY]), "Heading[12]|AppendixHeading")
    ]
    assert leads_to(fresh) == [title for title in listed if title.strip()]
    assert with_fresh_contents(fresh) is fresh
