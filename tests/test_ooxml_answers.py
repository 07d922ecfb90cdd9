"""What a style gives, which number a paragraph has, and where a field begins and ends."""

import pytest
from lxml import etree

from cspr_docs.ooxml.fields import OpenFields, field_code, link_target, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Counting, lists_of, place_in_list
from cspr_docs.ooxml.parse import parse_fragment
from cspr_docs.ooxml.styles import Styles

STYLES = """<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Deeper"><w:name w:val="Deeper"/><w:basedOn w:val="Secret"/></w:style>
<w:style w:type="character" w:styleId="Masked"><w:name w:val="Masked"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Berschrift2"><w:name w:val="Heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Tail"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tail"><w:name w:val="Tail"/><w:basedOn w:val="Clause"/></w:style></w:styles>"""
NUMBERING = """<w:numbering><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def one(written: str) -> etree._Element:
    [element] = parse_fragment(written)
    return element


def paragraph(style: str, look: str = "", properties: str = "") -> etree._Element:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return one(f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>x</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("style", "look", "hidden"),
    [
        ("", "", False),
        ("", "<w:vanish/>", True),
        ("Secret", "", True),
        ("Deeper", "", True),
        ("Deeper", '<w:vanish w:val="0"/>', False),
        ("Secret", '<w:rStyle w:val="Masked"/>', False),
        ("", '<w:rStyle w:val="Masked"/>', True),
        ("", "<w:webHidden/>", False),
        ("", "<w:specVanish/>", False),
    ],
)
def test_what_word_hides_is_hidden(style: str, look: str, hidden: bool) -> None:
    run = next(paragraph(style, look).iter(w("r")))
    assert Styles.of(one(STYLES)).is_hidden(run) is hidden


@pytest.mark.parametrize(
    ("style", "properties", "level"),
    [
        ("", "", 0),
        ("", '<w:outlineLvl w:val="0"/>', 1),
        ("", '<w:outlineLvl w:val="9"/>', 0),
        ("Berschrift2", "", 2),
        ("Clause", "", 4),
        ("Tail", "", 4),
        ("Heading3", "", 3),  # a style that the file lacks
    ],
)
def test_a_heading_is_told_by_the_name_or_the_level(style: str, properties: str, level: int) -> None:
    assert Styles.of(one(STYLES)).heading_level(paragraph(style, properties=properties)) == level


def test_a_paragraph_that_names_a_list_alone_has_the_level_of_its_style() -> None:
    styles, lists = Styles.of(one(STYLES)), lists_of(one(NUMBERING))
    alone = paragraph("Clause", properties='<w:numPr><w:numId w:val="7"/></w:numPr>')
    assert place_in_list(alone.find(w("pPr")), "Clause", styles, lists) == ("7", 1)
    none = paragraph("Clause", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert place_in_list(none.find(w("pPr")), "Clause", styles, lists)[0] == "0"


def test_numbers_are_counted_and_written_as_word_does() -> None:
    counting = Counting(lists_of(one(NUMBERING)))
    labels = []
    for level in (0, 1, 1, 0, 1):
        counting.next("7", level)
        labels.append(counting.label("7", level))
    assert labels == ["I.", "1.1", "1.2", "II.", "2.1"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_knows_its_code_its_inner_fields_and_what_stands_inside() -> None:
    inner = f"{mark('begin')}{code('PAGE')}{mark('separate')}<w:r><w:t>3</w:t></w:r>{mark('end')}"
    outer = f"{mark('begin')}{code(' IF ')}{inner}{code('= 3')}{mark('separate')}<w:r><w:t>yes</w:t></w:r>{mark('end')}"
    first, second, left = read_fields(one(f"<w:p>{outer}{mark('begin')}{code('TOC')}</w:p>"))
    assert (first.name, first.has_inner) == ("PAGE", False)
    assert (second.code, second.has_inner, second.written(inner="{}")) == (" IF = 3", True, " IF {}= 3")
    assert [piece.text for piece in second.inside() if piece.tag == w("t")] == ["3", "yes"]
    assert (left.name, left.end) == ("TOC", None)


def test_code_in_a_result_and_marks_without_a_beginning_belong_to_no_field() -> None:
    root = one(
        f"<w:p>{mark('end')}{mark('begin')}{code('REF a')}{mark('separate')}{code('DDE')}{mark('end')}</w:p>"
    )
    fields, stray = OpenFields(), []
    for element in root.iter(w("fldChar"), w("instrText")):
        stray += [element] if fields.is_stray(element) else []
        done = fields.take(element)
    assert [each.text or each.get(w("fldCharType")) for each in stray] == ["end", "DDE"]
    assert done is not None
    assert done.code == "REF a"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (' HYPERLINK "https://example.org/a b" ', "https://example.org/a%20b"),
        (' hyperlink \\l "part" \\o "a tip" ', "#part"),
        (' HYPERLINK "https://example.org" \\l "part"', "https://example.org#part"),
        (" HYPERLINK “https://example.org” \\t _blank", "https://example.org"),
        (' HYPERLINK "\\\\\\\\server\\\\share"', "%5C%5Cserver%5Cshare"),
        (' PAGEREF "HYPERLINK" \\h', None),
    ],
)
def test_a_link_leads_where_its_field_says(text: str, target: str | None) -> None:
    assert link_target(text) == target


def test_the_switches_of_a_field_take_what_stands_behind_them() -> None:
    told = field_code(' TOC \\o "1-2" \\h \\t "Appendix Heading,1"')
    assert told.name == "TOC"
    assert (told.switch("o"), told.switch("h"), told.switch("t"), told.switch("u")) == (
        "1-2",
        "",
        "Appendix Heading,1",
        None,
    )
    assert [word.text for word in field_code(" REF _Ref1 \\h ").words()] == ["_Ref1"]
