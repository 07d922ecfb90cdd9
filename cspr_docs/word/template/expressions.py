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
_ASKED_OF_LOOP = ("cycle", "changed")
_DO_NOT_JOIN = "write the words beside the tag: Lead: {{ review.lead_reviewer.name }}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What an expression does that it may not, as it follows the expression: `uses 'x', which is no filter`."""

    code: str
    what: str
    hint: str


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
        yield Fault(TEMPLATE_UNKNOWN_STATEMENT, what, "put the tag into the paragraph that it belongs to")
    elif tag.kind is Kind.STATEMENT and tag.word not in STATEMENTS and not tag.is_about_cell:
        yield _unknown_statement(tag)
    elif tag.word == "set" and "=" not in tag.code:
        what = "cannot be used: a {% set %} that holds a piece of the document has no use here"
        yield Fault(TEMPLATE_UNKNOWN_STATEMENT, what, "give it a value with =")
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
    return Fault(TEMPLATE_UNKNOWN_STATEMENT, what, hint)


@lru_cache(maxsize=1024)  # a template asks the same of many values
def _source_faults(source: str, filters: frozenset[str], tests: frozenset[str]) -> tuple[Fault, ...]:
    too_much = Fault(
        TEMPLATE_FORBIDDEN, "says too much at once", "break it up: name a part of it with {% set %}"
    )
    if len(source) > MOST_CHARACTERS:
        return (too_much,)
    try:
        found = _bounded(_PARSER.parse(source))
    except TemplateSyntaxError:
        hint = "check its brackets, quotes and dots; a filter follows a bar: {{ day|month_year }}"
        return (Fault(TEMPLATE_SYNTAX, "cannot be understood", hint),)
    except RecursionError:
        return (too_much,)
    if found is None:
        return (too_much,)
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
    if isinstance(node, nodes.Filter) and node.name not in filters:
        hint = did_you_mean(node.name, sorted(filters), listed="the filters are:")
        yield Fault(TEMPLATE_UNKNOWN_FILTER, f"uses {node.name!r}, which is no filter", hint)
    elif isinstance(node, nodes.Test) and node.name not in tests:
        hint = did_you_mean(node.name, tests)
        yield Fault(TEMPLATE_UNKNOWN_FILTER, f"asks 'is {node.name}', which is no test", hint)
    elif isinstance(node, nodes.Call) and not _asks_the_loop(node):
        hint = "name a value, or use a filter: {{ value|filter }}"
        yield Fault(TEMPLATE_FORBIDDEN, "calls something, and a template may not", hint)
    elif (name := _private_name(node)) is not None:
        hint = "names that begin with _ belong to the program"
        yield Fault(TEMPLATE_FORBIDDEN, f"names {name!r}, which is closed to templates", hint)
    elif isinstance(node, nodes.Name) and node.name == "loop" and node.ctx == "store":
        yield Fault(
            TEMPLATE_FORBIDDEN, "gives something the name 'loop', which every {% for %} uses", "use another"
        )
    elif isinstance(node, nodes.For) and node.recursive:
        yield Fault(
            TEMPLATE_UNKNOWN_STATEMENT, "is recursive, which has no use here", "leave out 'recursive'"
        )
    else:
        yield from _check_size(node)


def _check_size(node: nodes.Node) -> Iterator[Fault]:
    """What would lose what a value is, or grow beyond all bounds."""
    if isinstance(node, nodes.Concat):
        yield Fault(TEMPLATE_FORBIDDEN, "joins with ~, which would lose what a value is", _DO_NOT_JOIN)
    elif isinstance(node, nodes.Pow):
        yield Fault(TEMPLATE_FORBIDDEN, "uses **, which has no use here", "multiply with *")
    elif isinstance(node, nodes.Mul | nodes.Mod | nodes.Add):
        sides = [side for side in (node.left, node.right) if _is_text_or_list(side)]
        if sides:
            what = f"uses {node.operator} on what is not a number"
            yield Fault(
                TEMPLATE_FORBIDDEN, what, _DO_NOT_JOIN if isinstance(node, nodes.Add) else "take it out"
            )
    elif (
        isinstance(node, nodes.Const)
        and isinstance(node.value, int | float)
        and abs(node.value) > LARGEST_NUMBER
    ):
        yield Fault(TEMPLATE_FORBIDDEN, f"holds a number over {LARGEST_NUMBER:,}", "use a smaller one")


def _is_text_or_list(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple | nodes.Dict) or (
        isinstance(node, nodes.Const) and isinstance(node.value, str)
    )


def _asks_the_loop(call: nodes.Call) -> bool:
    """Whether the call is `loop.cycle(...)` or `loop.changed(...)`."""
    asked = call.node
    return (
        isinstance(asked, nodes.Getattr)
        and isinstance(asked.node, nodes.Name)
        and asked.node.name == "loop"
        and asked.attr in _ASKED_OF_LOOP
    )


def _private_name(node: nodes.Node) -> str | None:
    """The name with a leading underscore that the node reads, if it does."""
    name: object = None
    if isinstance(node, nodes.Name):
        name = node.name
    elif isinstance(node, nodes.Getattr):
        name = node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        name = node.arg.value
    return name if isinstance(name, str) and name.startswith("_") else None
