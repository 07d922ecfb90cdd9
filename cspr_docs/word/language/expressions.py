"""What a tag may say: values, our filters and tests, `for`, `if`, `set`; nothing that runs code or grows without end.

What is asked here of the tags of a template is asked of the expressions of document.yaml too (`expression_faults`).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from cspr_docs.problems import error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.problems.wording import listed, quoted
from cspr_docs.word.language.filters import PLAIN_TESTS

TEMPLATE_SYNTAX = error(
    "template-syntax",
    "A tag in a template cannot be understood. A value is a name, with dots between its parts and filters after"
    " a bar: {{ incident.occurred_on|month_year }}. Check brackets and quotes.",
)
TEMPLATE_UNKNOWN_STATEMENT = error(
    "template-unknown-statement",
    "A tag in a template uses a statement that has no use here. Templates repeat with {% for %}, choose with {%"
    " if %}, and keep a value with {% set %}; table cells also have vm, hm, colspan and cellbg.",
)
TEMPLATE_UNKNOWN_FILTER = error(
    "template-unknown-filter",
    "A tag in a template uses a filter, or a question after 'is', that there is not. Check its spelling; the "
    "hint names the filter that was meant, or lists them all.",
)
TEMPLATE_FORBIDDEN = error(
    "template-forbidden",
    "A tag in a template tries to call something or to reach into the program. Templates only name values; "
    "whatever has to be worked out is done by a filter.",
)

MOST_CHARACTERS, MOST_NODES, DEEPEST = 2_000, 120, 20
LARGEST_NUMBER = 10**9

_PARSER = SandboxedEnvironment()
_DO_NOT_JOIN = "write the words beside the tag: Lead: {{ review.lead_reviewer.name }}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What an expression does that it may not, as it follows the expression: `uses 'x', which is no filter`."""

    what: str
    hint: str
    code: str = TEMPLATE_FORBIDDEN


class NameSpelling(Protocol):
    """Who knows which names and terms there are, without any case; two with one `key` say the same."""

    @property
    def key(self) -> str:
        """What tells it from others, in the name under which compiled code is kept."""

    def faults(self, tree: nodes.Node) -> Iterator[tuple[int, Fault]]:
        """What is misspelt in a tree of Jinja, each with its line."""


def expression_faults(code: str, filters: Collection[str]) -> Iterator[Fault]:
    """What a single expression does that it may not."""
    yield from source_faults(f"{{{{ {code} }}}}", frozenset(filters))


@lru_cache(maxsize=1024)  # a template asks the same of many values
def source_faults(source: str, filters: frozenset[str]) -> tuple[Fault, ...]:
    """What a tag, written as a template of its own, does that it may not."""
    too_much = (Fault("says too much at once", "break it up: name a part of it with {% set %}"),)
    try:
        found = None if len(source) > MOST_CHARACTERS else _bounded(_PARSER.parse(source))
    except TemplateSyntaxError:
        hint = "check its brackets, quotes and dots; a filter follows a bar: {{ day|month_year }}"
        return (Fault("cannot be understood", hint, TEMPLATE_SYNTAX),)
    except RecursionError:
        return too_much
    if found is None:
        return too_much
    return tuple(fault for node in found for fault in _check_node(node, filters))


def _bounded(tree: nodes.Node) -> list[nodes.Node] | None:
    """The nodes of an expression, level by level; `None` where there are too many or they lie too deep."""
    found: list[nodes.Node] = []
    level = [tree]
    for _ in range(DEEPEST):
        found += level
        level = [child for node in level for child in node.iter_child_nodes()]
    return found if not level and len(found) <= MOST_NODES else None


def _check_node(node: nodes.Node, filters: Collection[str]) -> Iterator[Fault]:
    """What one node of the expression does that it may not."""
    match node:
        case nodes.Filter(name=name) if name not in filters:
            hint = _meant(name, sorted(filters))
            yield Fault(f"uses {quoted(name)}, which is no filter", hint, TEMPLATE_UNKNOWN_FILTER)
        case nodes.Test(name=name) if name not in PLAIN_TESTS:
            hint = did_you_mean(name, PLAIN_TESTS)
            yield Fault(f"asks 'is {name}', which is no test", hint, TEMPLATE_UNKNOWN_FILTER)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="loop"), attr="cycle" | "changed")):
            pass
        case nodes.Call():
            hint = "name a value, or use a filter: {{ value|filter }}"
            yield Fault("calls something, and a template may not", hint)
        case (
            nodes.Name(name=str(name))
            | nodes.Getattr(attr=str(name))
            | nodes.Getitem(arg=nodes.Const(value=str(name)))
        ) if name.startswith("_"):
            hint = "names that begin with _ belong to the program"
            yield Fault(f"names {quoted(name)}, which is closed to templates", hint)
        case nodes.Name(name="loop", ctx="store"):
            yield Fault("gives something the name 'loop', which every {% for %} uses", "use another")
        case nodes.For(recursive=True):
            what = "is recursive, which has no use here"
            yield Fault(what, "leave out 'recursive'", TEMPLATE_UNKNOWN_STATEMENT)
        case _:
            yield from _check_size(node)


def _meant(name: str, filters: list[str]) -> str:
    """What somebody may have meant who wrote a filter that there is not."""
    if name in ("date", "dateformat", "format", "strftime"):
        return "a day is printed as 3 March 2026 without a filter, and as March 2026 by month_year"
    return did_you_mean(name, filters) or f"the filters are: {listed(filters)}"


def _check_size(node: nodes.Node) -> Iterator[Fault]:
    """What would lose what a value is, or grow beyond all bounds."""
    match node:
        case nodes.Concat():
            yield Fault("joins with ~, which would lose what a value is", _DO_NOT_JOIN)
        case nodes.Pow():
            yield Fault("uses **, which has no use here", "multiply with *")
        case nodes.Mul() | nodes.Mod() | nodes.Add() if _is_no_number(node.left) or _is_no_number(node.right):
            hint = _DO_NOT_JOIN if isinstance(node, nodes.Add) else "take it out"
            yield Fault(f"uses {node.operator} on what is not a number", hint)
        case nodes.Const(value=int() | float() as number) if abs(number) > LARGEST_NUMBER:
            yield Fault(f"holds a number over {LARGEST_NUMBER:,}", "use a smaller one")


def _is_no_number(node: nodes.Expr) -> bool:
    """Whether the tag itself writes a text or a list there."""
    is_text = isinstance(node, nodes.Const) and isinstance(node.value, str)
    return is_text or isinstance(node, nodes.List | nodes.Tuple | nodes.Dict)
