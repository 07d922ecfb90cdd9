"""A partnership's own house style over templates: lists, tables, the first page; and what of a template is not used."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Cm
from sample_documents import sample
from word_files import HOUSE, NAMES, p, tc, with_body

from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.numbering import Counting, lists_of, place_in_list
from cspr_docs.ooxml.package import Package, load_package, read_package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import text
from cspr_docs.ooxml.values import text_width
from cspr_docs.problems import Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.validity import faults
from tests.commands import build
from tests.conftest import TEMPLATES

NUMBERING = "word/numbering.xml"
SHIPPED = read_package(TEMPLATES / "house-style.docx")
Change = Callable[[WordDocument], object]


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


def dressed(template: Package, house: Package = SHIPPED) -> Package:
    """What a template becomes in a house style."""
    compiled = compile_template(template, house)
    names = dict.fromkeys(("title", "reference", "marking", "is_draft", "partnership"), "")
    own = dict.fromkeys(("name", "address", "phone", "email", "website"), "")
    context = {"document": names, "partnership": own}
    return load_package(compiled.render(context, compiled.new_additions()), "made.docx")


def from_word(tmp_path: Path, change: Change) -> Package:
    """An ordinary document, as Word begins it, with what somebody wrote into it."""
    document = docx.Document()
    change(document)
    document.save(str(tmp_path / "template.docx"))
    return read_package(tmp_path / "template.docx")


def house_with(tmp_path: Path, change: Change) -> Package:
    """The shipped house style as somebody changed it in Word."""
    document = docx.Document(str(TEMPLATES / "house-style.docx"))
    change(document)
    document.save(str(tmp_path / "house-style.docx"))
    return read_package(tmp_path / "house-style.docx")


def document_in(house: Path, tmp_path: Path, name: str) -> Package:
    """A document of a sample case in a house style."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    shutil.copy(house, tmp_path / "templates" / "house-style.docx")
    return document_of(tmp_path / "templates", name)


def document_of(templates: Path, name: str) -> Package:
    """A document of a sample case from these templates."""
    library, facts = read_library([templates]), sample("rowan").facts
    document = next(each for each in plan(facts, library.kinds) if getattr(each, "file_name", "") == name)
    assert isinstance(document, Document)
    return load_package(render(document, facts, (), template_of(document, library)).content, "made.docx")


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


def test_a_part_that_is_not_whole_is_told_of_either_file() -> None:
    for part in (BODY, "word/styles.xml", NUMBERING):
        broken = {part: b"<w:x><"}
        with pytest.raises(Stop) as stop:
            compile_template(Package({**with_body(""), **broken}, "t.docx"), HOUSE)
        with pytest.raises(Stop) as of_house:
            compile_template(with_body(""), Package({**HOUSE, **broken}, "h.docx"))
        told = [(one.file, one.code) for found in (stop, of_house) for one in found.value.problems]
        assert told == [("t.docx", "word-file-damaged"), ("h.docx", "word-file-damaged")]


def test_a_document_made_from_an_ordinary_one_is_whole(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")

    def change(document: WordDocument) -> None:
        document.add_paragraph("{{p learning_briefing.background }}")

    own = from_word(tmp_path, change)
    assert "customXml/item1.xml" in own  # Word's own data, where a draft keeps what its values were
    shutil.copy(tmp_path / "template.docx", tmp_path / "templates/learning-briefing/template.docx")
    made = document_of(tmp_path / "templates", "learning-briefing.docx")
    assert faults(made) == ()


def test_only_styles_that_something_is_in_are_asked_of_the_house_style(tmp_path: Path) -> None:
    compile_template(
        from_word(tmp_path, lambda document: document.add_paragraph("x", "List Bullet")), SHIPPED
    )


def test_a_style_of_a_table_is_told_with_its_table(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.add_heading("Who", 1)
        document.add_table(1, 1)
        table = document.add_table(1, 1)
        table.cell(0, 0).text, table.style = "Name", document.styles["Table Grid"]

    with pytest.raises(Stop) as stop:
        compile_template(from_word(tmp_path, change), SHIPPED)
    assert [problem.message for problem in stop.value.problems] == [
        "the house style has no style “Table Grid”, which is used under “Who”, table 2, row 1, column 1, in “Name”"
    ]


def first_pages(package: Package) -> list[bool]:
    return [section.find(w("titlePg")) is not None for section in parse(package[BODY]).iter(w("sectPr"))]


def test_the_first_page_is_that_of_the_house_style(tmp_path: Path) -> None:
    def plain(document: WordDocument) -> None:
        document.sections[0].different_first_page_header_footer = False

    two = from_word(tmp_path, lambda document: document.add_section())
    assert first_pages(dressed(two)) == [True, False]
    two_sided = with_body("")[BODY].replace(b"</w:sectPr>", b"<w:titlePg/></w:sectPr>")
    template = Package({**with_body(""), BODY: two_sided}, "template.docx")
    assert first_pages(dressed(template, house_with(tmp_path, plain))) == [False]


def advice(template: Package, house: Package = SHIPPED) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in compile_template(template, house).advice]


def test_a_header_of_the_template_s_own_is_told(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "OUR OWN {{ nonsense }}"
        document.sections[0].footer.paragraphs[0].text = " "

    own = from_word(tmp_path, change)
    assert advice(own) == [
        (
            "template-header-unused",
            "its own header is not used, the house style's is: “OUR OWN {{ nonsense }}”",
        )
    ]
    assert advice(Package(SHIPPED.parts, "template.docx")) == []  # made of the house style, it has the same
    assert advice(with_body("", {"header1": "<w:p><w:r><w:drawing/></w:r></w:p>"})) == [
        ("template-header-unused", "its own header is not used, the house style's is: “a picture”")
    ]


def widths(package: Package) -> list[tuple[str, list[str]]]:
    found = []
    for table in parse(package[BODY]).iter(w("tbl")):
        told = table.find(f"{w('tblPr')}/{w('tblW')}")
        columns = [each.get(w("w"), "") for each in table.iter(w("gridCol"), w("tcW"))]
        found.append(("" if told is None else told.get(w("w"), ""), columns))
    return found


def narrow(document: WordDocument) -> None:
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(4.5)


def test_a_table_as_wide_as_the_text_stays_as_wide_as_the_text(tmp_path: Path) -> None:
    def table(one: int, other: int, told: str) -> str:
        cells = "".join(tc("x").replace('"1000"', f'"{width}"') for width in (one, other))
        grid = f'<w:gridCol w:w="{one}"/><w:gridCol w:w="{other}"/>'
        return f"<w:tbl><w:tblPr>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"

    across = '<w:tblW w:w="8640" w:type="dxa"/>'  # the text of `with_body` is 8640 wide
    body = (
        table(2880, 5760, across)
        + table(2880, 5760, "")
        + table(1000, 1000, '<w:tblW w:w="2000" w:type="dxa"/>')
    )
    made = dressed(with_body(body), house_with(tmp_path, narrow))
    third, two_thirds = "2268", "4536"  # of 21 - 9 cm
    assert widths(made) == [
        ("6804", [third, two_thirds] * 2),
        ("", [third, two_thirds] * 2),
        ("2000", ["1000", "1000"] * 2),
    ]


@pytest.mark.parametrize("name", ["final-report.docx", "rapid-review-annexes.docx"])
def test_no_table_or_picture_stands_out_beyond_the_text(tmp_path: Path, name: str) -> None:
    house_with(tmp_path, narrow)
    made = document_in(tmp_path / "house-style.docx", tmp_path, name)
    across, seen = [0], 0
    for element in parse(made[BODY]).iter(w("tblGrid"), w("sectPr"), f"{{{WP}}}extent"):
        if element.tag == w("tblGrid"):
            across.append(sum(int(column.get(w("w"), "")) for column in element))
        elif element.tag == w("sectPr"):
            assert max(across) <= (text_width(element) or 0) + 2
            across, seen = [0], seen + len(across) - 1
        else:
            across.append(int(element.get("cx", "")) // 635)
    assert seen > 5


def test_what_a_template_holds_in_vain_is_told_when_it_is_built(copied_cases: Path) -> None:
    folder = Path("templates/learning-briefing")
    shutil.copytree(TEMPLATES, "templates")
    document = docx.Document(str(folder / "template.docx"))
    contents = document.add_paragraph()
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> TOC \\o "1-2" \\h \\z \\u </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        contents._element.append(parse_xml(f"<w:r {NAMES}>{piece}</w:r>"))
    document.sections[0].header.paragraphs[0].text = "Our own words"
    document.save(str(folder / "template.docx"))
    result = build("cases/rowan", "--kind", "learning-briefing")
    assert result.exit_code == 0
    for code in ("contents-without-pages", "template-header-unused"):
        assert f"advice: {code}" in result.output
    assert "Our own words" in result.output
