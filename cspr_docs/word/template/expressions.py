"""What a template's tags may say: values, our filters and tests, `for`, `if`, `set`; nothing that runs code."""

import re
from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from cspr_docs.ooxml.places import within
from cspr_docs.problems import Problem
from cspr_docs.word.template.nearest import closest
from cspr_docs.word.template.tags import CELL_WORDS, Kind, Tag

STATEMENTS = frozenset({"for", "if", "elif", "else", "endif", "endfor", "set"})
REFUSED = frozenset(
    {
        *("macro", "endmacro", "import", "from", "include", "extends", "block", "endblock"),
        *("filter", "endfilter", "call", "endcall", "autoescape", "endautoescape", "endset"),
        *("trans", "endtrans", "pluralize", "do", "with", "endwith", "raw", "endraw"),
        *("break", "continue", "debug"),
    }
)
PARSER = SandboxedEnvironment()
WRAPPED = {"for": "{{% {} %}}{{% endfor %}}", "if": "{{% {} %}}{{% endif %}}", "set": "{{% {} %}}"}


def check_tag(tag: Tag, filters: Collection[str], tests: Collection[str]) -> Iterator[Problem]:
    """What the tag says that a template may not say."""
    if tag.kind is Kind.REMARK:
        return
    if tag.code[:1] in ("-", "+") or tag.code[-1:] in ("-", "+"):
        sign = f"{{{tag.kind.value}-"
        message = (
            f"{tag.text} uses {sign}, which would pull paragraphs together; it stands {within(tag.place)}"
        )
        yield Problem(
            "template-unknown-statement", message, "put the tag into the paragraph that it belongs to"
        )
        return
    if tag.kind is Kind.STATEMENT and tag.word not in STATEMENTS:
        yield _unknown_statement(tag)
        return
    source = _alone(tag)
    try:
        tree = PARSER.parse(source) if source else nodes.Template([])
    except TemplateSyntaxError:
        yield _not_understood(tag)
        return
    for node in tree.find_all((nodes.Node,)):
        yield from _check_node(node, tag, filters, tests)


def _alone(tag: Tag) -> str:
    """The tag as a template of its own that can be parsed."""
    if tag.kind is Kind.PRINT:
        return f"{{{{ {tag.code} }}}}"
    if tag.word == "elif":
        return WRAPPED["if"].format(tag.code[2:])
    if tag.word in WRAPPED:
        return WRAPPED[tag.word].format(tag.code)
    if tag.code != tag.word:
        return "{{ }}"  # `else`, `endif` and `endfor` take nothing: make the parser say no
    return ""


def _unknown_statement(tag: Tag) -> Problem:
    hint = (
        "a template may use for, if, elif, else and set; docxtpl's vm, hm, colspan and cellbg in table cells"
    )
    if tag.word in REFUSED:
        message = (
            f"{tag.text} cannot be used: {{% {tag.word} %}} has no use here; it stands {within(tag.place)}"
        )
    elif tag.word in CELL_WORDS:
        message = f"{tag.text} takes no prefix and stands in a cell's text; it stands {within(tag.place)}"
    else:
        message = f"{tag.text} begins with {tag.word!r}, which is no statement; it stands {within(tag.place)}"
        if re.fullmatch(r"(tr|tc|p|r)\w+", tag.word):
            hint = "a prefix (p, tr, tc, r) needs a space after it"
        hint = closest(tag.word, STATEMENTS | CELL_WORDS, hint)
    return Problem("template-unknown-statement", message, hint)


def _not_understood(tag: Tag) -> Problem:
    if tag.word == "set" and "=" not in tag.code:
        message = (
            f"{tag.text} cannot be used: a {{% set %}} that holds a piece of the document has no use here"
        )
        return Problem(
            "template-unknown-statement",
            f"{message}; it stands {within(tag.place)}",
            "give it a value with =",
        )
    message = f"{tag.text} cannot be understood; it stands {within(tag.place)}"
    hint = "check its brackets, quotes and dots; a filter follows a bar: {{ day|month_year }}"
    return Problem("template-syntax", message, hint)


def _check_node(
    node: nodes.Node, tag: Tag, filters: Collection[str], tests: Collection[str]
) -> Iterator[Problem]:
    """What one node of the tag's expression does that it may not."""
    where = f"it stands {within(tag.place)}"
    if isinstance(node, nodes.Filter) and node.name not in filters:
        hint = closest(node.name, filters, "the filters are: " + ", ".join(sorted(filters)))
        yield Problem(
            "template-unknown-filter", f"{tag.text} uses {node.name!r}, which is no filter; {where}", hint
        )
    elif isinstance(node, nodes.Test) and node.name not in tests:
        hint = closest(node.name, tests)
        yield Problem(
            "template-unknown-filter", f"{tag.text} asks 'is {node.name}', which is no test; {where}", hint
        )
    elif isinstance(node, nodes.Call) and not _asks_the_loop(node):
        message = f"{tag.text} calls something, and a template may not; {where}"
        yield Problem("template-forbidden", message, "name a value, or use a filter: {{ value|filter }}")
    elif (name := _private_name(node)) is not None:
        message = f"{tag.text} names {name!r}, which is closed to templates; {where}"
        yield Problem("template-forbidden", message, "names that begin with _ belong to the program")
    elif isinstance(node, nodes.For) and node.recursive:
        message = f"{tag.text} is recursive, which has no use here; {where}"
        yield Problem("template-unknown-statement", message, "leave out 'recursive'")


def _asks_the_loop(call: nodes.Call) -> bool:
    """Whether the call is `loop.cycle(...)` or `loop.changed(...)`."""
    asked = call.node
    return (
        isinstance(asked, nodes.Getattr) and isinstance(asked.node, nodes.Name) and asked.node.name == "loop"
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
