"""The house style: one file rebrands every document."""

import re

from lxml import etree
from word_files import HOUSE, p, with_body

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.word.additions import BODY
from cspr_docs.word.template import compile_template

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
    template = compile_template("t.docx", with_body(landscape + p("x"), old), house())
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
    assert sections[0].find(w("titlePg")) is not None
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
    template = compile_template("t.docx", Package(parts, "t.docx"), house())
    result = load_package(template.render({"x": "Head"}, template.new_additions()), "r")
    assert result["word/media/logo.png"] == b"own"
    assert result["word/media/house-logo.png"] == b"\x89PNG house"
    assert b'Target="media/house-logo.png"' in result["word/_rels/header1.xml.rels"]


def test_a_style_of_the_same_name_is_found_under_its_other_id() -> None:
    made = with_body(p("x", style="Berschrift1"))
    styles = made["word/styles.xml"].replace(b'w:styleId="Heading1"', b'w:styleId="Berschrift1"')
    template = compile_template("t.docx", Package({**made, "word/styles.xml": styles}, "t.docx"), HOUSE)
    result = load_package(template.render({}, template.new_additions()), "r")
    assert b'<w:pStyle w:val="Heading1"/>' in result[BODY]
