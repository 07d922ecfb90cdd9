"""What a tag may say: values, our filters and tests, `for`, `if`, `set`; nothing that runs code or grows without end.

What is asked here of the tags of a template is asked of the expressions of document.yaml too (`expression_faults`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem, error
from cspr_docs.problems.suggestion import did_you_mean
from cspr_docs.word.template.tags import CELL_WORDS, Kind, Tag

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

STATEMENTS = frozenset({"for", "if", "elif", "else", "endif", "endfor", "set"})
REFUSED = frozenset(
    {
        *("macro", "endmacro", "import", "from", "include", "extends", "block", "endblock"),
        *("filter", "endfilter", "call", "endcall", "autoescape", "endautoescape", "endset"),
        *("trans", "endtrans", "pluralize", "do", "with", "endwith", "raw", "endraw"),
        *("break", "continue", "debug"),
    }
)
MOST_CHARACTERS, MOST_NODES, DEEPEST = 2_000, 120, 20
LARGEST_NUMBER = 10**9

_PARSER = SandboxedEnvironment()
_WRAPPED = {"for": "{{% {} %}}{{% endfor %}}", "if": "{{% {} %}}{{% endif %}}", "set": "{{% {} %}}"}
_DO_NOT_JOIN = "write the words beside the tag: Lead: {{ review.lead_reviewer.name }}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What an expression does that it may not, as it follows the expression: `uses 'x', which is no filter`."""

    what: str
    hint: str
    code: str = TEMPLATE_FORBIDDEN


def check_tag(tag: Tag, filters: Collection[str], tests: Collection[str]) -> Iterator[Problem]:
    """What the tag says that a template may not say."""
    if tag.kind is not Kind.REMARK:
        for fault in _faults(tag, filters, tests):
            message = f"{tag.text} {fault.what}; it stands {within(tag.place)}"
            yield Problem(fault.code, message, fault.hint)


def expression_faults(code: str, filters: Collection[str], tests: Collection[str]) -> Iterator[Fault]:
    """What a single expression does that it may not."""
    yield from _source_faults(f"{{{{ {code} }}}}", frozenset(filters), frozenset(tests))


def _faults(tag: Tag, filters: Collection[str], tests: Collection[str]) -> Iterator[Fault]:
    if tag.code[:1] in ("-", "+") or tag.code[-1:] in ("-", "+"):
        what = f"uses {{{tag.kind.value}-, which would pull paragraphs together"
        yield Fault(what, "put the tag into the paragraph that it belongs to", TEMPLATE_UNKNOWN_STATEMENT)
    elif tag.kind is Kind.STATEMENT and tag.word not in STATEMENTS and not tag.is_about_cell:
        yield _unknown_statement(tag)
    elif tag.word == "set" and "=" not in tag.code:
        what = "cannot be used: a {% set %} that holds a piece of the document has no use here"
        yield Fault(what, "give it a value with =", TEMPLATE_UNKNOWN_STATEMENT)
    elif source := _alone(tag):
        yield from _source_faults(source, frozenset(filters), frozenset(tests))


def _alone(tag: Tag) -> str:
    """The tag as a template of its own, for the parser; it is made to say no (`{{ }}`) to words where none may be."""
    if tag.kind is Kind.PRINT:
        return f"{{{{ {tag.code} }}}}"
    if tag.is_about_cell:
        wants_value = tag.word in ("colspan", "cellbg")
        return f"{{{{ {tag.argument} }}}}" if wants_value or tag.argument else ""
    if tag.word in (*_WRAPPED, "elif"):
        code = tag.code.removeprefix("el")
        return _WRAPPED["if" if tag.word == "elif" else tag.word].format(code)
    return "{{ }}" if tag.code != tag.word else ""


def _unknown_statement(tag: Tag) -> Fault:
    hint = (
        "a template may use for, if, elif, else and set; docxtpl's vm, hm, colspan and cellbg in table cells"
    )
    if tag.word in REFUSED:
        what = f"cannot be used: {{% {tag.word} %}} has no use here"
    elif tag.word in CELL_WORDS:
        what = "takes no prefix and stands in a cell's text"
    else:
        what = f"begins with {tag.word!r}, which is no statement"
        if re.fullmatch(r"(tr|tc|p|r)\w+", tag.word):
            hint = "a prefix (p, tr, tc, r) needs a space after it"
        hint = did_you_mean(tag.word, sorted(STATEMENTS | CELL_WORDS)) or hint
    return Fault(what, hint, TEMPLATE_UNKNOWN_STATEMENT)


@lru_cache(maxsize=1024)  # a template asks the same of many values
def _source_faults(source: str, filters: frozenset[str], tests: frozenset[str]) -> tuple[Fault, ...]:
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
    return tuple(fault for node in found for fault in _check_node(node, filters, tests))


def _bounded(tree: nodes.Node) -> list[nodes.Node] | None:
    """The nodes of an expression, level by level; `None` where there are too many or they lie too deep."""
    found: list[nodes.Node] = []
    level = [tree]
    for _ in range(DEEPEST):
        found += level
        level = [child for node in level for child in node.iter_child_nodes()]
    return found if not level and len(found) <= MOST_NODES else None


def _check_node(node: nodes.Node, filters: Collection[str], tests: Collection[str]) -> Iterator[Fault]:
    """What one node of the expression does that it may not."""
    match node:
        case nodes.Filter(name=name) if name not in filters:
            hint = did_you_mean(name, sorted(filters), listed="the filters are:")
            yield Fault(f"uses {name!r}, which is no filter", hint, TEMPLATE_UNKNOWN_FILTER)
        case nodes.Test(name=name) if name not in tests:
            hint = did_you_mean(name, tests)
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
            yield Fault(f"names {name!r}, which is closed to templates", hint)
        case nodes.Name(name="loop", ctx="store"):
            yield Fault("gives something the name 'loop', which every {% for %} uses", "use another")
        case nodes.For(recursive=True):
            what = "is recursive, which has no use here"
            yield Fault(what, "leave out 'recursive'", TEMPLATE_UNKNOWN_STATEMENT)
        case _:
            yield from _check_size(node)


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
