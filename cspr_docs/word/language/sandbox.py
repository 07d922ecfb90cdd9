"""Jinja for templates and expressions: a sandbox without globals, with our filters, and names that must exist."""

from collections.abc import Callable
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from cspr_docs.word.language.filters import PLAIN_FILTERS, PLAIN_TESTS, Filters, past_missing
from cspr_docs.word.language.refusals import Refusal, Refuse, noting, raise_refusal

LARGEST = 10**15


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox; a dict's key comes before the dict's methods, so that `section.items` is the value."""

    intercepted_binops = frozenset(("+", "*", "%"))

    def __init__(self, filters: Filters, refuse: Refuse = raise_refusal) -> None:
        """Jinja with these filters beside its plain ones.

        `refuse` is told of names that lead nowhere. With a `refuse` that returns, a render goes on past every misspelt
        name, to find them all at once.
        """
        super().__init__(autoescape=True, undefined=noting(refuse), keep_trailing_newline=True)
        # There is little that could be worked out beforehand, and to look for it takes long.
        self.optimized = False
        ours: dict[str, Callable[..., object]] = {name: past_missing(made) for name, made in filters.items()}
        self.globals = {}
        self.filters = {**PLAIN_FILTERS, **ours}
        self.tests = {name: TESTS[name] for name in PLAIN_TESTS}

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
