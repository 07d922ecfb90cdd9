"""A form that is not looked for in texts with few figures needs as many: none of them is missed."""

import importlib
from collections.abc import Iterable
from typing import Any

import pytest

from cspr_docs.publish.details.forms import _Form, _forms

_PARSER = importlib.import_module("re._parser")
FORMS = (*_forms("everywhere"), *_forms("in_prose"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.kind.name}-{FORMS.index(form)}")
def test_a_form_never_asks_for_more_figures_than_its_pattern_does(form: _Form) -> None:
    assert form.figures <= _fewest(_PARSER.parse(form.pattern.pattern))


def _fewest(items: Iterable[tuple[object, Any]]) -> int:
    """How many figures a text holds at least in which a parsed pattern is found."""
    taken, ahead = 0, 0
    for code, held in items:
        name = str(code)
        if name == "LITERAL":
            taken += chr(held).isdecimal()
        elif name == "IN":
            taken += all(map(_is_figure, held))
        elif name == "SUBPATTERN":
            taken += _fewest(held[3])
        elif name == "BRANCH":
            taken += min(map(_fewest, held[1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            taken += held[0] * _fewest(held[2])
        elif name == "ASSERT":
            ahead = max(ahead, _fewest(held[1]))  # what it looks at may be taken besides
    return max(taken, ahead)


def _is_figure(one: tuple[object, Any]) -> bool:
    name, held = str(one[0]), one[1]
    if name == "RANGE":
        return all(chr(end).isdecimal() for end in held)
    return (name == "LITERAL" and chr(held).isdecimal()) or str(held) == "CATEGORY_DIGIT"
