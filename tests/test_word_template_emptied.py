"""What becomes empty in a render, and goes or keeps a paragraph as Word needs it."""

import pytest
from lxml import etree
from rendered_templates import ROWS, Xml, rendered
from word_files import NAMES, by_docxtpl, p, plain, tbl, tc, tr, with_body

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import load_package
from cspr_docs.word.additions import BODY
from cspr_docs.word.template.compile import compile_template
from tests.asked import some

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
    for cell in some(root.iter(w("tc"))) if yes or inside else root.iter(w("tc")):
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
    template = compile_template(with_body(p("b")), house)
    result = load_package(template.render({"yes": False}, template.new_additions()), "r")
    assert plain(result["word/header1.xml"]) == "<w:p/>"


def test_bookmarks_of_a_paragraph_that_goes_go_whole() -> None:
    start = '<w:p><w:bookmarkStart w:id="3" w:name="x"/><w:r><w:t>{%p if yes %}</w:t></w:r></w:p>'
    end = '<w:p><w:r><w:t>kept</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    xml = rendered(start + end + p("{%p endif %}"), yes=True)
    assert xml == '<w:p><w:r><w:t xml:space="preserve">kept</w:t></w:r></w:p>'


def test_rows_in_a_content_control_keep_the_table() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + tr("{{ x }}") + "</w:sdtContent></w:sdt>"
    table = tbl(*ROWS, control)
    assert rendered(table + p("end"), rows=[], x="kept").count("<w:tr>") == 1


def test_a_cell_that_ends_in_a_content_control_with_a_paragraph_is_left_alone() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{{ x }}')}</w:sdtContent></w:sdt>"
    assert rendered(tbl(tr(tc(control))) + p("end"), x="1").count("<w:p") == 2


def test_docxtpl_would_lose_what_we_keep() -> None:
    """The deliberate differences: docxtpl leaves a table without rows, and drops the fact that it did."""
    template = with_body(tbl(*ROWS) + p("after"))
    assert "<w:tbl>" in plain(by_docxtpl(template, {"rows": []})[BODY])
    assert rendered(tbl(*ROWS) + p("after"), rows=[]) == p("after")
