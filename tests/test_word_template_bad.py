"""Templates that cannot be used: every problem at once, each with its golden message."""

import re

import pytest
from bad_templates import BAD
from word_files import HOUSE, p, with_body

from cspr_docs.ooxml.package import Package
from cspr_docs.problems import CODES, Problem, Stop
from cspr_docs.word.template.compile import compile_template


def problems_of(body: str, parts: dict[str, str] | None = None) -> list[Problem]:
    """What compiling a template with this body stops with."""
    template = with_body(body, parts, "letters/template.docx")
    with pytest.raises(Stop) as stop:
        compile_template(template, HOUSE, {"long_date": str})
    for problem in stop.value.problems:
        assert problem.code in CODES
        assert problem.file == "letters/template.docx"
    return list(stop.value.problems)


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
    assert found[0].hint == 'did you mean "long_date"?'
    assert found[2].message.endswith("it stands in a footnote, in “{{ b( }}”")


def test_a_tag_where_nothing_is_filled_in() -> None:
    template = with_body(p("x"))
    parts = {**template, "docProps/app.xml": b"<Properties><Company>{{ who }}</Company></Properties>"}
    with pytest.raises(Stop) as stop:
        compile_template(Package(parts), HOUSE)
    assert [problem.code for problem in stop.value.problems] == ["template-left-over"]
    assert "further properties" in stop.value.problems[0].message


def test_a_tag_in_the_address_of_a_link() -> None:
    made = with_body(p("x"))
    web = b'<Relationship Id="rIdWeb" Type="x/hyperlink" Target="http://%7b%7burl%7d%7d" TargetMode="External"/>'
    rels = made["word/_rels/document.xml.rels"].replace(b"</Relationships>", web + b"</Relationships>")
    with pytest.raises(Stop) as stop:
        compile_template(Package({**made, "word/_rels/document.xml.rels": rels}), HOUSE)
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
        compile_template(with_body(p("x")), house)
    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("house-style-incomplete", "house.docx")
    ]


def test_files_that_are_no_word_documents_are_both_told() -> None:
    with pytest.raises(Stop) as stop:
        compile_template(Package({}, "t.docx"), Package({}, "house.docx"))
    assert {problem.file for problem in stop.value.problems} == {"t.docx", "house.docx"}


def test_parts_that_are_damaged_or_of_the_strict_kind() -> None:
    made = with_body(p("x"), {"header1": p("y"), "comments": "", "footnotes": ""})
    strict = b'<w:comments xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    parts = {**made, "word/footnotes.xml": b"<w:footnotes>", "word/comments.xml": strict}
    with pytest.raises(Stop) as stop:
        compile_template(Package(parts, "t.docx"), HOUSE)
    assert [(problem.code, problem.message) for problem in stop.value.problems] == [
        ("word-file-damaged", "its part word/comments.xml is not written as Word writes .docx files"),
        ("word-file-damaged", "its part word/footnotes.xml is not whole"),
    ]


def test_a_mistake_in_the_house_style_is_told_as_the_house_style_s() -> None:
    house = Package(with_body("", {"header1": p("{{ a|nothing }}")}), "house.docx")
    with pytest.raises(Stop) as stop:
        compile_template(with_body(p("x")), house)
    assert [(problem.code, problem.file) for problem in stop.value.problems] == [
        ("template-unknown-filter", "house.docx")
    ]
