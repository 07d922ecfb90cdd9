"""Jinja's filters that a template may use, and those on text that keep what a value of the case is.

A value of the case in capitals is still that value: it asks for what is missing, names who is mentioned and can be
found again in the finished document. Whatever has words and is not text is refused by name.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Undefined
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from markupsafe import Markup

from cspr_docs.word.language.refusals import Refusal, reason_against

Filters = Mapping[str, Callable[..., object]]

_PLAIN = ("default", "first", "last", "length", "round", "sort", "unique")
_ON_WORDS: Mapping[str, Callable[[str], str]] = {
    "capitalize": str.capitalize,
    "lower": str.lower,
    "title": lambda words: str(FILTERS["title"](words)),
    "trim": str.strip,
    "upper": str.upper,
}
MOST_CHARACTERS = 2_000_000
"""The longest text that a filter may make."""

_LOSES = "joined, its values would lose what they are: print each by itself, or use the filter joined"


def _on_words(change: Callable[..., str]) -> Callable[..., object]:
    def changed(value: Any, *arguments: object) -> object:  # noqa: ANN401 -- whatever a template puts before the bar
        saying = getattr(value, "saying", None)
        if saying is None and (isinstance(value, Markup) or not isinstance(value, str | int | float)):
            raise Refusal(reason_against(value))
        words = change(str(value), *arguments)
        return words if saying is None else saying(words)

    return changed


def _replaced(words: str, old: object, new: object) -> str:
    old, new = str(old), str(new)
    if len(words) + words.count(old) * len(new) > MOST_CHARACTERS:
        raise Refusal("it would become too long")
    return words.replace(old, new)


def _join(values: Iterable[object], between: str = "") -> str:
    words = []
    for value in values:
        if not isinstance(value, str | int | float) or isinstance(value, Markup):
            raise Refusal(_LOSES if hasattr(value, "saying") else reason_against(value))
        words.append(str(value))
    if sum(map(len, words)) + len(words) * len(between) > MOST_CHARACTERS:
        raise Refusal("it would become too long")
    return between.join(words)


def past_missing(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, for values only: a missing name is told of as such and never reaches it."""

    @wraps(function)
    def guarded(value: object, *arguments: object, **named: object) -> object:
        if isinstance(value, Undefined):
            return str(value)
        return function(value, *arguments, **named)

    return guarded


PLAIN_FILTERS: Filters = {
    **{name: FILTERS[name] for name in _PLAIN},
    **{name: past_missing(_on_words(change)) for name, change in _ON_WORDS.items()},
    "replace": past_missing(_on_words(_replaced)),
    "join": past_missing(_join),
}
"""What every template may use after a bar; `safe` is not among them."""

PLAIN_TESTS = tuple(name for name in TESTS if name not in ("callable", "filter", "test", "escaped"))
"""Jinja's own tests that a template may use after `is`."""
