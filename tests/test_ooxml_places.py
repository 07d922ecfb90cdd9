"""Where something stands in a Word file, in words."""

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import place_finder, places, where, within
from cspr_docs.problems import Stop
from cspr_docs.word.article import to_article
from cspr_docs.word.scrub.settling import pending_changes
from cspr_docs.word.texts import passages
from tests.word_files import NAMES, p, tbl, tc, tr, with_body

PART = "word/document.xml"
BLOCKS = (w("p"), w("tbl"), w("tr"), w("tc"))
HEADING = p("What happened", style="Heading1")
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
IN_A_BOX = p("In a box") + p("Head", style="Heading1")
WIDE = '<w:gridSpan w:val="2"/>'
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
        "paragraph 1",
        "the heading “What happened”",
        "under “What happened”, paragraph 1",
        *(
            f"under “What happened”, table 1, row {row}{inside}"
            for row in (1, 2, 3)
            for inside in ("", ", column 1", ", column 1")
        ),
        "under “What happened”, paragraph 2",
    ]


def test_what_is_in_a_text_box_stands_where_the_box_stands() -> None:
    root = body(HEADING + BOX + p("After."))
    assert said(root)[1:] == [
        *["under “What happened”, paragraph 1"] * 3,
        "under “What happened”, paragraph 2",
    ]


def test_a_heading_in_a_cell_heads_nothing_outside_of_it() -> None:
    root = body(tbl(tr(tc(HEADING)), columns=1) + p("After."))
    assert said(root)[-2:] == ["table 1, row 1, column 1", "paragraph 1"]


def test_the_lines_above_notes_are_not_counted() -> None:
    line = f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
    notes = "".join(f'<w:footnote w:id="{number}">{p("Said.")}</w:footnote>' for number in (1, 2))
    root = etree.fromstring(f"<w:footnotes {NAMES}>{line}{notes}</w:footnotes>")
    place_of = place_finder(root, "word/footnotes.xml")
    wanted = ["a footnote", "footnote 1", "footnote 2"]
    assert [place_of(each) for each in root.iter(w("p"))] == wanted
    assert [where(each, "word/footnotes.xml") for each in root.iter(w("p"))] == wanted


def test_paragraphs_without_words_are_not_counted() -> None:
    root = body(p("") + HEADING + p("One.") + p("") + p(" ") + BOX + p("Three."))
    outside = [said_once for said_once in said(root) if "heading" not in said_once]
    assert list(dict.fromkeys(outside)) == [
        "before paragraph 1",
        "under “What happened”, paragraph 1",
        "under “What happened”, after paragraph 1",
        "under “What happened”, paragraph 2",
        "under “What happened”, paragraph 3",
    ]


def test_tables_are_counted_under_their_heading_and_those_in_a_cell_go_by_the_cell() -> None:
    inner = tbl(tr(tc(tbl(tr("deep"))), "beside"))
    root = body(tbl(tr("a")) + HEADING + tbl(tr("b")) + p("Between.") + tbl(tr("c", tc(inner))))
    place_of = place_finder(root, PART)
    assert [place_of(table) for table in root.iter(w("tbl"))] == [
        "table 1",
        "under “What happened”, table 1",
        "under “What happened”, table 2",
        *["under “What happened”, table 2, row 1, column 2"] * 2,
    ]
    assert place_of(list(root.iter(w("p")))[-1]) == "under “What happened”, table 2, row 1, column 2"


def test_a_column_is_the_one_that_a_reader_sees_the_cell_begin_in() -> None:
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc(p('a'), WIDE)}{tc(p('b'))}</w:tr>"
    assert said(body(tbl(row, columns=4)))[1::2] == ["table 1, row 1, column 2", "table 1, row 1, column 4"]


def test_a_note_has_a_paragraph_only_where_there_are_more() -> None:
    notes = (
        f"<w:endnote w:id='7'>{p('One.')}</w:endnote><w:endnote w:id='9'>{p('One.')}{p('Two.')}</w:endnote>"
    )
    root = etree.fromstring(f"<w:endnotes {NAMES}>{notes}</w:endnotes>")
    assert [where(each, "word/endnotes.xml") for each in root.iter(w("p"))] == [
        "endnote 1",
        "endnote 2",
        "endnote 2, paragraph 2",
    ]


def test_a_place_follows_what_stands_there() -> None:
    assert [within(place) for place in ("paragraph 3", "under “A”, table 1", "in “x”", "footnote 2")] == [
        "in paragraph 3",
        "under “A”, table 1",
        "in “x”",
        "in footnote 2",
    ]


def test_every_room_says_the_same_of_one_place() -> None:
    change = '<w:ins w:id="1" w:author="Ada"><w:r><w:t>Said.</w:t></w:r></w:ins>'
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    spot = f"<w:p>{change}{box}</w:p>"
    blocks = tbl(tr("a"), columns=1) + HEADING + p("One.") + p("") + spot + tbl(tr("x"), tr("y", tc(spot)))
    reference = '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    notes = f'<w:footnote w:id="5">{spot}</w:footnote>'
    package = with_body(blocks + reference, {"footnotes": notes}, "draft.docx")
    wanted = [
        "under “What happened”, paragraph 2",
        "under “What happened”, table 1, row 2, column 2",
        "footnote 1",
    ]
    assert [each.message.rpartition(": ")[0] for each in pending_changes(package)] == wanted
    assert [each.place for each in passages(package) if each.text == "Said."] == wanted
    roots = [etree.fromstring(package[part]) for part in (PART, "word/footnotes.xml")]
    marks = [(mark, root) for root in roots for mark in root.iter(w("ins"))]
    assert [where(mark, PART if root is roots[0] else "word/footnotes.xml") for mark, root in marks] == wanted
    with pytest.raises(Stop) as stop:
        to_article(package)
    boxes = [each.message for each in stop.value.problems if each.message.startswith("a text box")]
    assert [box.partition(", cannot")[0] for box in boxes] == [
        f"a text box, {within(each)}" for each in wanted
    ]


def test_a_place_is_known_after_the_tree_has_changed() -> None:
    root = body(HEADING + p("One.") + p("Two."))
    last = list(root.iter(w("p")))[-1]
    place_of = place_finder(root, PART)
    for paragraph in list(root.iter(w("p")))[:2]:
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    assert place_of(last) == "under “What happened”, paragraph 2"


def test_templates_are_quoted_and_their_headings_are_not_said_twice() -> None:
    root = body(HEADING + p("{{ name }}") + p("Outline level nine is text.", style="BodyText"))
    assert [str(place) for place in places(root, PART).values()][:2] == [
        "in “What happened”",
        "under “What happened”, in “{{ name }}”",
    ]


def test_the_outline_level_of_body_text_makes_no_heading() -> None:
    level = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>Words</w:t></w:r></w:p>'
    assert said(body(level.format(9) + level.format(0))) == [
        "paragraph 1",
        "the heading “Words”",
    ]


def test_what_stands_between_paragraphs_is_told_by_the_one_before() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="here"/>'
    root = body(mark + HEADING + p("One.") + CONTROL.format("") + tbl(tr("a")) + mark)
    assert [where(each, PART) for each in root.iter(w("bookmarkStart"), w("sdt"), w("sectPr"))] == [
        "before paragraph 1",
        *["under “What happened”, after paragraph 1"] * 3,
    ]
