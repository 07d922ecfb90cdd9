"""The search with its rules run once for a text: hundreds of tests search drafts that say the same of the same case.

A rule looks at one text and at what is looked for, and at nothing else; what `Search` makes of it is not remembered.
"""

from importlib import import_module

import pytest

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.detail import Detail
from cspr_docs.publish.details.watch import Watch

_find = import_module("cspr_docs.publish.details.find")  # the package calls a function by its name
_rules = _find._by_rules
_watches: list[Watch] = []
_found: dict[tuple[int, str, bool], tuple[Detail, ...]] = {}


def remember(patched: pytest.MonkeyPatch) -> None:
    """What the rules find is remembered as long as the patch holds, and from one test to the next."""
    last: list[tuple[Watch, int]] = []

    def remembered(text: FoldedText, watch: Watch, *, is_prose: bool) -> tuple[Detail, ...]:
        if not last or last[0][0] is not watch:
            last[:] = [(watch, _number(watch))]
        key = last[0][1], text.written, is_prose
        if key not in _found:
            _found[key] = tuple(_rules(text, watch, is_prose=is_prose))
        return _found[key]

    patched.setattr(_find, "_by_rules", remembered)


def _number(watch: Watch) -> int:
    """Which of those that looked for the same it is; one that looks for anything else is new."""
    if watch not in _watches:
        _watches.append(watch)
    return _watches.index(watch)
