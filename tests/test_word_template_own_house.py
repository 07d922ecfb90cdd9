"""A partnership's own house style over templates: tables, the first page; and what of a template is not used."""

import shutil
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Cm
from own_house import NUMBERING, SHIPPED, document_in, document_of, dressed, from_word, house_with
from word_files import HOUSE, NAMES, tc, with_body

from cspr_docs.ooxml.namespaces import WP, w
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.values import text_width
from cspr_docs.problems import Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.template.compile import compile_template
from cspr_docs.word.validity import faults
from tests.commands import build
from tests.conftest import TEMPLATES


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
