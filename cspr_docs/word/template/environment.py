"""Jinja as templates may use it: a sandbox without globals, with our filters, and with names that must exist."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from cspr_docs.word.template.containers import CONTAINERS
from cspr_docs.word.template.copies import COPIES
from cspr_docs.word.template.missing import Strict, noting
from cspr_docs.word.template.values import Refusal, Refuse, writers

Filters = Mapping[str, Callable[..., object]]

PLAIN_FILTERS = (
    *("capitalize", "default", "first", "join", "last", "length", "lower", "replace", "round"),
    *("sort", "title", "trim", "unique", "upper"),
)
"""Jinja's own filters that a template may use; `safe` is not among them."""

PLAIN_TESTS = tuple(name for name in TESTS if name not in ("callable", "filter", "test", "escaped"))
"""Jinja's own tests that a template may use after `is`."""


class Generator(CodeGenerator):
    """Leaves out Jinja's own escape where one of our writers has escaped already."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if not _written_by_us(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if not _written_by_us(node):
            super()._output_child_post(node, frame, finalize)


def _written_by_us(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Filter) and node.name.startswith("_")


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox; a dict's key comes before the dict's methods, so that `section.items` is the value."""

    code_generator_class = Generator

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """`obj.attribute`: for a dict its value and nothing else."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def make_environment(filters: Filters, refuse: Refuse | None = None) -> Environment:
    """Jinja for templates; `refuse` is told of what cannot be written, and by default raises it.

    With a `refuse` that returns, a render goes on past every misspelt name, to find them all at once.
    """
    undefined = Strict if refuse is None else noting(refuse)
    environment = Environment(autoescape=True, undefined=undefined, keep_trailing_newline=True)
    plain: dict[str, Callable[..., Any]] = {name: FILTERS[name] for name in PLAIN_FILTERS}
    ours = {name: _past_missing(function) for name, function in filters.items()}
    environment.globals = {}
    environment.filters = {**plain, **ours, **writers(refuse or _raise), **CONTAINERS, **COPIES}
    environment.tests = {name: TESTS[name] for name in PLAIN_TESTS}
    return environment


def _raise(refusal: Refusal) -> str:
    raise refusal


def _past_missing(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, for values only: a missing name is told of as such and never reaches it."""

    @wraps(function)
    def guarded(value: object, *arguments: object, **named: object) -> object:
        if isinstance(value, Undefined):
            return str(value)
        return function(value, *arguments, **named)

    return guarded
