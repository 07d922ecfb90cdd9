"""What a test goes through, one by one: never nothing, or it would say nothing."""

from collections.abc import Iterable
from typing import TypeVar

One = TypeVar("One")


def some(found: Iterable[One]) -> list[One]:
    """All of them, of which there is at least one."""
    every = list(found)
    assert every, "there is nothing to look at"
    return every
