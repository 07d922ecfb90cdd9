"""A template cannot eat the machine: what grows without end is refused where it stands, and memory stays bounded."""

import time
import tracemalloc

import pytest
from rendered_templates import compiled
from word_files import p

from cspr_docs.problems import Stop
from cspr_docs.word.template import environment

CONTEXT = {"name": "Rowan", "number": 3, "rows": list(range(1000)), "words": ["a", "b"], "yes": True}

WHEN_COMPILED = {
    "a list multiplied": "{{ ([0] * 1000000000)|length }}",
    "a text multiplied": "{{ 'x' * 10000000000 }}",
    "a text filled up": "{{ '%1000000000d' % 1 }}",
    "a power": "{{ 10 ** 1000000000 }}",
    "a huge number": "{{ 100000000000 }}",
    "a loop's variable called loop": "{% for loop in words %}{{ loop.ljust(10000000000) }}{% endfor %}",
    "something set as loop": "{% set loop = name %}",
    "another question to the loop": "{% for w in words %}{{ loop.ljust(3) }}{% endfor %}",
    "deep parentheses": "{{ " + "(" * 500 + "name" + ")" * 500 + " }}",
    "parentheses without end": "{{ " + "(" * 900 + " }}",
    "a long chain of filters": "{{ name" + "|upper" * 500 + " }}",
    "a long chain of names": "{{ name" + ".x" * 300 + " }}",
    "a long sum": "{{ 1" + " + 1" * 400 + " }}",
    "a long denial": "{{ " + "not " * 400 + "name }}",
    "many conditions": "{{ 1" + " if yes else 1" * 150 + " }}",
    "words joined again and again": "{% set a = name ~ name %}",
}
WHEN_RENDERED = {
    "a value multiplied": "{{ name * 1000000000 }}",
    "a list of the case multiplied": "{{ (rows * 1000000000)|length }}",
    "a value filled up": "{% set f = '%1000000000d' %}{{ f % number }}",
    "lists in lists": "{% set a = [rows, rows] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|join }}",
    "replaced by more": "{% set a = 'xxxxxxxxxxxxxxxx' %}"
    + "{% set a = a|replace('x', a) %}" * 8
    + "{{ a }}",
    "multiplied on and on": "{% set a = 99999 %}" + "{% set a = a * a %}" * 30 + "{{ a }}",
    "loops in loops": "".join(f"{{% for r{n} in rows %}}" for n in range(4)) + "x" * 40 + "{% endfor %}" * 4,
}


def _made(text: str, *, is_rendered: bool) -> None:
    template = compiled(p(text))
    assert is_rendered
    template.render(CONTEXT, template.new_additions())


def stopped(text: str, *, is_rendered: bool) -> list[str]:
    """What the template stops with, in little memory and time."""
    tracemalloc.start()
    began = time.process_time()
    try:
        with pytest.raises(Stop) as stop:
            _made(text, is_rendered=is_rendered)
        assert tracemalloc.get_traced_memory()[1] < 60 * 2**20
    finally:
        tracemalloc.stop()
    assert time.process_time() - began < 20
    return [f"{problem.code}: {problem.message}" for problem in stop.value.problems]


@pytest.mark.parametrize("text", WHEN_COMPILED.values(), ids=WHEN_COMPILED)
def test_refused_when_compiled(text: str) -> None:
    messages = stopped(text, is_rendered=False)
    assert all("; it stands in “" in message for message in messages)
    assert messages[0].startswith(("template-forbidden", "template-syntax"))


@pytest.mark.parametrize("text", WHEN_RENDERED.values(), ids=WHEN_RENDERED)
def test_refused_when_rendered(text: str) -> None:
    messages = stopped(text, is_rendered=True)
    assert all(message.startswith("template-value") and "; it stands in “" in message for message in messages)


def test_conditions_too_deep_in_each_other_are_told() -> None:
    body = "{% if yes %}" * 300 + "x" + "{% endif %}" * 300
    with pytest.raises(Stop) as stop:
        compiled(p(body))
    assert stop.value.problems[0].code == "template-forbidden"


def test_a_render_has_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "MOST_SECONDS", -1.0)
    template = compiled(p("{%p for r in rows %}") + p("{{ r }}") + p("{%p endfor %}"))
    with pytest.raises(Stop) as stop:
        template.render(CONTEXT, template.new_additions())
    assert "takes longer than" in stop.value.problems[0].message


def test_what_a_sound_template_does_goes_on() -> None:
    cycled = "{% for r in rows if r &lt; 3 %}{{ loop.cycle('a', 'b') }}{% endfor %}"
    template = compiled(p("{{ number * 2 + 1 }} {{ number % 2 }} " + cycled))
    assert template.render(CONTEXT, template.new_additions())
