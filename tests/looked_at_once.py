"""The looks at a draft that is to leave, each taken once for a file: many tests send or publish the same draft.

Each works with the file that it is given and nothing else, and what it gives nobody changes. A test that two runs
give the same files does without this.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cspr_docs.ooxml.package import Package, fingerprint_of

LOOKS = (
    "forms.settled",
    "forms.scrub",
    "forms.with_fresh_contents",
    "forms.faults",
    "forms.to_article",
    "reasons.draft_marks",
    "draft.hazards",
)
_seen: dict[tuple[object, ...], Any] = {}


def remember(patched: pytest.MonkeyPatch) -> None:
    """What was seen in a file is remembered as long as the patch holds, and from one test to the next."""
    for name in LOOKS:
        module, _, look = f"cspr_docs.project.outgoing.{name}".rpartition(".")
        patched.setattr(f"{module}.{look}", _once(name, getattr(__import__(module, fromlist=[look]), look)))


def _once(name: str, look: Callable[..., Any]) -> Callable[..., Any]:
    """The same look, taken at each file once; one that stops is taken again."""

    def looked(package: Package, *words: object, **more: object) -> Any:
        key = name, fingerprint_of(package), package.name, words, *sorted(more.items())
        if key not in _seen:
            found = look(package, *words, **more)
            _seen[key] = tuple(found) if isinstance(found, Iterator) else found
        return _seen[key]

    return looked
