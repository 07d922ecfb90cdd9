"""What the case's texts cannot hold: it blocks the text with the reason, or goes and is told."""

import pytest
from word_typed import BY, LINE, cell, field, item, numbered, p, read, row, run, table

from cspr_docs.prose.markdown import to_markdown
from cspr_docs.prose.tree import PLAIN, Paragraph, Text
from cspr_docs.word.reading import UNHELD

PICTURE = '<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>'
BLOCKED = {
    "a picture": p(run("a"), PICTURE),
    "a text box": p(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    ),
    "a drawing": p("<w:r><w:drawing/></w:r>"),
    "an embedded object": p("<w:r><w:object/></w:r>"),
    "an equation": p(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r/></m:oMath>'
    ),
    "an endnote": p('<w:r><w:endnoteReference w:id="2"/></w:r>'),
    "a page break": p('<w:r><w:br w:type="page"/></w:r>'),
    "a column break": p('<w:r><w:br w:type="column"/></w:r>'),
    "a section break": p(run("a"), properties="<w:sectPr/>"),
    "a text frame": p(run("a"), properties="<w:framePr/>"),
    "a field (DATE)": p(field(' DATE \\@ "d MMMM" ', run("1 May"))),
    "a field (PAGE)": p(f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'),
    "a field over several paragraphs (TOC)": p(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>'
    ),
    "a field over several paragraphs (unknown)": p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "hidden words": p(run("a", "<w:vanish/>")),
    "a character of the font Webdings that has no plain equal": p(
        '<w:r><w:sym w:font="Webdings" w:char="F0FC"/></w:r>'
    ),
    "a character that cannot be printed": p(run("a\x80")),
    "a merged cell": table(row(cell(p(run("a")), '<w:gridSpan w:val="2"/>'))),
    "a table whose rows have different numbers of cells": table(row("a", "b"), row("c")),
    "a table in a table's cell": table(row(cell(table(row("a")) + p()))),
    "a list in a table's cell": table(row(cell(item("a", 1)))),
    "a footnote whose text is missing": p('<w:r><w:footnoteReference w:id="9"/></w:r>'),
    "a file inserted into the text": '<w:altChunk r:id="x"/>',
    "a tracked change that is neither accepted nor rejected": p(f"<w:ins {BY}>{run('a')}</w:ins>"),
    "a list whose labels are no points or numbers": item("a", 6) + item("b", 7) + item("c", 8) + item("d", 9),
    "a link whose address is gone": p(f'<w:hyperlink r:id="rId99">{run("a")}</w:hyperlink>'),
    "something unknown (mystery)": p("<w:r><w:mystery/></w:r>"),
}


@pytest.mark.parametrize("reason", BLOCKED)
def test_what_cannot_be_held_blocks_the_text_with_the_reason(reason: str) -> None:
    assert read(BLOCKED[reason]).blocked == (reason,)


def test_cells_merged_down_a_column_block_and_two_reasons_are_both_told() -> None:
    merged = table(row("h"), row(cell(p(run("a")), "<w:vMerge/>")), row("b"))

    assert read(merged + p(PICTURE)).blocked == ("a merged cell", "a picture")


@pytest.mark.parametrize("level", [99_999_999, -1, 5])
def test_a_level_that_a_list_does_not_have_makes_a_paragraph(level: int) -> None:
    assert to_markdown(read(item("a", 2, level)).tree) == "a\n"
    by_style = p(run("a"), style="List Number", properties=numbered(4, 1))
    assert to_markdown(read(by_style).tree) == "1. a\n"


def test_words_inside_of_what_cannot_be_held_are_read_to_be_kept() -> None:
    inner = table(row(cell(table(row("deep", "words")) + p())))
    reading = read(inner + p(PICTURE))
    assert "deep words" in to_markdown(reading.tree)
    assert to_markdown(reading.tree).count(UNHELD) == 2


LOST = {
    "underline": p(run("a", '<w:u w:val="single"/>')),
    "a colour": p(run("a", '<w:color w:val="FF0000"/>')),
    "a highlight": p(run("a", '<w:highlight w:val="yellow"/>')),
    "a font": p(run("a", '<w:rFonts w:ascii="Comic Sans MS"/>')),
    "a size of letters": p(run("a", '<w:sz w:val="40"/>')),
    "raised or lowered letters": p(run("1"), run("st", '<w:vertAlign w:val="superscript"/>')),
    "an alignment": p(run("a"), properties='<w:jc w:val="center"/>'),
    "an indent": p(run("a"), properties='<w:ind w:left="333"/>'),
    "a line beside words": p(run("a"), properties=LINE),
    "a new page before a paragraph": p(run("a"), properties="<w:pageBreakBefore/>"),
    "the style 'loud'": p(run("a"), style="Loud"),
    "a link to a place in the document": p(f'<w:hyperlink w:anchor="_Toc1">{run("a")}</w:hyperlink>'),
    "the link to javascript:alert(1), which begins with javascript:, which is not allowed": p(
        f'<w:hyperlink r:id="rId2">{run("a")}</w:hyperlink>'
    ),
    "several paragraphs in a table's cell, which become lines": table(row(cell(p(run("a")) + p(run("b"))))),
    "a second header row": table(
        row("a", properties="<w:tblHeader/>"), row("b", properties="<w:tblHeader/>")
    ),
    "a heading in a table's cell": table(row(cell(p(run("a"), style="Heading1")))),
}


@pytest.mark.parametrize("loss", LOST)
def test_looks_that_are_dropped_are_told_and_the_words_stay(loss: str) -> None:
    reading = read(LOST[loss])

    assert reading.losses == (loss,)
    assert reading.blocked == ()
    assert reading.tree.blocks != ()


def test_plain_text_loses_nothing() -> None:
    body = p(
        run("a", '<w:color w:val="auto"/><w:u w:val="none"/><w:rFonts w:hint="cs"/><w:lang w:val="en-GB"/>')
    )

    assert read(body).losses == ()


def test_an_indent_of_a_style_is_lost_with_the_style_and_only_with_it() -> None:
    assert read(p(run("a"), style="ListParagraph")).losses == ()


def test_headings_lose_the_levels_of_the_document_above_them() -> None:
    headings = p(run("a"), style="Heading1") + p(run("b"), style="berschrift2")

    assert to_markdown(read(headings, heading_base=1).tree) == "# a\n\n# b\n"
    assert read(headings, heading_base=1).losses == ("a heading's level, which this text cannot have",)
    assert read(headings).losses == ()


def test_an_indent_that_is_no_number_is_none() -> None:
    reading = read(p(run("a"), properties='<w:ind w:left="1in"/>'))

    assert reading.tree.blocks == (Paragraph((Text("a", PLAIN),)),)
