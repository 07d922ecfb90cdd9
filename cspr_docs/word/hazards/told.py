"""A danger as a problem, and how many of one kind are told."""

from collections.abc import Callable, Iterable, Iterator

from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import Problem

Rule = Callable[[Opened], Iterator[Problem]]
"""Yields what one rule finds, lazily: a file may break it a million times, and nobody reads past the first few."""

MOST_OF_A_KIND = 25
MOST_LOOKS = 500  # so many may say the same of one place


def told(found: Opened, code: str, message: str, hint: str = "") -> Problem:
    """The problem, about the file that was opened; nothing in its message can steer a terminal."""
    plain = "".join(letter for letter in message if letter.isprintable())
    return Problem(code, plain, hint, file=found.package.name)


def first_of_each(rules: Iterable[Rule], found: Opened) -> Iterator[Problem]:
    """What the rules find, each thing once; of one rule the first few, and that there are more."""
    for rule in rules:
        seen: dict[Problem, None] = {}
        for looks, problem in enumerate(rule(found)):
            if looks == MOST_LOOKS or (len(seen) == MOST_OF_A_KIND and problem not in seen):
                yield told(found, problem.code, "there is more of the same kind", "put these right first")
                break
            if problem not in seen:
                yield problem
            seen[problem] = None
