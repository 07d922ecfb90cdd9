"""What a render gives: valid WordprocessingML whatever the data, additions in their parts, the house's looks."""

import io
import itertools
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_files import EMPTY, HOUSE, NAMES, body_xml, by_docxtpl, canonical, p, plain, tbl, tc, tr, with_body

from cspr_docs.word.additions import BODY, FOOTNOTES, Additions
from cspr_docs.word.namespaces import w
from cspr_docs.word.package import Package, load_package
from cspr_docs.word.template import Template, compile_template, from_cache_bytes

BOLD = "<w:rPr><w:b/></w:rPr>"
PRESERVED = '<w:t xml:space="preserve">'


def compiled(body: str, parts: Mapping[str, str] | None = None, house: Package = HOUSE) -> Template:
    return compile_template("t.docx", with_body(body, parts), house)


def rendered(body: str, **context: Any) -> str:
    """The inside of the body after a render."""
    template = compiled(body)
    return body_xml(template.render(context, template.new_additions()))


class Xml:
    """A value that writes XML."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


# --- runs --------------------------------------------------------------------------------------------


def test_a_value_stands_alone_in_a_run_with_its_formatting() -> None:
    assert rendered(p("a {{ x }} b", bold=True), x="v") == (
        f"<w:p><w:r>{BOLD}{PRESERVED}a </w:t></w:r><w:r>{BOLD}{PRESERVED}v</w:t></w:r>"
        f"<w:r>{BOLD}{PRESERVED} b</w:t></w:r></w:p>"
    )


def test_a_value_may_close_its_run_and_bring_runs() -> None:
    closing = Xml(f"</w:t></w:r><w:r>{PRESERVED}new</w:t></w:r><w:r>{PRESERVED}")
    runs = Xml(f"<w:r>{PRESERVED}new</w:t></w:r>")
    expected = (
        f'<w:p><w:r>{PRESERVED}a </w:t></w:r><w:r><w:t xml:space="preserve"/></w:r><w:r>{PRESERVED}new</w:t></w:r>'
        f'<w:r><w:t xml:space="preserve"/></w:r><w:r>{PRESERVED} b</w:t></w:r></w:p>'
    )
    assert rendered(p("a {{ x }} b"), x=closing) == expected
    assert rendered(p("a {{ x }} b"), x=runs) == expected


def test_values_in_attributes_and_properties_are_plain() -> None:
    named = '<w:sdtPr><w:alias w:val="Name: {{ x }}"/></w:sdtPr>'
    body = f"<w:sdt>{named}<w:sdtContent>{p('x')}</w:sdtContent></w:sdt>"
    assert '<w:alias w:val="Name: &quot;A&quot; &amp; B"/>' in rendered(body, x='"A"\n& B')


def test_properties_are_filled_in() -> None:
    core = EMPTY["docProps/core.xml"].replace(b"python-docx</dc:creator>", b"{{ who }}</dc:creator>")
    assert b"{{ who }}" in core
    template = compile_template("t.docx", Package({**with_body(p("x")), "docProps/core.xml": core}), HOUSE)
    result = load_package(template.render({"who": "A & B"}, template.new_additions()), "r")
    assert b"<dc:creator>A &amp; B</dc:creator>" in result["docProps/core.xml"]


def test_characters_that_xml_cannot_hold_are_shown_not_dropped() -> None:
    assert f"{PRESERVED}a\ufffdb</w:t>" in rendered(p("{{ x }}"), x="a\x07b")


words = st.text(alphabet="ab {}%#&<é\n\t“", max_size=6)


PIECES = st.sampled_from(["a ", "{{ x }}", "{% if y %}", "b", "{% endif %}", "{{x}}", " {c} "])


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(PIECES, max_size=8), cuts=st.lists(st.integers(0, 60), max_size=6), value=words)
def test_cutting_a_paragraph_into_runs_changes_nothing(
    pieces: list[str], cuts: list[int], value: str
) -> None:
    text = "".join(pieces)
    if not _balanced(pieces):
        return
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    runs = [text[start:end] for start, end in itertools.pairwise(edges)]
    whole, cut = with_body(p(text)), with_body(p("|||".join(runs)))
    results = []
    for package in (whole, cut):
        template = compile_template("t.docx", package, HOUSE)
        result = load_package(template.render({"x": value, "y": True}, template.new_additions()), "r")
        results.append(canonical(result[BODY]))
    assert results[0] == results[1]


def _balanced(pieces: list[str]) -> bool:
    depth = 0
    for piece in pieces:
        depth += {"{% if y %}": 1, "{% endif %}": -1}.get(piece, 0)
        if depth < 0:
            return False
    return depth == 0


# --- what may become empty ---------------------------------------------------------------------------

ROWS = (tr("{%tr for r in rows %}", ""), tr("{{ r }}", "x"), tr("{%tr endfor %}", ""))
CELL_END = "</w:tcPr>"


def test_a_table_that_loses_all_rows_is_gone() -> None:
    body = p("before") + tbl(*ROWS) + p("after")
    assert rendered(body, rows=[]) == p("before") + p("after")
    assert rendered(body, rows=["1"]).count("<w:tr>") == 1


def test_a_nested_table_that_is_gone_leaves_its_cell_a_paragraph() -> None:
    body = tbl(tr(tc(tbl(*ROWS) + "<w:p/>"), "x"))
    assert f"{CELL_END}<w:p/></w:tc>" in rendered(body, rows=[])


@pytest.mark.parametrize(
    "inside",
    [
        p("{%p if yes %}") + p("x") + p("{%p endif %}"),
        p("x") + p("{%p if yes %}") + tbl(tr("a", "b")) + p("{%p endif %}"),
        p("{{p blocks }}"),
    ],
)
@pytest.mark.parametrize("yes", [True, False])
def test_a_cell_always_ends_in_a_paragraph(inside: str, yes: bool) -> None:
    blocks = Xml(tbl(tr("a", "b")) if yes else "")
    xml = rendered(tbl(tr(tc(inside), "x")) + p("end"), yes=yes, blocks=blocks)
    root = etree.fromstring(f"<x {NAMES}>{xml}</x>")
    for cell in root.iter(w("tc")):
        assert cell[-1].tag == w("p")


def test_a_cell_with_a_paragraph_that_always_stays_is_left_alone() -> None:
    assert rendered(tbl(tr(tc(p("{{ x }}")))), x="1").count("<w:p>") == 1


def test_a_row_that_loses_all_cells_is_gone() -> None:
    body = tbl(tr("a"), tr("{%tc for r in rows %}", "{{ r }}", "{%tc endfor %}"), columns=1)
    assert rendered(body, rows=[]).count("<w:tr>") == 1
    both = tbl(tr("{%tc for r in rows %}", "{{ r }}", "{%tc endfor %}"), columns=1) + p("end")
    assert rendered(both, rows=[]) == p("end")


def test_headers_and_notes_keep_a_paragraph() -> None:
    inside = p("{%p if yes %}") + p("x") + p("{%p endif %}")
    house = with_body("", {"header1": inside})
    template = compile_template("t.docx", with_body(p("b")), house)
    result = load_package(template.render({"yes": False}, template.new_additions()), "r")
    assert plain(result["word/header1.xml"]) == "<w:p/>"


def test_bookmarks_of_a_paragraph_that_goes_go_whole() -> None:
    start = '<w:p><w:bookmarkStart w:id="3" w:name="x"/><w:r><w:t>{%p if yes %}</w:t></w:r></w:p>'
    end = '<w:p><w:r><w:t>kept</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    xml = rendered(start + end + p("{%p endif %}"), yes=True)
    assert xml == "<w:p><w:r><w:t>kept</w:t></w:r></w:p>"


def test_rows_in_a_content_control_keep_the_table() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + tr("{{ x }}") + "</w:sdtContent></w:sdt>"
    table = tbl(*ROWS, control)
    assert rendered(table + p("end"), rows=[], x="kept").count("<w:tr>") == 1


def test_a_cell_that_ends_in_a_content_control_with_a_paragraph_is_left_alone() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{{ x }}')}</w:sdtContent></w:sdt>"
    assert rendered(tbl(tr(tc(control))) + p("end"), x="1").count("<w:p") == 2


# --- ids ---------------------------------------------------------------------------------------------


def test_ids_in_loops_are_new_each_time_and_outside_as_they_were() -> None:
    marked = '<w:bookmarkStart w:id="7" w:name="fact"/>{}<w:bookmarkEnd w:id="7"/>'
    control = '<w:sdt><w:sdtPr><w:id w:val="55"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="3" name="Picture"/></wp:inline></w:drawing></w:r></w:p>'
    inside = f"<w:p>{marked.format('<w:r><w:t>{{ r }}</w:t></w:r>')}</w:p>" + control.format(p("x")) + drawing
    other = '<w:p><w:bookmarkStart w:id="9" w:name="other"/><w:bookmarkEnd w:id="9"/></w:p>'
    xml = rendered(other + p("{%p for r in rows %}") + inside + p("{%p endfor %}"), rows=["a", "b"])
    assert re.findall(r'bookmarkStart w:id="(\d+)" w:name="(\w+)"', xml) == [
        ("9", "other"),
        ("10", "fact_10"),
        ("11", "fact_11"),
    ]
    assert re.findall(r'bookmarkEnd w:id="(\d+)"', xml) == ["9", "10", "11"]
    assert re.findall(r'<w:id w:val="(\d+)"', xml) == ["56", "57"]
    assert re.findall(r'docPr id="(\d+)"', xml) == ["4", "5"]


def test_first_ids_are_above_those_of_the_template() -> None:
    parts = {
        "footnotes": '<w:footnote w:id="4">' + p("n") + "</w:footnote>",
        "comments": '<w:comment w:id="8" w:author="A">' + p("c") + "</w:comment>",
    }
    additions = compiled(p("x"), parts).new_additions()
    assert [additions.counter.take(kind) for kind in ("footnote", "comment", "bookmark", "link")] == [
        5,
        9,
        1,
        1,
    ]


# --- additions ---------------------------------------------------------------------------------------


class Writer:
    """A value that adds a list, a footnote, a comment and links while it is printed, as the emitter does."""

    def __init__(self, additions: Additions) -> None:
        self.additions = additions

    def __html__(self) -> str:
        add = self.additions
        number, note, comment = (add.counter.take(kind) for kind in ("number", "footnote", "comment"))
        abstract = add.counter.take("abstract_number")
        add.abstract_numbers.append(f'<w:abstractNum w:abstractNumId="{abstract}"/>')
        add.numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        add.footnotes.append(f'<w:footnote w:id="{note}"><w:p/></w:footnote>')
        add.comments.append(f'<w:comment w:id="{comment}" w:author="A"><w:p/></w:comment>')
        add.links.setdefault(BODY, {})["link1"] = "https://example.org/?a=1&b=2"
        add.links.setdefault(FOOTNOTES, {})["link2"] = "https://example.org/"
        return "<w:p/>"


def with_additions(template: Template) -> Package:
    additions = template.new_additions()
    return load_package(template.render({"x": Writer(additions)}, additions), "r")


def without(package: Package, *names: str) -> Package:
    """The package without these parts and what names them."""
    parts = {
        part: content
        for part, content in package.items()
        if part not in {f"word/{name}.xml" for name in names}
    }
    for name in names:
        for part in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            parts[part] = re.sub(
                rb"<(Override|Relationship)[^>]*%s\.xml[^>]*/>" % name.encode(), b"", parts[part]
            )
    return Package(parts, package.name)


def test_parts_that_are_missing_are_made() -> None:
    bare = without(with_body(p("{{p x }}")), "numbering")
    result = with_additions(compile_template("t.docx", bare, without(HOUSE, "numbering")))
    types, rels = result["[Content_Types].xml"].decode(), result["word/_rels/document.xml.rels"].decode()
    for name in ("numbering", "footnotes", "comments"):
        assert types.count(f'PartName="/word/{name}.xml"') == 1
        assert rels.count(f'Target="{name}.xml"') == 1
    notes = etree.fromstring(result["word/footnotes.xml"])
    assert [(note.get(w("id")), note.get(w("type"))) for note in notes] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
        ("1", None),
    ]
    assert 'Id="link1"' in rels
    assert "a=1&amp;b=2" in rels
    assert rels.count('TargetMode="External"') == 1
    assert 'Id="link2"' in result["word/_rels/footnotes.xml.rels"].decode()


def test_additions_join_what_the_template_has() -> None:
    parts = {
        "footnotes": '<w:footnote w:id="4">' + p("{{ y }}") + "</w:footnote>",
        "numbering": '<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    }
    own = with_body(p("{{p x }}"), parts)
    template = compile_template("t.docx", own, HOUSE)
    additions = template.new_additions()
    result = load_package(template.render({"x": Writer(additions), "y": "v"}, additions), "r")
    notes = etree.fromstring(result["word/footnotes.xml"])
    assert [note.get(w("id")) for note in notes] == ["4", "5"]
    numbering = etree.fromstring(result["word/numbering.xml"])
    kinds = [etree.QName(child).localname for child in numbering]
    assert kinds == sorted(kinds)  # every abstractNum before every num
    assert kinds.count("num") >= 2
    assert result["[Content_Types].xml"].count(b"/word/footnotes.xml") == 1


def test_nothing_added_leaves_no_mark() -> None:
    template = compiled(p("{{ x }}"))
    result = load_package(template.render({"x": "1"}, template.new_additions()), "r")
    assert not any(b"<?cspr" in content for content in result.values())
    assert "word/footnotes.xml" not in result


# --- the house style ---------------------------------------------------------------------------------

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


# --- the value ---------------------------------------------------------------------------------------


def test_the_same_bytes_twice_and_content_types_first() -> None:
    template = compiled(p("{{ x }}"))
    first = template.render({"x": "v"}, template.new_additions())
    assert first == compiled(p("{{ x }}")).render({"x": "v"}, template.new_additions())
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None


def test_a_template_survives_the_cache_without_its_filters() -> None:
    template = compile_template(
        "t.docx", with_body(p("{{ x|shout }}")), HOUSE, {"shout": lambda value: f"{value}!"}
    )
    again = from_cache_bytes(template.to_cache_bytes(), {"shout": lambda value: f"{value}?"})
    assert again is not None
    assert "v?</w:t>" in body_xml(again.render({"x": "v"}, again.new_additions()))
    assert from_cache_bytes(b"rubbish", {}) is None


def test_rendering_from_the_cache_imports_neither_docxtpl_nor_lxml(tmp_path: Any) -> None:
    (tmp_path / "cached").write_bytes(compiled(p("{{ x }}")).to_cache_bytes())
    code = (
        "import sys, pathlib; from cspr_docs.word.template import from_cache_bytes as load;"
        "template = load(pathlib.Path(sys.argv[1]).read_bytes(), {});"
        "template.render({'x': '1'}, template.new_additions());"
        "sys.exit(bool({'lxml', 'docxtpl', 'docx'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "cached")], check=False).returncode == 0


def test_docxtpl_would_lose_what_we_keep() -> None:
    """The deliberate differences: docxtpl leaves a table without rows, and drops the fact that it did."""
    template = with_body(tbl(*ROWS) + p("after"))
    assert "<w:tbl>" in plain(by_docxtpl(template, {"rows": []})[BODY])
    assert rendered(tbl(*ROWS) + p("after"), rows=[]) == p("after")
