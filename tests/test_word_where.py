"""Where something stands: said alike whether one element is sought or a whole part is walked through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cspr_docs.word.namespaces import w
from cspr_docs.word.package import load_package
from cspr_docs.word.where import place_finder, places, where
from tests.sample_documents import every_document, rendered
from tests.word_files import NAMES, p, tbl, tc, tr

PART = "word/document.xml"
BLOCKS = (w("p"), w("tbl"), w("tr"), w("tc"))
HEADING = p("What happened", style="Heading1")
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
IN_A_BOX = p("In a box") + p("Head", style="Heading1")
BOX = f"<w:p><w:r><w:pict><w:txbxContent>{IN_A_BOX}</w:txbxContent></w:pict></w:r></w:p>"


def body(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:document {NAMES}><w:body>{inside}<w:sectPr/></w:body></w:document>")


def said(root: etree._Element) -> list[str]:
    """The place of each paragraph, row and cell, in order."""
    place_of = place_finder(root, PART)
    return [place_of(element) for element in root.iter(*BLOCKS) if element.tag != w("tbl")]


def test_rows_and_paragraphs_are_counted_through_controls() -> None:
    table = f"<w:tbl>{tr('a')}{CONTROL.format(tr('b'))}{CONTROL.format(tr('c'))}</w:tbl>"
    root = body(p("Before.") + HEADING + CONTROL.format(p("One.")) + table + CONTROL.format(p("Two.")))
    assert said(root) == [
        "the body, paragraph 1",
        "the body, the heading “What happened”",
        "the body, under “What happened”, paragraph 1",
        *(
            f"the body, under “What happened”, table 1, row {row}{inside}"
            for row in (1, 2, 3)
            for inside in ("", ", cell 1", ", cell 1")
        ),
        "the body, under “What happened”, paragraph 2",
    ]


def test_what_is_in_a_text_box_stands_where_the_box_stands() -> None:
    root = body(HEADING + BOX + p("After."))
    assert said(root)[1:] == [
        *["the body, under “What happened”, paragraph 1"] * 3,
        "the body, under “What happened”, paragraph 2",
    ]


def test_a_heading_in_a_cell_heads_nothing_outside_of_it() -> None:
    root = body(tbl(tr(tc(HEADING)), columns=1) + p("After."))
    assert said(root)[-2:] == ["the body, table 1, row 1, cell 1", "the body, paragraph 1"]


def test_the_lines_above_notes_are_not_counted() -> None:
    line = f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
    notes = "".join(f'<w:footnote w:id="{number}">{p("Said.")}</w:footnote>' for number in (1, 2))
    root = etree.fromstring(f"<w:footnotes {NAMES}>{line}{notes}</w:footnotes>")
    place_of = place_finder(root, "word/footnotes.xml")
    wanted = ["a footnote, paragraph 1", "footnote 1, paragraph 1", "footnote 2, paragraph 1"]
    assert [place_of(each) for each in root.iter(w("p"))] == wanted
    assert [where(each, "word/footnotes.xml") for each in root.iter(w("p"))] == wanted


def test_a_place_is_known_after_the_tree_has_changed() -> None:
    root = body(HEADING + p("One.") + p("Two."))
    last = list(root.iter(w("p")))[-1]
    place_of = place_finder(root, PART)
    for paragraph in list(root.iter(w("p")))[:2]:
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    assert place_of(last) == "the body, under “What happened”, paragraph 2"


def test_templates_are_quoted_and_their_headings_are_not_said_twice() -> None:
    root = body(HEADING + p("{{ name }}") + p("Outline level nine is text.", style="BodyText"))
    assert [str(place) for place in places(root, PART).values()][:2] == [
        "the body, in “What happened”",
        "the body, under “What happened”, in “{{ name }}”",
    ]


def test_the_outline_level_of_body_text_makes_no_heading() -> None:
    level = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>Words</w:t></w:r></w:p>'
    assert said(body(level.format(9) + level.format(0))) == [
        "the body, paragraph 1",
        "the body, the heading “Words”",
    ]


@pytest.mark.parametrize(("case", "file_name"), every_document())
def test_one_place_sought_is_the_place_walked_to(case: str, file_name: str) -> None:
    package = load_package(rendered(case, file_name).content, file_name)
    for part in (part for part in package if part.startswith("word/") and part.endswith(".xml")):
        root = etree.fromstring(package[part])
        place_of = place_finder(root, part)
        for element in list(root.iter(*BLOCKS))[::7]:
            assert where(element, part) == place_of(element)


simple = st.sampled_from([p("Words."), p(""), HEADING, p("Appendix", style="AppendixHeading"), BOX])
pieces = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda blocks: CONTROL.format("".join(blocks))),
        st.lists(inner, min_size=1, max_size=2).map(lambda cells: tbl(tr(*(tc(cell) for cell in cells)))),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda cells: f"<w:tbl>{''.join(CONTROL.format(tr(tc(cell))) for cell in cells)}</w:tbl>"
        ),
    ),
    max_leaves=8,
)


@given(st.lists(pieces, max_size=5))
def test_any_place_sought_is_the_place_walked_to(blocks: list[str]) -> None:
    root = body("".join(blocks))
    place_of = place_finder(root, PART)
    for element in root.iter(*BLOCKS, w("r")):
        assert where(element, PART) == place_of(element)
