"""Jinja as templates may use it: a sandbox without globals, with our filters, names that must exist, and limits."""

import time
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup

from cspr_docs.word.additions import Additions
from cspr_docs.word.anchors import controlled
from cspr_docs.word.template.containers import CONTAINERS
from cspr_docs.word.template.filters import PLAIN_FILTERS, Filters, past_missing
from cspr_docs.word.template.missing import Strict, noting
from cspr_docs.word.template.values import Refusal, Refuse, writers

ADDITIONS, LIMITS = "_additions", "_limits"
"""Names in a render's context, which no template can write: what is added, and what it may still use up."""

PLAIN_TESTS = tuple(name for name in TESTS if name not in ("callable", "filter", "test", "escaped"))
"""Jinja's own tests that a template may use after `is`."""

MOST_WRITTEN = 100 * 2**20  # characters: many times the longest report
MOST_SECONDS = 120.0
LARGEST = 10**15


class Exhausted(Refusal):
    """The document would become too large, or take too long: rendering does not go on."""


@dataclass(slots=True)
class Limits:
    """What one render may still use up: characters written by loops, and time."""

    written: int = field(default_factory=lambda: MOST_WRITTEN)
    until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def spend(self, characters: int) -> None:
        """Take note of so many characters.

        Raises:
            Exhausted: they are more than a document may have.
        """
        self.written -= characters
        if self.written < 0:
            raise Exhausted(f"the document would be larger than {MOST_WRITTEN // 2**20} million characters")

    def check_time(self) -> None:
        """Nothing while there is time.

        Raises:
            Exhausted: the render has taken too long.
        """
        if time.monotonic() > self.until:
            raise Exhausted(f"it takes longer than {MOST_SECONDS:.0f} seconds")


class _Generator(CodeGenerator):
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

    code_generator_class = _Generator
    intercepted_binops = frozenset(("+", "*", "%"))

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """`obj.attribute`: for a dict its value and nothing else; never what a value's class keeps to itself."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if attribute in getattr(type(obj), "closed_names", ()):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """A sum, product or remainder of numbers, and of nothing else: text and lists could grow without end."""
        for side in (left, right):
            if isinstance(side, bool) or not isinstance(side, int | float | Undefined):
                raise Refusal(f"only numbers can be reckoned with ({operator})")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, int | float) and abs(found) > LARGEST:
            raise Refusal("the number is too large")
        return found


def make_environment(filters: Filters, refuse: Refuse | None = None) -> Environment:
    """Jinja for templates; `refuse` is told of what cannot be written, and by default raises it.

    With a `refuse` that returns, a render goes on past every misspelt name, to find them all at once.
    """
    undefined = Strict if refuse is None else noting(refuse)
    environment = Environment(autoescape=True, undefined=undefined, keep_trailing_newline=True)
    environment.globals = {}
    ours: dict[str, Callable[..., object]] = {name: past_missing(made) for name, made in filters.items()}
    environment.filters = {**PLAIN_FILTERS, **ours, **writers(refuse or _raise), **CONTAINERS, **_IN_CONTEXT}
    environment.tests = {name: TESTS[name] for name in PLAIN_TESTS}
    return environment


def compile_source(environment: Environment, source: str, name: str) -> CodeType:
    """The code of a part; each loop first says how much it is about to write.

    Raises:
        RecursionError: the conditions lie too deep in each other.
    """
    tree = environment.parse(source)
    for loop in tree.find_all(nodes.For):
        size = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        weight = nodes.Const(size, lineno=loop.lineno)
        loop.iter = nodes.Filter(loop.iter, "_each", [weight], [], None, None, lineno=loop.iter.lineno)
    return environment.compile(tree, name=name, filename=f"<template {name}>")


def values_of(context: Mapping[str, object], additions: Additions) -> dict[str, object]:
    """What the code of a template is run with; a render's time begins now."""
    return {**context, ADDITIONS: additions, LIMITS: Limits()}


def _raise(refusal: Refusal) -> str:
    raise refusal


@pass_context
def _each(context: Context, values: Iterable[object], weight: int) -> object:
    """The values to go through, if the document has room for them."""
    if isinstance(values, Undefined):
        return values
    items = values if isinstance(values, Sized) else list(values)
    context[LIMITS].check_time()
    context[LIMITS].spend(len(items) * (weight + 1))
    return items


@pass_context
def _fresh(context: Context, kind: str) -> int:
    """The next free id of this kind."""
    number: int = context[ADDITIONS].counter.take(kind)
    return number


@pass_context
def _started(context: Context, old: str) -> int:
    """A new id for the bookmark that starts here; its end and its name ask for it by the old id."""
    additions: Additions = context[ADDITIONS]
    number = additions.counter.take("bookmark")
    additions.copied[old] = number
    return number


@pass_context
def _same(context: Context, old: str) -> object:
    """The id that the bookmark's start was given last; the old id where the start is outside the loop."""
    return context[ADDITIONS].copied.get(old, old)


@pass_context
def _anew(context: Context, old: str) -> str:
    """Nothing; the next item of the list begins a copy of it."""
    context[ADDITIONS].copied.pop(f"list {old}", None)
    return ""


@pass_context
def _list(context: Context, old: str) -> int:
    """The number of the list's current copy."""
    additions: Additions = context[ADDITIONS]
    key = f"list {old}"
    if key not in additions.copied:
        number, abstract = additions.counter.take("number"), additions.counter.take("abstract_number")
        additions.abstract_numbers.append(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x43540000 + abstract:08X}"/>'
            f"{additions.lists.get(old, '')}</w:abstractNum>"
        )
        additions.numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        additions.copied[key] = number
    return additions.copied[key]


@pass_context
def _anchored(context: Context, run: str) -> str:
    """The run, in a control of its own where it holds a value of the case."""
    context[LIMITS].spend(len(run))
    additions: Additions = context[ADDITIONS]
    if not additions.pending:
        return Markup(run)
    anchor, counter = additions.pending.pop(), additions.counter
    additions.anchors.append(anchor)
    return Markup(controlled(anchor, run, counter.take("control"), counter.take("bookmark")))


_IN_CONTEXT: dict[str, Callable[..., object]] = {
    made.__name__: made for made in (_each, _fresh, _started, _same, _anew, _list, _anchored)
}
