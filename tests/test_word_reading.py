"""What Word, and people in Word, make of a text: it is read as it looks."""

import pytest
from lxml import etree
from markdown_trees import tree_of
from word_files import NAMES
from word_typed import LINE, cell, control, field, item, numbered, p, read, row, run, table

from cspr_docs.prose.markdown import to_markdown
from cspr_docs.prose.tree import Mark, Paragraph, Text
from cspr_docs.word.reading import PartSource, read_blocks, read_inline_text

LINK_STYLE = '<w:rStyle w:val="Hyperlink"/>'
STRONG = '<w:rStyle w:val="Strong"/>'
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


def test_styles_that_the_file_lacks_are_judged_by_their_ids() -> None:
    body = etree.fromstring(
        f"<w:body {NAMES}>{p(run('a'), style='Heading2')}{p(run('b'), style='Quote')}"
        f"{p(run('c', STRONG))}</w:body>"
    )

    assert to_markdown(read_blocks(list(body), PartSource()).tree) == "## a\n\n> b\n\n**c**\n"


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


def test_strikes_double_or_single_are_strikes() -> None:
    assert read(p(run("a", "<w:dstrike/>"))).tree.blocks == (Paragraph((Text("a", Mark.STRIKE),)),)
