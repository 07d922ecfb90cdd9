"""The expressions of document.yaml: when a kind is called for, what to skip, further names."""

from collections.abc import Mapping
from functools import cache

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.kinds import SETTINGS, Kind
from cspr_docs.problems import Problem, Stop


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    return environment


def value_of(expression: str, names: Mapping[str, object], kind: Kind) -> object:
    """What the expression gives for these names.

    Raises:
        Stop: the expression cannot be read, or names something that there is not.
    """
    try:
        return _environment().compile_expression(expression, undefined_to_none=False)(dict(names))
    except TemplateError as error:
        file = (kind.folder / SETTINGS).as_posix()
        message = f'the expression "{expression}" cannot be used: {error.message}'
        raise Stop([Problem("bad-expression", message, "use names as templates do", file=file)]) from None


def holds(expression: str | None, names: Mapping[str, object], kind: Kind) -> bool:
    """Whether the expression is true; where there is none, it is."""
    return expression is None or bool(value_of(expression, names, kind))
