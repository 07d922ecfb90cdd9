"""The expressions of document.yaml: when a kind is called for, what to skip, further names."""

import marshal
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import CodeType

from jinja2 import Template, TemplateSyntaxError, Undefined, nodes
from jinja2.parser import Parser

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.kind_spelling import KindSpelling
from cspr_docs.documents.kinds import SETTINGS, DocumentKind
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.word.kept import keep, kept_name, recall
from cspr_docs.word.language.filters import PLAIN_FILTERS
from cspr_docs.word.language.refusals import MISTAKES, NO_SUCH_NAME, Refusal
from cspr_docs.word.language.sandbox import Environment

BAD_EXPRESSION = error(
    "bad-expression",
    "An expression in a document.yaml cannot be used: it is misspelt, or names something that a case does not "
    "have. Expressions use the same names as the templates do.",
)

_RESULT = "_result"
_HINT = "it uses the same names as the templates do: decision.outcome, letter.withheld"


def value_of(expression: str, names: Mapping[str, object], kind: DocumentKind) -> object:
    """What the expression gives for these names.

    Raises:
        Stop: the expression cannot be read, asks for what it may not, or names something that there is not.
    """
    spelling = KindSpelling.of(kind.settings)
    template = _compiled(_expressions_of(kind), spelling).get(expression)
    template = template or _compiled((expression,), spelling)[expression]
    if template is None:
        faults = tuple(_faults(expression, spelling)) or ("it cannot be understood",)
        raise Stop(_problem(expression, why, kind) for why in faults)
    context = template.new_context(dict(names), shared=True)
    try:
        for _ in template.root_render_func(context):
            pass
        value = context.vars[_RESULT]
        if isinstance(value, Undefined):
            bool(value)  # raises: what is not there has no truth either
    except Refusal as refusal:
        is_unknown = refusal.reason == NO_SUCH_NAME
        why = f"it names '{refusal.name}', which there is not" if is_unknown else refusal.reason
        raise Stop([_problem(expression, why, kind)]) from None
    except MISTAKES:
        raise Stop([_problem(expression, "it cannot be worked out", kind)]) from None
    return value


def holds(expression: str | None, names: Mapping[str, object], kind: DocumentKind) -> bool:
    """Whether the expression is true; where there is none, it is."""
    return expression is None or bool(value_of(expression, names, kind))


def _expressions_of(kind: DocumentKind) -> tuple[str, ...]:
    settings = kind.settings
    single = (
        settings.when,
        settings.for_each,
        settings.only,
        settings.skip,
        settings.skip_because,
        settings.final,
        settings.day,
        settings.large_print,
    )
    return (*filter(None, single), *settings.names.values(), *settings.mandatory)


@lru_cache(maxsize=256)
def _compiled(expressions: tuple[str, ...], spelling: KindSpelling) -> Mapping[str, Template | None]:
    """The expressions ready to be asked, recalled if they have been compiled before; `None` for a faulty one."""
    name = kept_name(*map(str.encode, ("expressions", spelling.key, *sorted(FILTERS), *expressions)))
    environment = _environment()
    if known := recall(name):
        codes = marshal.loads(known)
    else:
        codes = {expression: _code(expression, environment, spelling) for expression in expressions}
        keep(name, marshal.dumps(codes))
    return {
        expression: code and Template.from_code(environment, code, {}) for expression, code in codes.items()
    }


@cache
def _environment() -> Environment:
    return Environment(FILTERS)


def _code(expression: str, environment: Environment, spelling: KindSpelling) -> CodeType | None:
    """The code of one expression; `None` where something is wrong with it."""
    if any(_faults(expression, spelling)):
        return None
    try:
        parser = Parser(environment, expression, state="variable")
        parsed = parser.parse_expression()
        if not parser.stream.eos:
            return None
    except TemplateSyntaxError:
        return None
    body: list[nodes.Node] = [nodes.Assign(nodes.Name(_RESULT, "store"), parsed, lineno=1)]
    return environment.compile(nodes.Template(body, lineno=1), name="document.yaml", filename=expression)


def _faults(expression: str, spelling: KindSpelling) -> Iterator[str]:
    from cspr_docs.documents.spelling import parsed  # an expression that is recalled has been checked
    from cspr_docs.word.language.expressions import expression_faults

    for fault in expression_faults(expression, {*PLAIN_FILTERS, *FILTERS}):
        yield f"it {fault.what}"
    if tree := parsed(expression):
        yield from (f"it {fault.what}" for _, fault in spelling.faults(tree))


def _problem(expression: str, why: str, kind: DocumentKind) -> Problem:
    file = (kind.folder / SETTINGS).as_posix()
    return Problem(BAD_EXPRESSION, f"an expression cannot be used: {why}: {expression}", _HINT, file=file)
