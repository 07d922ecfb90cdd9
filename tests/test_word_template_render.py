"""What a render gives: valid WordprocessingML whatever the data, and ids that are told once."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from rendered_templates import Xml, compiled, rendered
from word_files import BODY, EMPTY, HOUSE, body_xml, canonical, p, with_body

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, load_package
from cspr_docs.ooxml.text import text
from cspr_docs.problems import Stop
from cspr_docs.word.template.compile import compile_template

BOLD = "<w:rPr><w:b/></w:rPr>"
PRESERVED = '<w:t xml:space="preserve">'


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


def test_braces_that_are_no_tags_are_printed_as_typed_in_a_part_with_tags_or_without() -> None:
    assert "See annex {A}" in rendered(p("See annex {A}"))
    assert "{Every child} é" in rendered(p("{Every child} é"))
    assert "{A} </w:t>" in rendered(p("{A} {{ x }}"), x="v")
    alias = '<w:sdt><w:sdtPr><w:alias w:val="{B}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    assert 'w:val="{B}"' in rendered(alias)


def test_properties_are_filled_in() -> None:
    core = EMPTY["docProps/core.xml"].replace(b"python-docx</dc:creator>", b"{{ who }}</dc:creator>")
    assert b"{{ who }}" in core
    template = compile_template(Package({**with_body(p("x")), "docProps/core.xml": core}), HOUSE)
    result = load_package(template.render({"who": "A & B"}, template.new_additions()), "r")
    assert b"<dc:creator>A &amp; B</dc:creator>" in result["docProps/core.xml"]


def test_characters_that_xml_cannot_hold_are_shown_not_dropped() -> None:
    assert f"{PRESERVED}a\ufffdb</w:t>" in rendered(p("{{ x }}"), x="a\x07b")


words = st.text(alphabet="ab {}%#&<é\n\t“", max_size=6)
PIECES = st.sampled_from(["a ", "{{ x }}", "{% if y %}", "b", "{% endif %}", "{{x}}", " {c} "])


@pytest.mark.no_cover  # measuring triples its time, and every other template reaches the same lines
@settings(max_examples=60)
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
        template = compile_template(package, HOUSE)
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
        "comments": '<w:comment w:id="8" w:author="A">' + p("{# c #}") + "</w:comment>",
    }
    additions = compiled(p("x"), parts).new_additions()
    assert [additions.counter.take(kind) for kind in ("footnote", "comment", "bookmark", "link")] == [
        5,
        9,
        1,
        1,
    ]


def test_a_list_in_a_loop_counts_from_its_beginning_at_each_turn() -> None:
    items = p("first", style="ListNumber") + p("second", style="ListNumber")
    template = compiled(p("{%p for r in rows %}") + p("Finding {{ r }}") + items + p("{%p endfor %}"))
    made = load_package(template.render({"rows": ["a", "b"]}, template.new_additions()), "r")
    paragraphs = list(etree.fromstring(made[BODY]).iter(w("p")))
    assert [text(one) for one in paragraphs] == [
        "Finding a",
        "first",
        "second",
        "Finding b",
        "first",
        "second",
    ]
    lists = [next((number.get(w("val")) for number in one.iter(w("numId"))), "") for one in paragraphs]
    assert (lists[0], lists[3]) == ("", "")
    assert lists[1] == lists[2]
    assert lists[4] == lists[5]
    numbering = etree.fromstring(made["word/numbering.xml"])
    abstract = {one.get(w("numId")): one[0].get(w("val")) for one in numbering.iter(w("num"))}
    assert abstract[lists[1]] != abstract[lists[4]]
    defined = [
        one.get(w("abstractNumId"))
        for one in numbering.iter(w("abstractNum"))
        if one.find(w("lvl")) is not None
    ]
    assert {abstract[lists[1]], abstract[lists[4]]} <= set(defined)


def test_a_list_whose_items_come_from_a_loop_counts_on() -> None:
    template = compiled(p("{%p for r in rows %}") + p("{{ r }}", style="ListNumber") + p("{%p endfor %}"))
    body = body_xml(template.render({"rows": ["a", "b"]}, template.new_additions()))
    assert "w:numPr" not in body


FIELD = '<w:fldSimple w:instr=" SEQ Table {}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
IN_MARKS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Table </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_a_field_that_counts_shows_its_number_in_a_loop_and_behind_it() -> None:
    fields = [f"<w:p>{FIELD.format('')}</w:p>", f"<w:p>{FIELD.format(chr(92) + '* ARABIC ')}</w:p>"]
    loop = p("{%p for r in rows %}") + p("{{ r }}") + f"<w:p>{IN_MARKS}</w:p>" + p("{%p endfor %}")
    template = compiled(fields[0] + loop + fields[1])
    for rows, numbers in ((["a", "b"], "1a2b34"), ([], "12")):
        body = body_xml(template.render({"rows": rows}, template.new_additions()))
        assert "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)) == numbers


@pytest.mark.parametrize(
    "field", [" SEQ Table \\c ", " SEQ Table \\r 1 ", " REF one ", " SEQ Table \\* ROMAN "]
)
def test_a_field_that_each_copy_would_repeat_is_refused_in_a_loop(field: str) -> None:
    paragraph = f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p>"
    with pytest.raises(Stop) as stop:
        compiled(p("{%p for r in rows %}") + paragraph + p("{%p endfor %}"))
    assert [problem.code for problem in stop.value.problems] == ["template-note-in-loop"]
    assert " ".join(field.split()[:2]) in stop.value.problems[0].message
