"""The house style: one file rebrands every document."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree
from sample_documents import sample
from word_files import HOUSE, p, with_body

from cspr_docs.documents.kinds import read_library
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package, read_package, to_bytes
from cspr_docs.problems import Stop
from cspr_docs.word.additions import BODY
from cspr_docs.word.house_styles import style_names
from cspr_docs.word.template.compile import compile_template
from tests.conftest import TEMPLATES

A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" '
    'w:header="500" w:footer="500" w:gutter="0"/>'
)


def house() -> Package:
    """A house style with A4 paper, a header with a picture, and a style of its own."""
    header = p("{{ x }} ") + '<w:p><w:r><w:drawing r:embed="rId1"/></w:r></w:p>'
    made = with_body("", {"header1": header}, "house-style.docx")
    parts = dict(made)
    parts[BODY] = re.sub(rb"<w:pgSz.*(?=</w:sectPr>)", A4.encode(), parts[BODY])
    parts["word/_rels/header1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/>'
        b"</Relationships>"
    )
    parts["word/media/logo.png"] = b"\x89PNG house"
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b'w:val="List Bullet"', b'w:val="House Bullet"'
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1
    )
    return Package(parts, "house-style.docx")


def test_one_file_rebrands() -> None:
    landscape = (
        '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'
        "<w:titlePg/></w:sectPr></w:pPr></w:p>"
    )
    old = {"header1": p("obsolete"), "footer1": p("obsolete")}
    template = compile_template(with_body(landscape + p("x"), old), house())
    result = load_package(template.render({"x": "Head"}, template.new_additions()), "r")
    root = etree.fromstring(result[BODY])
    sections = list(root.iter(w("sectPr")))
    assert len(sections) == 2
    for section, size in zip(
        sections, [("16838", "11906", "landscape"), ("11906", "16838", None)], strict=True
    ):
        page = section.find(w("pgSz"))
        assert (page.get(w("w")), page.get(w("h")), page.get(w("orient"))) == size
        assert section.find(w("pgMar")).get(w("top")) == "1000"
        assert next(etree.QName(child).localname for child in section) == "headerReference"
        assert section.findall(w("footerReference")) == []
    assert sections[0].find(w("titlePg")) is None  # the house style has no first page of its own
    assert sections[0].find(w("type")).get(w("val")) == "nextPage"
    assert b"Head " in result["word/header1.xml"].replace(b'</w:t></w:r><w:r><w:t xml:space="preserve">', b"")
    assert result["word/media/logo.png"] == b"\x89PNG house"
    assert not any(b"obsolete" in content for part, content in result.items() if part.startswith("word/"))
    assert b"House Bullet" in result["word/styles.xml"]
    assert "word/footer1.xml" not in result


def test_media_of_the_same_name_are_kept_apart() -> None:
    made = with_body(p("x"))
    rels = made["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="media/logo.png"/></Relationships>',
    )
    parts = {**made, "word/_rels/document.xml.rels": rels, "word/media/logo.png": b"own"}
    template = compile_template(Package(parts, "t.docx"), house())
    result = load_package(template.render({"x": "Head"}, template.new_additions()), "r")
    assert result["word/media/logo.png"] == b"own"
    assert result["word/media/house-logo.png"] == b"\x89PNG house"
    assert b'Target="media/house-logo.png"' in result["word/_rels/header1.xml.rels"]


def test_a_style_of_the_same_name_is_found_under_its_other_id() -> None:
    made = with_body(p("x", style="Berschrift1"))
    styles = made["word/styles.xml"].replace(b'w:styleId="Heading1"', b'w:styleId="Berschrift1"')
    template = compile_template(Package({**made, "word/styles.xml": styles}, "t.docx"), HOUSE)
    result = load_package(template.render({}, template.new_additions()), "r")
    assert b'<w:pStyle w:val="Heading1"/>' in result[BODY]


def used_styles(package: Package) -> set[str]:
    """The ids of the styles that any text or style of a file is in."""
    uses = [w(name) for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")]
    parts = [part for part in package if part.startswith("word/") and part.endswith(".xml")]
    return {use.get(w("val"), "") for part in parts for use in etree.fromstring(package[part]).iter(*uses)}


def saved_by_another(package: Package) -> Package:
    """The house style as another program saves it: other ids for some styles, and three styles gone."""
    others = {"BodyText": "TextBody", "Caption": "Caption1", "TOC1": "Contents1", "TableText": "Zelle"}
    parts = dict(package)
    for part in [part for part in parts if part.startswith("word/") and part.endswith(".xml")]:
        text = parts[part].decode()
        for ours, other in others.items():
            text = re.sub(rf'((?:w:val|w:styleId)=)"{ours}"', rf'\1"{other}"', text)
        for gone in ("Quote", "FootnoteText", "Hyperlink"):
            text = re.sub(rf'(?s)<w:style (?:(?!</w:style>).)*w:styleId="{gone}".*?</w:style>', "", text)
        parts[part] = text.encode()
    return Package(parts, "house-style.docx")


def test_a_house_style_that_another_program_saved_dresses_all_that_the_program_writes(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    house_style = tmp_path / "templates" / "house-style.docx"
    house_style.write_bytes(to_bytes(saved_by_another(read_package(house_style))))
    library = read_library([tmp_path / "templates"])
    facts = sample("rowan").facts
    document = next(
        entry
        for entry in plan(facts, library.kinds)
        if getattr(entry, "file_name", "") == "final-report.docx"
    )
    assert isinstance(document, Document)
    made = load_package(render(document, facts, (), template_of(document, library)).content, "r")
    assert used_styles(made) <= set(style_names(made))
    assert {"Body Text", "Quote", "Hyperlink", "footnote text"} <= set(style_names(made).values())
    assert len(set(style_names(made).values())) == len(style_names(made))


def test_a_template_file_of_word_becomes_a_document() -> None:
    made = with_body(p("x"))
    types = made["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    template = compile_template(Package({**made, "[Content_Types].xml": types}, "t.docx"), HOUSE)
    result = load_package(template.render({}, template.new_additions()), "r")
    assert b"wordprocessingml.document.main+xml" in result["[Content_Types].xml"]
    assert b"template.main" not in result["[Content_Types].xml"]


def test_a_template_with_macros_is_refused() -> None:
    with pytest.raises(Stop) as stop:
        compile_template(Package({**with_body(p("x")), "word/vbaProject.bin": b"x"}, "t.docx"), HOUSE)
    assert [problem.code for problem in stop.value.problems] == ["word-file-unsafe"]
