"""What a piece of Word says, under each of the rules."""

import pytest
from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, w
from cspr_docs.ooxml.text import AS_TYPED, ON_ONE_LINE, SEARCHED, TextRules, own, text
from tests.word_files import NAMES

INSIDE = TextRules(paragraph="|")
STRUCK = TextRules(struck=True)
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"


def paragraph(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMES}>{inside}</w:p>")


def run(*inside: str) -> str:
    return f"<w:r>{''.join(inside)}</w:r>"


def said(*words: str) -> str:
    return "".join(f"<w:t>{word}</w:t>" for word in words)


EQUATION = f"<m:oMath xmlns:m='{MATHS}'><m:r><m:t>x</m:t></m:r></m:oMath>"
TWICE = (
    f"<mc:AlternateContent><mc:Choice>{run(said('new'))}</mc:Choice>"
    f"<mc:Fallback>{run(said('old'))}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("inside", "typed", "on_one_line", "searched"),
    [
        (run(said("a"), "<w:tab/>", said("b"), "<w:br/>", said("c")), "a\tb\nc", "a b c", "a\tb\nc"),
        (run("<w:ptab/>", said("a"), "<w:cr/>", said("b")), "\ta\nb", " a b", "\ta\nb"),
        (run(said("re"), "<w:noBreakHyphen/>", said("elect")), *["re\u2011elect"] * 2, "re-elect"),
        (run(said("re\u2011elect")), *["re\u2011elect"] * 2, "re-elect"),
        (run(said("un"), "<w:softHyphen/>", said("seen")), *["un\u00adseen"] * 2, "unseen"),
        (run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓", "✓", "ü"),
        (run('<w:sym w:font="Nobody knows" w:char="F041"/>'), "A", "A", "A"),
        (run('<w:sym w:char="none"/>'), "", "", ""),
        (run(said("\uf053am")), "\uf053am", "\uf053am", "Sam"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run(said("a")), "a", "a", "a"),
        (
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + run(said("here")),
            "here",
            "here",
            "gonehere",
        ),
        ("<w:moveFrom>" + run(said("gone")) + "</w:moveFrom>", "", "", "gone"),
        ("<w:ins>" + run(said("new")) + "</w:ins>", "new", "new", "new"),
        (run("<w:instrText> TOC </w:instrText>"), "", "", ""),
        (run(said("a")) + BOX, "a", "a", "a"),
        (EQUATION, *"xxx"),
        (TWICE, "new", "new", "newold"),
    ],
)
def test_each_rule_has_its_answer(inside: str, typed: str, on_one_line: str, searched: str) -> None:
    found = paragraph(inside)
    assert (text(found), text(found, ON_ONE_LINE), text(found, SEARCHED)) == (typed, on_one_line, searched)


def test_paragraphs_inside_are_left_out_or_parted() -> None:
    cell = etree.fromstring(f"<w:tc {NAMES}><w:p>{run(said('a'))}</w:p><w:p>{run(said('b'))}</w:p></w:tc>")
    assert (text(cell, AS_TYPED), text(cell, INSIDE)) == ("", "|a|b")


def test_a_part_of_a_run_says_what_it_is() -> None:
    found = paragraph(run(said("a"), "<w:tab/>") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>")
    elements = [element for element in own(found) if element.tag != w("r")]
    assert [text(element) for element in elements] == ["a", "\t", "", ""]
    assert [text(element, STRUCK) for element in elements] == ["a", "\t", "b", "b"]
