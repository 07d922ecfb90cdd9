"""Misspelt names and terms of templates and of document.yaml, told without any case and in every branch."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import some
from jinja2 import nodes
from test_documents_values import made
from word_files import p

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.kind_spelling import KindSpelling
from cspr_docs.documents.kinds import DocumentKind, Settings, read_library
from cspr_docs.documents.spelling import parsed
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import Stop
from cspr_docs.word.template.compile import compile_template
from tests.conftest import TEMPLATES

LIBRARY = read_library([TEMPLATES])
KINDS = {kind.name: kind for kind in LIBRARY.kinds}
OPEN = {
    *("first", "last", "index", "length", "revindex0"),  # what a loop tells of itself
    *("counter", "take"),  # what a caption asks for its number
    *(
        "rapid_review",
        "notification",
        "aware_on",
        "notified_on",
    ),  # the guidance's clocks, and what starts them
    *("English", "not asked yet", "report"),  # compared with free text
    *("No day set", "red", "amber", "green", "blue"),  # what the program says of an action, in its goldens
}
ENDING = "sz"
"""What no name and no term ends in."""


Written = tuple[nodes.Node, str, str]
"""A node of a template, its attribute that holds a name or a term, and that."""


class Misspelling:
    """Passes every name after a dot and every term on misspelt, and tells which were noticed.

    All at once, then again those that another hid, and the last each alone.
    """

    key = ""

    def __init__(self, kind: DocumentKind) -> None:
        self.own, self.told, self.passed = KindSpelling.of(kind.settings), [""][1:], [""][1:]

    def faults(self, tree: nodes.Node) -> Iterator[tuple[int, object]]:
        assert list(self.own.faults(tree)) == []
        every = left = [*names_and_terms(tree)]
        while len(unnoticed := self._unnoticed(tree, left)) < len(left):
            left = unnoticed
        passed = [one for one in left if self._unnoticed(tree, [one])]
        self.passed += [right for _, _, right in passed]
        self.told += [one[-1] for one in every if one not in passed]
        yield from ()

    def _unnoticed(self, tree: nodes.Node, every: list[Written]) -> list[Written]:
        """Those that nobody is told of when all of these are misspelt, each in its own way."""
        for number, (node, name, right) in enumerate(every):
            setattr(node, name, f"{right}{ENDING}{number}")
        told = "\n".join(fault.what for _, fault in self.own.faults(tree))
        for node, name, right in every:
            setattr(node, name, right)
        return [one for number, one in enumerate(every) if repr(f"{one[-1]}{ENDING}{number}") not in told]


def names_and_terms(tree: nodes.Node) -> Iterator[Written]:
    """Every name after a dot, and every text that something is compared with."""
    for node in tree.find_all(nodes.Getattr):
        yield node, "attr", node.attr
    for node in tree.find_all(nodes.Compare):
        for operand in node.ops:
            if isinstance(operand.expr, nodes.Const) and isinstance(operand.expr.value, str):
                yield operand.expr, "value", operand.expr.value


@pytest.mark.no_cover  # the tests below reach the same lines
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_name_and_term_of_our_templates_would_be_told(kind: DocumentKind) -> None:
    wrong = Misspelling(kind)
    house = read_package(LIBRARY.house_style)
    compile_template(read_package(kind.template), house, FILTERS, wrong)  # type: ignore[arg-type]
    assert len(wrong.told) > 20
    assert set(wrong.passed) <= OPEN


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_expressions_of_our_kinds_are_sound(kind: DocumentKind) -> None:
    settings = kind.settings
    written = [*settings.names.values(), settings.when, settings.skip, settings.final]
    for expression in some([text for text in written if text]):
        tree = parsed(expression)
        assert tree is not None
        assert list(KindSpelling.of(settings).faults(tree)) == []


NEVER = "{%p if decision.outcome == 'no_review' %}"
END = "{%p endif %}"


def told(folder: Path, *lines: str) -> list[str]:
    """What the template stops with, each without its place, and the hint."""
    with pytest.raises(Stop) as stop:
        made(folder, *lines)
    problems = stop.value.problems
    return [f"{re.sub('; it stands .*', '', problem.message)} [{problem.hint}]" for problem in problems]


def test_what_is_misspelt_where_nothing_takes_the_branch(tmp_path: Path) -> None:
    lines = (
        "{%p if decision.outcome == 'locl_review' %}", "{{ incdent.aware_on }}", END,
        NEVER, "{{ decision.decided_onn }}", "{%p for q in letters %}", "{{ q.told_hwom }}", "{%p endfor %}", END,
    )  # fmt: skip
    found = told(tmp_path, *lines)
    assert found[0].startswith(
        "{%p if decision.outcome == 'locl_review' %} compares outcome with 'locl_review'"
    )
    assert (
        found[1]
        == """{{ incdent.aware_on }} names 'incdent', which there is not [did you mean "incident"?]"""
    )
    assert "names 'decided_onn', which there is not [did you mean \"decided_on\"?]" in found[2]
    assert "names 'told_hwom'" in found[3]
    assert len(found) == 4


WRONG = {
    "behind a bar": "{{ (incident.children|first).pseudonim }}",
    "an item by its number": "{{ findings[0].titel }}",
    "a name that set gave": "{% set d = decision %}{{ d.outcom }}",
    "one of two": "{{ (review or decision).outcom }}",
    "a referred record": "{{ review.lead_reviewer.nme }}",
    "the law's": "{% for c in law.criteria %}{{ c.wordin }}{% endfor %}",
    "the document's": "{{ document.titel }}",
    "after a list": "{{ findings.title }}",
    "a value's": "{{ decision.decided_on.yaer }}",
    "beside default": "{{ decision.decided_on|default(decision.decided_onn) }}",
    "a clock's": "{{ deadlines.rapid_review.due_onn }}",
    "a term among others": "{% if decision.outcome in ('no_review', 'locl') %}x{% endif %}",
    "a term first": "{% if 'locl' != decision.outcome %}x{% endif %}",
    "a term of its value": "{% if decision.outcome.value == 'locl' %}x{% endif %}",
    "another reader's": "{{ (children|first).real.first_name }}",
    "an answer asked alone": "{% for c in children %}{% if c.died %}x{% endif %}{% endfor %}",
    "an answer denied": "{{ 'x' if not findings or not (children|first).looked_after }}",
    "an answer beside another question": "{% for c in children %}{{ 'x' if findings and c.died }}{% endfor %}",
    "an answer of a loop": "{% for c in children if c.died %}x{% endfor %}",
    "an answer that is true": "{% for c in children %}{{ 'x' if c.died == true }}{% endfor %}",
}  # fmt: skip


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG)
def test_wrong_in_a_branch_that_is_not_taken(tmp_path: Path, line: str) -> None:
    assert len(told(tmp_path, NEVER, line, END)) == 1


RIGHT = {
    "whether there is an answer": "{% for c in children %}{{ c.died if c.died != none }}{% endfor %}",
    "an answer or a day": "{% for c in children %}{{ c.died or c.died_on }}{% endfor %}",
    "a plain yes or no": "{% for q in letters %}{{ 'x' if q.bereaved and not q.withheld }}{% endfor %}",
    "asked whether it is there": "{{ 'a' if nothing is defined else 'b' }}{{ decision.nothing|default('c') }}",
    "a loop's own": "{% for f in findings %}{{ loop.index }}{{ f.number }}{% endfor %}",
    "a name given twice": "{% set d = decision %}{% set d = review %}{{ 'x' if d.commissioned_on }}",
    "given in a branch": "{% if decision %}{% set d = decision %}{% endif %}{{ 'x' if d.outcome }}",
    "no term at all": "{{ 'x' if case.title == 'anything' }}{{ 'x' if decision.outcome == '' }}",
    "free names": "{{ 'x' if law.name == 'x' }}",
    "by a name that varies": "{% for f in findings %}{{ 'x' if findings[loop.index0].title }}{% endfor %}",
}


@pytest.mark.parametrize("line", RIGHT.values(), ids=RIGHT)
def test_right_wherever_it_stands(tmp_path: Path, line: str) -> None:
    assert made(tmp_path, NEVER, line, END, "end").content


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("decision.outcome == 'locl_review'", "compares outcome with 'locl_review', which it never is"),
        ("decision.outcome == 'no_review' and review.nothing", "names 'nothing', which there is not"),
    ],
)
def test_an_expression_that_would_not_be_asked_so_far(tmp_path: Path, expression: str, said: str) -> None:
    with pytest.raises(Stop) as stop:
        made(tmp_path, p("x"), final=f'"{expression}"')
    assert [problem.code for problem in stop.value.problems] == ["bad-expression"]
    assert said in stop.value.problems[0].message


@pytest.mark.parametrize(
    ("settings", "is_told"),
    [
        ({"reader": "family", "for_each": "letters"}, False),
        ({"reader": "notifier"}, False),
        ({"reader": "agency", "for_each": "agency_returns"}, False),
        ({"reader": "agency", "for_each": "agencies"}, True),
        ({"reader": "agency"}, True),
        ({"reader": "panel"}, True),
        ({"reader": "public"}, True),
    ],
)
def test_real_names_that_a_reader_does_not_get_are_told_with_what_to_set(
    settings: dict[str, str], is_told: bool
) -> None:
    own = KindSpelling.of(Settings.model_validate({"title": "Own", "file_name": "own", **settings}))
    tree = parsed("(people | first).real.born_on ~ incident.children[0].real.full_name")
    assert tree
    faults = [fault for _, fault in own.faults(tree)]
    assert [fault.code for fault in faults] == ["template-real-name"] * is_told
    assert all("'for_each: agency_returns'" in fault.hint for fault in faults)
