"""The expressions of document.yaml: when a kind is called for, what to skip, further names."""

import re
from collections.abc import Mapping
from functools import cache

from jinja2 import StrictUndefined, TemplateError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.kinds import SETTINGS, DocumentKind
from cspr_docs.problems import Problem, Stop, error

BAD_EXPRESSION = error(
    "bad-expression",
    "An expression in a document.yaml cannot be used: it is misspelt, or names something that a case does not "
    "have. Expressions use the same names as the templates do.",
)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    return environment


def value_of(expression: str, names: Mapping[str, object], kind: DocumentKind) -> object:
    """What the expression gives for these names.

    Raises:
        Stop: the expression cannot be read, or names something that there is not.
    """
    try:
        value = _environment().compile_expression(expression, undefined_to_none=False)(dict(names))
        if isinstance(value, Undefined):
            bool(value)  # raises: what is not there has no truth either
    except UndefinedError as error:
        raise Stop(
            [_problem(expression, f"it names {_unknown_name(error)}, which there is not", kind)]
        ) from None
    except TemplateError as error:
        raise Stop([_problem(expression, f"it cannot be understood ({error.message})", kind)]) from None
    return value


def _problem(expression: str, why: str, kind: DocumentKind) -> Problem:
    file = (kind.folder / SETTINGS).as_posix()
    hint = "it uses the same names as the templates do: decision.outcome, letter.withheld"
    return Problem(BAD_EXPRESSION, f'the expression "{expression}" cannot be used: {why}', hint, file=file)


def _unknown_name(error: UndefinedError) -> str:
    """The name as Jinja's message quotes it last: `'x' is undefined`, `... has no attribute 'x'`."""
    quoted = re.findall(r"'([^']+)'", error.message or "")
    return f"'{quoted[-1]}'" if quoted else "something"


def holds(expression: str | None, names: Mapping[str, object], kind: DocumentKind) -> bool:
    """Whether the expression is true; where there is none, it is."""
    return expression is None or bool(value_of(expression, names, kind))
