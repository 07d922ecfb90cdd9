"""A Word file's text as typed values: what is seen through, what is a field, a link, a change, an object."""

from dataclasses import replace

import pytest
from lxml import etree

from cspr_docs.ooxml.model import (
    Block,
    Break,
    BreakKind,
    CellMerge,
    FieldResult,
    Hyperlink,
    Inline,
    NoteMark,
    Run,
    WordObject,
    WordParagraph,
    WordTable,
)
from cspr_docs.ooxml.read import read_blocks, read_inlines
from tests.word_files import NAMES, p, tbl, tc, tr

LINKS = {"link1": "https://example.org/a"}
ANY = etree.Element("any")
PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + result + mark("end")


def elements(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMES}>{inside}</w:p>")


def read(inside: str) -> tuple[Inline, ...]:
    """The inlines, whichever their elements."""
    return tuple(map(bare, read_inlines(elements(inside), LINKS)))


def bare(inline: Inline) -> Inline:
    match inline:
        case Run():
            return replace(inline, element=ANY)
        case WordObject():
            return replace(inline, element=ANY)
        case Hyperlink() | FieldResult():
            return replace(inline, inlines=tuple(map(bare, inline.inlines)))
        case _:
            return inline


def words(text: str, is_tracked: bool = False, *unshown: str) -> Run:
    return Run(text, ANY, is_tracked, unshown)


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        (run("a") + "<w:bookmarkStart w:id='1' w:name='x'/>" + run(" b"), (words("a"), words(" b"))),
        ("<w:r><w:t> a </w:t></w:r>", (words("a"),)),
        (CONTROL.format(run("a")) + PROMPT.format(run("Click here")), (words("a"),)),
        (
            "<w:r><w:br w:type='page'/><w:br/><w:cr/></w:r>",
            (Break(BreakKind.PAGE), *[Break(BreakKind.LINE)] * 2),
        ),
        ("<w:r><w:tab/><w:noBreakHyphen/></w:r>", (words("\t"), words("\u2011"))),
        (
            "<w:r><w:footnoteReference w:id='2' w:customMarkFollows='1'/></w:r>",
            (NoteMark("footnote", "2", has_own_mark=True),),
        ),
        (
            f"<w:hyperlink r:id='link1' w:anchor='top'>{run('a')}</w:hyperlink>",
            (Hyperlink("https://example.org/a#top", (words("a"),)),),
        ),
        (f"<w:hyperlink w:anchor='top'>{run('a')}</w:hyperlink>", (Hyperlink("#top", (words("a"),)),)),
        (
            field(' HYPERLINK "https://example.org/" ', run("a") + CONTROL.format(run("b"))),
            (Hyperlink("https://example.org/", (words("a"), words("b"))),),
        ),
        (
            field(" REF _x ", run("a") + field(" SEQ n ", run("1"))),
            (FieldResult(" REF _x ", (words("a"), FieldResult(" SEQ n ", (words("1"),)))),),
        ),
        (f"<w:fldSimple w:instr=' PAGE '>{run('3')}</w:fldSimple>", (FieldResult(" PAGE ", (words("3"),)),)),
        (run("a") + mark("begin"), (words("a"), FieldResult("", is_whole=False))),
        (mark("end") + run("a"), (FieldResult("", is_whole=False), words("a"))),
        (
            f"<w:ins w:author='Ada'>{run('new')}</w:ins>{run('old')}",
            (words("new", True), words("old")),
        ),
        (
            "<w:del w:author='Ada'><w:r><w:delText>gone</w:delText></w:r></w:del>",
            (words("gone", True),),
        ),
        ("<w:r><w:delText>lost</w:delText></w:r>", (words("lost", True),)),
        ("<w:r><w:object/></w:r>", (WordObject(ANY, "an embedded object"),)),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", (words("✓"),)),
        (
            "<w:r><w:sym w:font='Nobody' w:char='F0FC'/></w:r>",
            (words("\ufffd", False, "a character of the font Nobody that has no plain equal"),),
        ),
    ],
)
def test_what_stands_in_a_paragraph(inside: str, wanted: tuple[Inline, ...]) -> None:
    assert read(inside) == wanted


def test_a_field_is_known_by_the_first_word_of_its_instruction() -> None:
    assert [FieldResult(code).name for code in (' toc \\o "1-3" ', "")] == ["TOC", ""]


def test_blocks_are_read_through_controls_and_rows_through_what_is_around_them() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/><w:tblHeader/></w:trPr>{tc("a", _SPAN)}{tc("b", _DOWN)}</w:tr>'
    body = CONTROL.format(p("One.") + tbl(row + CONTROL.format(tr("c")))) + "<w:altChunk/><w:sectPr/>"
    blocks = list(read_blocks(elements(body), {}))
    assert list(map(kind, blocks)) == ["One.", "table", "a file inserted into the text"]
    table = blocks[1]
    assert isinstance(table, WordTable)
    first, second = table.rows
    assert (first.is_header, first.before, second.is_header) == (True, 1, False)
    assert [(cell.columns, cell.merges) for cell in first.cells] == [(2, ()), (1, (CellMerge.BEGINS,))]
    assert [kind(block) for row in table.rows for cell in row.cells for block in cell.blocks] == [
        "a",
        "b",
        "c",
    ]


_SPAN, _DOWN = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'


def kind(block: Block) -> str:
    match block:
        case WordParagraph():
            return "".join(inline.text for inline in block.inlines if isinstance(inline, Run))
        case WordTable():
            return "table"
        case WordObject():
            return block.name
