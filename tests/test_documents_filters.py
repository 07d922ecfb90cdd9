"""Whatever is put before a filter, the document is made or the template is told of by name: the program never fails."""

import pytest
from sample_documents import library, sample
from word_files import HOUSE, body_xml, p, with_body

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.context.root import case_names
from cspr_docs.documents.context.values import Writer
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.language.filters import PLAIN_FILTERS
from cspr_docs.word.template.compile import compile_template

NAMES = case_names(sample("rowan").facts, library().kind("rapid-review").settings.reader, Writer())
PUT_BEFORE = (
    *(
        "incident",
        "findings",
        "actions",
        "chronology",
        "agency_returns",
        "children",
        "children[0]",
        "partnership.name",
    ),
    *("children[0].died", "decision.decided_on", "decision.rationale", "review.delays", "(children|names)"),
    *("'words'", "3", "none", "true", "['a']", "findings[99]"),
)


@pytest.mark.parametrize("name", sorted({*FILTERS, *PLAIN_FILTERS}))
def test_a_filter_gives_something_or_is_refused_at_its_place(name: str) -> None:
    given = ("", "(2)", "('x')", "(none)", "(incident)")
    lines = [f"{{{{ {value}|{name}{more} }}}}" for value in PUT_BEFORE for more in given]
    refused = [problem for line in lines for problem in problems_of(line)]
    assert {problem.code for problem in refused} <= {"template-value", "template-unknown-name"}
    assert refused


def problems_of(line: str) -> tuple[Problem, ...]:
    """What a template with this one line is told."""
    template = compile_template(with_body(p(line)), HOUSE, FILTERS)
    try:
        template.render(NAMES, template.new_additions())
    except Stop as stop:
        return stop.problems
    return ()


def test_a_list_without_names_is_told_how_to_be_printed() -> None:
    template = compile_template(with_body(p("{{ actions|names|joined }}")), HOUSE, FILTERS)
    with pytest.raises(Stop) as stop:
        template.render(NAMES, template.new_additions())
    (problem,) = stop.value.problems
    assert "what is in this list has no 'name': go through it with {% for %}" in problem.message


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("findings[0] in recommendations[0].findings", True),
        ("findings[0].id in recommendations[0].findings", True),
        ("findings[0] == findings[1]", False),
        ("actions[0].lead == actions[0].lead.id", True),
        ("incident.occurred_on == incident.occurred_on|in_words", False),
        ("incident.aware_on == '2025-12-10'", True),
        ("incident.aware_on == '10 December 2025'", False),
        ("children[0].died == 'no'", True),
        ("children[0].died != none", True),
    ],
)
def test_what_a_template_compares_is_what_the_case_says(asked: str, answer: bool) -> None:
    template = compile_template(with_body(p(f"{{{{ 'so' if {asked} else 'otherwise' }}}}")), HOUSE, FILTERS)
    content = template.render(NAMES, template.new_additions())
    assert (">so<" in body_xml(content)) is answer


def test_an_answer_asked_alone_is_refused_where_nobody_could_tell_before() -> None:
    template = compile_template(with_body(p("{{ 'x' if children[0].died }}")), HOUSE, FILTERS)
    with pytest.raises(Stop) as stop:
        template.render(NAMES, template.new_additions())
    assert 'it is no, and asked alone it is always so: write == "yes"' in stop.value.problems[0].message
