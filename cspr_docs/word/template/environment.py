"""The sandbox for templates: what each tag writes is made fit for its place, and a render cannot grow without end."""

import time
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from cspr_docs.word.additions import Additions
from cspr_docs.word.anchors import controlled
from cspr_docs.word.language.filters import Filters
from cspr_docs.word.language.refusals import Refusal, Refuse, raise_refusal
from cspr_docs.word.language.sandbox import Environment
from cspr_docs.word.template.values import CONTAINERS, writers

ADDITIONS, LIMITS = "_additions", "_limits"
"""Names in a render's context, which no template can write: what is added, and what it may still use up."""

MOST_WRITTEN = 100 * 2**20  # characters: many times the longest report
MOST_SECONDS = 120.0


@dataclass(slots=True)
class Limits:
    """What one render may still use up: characters written by loops, and time."""

    written: int = field(default_factory=lambda: MOST_WRITTEN)
    until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def spend(self, characters: int) -> None:
        """Take note of so many characters.

        Raises:
            Refusal: they are more than a document may have, or the render has taken too long.
        """
        self.written -= characters
        if self.written < 0:
            raise Refusal(f"the document would be larger than {MOST_WRITTEN // 2**20} million characters")
        if time.monotonic() > self.until:
            raise Refusal(f"it takes longer than {MOST_SECONDS:.0f} seconds")


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


def make_environment(filters: Filters, refuse: Refuse = raise_refusal) -> Environment:
    """The sandbox for templates; `refuse` is told of what cannot be written too."""
    environment = Environment(filters, refuse)
    environment.code_generator_class = _Generator
    written = writers(refuse)
    anchored = {f"_anchored{name}": _anchored_by(write) for name, write in written.items()}
    environment.filters |= {**written, **anchored, **CONTAINERS, "_each": _each, "_anchored": _anchored}
    return environment


def compile_source(environment: Environment, tree: nodes.Template, name: str) -> CodeType:
    """The code of a part; each loop first says how much it is about to write.

    Raises:
        RecursionError: the conditions lie too deep in each other.
    """
    _weigh(tree)
    return environment.compile(tree, name=name, filename=file_of(name))


def _weigh(node: nodes.Node) -> int:
    """How many characters of text the node holds; each loop in it comes to say so before each of its turns."""
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    size = sum(map(_weigh, node.iter_child_nodes()))
    if isinstance(node, nodes.For):
        weight = nodes.Const(size, lineno=node.lineno)
        node.iter = nodes.Filter(node.iter, "_each", [weight], [], None, None, lineno=node.iter.lineno)
    return size


def file_of(part: str) -> str:
    """By what name Python knows the code of a part, where it tells of a mistake in it."""
    return f"<template {part}>"


@pass_context
def _each(context: Context, values: Iterable[object], weight: int) -> object:
    """The values to go through, if the document has room for them."""
    if isinstance(values, Undefined):
        return values
    items = values if isinstance(values, Sized) else list(values)
    limits: Limits = context.parent[LIMITS]
    limits.spend(len(items) * (weight + 1))
    return items


@pass_context
def _anchored(context: Context, run: str) -> str:
    """The run, in a control of its own where it holds a value of the case."""
    limits: Limits = context.parent[LIMITS]  # asked for every value: `context[…]` looks in more places
    limits.spend(len(run))
    additions: Additions = context.parent[ADDITIONS]
    if not additions.pending:
        return run
    anchor, counter = additions.pending.pop(), additions.counter
    additions.anchors.append(anchor)
    return controlled(anchor, run, counter.take("control"), counter.take("bookmark"))


def _anchored_by(write: Callable[[object], str]) -> Callable[..., str]:
    """Writes a value and what stands before and after it in its run, in a control where it is one of the case."""

    @pass_context
    def anchored(context: Context, value: object, before: str, after: str) -> str:
        return _anchored(context, f"{before}{write(value)}{after}")

    return anchored
