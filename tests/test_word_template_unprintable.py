"""Good templates whose values cannot be printed, and data that is never run."""

import re
from typing import Any

import pytest
from bad_templates import HEADING
from word_files import HOUSE, body_xml, p, tbl, tr, with_body

from cspr_docs.problems import Problem, Stop
from cspr_docs.word.template.compile import compile_template


def render_stop(body: str, context: dict[str, Any]) -> list[Problem]:
    """What rendering a good template with this context stops with."""
    template = compile_template(with_body(body), HOUSE)
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
                "{{ nmae }} names 'nmae', which there is not; it stands under “What happened”, "
                "in “Dear {{ nmae }}”"
            ),
            'did you mean "name"?',
            "template.docx",
        ),
        (
            "template-unknown-name",
            (
                "{{ child.nam }} names 'nam', which there is not; it stands under “What happened”, "
                "table 1, row 1, column 2, in “{{ child.nam }}”"
            ),
            'did you mean "name"?',
            "template.docx",
        ),
        (
            "template-unknown-name",
            (
                "{% for r in rws %} names 'rws', which there is not; it stands under “What happened”, "
                "in “{% for r in rws %}{{ r }}{% endfor %}”"
            ),
            'did you mean "rows"?',
            "template.docx",
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
        f"{{{{ x }}}} cannot be printed: {reason}; it stands in “a {{{{ x }}}} b”"
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
    template = compile_template(with_body(p("{{ x }}")), HOUSE)
    content = template.render({"x": "{{ y }} {% raw %}"}, template.new_additions())
    assert ">{{ y }} {% raw %}</w:t>" in body_xml(content)


def test_a_key_reached_by_data_does_not_open_the_program() -> None:
    found = render_stop(p("{{ name[key] }}"), {"name": "A", "key": "__class__"})
    assert [problem.code for problem in found] == ["template-unknown-name"]


def test_what_cannot_be_worked_out() -> None:
    found = render_stop(p("{{ name + 1 }}") + p("{{ number / 0 }}"), {"name": "A", "number": 1})
    assert [problem.message for problem in found] == [
        "{{ name + 1 }} cannot be printed: only numbers can be reckoned with (+); it stands in “{{ name + 1 }}”"
    ]


def test_a_filter_that_fails_by_itself_is_no_problem_of_the_template() -> None:
    def broken(_: object) -> str:
        return [][1]

    template = compile_template(with_body(p("{{ x|broken }}")), HOUSE, {"broken": broken})
    with pytest.raises(IndexError):
        template.render({"x": "1"}, template.new_additions())


class Runs:
    """A value made of runs, without words of its own."""

    def __html__(self) -> str:
        return "<w:r><w:t>x</w:t></w:r>"


def test_paragraphs_and_runs_in_one_another_s_place() -> None:
    found = render_stop(p("a {{r blocks }}") + p("{{p runs }}"), {"blocks": Blocks(), "runs": Runs()})
    assert [problem.message.split("; ")[0] for problem in found] == [
        "{{r blocks }} cannot be printed: it is made of whole paragraphs: write {{p … }} in a paragraph of its own",
        "{{p runs }} cannot be printed: it is part of a paragraph: write it without a prefix",
    ]


def test_a_value_without_words_in_an_attribute() -> None:
    control_with_name = (
        '<w:sdt><w:sdtPr><w:alias w:val="{{ x }}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    )
    [problem] = render_stop(control_with_name, {"x": Runs()})
    assert "it is not text: a filter must put it into words" in problem.message


def test_names_that_are_missing_from_sums_and_comparisons_are_told_too() -> None:
    body = p("{% if a + 1 > 2 or b == 1 or c[0] or d|length %}x{% endif %}") + p(
        "{{ e|default('-') }}{{ f if f is defined }}"
    )
    found = render_stop(body, {"z": 1})
    assert [re.findall("names '(.)'", problem.message) for problem in found] == [["a"], ["b"], ["c"], ["d"]]
