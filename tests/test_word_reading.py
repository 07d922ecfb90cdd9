"""What Word, and people in Word, do to a text: it is read as it looks, or blocked with the reason."""

import time

import pytest
from lxml import etree
from prose_trees import PLAIN
from word_files import NAMES
from word_returned import returned, sent
from word_typed import cell, field, item, numbered, p, package, read, row, run, table

from cspr_docs.prose.markdown import to_markdown, to_tree
from cspr_docs.prose.tree import Mark, Paragraph, Text, Tree
from cspr_docs.word.additions import BODY
from cspr_docs.word.reading import Source, read_blocks, read_inline_text, to_source
from cspr_docs.word.revisions import accepted, rejected

BY = 'w:id="1" w:author="Ann" w:date="2026-11-20T10:00:00Z"'
LINK_STYLE = '<w:rStyle w:val="Hyperlink"/>'
STRONG = '<w:rStyle w:val="Strong"/>'
LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def tree_of(markdown: str) -> Tree:
    tree, problems = to_tree(markdown)
    assert problems == ()
    return tree


def control(inside: str, more: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


SPLIT = (
    p(
        run("The mo"),
        '<w:proofErr w:type="spellStart"/>',
        run("ther"),
        '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="1" w:name="_GoBack"/>',
        "<w:r><w:lastRenderedPageBreak/><w:t>s</w:t></w:r>",
        '<w:bookmarkEnd w:id="1"/>',
    ),
    "The mothers\n",
)
WRAPPED = (
    p(
        '<w:smartTag w:element="place"><w:smartTagPr/>' + run("Elm") + "</w:smartTag>",
        '<w:customXml w:element="x"><w:customXmlPr/>' + run(" Street") + "</w:customXml>",
        control(control(run(" 9"))),
        '<w:commentRangeStart w:id="4"/>' + run(" now") + '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="4"/></w:r>',
        f"<w:dir w:val='ltr'>{run('!')}</w:dir>",
    ),
    "Elm Street 9 now!\n",
)
LINKED = (
    "[a](https://example.org/a)[ b](https://example.org/a#part)[ c](https://example.org/%C3%A4%20b)"
    "[ d](https://example.org/d#e)[ e](mailto:a@b.org)\n"
)
READ = {
    "runs split by spelling marks, bookmarks and page breaks": SPLIT,
    "wrappers and comment ranges": WRAPPED,
    "unkept spaces": (p("<w:r><w:t> a </w:t></w:r>", run(" b")), "a b\n"),
    "tabs, breaks and hyphens": (
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r>"),
        "a\tb\\\nc\u2011d\\\ne\n",
    ),
    "no-break spaces and quotes as typed": (p(run("“10\xa0km” – ’tis")), "“10\xa0km” – ’tis\n"),
    "symbols": (
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
          run(" \uf0e0", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
        "✓≥ →\n",
    ),
    "headings by name, by outline, by what they are based on": (
        p(run("One"), style="Heading1") + p(run("Two"), style="berschrift2") + p(run("Also two"), style="Chapter")
        + p(run("Three"), properties='<w:outlineLvl w:val="2"/>')
        + p(run("None"), style="Heading1x"),
        "# One\n\n## Two\n\n## Also two\n\n### Three\n\nNone\n",
    ),
    "a heading's bold is its style's": (
        p(run("a", '<w:rStyle w:val="Emphasis"/>'), run(" b"), style="Heading1"), "# *a* b\n"
    ),
    "direct marks": (
        p(run("b", "<w:b/>"), run("i", "<w:i w:val='1'/>"), run("s", "<w:strike/>"), run("n", '<w:b w:val="0"/>')),
        "**b**<i>i</i>~~s~~n\n",
    ),
    "marks by style": (p(run("a", "<w:rStyle w:val='Louder'/>"), run(" b")), "**a** b\n"),
    "a style undone by hand": (p(run("a", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>')), "a\n"),
    "bold in a bold style is not bold": (p(run("a "), run("b", STRONG), style="Loud"), "**a** b\n"),
    "writing from right to left": (p(run("שלום", "<w:rtl/><w:bCs/>"), properties="<w:bidi/>"), "**שלום**\n"),
    "bullets of the toolbar": (item("a", 1) + item("b", 1, 1) + item("c", 1), "- a\n  - b\n- c\n"),
    "numbers of the toolbar": (item("a", 2) + item("b", 2, 1) + item("c", 2), "1. a\n   1. b\n2. c\n"),
    "a list by its style": (p(run("a"), style="MyBullets") + p(run("b"), style="MyDeepBullets"), "- a\n  - b\n"),
    "a list that starts late": (item("a", 4) + item("b", 4), "4. a\n5. b\n"),
    "a list that runs on": (item("a", 2) + p(run("and")) + item("b", 2), "1. a\n\nand\n\n2. b\n"),
    "a list made to start anew": (item("a", 2) + p(run("and")) + item("b", 5), "1. a\n\nand\n\n7. b\n"),
    "two kinds side by side": (item("a", 1) + item("b", 2), "- a\n\n1. b\n"),
    "a paragraph of an item": (
        item("a", 1) + p(run("more"), style="ListParagraph") + item("b", 1), "- a\n\n  more\n- b\n"
    ),
    "an item's number taken off": (
        item("a", 1) + p(run("more"), properties=numbered(0) + '<w:ind w:left="0"/>'), "- a\n\nmore\n"
    ),
    "a level that shows nothing": (item("a", 2) + p(run("b"), properties=numbered(2, 2)), "1. a\n\nb\n"),
    "a list whose form is lost": (p(run("a"), properties=numbered(99)), "a\n"),
    "an empty bullet": (item("a", 1) + p(style="ListParagraph", properties=numbered(1)), "- a\n-\n"),
    "an empty paragraph in a list": (item("a", 2) + p() + item("b", 2), "1. a\n2. b\n"),
    "quotes": (
        p(run("a"), style="IntenseQuote") + p(run("b"), style="IntenseQuote") + p(run("c")), "> a\n>\n> b\n\nc\n"
    ),
    "two quotes with an empty line between": (
        p(run("a"), style="Quote") + p() + p(run("b"), style="Quote"), "> a\n\n> b\n"
    ),
    "a line across": (p(run("a")) + p(properties=LINE) + p(run("b")), "a\n\n___\n\nb\n"),
    "a line from the menu": (
        p('<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"/></w:pict></w:r>'),
        "___\n",
    ),
    "links": (
        p(
            f'<w:hyperlink r:id="rId1">{run("a", LINK_STYLE)}</w:hyperlink>',
            f'<w:hyperlink r:id="rId1" w:anchor="part">{run(" b")}</w:hyperlink>',
            f'<w:hyperlink r:id="rId3">{run(" c")}</w:hyperlink>',
            field('HYPERLINK "https://example.org/d" \\o "a tip" \\l "e"', run(" d")),
            f'<w:fldSimple w:instr=" HYPERLINK mailto:a@b.org ">{run(" e")}</w:fldSimple>',
        ),
        LINKED,
    ),
    "a table": (
        table(
            row("h", "i", properties="<w:tblHeader/>"),
            row(cell(p(run("a"), properties='<w:jc w:val="right"/>')), "b"),
        ),
        "| h | i |\n|---|---|\n| a | b |\n",
    ),
    "a table with controls and bookmarks between rows and cells": (
        table(
            row("h", "i"),
            '<w:bookmarkStart w:id="3" w:name="x"/>',
            control(row("a", "b")),
            "<w:tr>" + control(cell(p(run("c")))) + '<w:bookmarkEnd w:id="3"/>' + cell(p(run("d"))) + "</w:tr>",
        ),
        "| h | i |\n|---|---|\n| a | b |\n| c | d |\n",
    ),
    "a header that is bold by its style": (
        table(row(cell(p(run("h"), style="TableHeader")), cell(p(run("i", "<w:b/>"), style="TableHeader")))),
        "| h | **i** |\n|---|---|\n",
    ),
    "a control that asks to be filled": (
        control(p(run("Click here to enter text.")), "<w:showingPlcHdr/>") + p(run("a")), "a\n"
    ),
    "two controls in one another": (control(p(run("a")) + control(p(run("b"))) + p(run("c"))), "a\n\nb\n\nc\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_word_writes_is_read(name: str) -> None:
    body, markdown = READ[name]
    reading = read(body)

    assert reading.tree == tree_of(markdown)
    assert reading.blocked == ()


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
    "something unknown (mystery)": p("<w:r><w:mystery/></w:r>"),
}


@pytest.mark.parametrize("reason", BLOCKED)
def test_what_cannot_be_held_blocks_the_text_with_the_reason(reason: str) -> None:
    assert read(BLOCKED[reason]).blocked == (reason,)


def test_cells_merged_down_a_column_block_and_two_reasons_are_both_told() -> None:
    merged = table(row("h"), row(cell(p(run("a")), "<w:vMerge/>")), row("b"))

    assert read(merged + p(PICTURE)).blocked == ("a merged cell", "a picture")


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


def test_a_footnote_brings_its_blocks_and_links() -> None:
    note = p(
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>',
        run(" See "),
        f'<w:hyperlink r:id="rId1">{run("there")}</w:hyperlink>',
        style="FootnoteText",
    )
    reading = read(
        p(run("a"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">'
        + note
        + item("b", 1)
        + "</w:footnote>",
    )

    assert to_markdown(reading.tree) == "a[^1]\n\n[^1]: See [there](https://example.org/a)\n\n    - b\n"
    assert reading.losses == ()


def test_footnotes_are_seen_in_the_view_that_is_asked_for() -> None:
    inserted = f"<w:ins {BY}>{run('new')}</w:ins>"
    note = f'<w:footnote w:id="2">{p(inserted)}</w:footnote>'
    parts = package(p('<w:r><w:footnoteReference w:id="2"/></w:r>', run("a")), note)
    body = list(etree.fromstring(parts[BODY])[0])

    shown = [
        to_markdown(read_blocks(body, to_source(parts, view=view)).tree) for view in (accepted, rejected)
    ]
    assert shown == ["[^1]a\n\n[^1]: new\n", "[^1]a\n\n[^1]:\n"]


UNWRAPPED = (
    f'<w:customXmlDelRangeStart {BY}/><w:sdt><w:sdtContent><w:customXmlDelRangeEnd w:id="1"/>'
    f"{p(run('a'))}</w:sdtContent></w:sdt>"
)
EDITED = {
    "a new item": (
        item("a", 1).replace("</w:pPr>", f"<w:rPr><w:ins {BY}/></w:rPr></w:pPr>")
        + item("b", 1).replace("<w:r ", f"<w:ins {BY}><w:r ").replace("</w:r>", "</w:r></w:ins>"),
        "- a\n",
        "- a\n- b\n",
    ),
    "an item gone": (
        item("a", 1)
        + p(f"<w:del {BY}><w:r><w:delText>b</w:delText></w:r></w:del>", style="ListParagraph",
            properties=f"{numbered(1)}<w:rPr><w:del {BY}/></w:rPr>")
        + p(run("z")),
        "- a\n- b\n\nz\n",
        "- a\n\nz\n",
    ),
    "a new row": (
        table(row("h"), row("a"), row(cell(p(f"<w:ins {BY}>{run('b')}</w:ins>")), properties=f"<w:ins {BY}/>")),
        "| h |\n|---|\n| a |\n",
        "| h |\n|---|\n| a |\n| b |\n",
    ),
    "a paragraph made an item": (
        p(run("a"), style="ListParagraph", properties=f"{numbered(1)}<w:pPrChange {BY}><w:pPr/></w:pPrChange>"),
        "a\n",
        "- a\n",
    ),
    "a paragraph split": (
        p(run("one"), properties=f"<w:rPr><w:ins {BY}/></w:rPr>") + p(run("two")),
        "onetwo\n",
        "one\n\ntwo\n",
    ),
    "a control taken out": (
        UNWRAPPED + p(run("b")),
        "a\n\nb\n",
        "a\n\nb\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_is_read_as_sent_and_as_returned(name: str) -> None:
    body, before, after = EDITED[name]
    parts = package(body)
    root, source = etree.fromstring(parts[BODY]), to_source(parts)

    assert read_blocks(list(rejected(root)[0]), source).tree == tree_of(before)
    assert read_blocks(list(accepted(root)[0]), source).tree == tree_of(after)


def test_styles_that_the_file_lacks_are_judged_by_their_ids() -> None:
    body = etree.fromstring(
        f"<w:body {NAMES}>{p(run('a'), style='Heading2')}{p(run('b'), style='Quote')}"
        f"{p(run('c', STRONG))}</w:body>"
    )

    assert to_markdown(read_blocks(list(body), Source()).tree) == "## a\n\n> b\n\n**c**\n"


def test_a_facts_words_are_read_from_runs_controls_and_paragraphs() -> None:
    inside = (
        run(" 3 "),
        control(run("May")),
        '<w:r><w:t xml:space="preserve"> 20</w:t><w:noBreakHyphen/><w:t>31</w:t></w:r>',
        '<w:bookmarkEnd w:id="1"/>',
    )
    root = etree.fromstring(f"<w:p {NAMES}>{''.join(inside)}</w:p>")
    lines = etree.fromstring(f"<w:body {NAMES}>{control(p(run('a', '<w:b/>')) + p(run('b')))}</w:body>")
    prompt = etree.fromstring(f"<w:p {NAMES}>{control(run('Choose a date'), '<w:showingPlcHdr/>')}</w:p>")

    assert read_inline_text(root) == "3 May 20\u201131"
    assert read_inline_text(lines) == "a\nb"
    assert read_inline_text(prompt) == ""
    assert len(root) == len(inside)


def test_an_indent_that_is_no_number_is_none() -> None:
    reading = read(p(run("a"), properties='<w:ind w:left="1in"/>'))

    assert reading.tree.blocks == (Paragraph((Text("a", PLAIN),)),)


def test_strikes_double_or_single_are_strikes() -> None:
    assert read(p(run("a", "<w:dstrike/>"))).tree.blocks == (Paragraph((Text("a", Mark.STRIKE),)),)


@pytest.mark.slow
def test_forty_pages_are_read_in_no_time() -> None:
    paragraph = "A *sentence* of the report with @mother in **it**. " + "And so it goes on. " * 6
    page = "## Chapter\n\n" + f"{paragraph}\n\n" * 10 + "- a\n- b\n\n"
    tree, _ = to_tree(page * 40)
    content = sent(tree)

    begun = time.process_time()
    reading = returned(content, view=accepted)
    taken = time.process_time() - begun

    assert len(reading.tree.blocks) == 40 * 12
    assert taken < 0.6  # about a fifth of it on a free machine; a busy one must not fail
