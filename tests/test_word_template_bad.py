# ruff: noqa: E501 -- golden messages as they are printed
"""Templates that cannot be used: every problem at once, each with its golden message."""

import re
from typing import Any

import pytest
from word_files import HOUSE, body_xml, p, tbl, tc, tr, with_body

from cspr_docs.problems import CODES, Problem, Stop
from cspr_docs.word.package import Package
from cspr_docs.word.template import compile_template

HEADING = p("What happened", style="Heading1")


def problems_of(body: str, parts: dict[str, str] | None = None) -> list[Problem]:
    """What compiling a template with this body stops with."""
    template = with_body(body, parts)
    with pytest.raises(Stop) as stop:
        compile_template("letters/template.docx", template, HOUSE, {"long_date": str})
    for problem in stop.value.problems:
        assert problem.code in CODES
        assert problem.file == "letters/template.docx"
    return list(stop.value.problems)


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


BAD = {
    "unclosed tag": (
        p("Dear {{ name, hello"),
        "template-tag-open",
        "a tag is opened with {{ and not closed; it stands in the body, in “Dear {{ name, hello”",
    ),
    "no end": (
        HEADING + p("{%p for r in rows %}") + p("x"),
        "template-unbalanced",
        "{%p for r in rows %} has no {% endfor %}; it stands in the body, under “What happened”, in “{%p for r in rows %}”",
    ),
    "no beginning": (
        p("x {% endif %}"),
        "template-unbalanced",
        "{% endif %} ends nothing; it stands in the body, in “x {% endif %}”",
    ),
    "crossed": (
        p("{% for r in rows %}{% if r %}{% endfor %}{% endif %}"),
        "template-unbalanced",
        (
            "{% endfor %} comes while {% if r %} is still open; it stands in the body, "
            "in “{% for r in rows %}{% if r %}{% endfor %}{% endif %}”"
        ),
    ),
    "straddled paragraphs": (
        p("{% if a %}x") + p("y{% endif %}"),
        "template-straddled",
        (
            "{% if a %} and its {% endif %} do not stand side by side: a paragraph, table, row, cell, link or content "
            "control begins or ends between them. The first stands in the body, in “{% if a %}x”; the second in the body, "
            "in “y{% endif %}”"
        ),
    ),
    "straddled control": (
        control(p("{%p if a %}") + p("x")) + p("{%p endif %}"),
        "template-straddled",
        (
            "{%p if a %} and its {%p endif %} do not stand side by side: a paragraph, table, row, cell, link or content "
            "control begins or ends between them. The first stands in the body, in “{%p if a %}”; the second in the body, "
            "in “{%p endif %}”"
        ),
    ),
    "tag over a control's edge": (
        "<w:p><w:r><w:t>{{ na</w:t></w:r>" + control("<w:r><w:t>me }}</w:t></w:r>") + "</w:p>",
        "template-straddled",
        "the tag {{ name }} crosses the edge of a content control or link; it stands in the body, in “{{ name }}”",
    ),
    "tracked insertion": (
        HEADING + '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
        "template-tracked-changes",
        (
            "the template holds tracked changes, which would be printed with the text: "
            "the body, under “What happened”, in “new”"
        ),
    ),
    "tracked row": (
        tbl('<w:tr><w:trPr><w:ins w:id="1" w:author="A"/></w:trPr>' + tc("x") + "</w:tr>"),
        "template-tracked-changes",
        (
            "the template holds tracked changes, which would be printed with the text: "
            "the body, table 1, row 1, cell 1, in “x”"
        ),
    ),
    "unknown filter": (
        HEADING + tbl(tr("a", "b"), tr("c", "{{ day|long_dat }}")),
        "template-unknown-filter",
        (
            "{{ day|long_dat }} uses 'long_dat', which is no filter; it stands in the body, under “What happened”, "
            "table 1, row 2, cell 2, in “{{ day|long_dat }}”"
        ),
    ),
    "unknown test": (
        p("{% if a is evn %}x{% endif %}"),
        "template-unknown-filter",
        "{% if a is evn %} asks 'is evn', which is no test; it stands in the body, in “{% if a is evn %}x{% endif %}”",
    ),
    "macro": (
        p("{% macro x() %}"),
        "template-unknown-statement",
        "{% macro x() %} cannot be used: {% macro %} has no use here; it stands in the body, in “{% macro x() %}”",
    ),
    "misspelt statement": (
        p("{% fore r in rows %}"),
        "template-unknown-statement",
        (
            "{% fore r in rows %} begins with 'fore', which is no statement; it stands in the body, "
            "in “{% fore r in rows %}”"
        ),
    ),
    "set block": (
        p("{% set x %}"),
        "template-unknown-statement",
        (
            "{% set x %} cannot be used: a {% set %} that holds a piece of the document has no use here; "
            "it stands in the body, in “{% set x %}”"
        ),
    ),
    "paragraphs pulled together": (
        p("{%- if a %}x{% endif %}"),
        "template-unknown-statement",
        (
            "{%- if a %} uses {%-, which would pull paragraphs together; it stands in the body, "
            "in “{%- if a %}x{% endif %}”"
        ),
    ),
    "syntax": (
        p("{{ child name }}"),
        "template-syntax",
        "{{ child name }} cannot be understood; it stands in the body, in “{{ child name }}”",
    ),
    "call": (
        p("{{ name.upper() }}"),
        "template-forbidden",
        "{{ name.upper() }} calls something, and a template may not; it stands in the body, in “{{ name.upper() }}”",
    ),
    "dangerous attribute": (
        p("{{ name.__class__ }}"),
        "template-forbidden",
        (
            "{{ name.__class__ }} names '__class__', which is closed to templates; it stands in the body, "
            "in “{{ name.__class__ }}”"
        ),
    ),
    "dangerous item": (
        p("{{ name['__class__'] }}"),
        "template-forbidden",
        (
            "{{ name['__class__'] }} names '__class__', which is closed to templates; it stands in the body, "
            "in “{{ name['__class__'] }}”"
        ),
    ),
    "our own writer": (
        p("{{ name|_block }}"),
        "template-unknown-filter",
        "{{ name|_block }} uses '_block', which is no filter; it stands in the body, in “{{ name|_block }}”",
    ),
    "dangerous span": (
        tbl(tr("{% colspan name.__class__ %}x")),
        "template-forbidden",
        (
            "{% colspan name.__class__ %} names '__class__', which is closed to templates; it stands in the body, "
            "table 1, row 1, cell 1, in “{% colspan name.__class__ %}x”"
        ),
    ),
    "row tag outside a table": (
        p("{%tr if a %}"),
        "template-prefix",
        "{%tr if a %} takes the place of a table row, but stands in none; it stands in the body, in “{%tr if a %}”",
    ),
    "recursive loop": (
        p("{% for r in rows recursive %}{% endfor %}"),
        "template-unknown-statement",
        "{% for r in rows recursive %} is recursive, which has no use here; it stands in the body, in “{% for r in rows recursive %}{% endfor %}”",
    ),
    "prefix without a space": (
        p("{%pif a %}"),
        "template-unknown-statement",
        "{%pif a %} begins with 'pif', which is no statement; it stands in the body, in “{%pif a %}”",
    ),
    "prefix on a cell's statement": (
        tbl(tr("{%tc vm %}")),
        "template-unknown-statement",
        "{%tc vm %} takes no prefix and stands in a cell's text; it stands in the body, table 1, row 1, cell 1, in “{%tc vm %}”",
    ),
    "cell statement outside a table": (
        p("{% hm %}"),
        "template-prefix",
        "{% hm %} is about a table cell, but stands in none; it stands in the body, in “{% hm %}”",
    ),
    "words after else": (
        p("{% if a %}{% else b %}{% endif %}"),
        "template-syntax",
        "{% else b %} cannot be understood; it stands in the body, in “{% if a %}{% else b %}{% endif %}”",
    ),
    "unclosed in an attribute": (
        '<w:sdt><w:sdtPr><w:alias w:val="{{ a"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        "template-tag-open",
        "a tag is opened with {{ and not closed; it stands in the body",
    ),
    "unclosed in a field": (
        "<w:p><w:r><w:instrText>{% if</w:instrText></w:r></w:p>",
        "template-tag-open",
        "a tag is opened with {% and not closed; it stands in the body",
    ),
    "condition open in an attribute": (
        '<w:sdt><w:sdtPr><w:alias w:val="{% if a %}x"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        "template-unbalanced",
        "{% if a %} has no {% endif %}; it stands in the body",
    ),
    "picture lost": (
        "<w:p><w:r><w:t>{%p if a %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>" + p("{%p endif %}"),
        "template-text-lost",
        "{%p if a %} takes the place of its whole paragraph, and what else is there would be lost: the body, in “{%p if a %}”",
    ),
    "lost text": (
        p("{%p if a %} and more") + p("{%p endif %}"),
        "template-text-lost",
        (
            "{%p if a %} takes the place of its whole paragraph, and what else is there would be lost: the body, "
            "in “{%p if a %} and more”"
        ),
    ),
    "note in a loop": (
        p("{%p for r in rows %}")
        + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + p("{%p endfor %}"),
        "template-note-in-loop",
        (
            "{%p for r in rows %} would repeat a footnote, which can stand in a document once: the body, "
            "in “{%p for r in rows %}”"
        ),
    ),
    "unknown style": (
        p("x", style="Findings"),
        "template-style-missing",
        "the house style has no style “Findings”, which is used in the body, in “x”",
    ),
}


@pytest.mark.parametrize(("body", "code", "message"), BAD.values(), ids=BAD)
def test_refused(body: str, code: str, message: str) -> None:
    found = problems_of(body)
    assert (code, message) in [(problem.code, problem.message) for problem in found]
    assert all(problem.hint for problem in found)


def test_every_problem_is_told_at_once_with_its_part() -> None:
    found = problems_of(
        p("{{ a|lng_date }}") + p("{% if a %}"),
        {"footnotes": '<w:footnote w:id="1">' + p("{{ b( }}") + "</w:footnote>"},
    )
    assert [problem.code for problem in found] == [
        "template-unknown-filter",
        "template-unbalanced",
        "template-syntax",
    ]
    assert found[0].hint == "did you mean 'long_date'?"
    assert found[2].message.endswith("it stands in a footnote, in “{{ b( }}”")


def test_a_tag_where_nothing_is_filled_in() -> None:
    template = with_body(p("x"))
    parts = {**template, "docProps/app.xml": b"<Properties><Company>{{ who }}</Company></Properties>"}
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", Package(parts), HOUSE)
    assert [problem.code for problem in stop.value.problems] == ["template-left-over"]
    assert "docProps/app.xml" in stop.value.problems[0].message


def render_stop(body: str, context: dict[str, Any]) -> list[Problem]:
    """What rendering a good template with this context stops with."""
    template = compile_template("t.docx", with_body(body), HOUSE)
    with pytest.raises(Stop) as stop:
        template.render(context, template.new_additions())
    return list(stop.value.problems)


def test_misspelt_names_are_told_all_at_once_where_they_stand() -> None:
    body = (
        HEADING
        + p("Dear {{ nmae }}")
        + tbl(tr("x", "{{ child.nam }}"))
        + p("{% for r in rws %}{{ r }}{% endfor %}")
    )
    found = render_stop(body, {"name": "A", "child": {"name": "B", "age": 3}, "rows": []})
    assert [(problem.code, problem.message, problem.hint, problem.file) for problem in found] == [
        (
            "template-unknown-name",
            (
                "{{ nmae }} names 'nmae', which there is not; it stands in the body, under “What happened”, "
                "in “Dear {{ nmae }}”"
            ),
            "did you mean 'name'?",
            "t.docx",
        ),
        (
            "template-unknown-name",
            (
                "{{ child.nam }} names 'nam', which there is not; it stands in the body, under “What happened”, "
                "table 1, row 1, cell 2, in “{{ child.nam }}”"
            ),
            "did you mean 'name'?",
            "t.docx",
        ),
        (
            "template-unknown-name",
            (
                "{% for r in rws %} names 'rws', which there is not; it stands in the body, under “What happened”, "
                "in “{% for r in rws %}{{ r }}{% endfor %}”"
            ),
            "did you mean 'rows'?",
            "t.docx",
        ),
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "there is no value"),
        (True, "it is yes or no: ask {% if %}"),
        ([1], "it is a list: go through it with {% for %}"),
        ({"a": 1}, "it is a group of values: name one of them"),
        (object(), "it is not text: a filter must put it into words"),
    ],
)
def test_values_that_no_reader_could_read(value: object, reason: str) -> None:
    found = render_stop(p("a {{ x }} b"), {"x": value})
    assert [problem.message for problem in found] == [
        f"{{{{ x }}}} cannot be printed: {reason}; it stands in the body, in “a {{{{ x }}}} b”"
    ]


class Blocks:
    """A value made of whole paragraphs."""

    def __html__(self) -> str:
        return "<w:p/>"


def test_prose_in_a_sentence_and_words_in_place_of_a_paragraph() -> None:
    found = render_stop(p("a {{ x }} b") + p("{{p y }}"), {"x": Blocks(), "y": "words"})
    assert [problem.code for problem in found] == ["template-value"] * 2
    assert "write {{p … }} in a paragraph of its own" in found[0].message
    assert "write it without a prefix" in found[1].message


def test_data_is_never_run() -> None:
    template = compile_template("t.docx", with_body(p("{{ x }}")), HOUSE)
    content = template.render({"x": "{{ y }} {% raw %}"}, template.new_additions())
    assert ">{{ y }} {% raw %}</w:t>" in body_xml(content)


def test_a_key_reached_by_data_does_not_open_the_program() -> None:
    found = render_stop(p("{{ name[key] }}"), {"name": "A", "key": "__class__"})
    assert [problem.code for problem in found] == ["template-unknown-name"]


def test_what_cannot_be_worked_out() -> None:
    found = render_stop(p("{{ name + 1 }}") + p("{{ number / 0 }}"), {"name": "A", "number": 1})
    assert [problem.message for problem in found] == [
        "{{ name + 1 }} cannot be printed: it cannot be worked out; it stands in the body, in “{{ name + 1 }}”"
    ]


def test_a_filter_that_fails_by_itself_is_no_problem_of_the_template() -> None:
    def broken(_: object) -> str:
        return [][1]

    template = compile_template("t.docx", with_body(p("{{ x|broken }}")), HOUSE, {"broken": broken})
    with pytest.raises(IndexError):
        template.render({"x": "1"}, template.new_additions())


class Runs:
    """A value made of runs, without words of its own."""

    def __html__(self) -> str:
        return "<w:r><w:t>x</w:t></w:r>"


def test_paragraphs_and_runs_in_one_another_s_place() -> None:
    found = render_stop(p("a {{r blocks }}") + p("{{p runs }}"), {"blocks": Blocks(), "runs": Runs()})
    assert [problem.message.split("; ")[0] for problem in found] == [
        "{{r blocks }} cannot be printed: it is made of whole paragraphs: write it with the prefix p",
        "{{p runs }} cannot be printed: it is part of a paragraph: write it without a prefix",
    ]


def test_a_value_without_words_in_an_attribute() -> None:
    control_with_name = (
        '<w:sdt><w:sdtPr><w:alias w:val="{{ x }}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    )
    [problem] = render_stop(control_with_name, {"x": Runs()})
    assert "it is not text: a filter must put it into words" in problem.message


def test_a_tag_in_the_address_of_a_link() -> None:
    made = with_body(p("x"))
    web = b'<Relationship Id="rIdWeb" Type="x/hyperlink" Target="http://%7b%7burl%7d%7d" TargetMode="External"/>'
    rels = made["word/_rels/document.xml.rels"].replace(b"</Relationships>", web + b"</Relationships>")
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", Package({**made, "word/_rels/document.xml.rels": rels}), HOUSE)
    assert [problem.code for problem in stop.value.problems] == ["template-left-over"]


def test_a_house_style_without_a_page() -> None:
    house = Package(
        {
            **HOUSE,
            "word/document.xml": re.sub(
                rb"<w:sectPr.*</w:sectPr>", b"", HOUSE["word/document.xml"], flags=re.DOTALL
            ),
        },
        "house.docx",
    )
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", with_body(p("x")), house)
    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("house-style-incomplete", "house.docx")
    ]


def test_files_that_are_no_word_documents_are_both_told() -> None:
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", Package({}, "t.docx"), Package({}, "house.docx"))
    assert {problem.file for problem in stop.value.problems} == {"t.docx", "house.docx"}


def test_parts_that_are_damaged_or_of_the_strict_kind() -> None:
    made = with_body(p("x"), {"header1": p("y"), "comments": "", "footnotes": ""})
    strict = b'<w:comments xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    parts = {**made, "word/footnotes.xml": b"<w:footnotes>", "word/comments.xml": strict}
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", Package(parts, "t.docx"), HOUSE)
    assert [(problem.code, problem.message) for problem in stop.value.problems] == [
        ("word-file-damaged", "its part word/comments.xml is not written as Word writes .docx files"),
        ("word-file-damaged", "its part word/footnotes.xml is not whole"),
    ]


def test_a_mistake_in_the_house_style_is_told_as_the_house_style_s() -> None:
    house = Package(with_body("", {"header1": p("{{ a|nothing }}")}), "house.docx")
    with pytest.raises(Stop) as stop:
        compile_template("t.docx", with_body(p("x")), house)
    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("template-unknown-filter", "house.docx")
    ]


def test_names_that_are_missing_from_sums_and_comparisons_are_told_too() -> None:
    body = p("{% if a + 1 > 2 or b == 1 or c[0] or d|length %}x{% endif %}") + p(
        "{{ e|default('-') }}{{ f if f is defined }}"
    )
    found = render_stop(body, {"z": 1})
    assert [re.findall("names '(.)'", problem.message) for problem in found] == [["a"], ["b"], ["c"], ["d"]]
