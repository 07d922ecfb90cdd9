"""Lists: those of styles come from the house style, those by hand stay the template's."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from own_house import NUMBERING, document_in, dressed, from_word, house_with
from word_files import HOUSE, NAMES, p, with_body

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import Counting, lists_of, place_in_list
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import text
from cspr_docs.word.additions import BODY


def labels(package: Package) -> list[tuple[str, str]]:
    """What is printed before each paragraph of the body that stands in a list, and how the paragraph begins."""
    styles, counting = Styles.of_package(package), Counting(lists_of(parse(package[NUMBERING])))
    found = []
    for paragraph in parse(package[BODY]).iter(w("p")):
        style = styles.of_paragraph(paragraph)
        list_, level = place_in_list(paragraph.find(w("pPr")), style, styles, counting.lists)
        if list_ not in ("", "0"):
            assert counting.has(list_, level), f"{text(paragraph)} stands in a list that there is not"
            counting.next(list_, level)
            found.append((counting.label(list_, level), text(paragraph)))
    return found


def new_number_format(house: WordDocument) -> None:
    """What Word's 'Define New Number Format' does: the style points to a new list."""
    root = house.part.numbering_part._element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="ListNumber"/>'
        '<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    root.find(w("num")).addprevious(
        parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="50">{level}</w:abstractNum>')
    )
    root.append(parse_xml(f'<w:num {NAMES} w:numId="9"><w:abstractNumId w:val="50"/></w:num>'))
    house.styles["List Number"].element.find(f".//{w('numId')}").set(w("val"), "9")


def other_signs(house: WordDocument) -> None:
    """Squares for points, brackets around numbers, in the lists that are there."""
    for sign in house.part.numbering_part._element.iter(w("lvlText")):
        told = sign.get(w("val"))
        sign.set(w("val"), "■" if told == "•" else re.sub(r"^(%\d)\.$", r"(\1)", told))


def test_a_new_number_format_of_the_house_style_numbers_a_shipped_template(tmp_path: Path) -> None:
    house_with(tmp_path, new_number_format)
    made = document_in(tmp_path / "house-style.docx", tmp_path, "learning-briefing.docx")
    findings = [label for label, words in labels(made) if label.endswith(")")]
    assert findings == ["I)", "II)", "III)", "IV)", "V)", "VI)"]


def test_other_points_and_numbers_stand_in_the_template_s_lists_and_in_the_case_s(tmp_path: Path) -> None:
    house_with(tmp_path, other_signs)
    made = document_in(tmp_path / "house-style.docx", tmp_path, "learning-briefing.docx")
    printed = [label for label, _ in labels(made)]
    assert {"■", "(1)", "(2)"} <= set(printed)
    assert {label for label in printed if not re.fullmatch(r"[■–]|\(\d\)", label)} == set()


def test_an_ordinary_document_of_word_has_the_lists_of_the_house_style(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.add_heading("One", 1)
        document.add_heading("Deeper", 2)
        for style in ("List Number", "List Number", "List Bullet"):
            document.add_paragraph("item", style)

    made = dressed(from_word(tmp_path, change))
    assert labels(made) == [("1", "One"), ("1.1", "Deeper"), ("1.", "item"), ("2.", "item"), ("•", "item")]


def by_hand(list_: str, words: str, style: str = "BodyText") -> str:
    numbers = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
    return p(words, style=style).replace("</w:pPr>", f"{numbers}</w:pPr>")


def level(form: str, sign: str, tie: str = "") -> str:
    tied = f'<w:pStyle w:val="{tie}"/>' if tie else ""
    return f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tied}<w:lvlText w:val="{sign}"/></w:lvl>'


def with_lists(body: str, abstracts: Sequence[str], nums: str = "") -> Package:
    """A template whose lists are these: the first has the number 1."""
    made = with_body(body)
    plain = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(abstracts) + 1)
    )
    looks = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{inside}</w:abstractNum>'
        for at, inside in enumerate(abstracts, 1)
    )
    return Package(
        {**made, NUMBERING: f"<w:numbering {NAMES}>{looks}{plain}{nums}</w:numbering>".encode()},
        "template.docx",
    )


def test_a_list_by_hand_stays_as_it_is_in_the_template() -> None:
    letters = level("lowerLetter", "[%1]", "Verse")
    body = by_hand("1", "a") + by_hand("1", "b") + p("c", style="ListNumber") + by_hand("7", "none")
    made = dressed(with_lists(body, [letters]))
    assert labels(made) == [("[a]", "a"), ("[b]", "b"), ("1.", "c")]


def test_a_list_that_begins_anew_follows_its_style() -> None:
    anew = (
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = "".join(
        (
            p("a", style="ListNumber"),
            p("b", style="ListNumber"),
            by_hand("5", "c", "ListNumber"),
            by_hand("5", "d", "ListNumber"),
            by_hand("1", "e", "ListNumber"),
        )
    )
    made = dressed(with_lists(body, [level("upperLetter", "%1", "ListNumber")], anew))
    assert labels(made) == [("1.", "a"), ("2.", "b"), ("1.", "c"), ("2.", "d"), ("3.", "e")]


def test_two_lists_of_one_definition_count_on_from_each_other() -> None:
    second = '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    template = with_lists(by_hand("1", "a") + by_hand("5", "b"), [level("decimal", "§%1")], second)
    assert labels(dressed(template)) == [("§1", "a"), ("§2", "b")]


@pytest.mark.parametrize("has_lists", [True, False])
def test_a_house_style_without_styles_of_lists_prints_points_and_numbers(*, has_lists: bool) -> None:
    parts = dict(HOUSE)  # a new file of Word's holds no style of lists until one is used, and no lists
    gone = rb'(?s)<w:style (?:(?!</w:style>).)*w:styleId="List(Bullet|Number)".*?</w:style>'
    parts["word/styles.xml"] = re.sub(gone, b"", parts["word/styles.xml"])
    for index in () if has_lists else ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[index] = re.sub(rb"<(Override|Relationship) [^>]*numbering\.xml[^>]*/>", b"", parts[index])
        parts.pop(NUMBERING, None)
    body = p("a", style="ListNumber") + p("b", style="ListBullet") + p("c", style="ListNumber")
    made = dressed(with_body(body), Package(parts, "house-style.docx"))
    assert labels(made) == [("1.", "a"), ("•", "b"), ("2.", "c")]


def test_a_list_borrowed_from_a_style_of_lists_stays_whole() -> None:
    borrowed = '<w:numStyleLink w:val="Ours"/>'
    lent = f'<w:styleLink w:val="Ours"/>{level("upperRoman", "%1 –")}'
    assert labels(dressed(with_lists(by_hand("1", "a"), [borrowed, lent]))) == [("I –", "a")]


def test_a_list_style_of_the_house_style_begins_anew_at_each_turn_of_a_loop() -> None:
    styles = Styles.of_package(HOUSE)
    list_, _ = place_in_list(None, "ListNumber", styles, {})
    lent = f'<w:styleLink w:val="Ours"/>{level("decimal", "%1.", "ListNumber")}'
    numbering = with_lists("", ['<w:numStyleLink w:val="Ours"/>', lent])[NUMBERING]
    numbering = numbering.replace(b'<w:num w:numId="1">', f'<w:num w:numId="{list_}">'.encode())
    loop = p("{%p for r in [1, 2] %}") + p("turn") + p("a", style="ListNumber") + p("{%p endfor %}")
    made = dressed(with_body(loop), Package({**HOUSE, NUMBERING: numbering}, "house-style.docx"))
    assert labels(made) == [("1.", "a"), ("1.", "a")]


def test_a_template_s_list_is_kept_where_the_house_style_has_none() -> None:
    parts = {part: content for part, content in HOUSE.items() if part != NUMBERING}
    for index in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[index] = re.sub(rb"<(Override|Relationship) [^>]*numbering\.xml[^>]*/>", b"", parts[index])
    template = with_lists(
        by_hand("1", "a"), [level("lowerLetter", "%1)"), level("decimal", "%1", "ListNumber")]
    )
    made = dressed(template, Package(parts, "house-style.docx"))
    assert labels(made) == [("a)", "a")]
    assert lists_of(parse(made[NUMBERING])).keys() == {"1"}
