"""Rules that look at a Word file and say what is wrong with it, and the one way in which that is told.

`hazards` and `validity` are lists of such rules.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import R, w
from cspr_docs.ooxml.places import part_in_words, where
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import Problem
from cspr_docs.problems.wording import visible

MOST_OF_A_KIND = 25
MOST_LOOKS = 500  # so many may say the same of one place
_USES = etree.XPath("//@r:*", namespaces={"r": R})
_TEXTS = frozenset(w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))


@dataclass(frozen=True, slots=True)
class Breach:
    """What one rule found.

    Attributes:
        code: the problem's code.
        message: what is wrong; it begins with the part's name in words where there is no `element`.
        hint: what to do about it.
        part: the part that `element` stands in.
        element: where it is; `None` where the message says so.
    """

    code: str
    message: str
    hint: str
    part: str = ""
    element: etree._Element | None = None


Rule = Callable[[Opened], Iterator[Breach]]
"""Yields what one rule finds, lazily: a file may break it a million times, and nobody reads past the first few."""


def broken_rules(rules: Iterable[Rule], found: Opened) -> tuple[Problem, ...]:
    """What the rules find, each thing once; of each rule the first few, and that there are more."""
    return tuple(dict.fromkeys(problem for rule in rules for problem in _first_few(rule, found)))


def _first_few(rule: Rule, found: Opened) -> Iterator[Problem]:
    seen: set[Problem] = set()
    for looks, breach in enumerate(rule(found)):
        problem = _problem(breach, found)
        if looks == MOST_LOOKS or (len(seen) == MOST_OF_A_KIND and problem not in seen):
            yield _problem(
                Breach(breach.code, "there is more of the same kind", "put these right first"), found
            )
            return
        seen.add(problem)
        yield problem


def _problem(breach: Breach, found: Opened) -> Problem:
    """The breach as a problem of the file; nothing in its message can steer a terminal."""
    place = "" if breach.element is None else f"{where(breach.element, breach.part)}: "
    return Problem(breach.code, visible(f"{place}{breach.message}"), breach.hint, file=found.package.name)


def owner_in_words(part: str) -> str:
    """The part that has a relationship; the file where the package itself has it."""
    return part_in_words(part) if part else "the file"


def texts(found: Opened) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold text, by name, and their trees."""
    return ((part, root) for part, root in found.trees.items() if root.tag in _TEXTS)


def in_texts(found: Opened, *names: str) -> Iterator[tuple[str, etree._Element]]:
    """WordprocessingML's elements of some names in the parts that hold text, each with its part."""
    return ((part, element) for part, root in texts(found) for element in root.iter(*map(w, names)))


def anywhere(found: Opened, *names: str) -> Iterator[tuple[str, etree._Element]]:
    """WordprocessingML's elements of some names in every part, each with its part."""
    return ((part, element) for part, root in found.trees.items() for element in root.iter(*map(w, names)))


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element, empty where either is missing."""
    return "" if element is None else element.get(w(name), "")


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def uses_of_links(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements of a part that name a relationship, each with the id that it names."""
    uses = _USES(root)
    for use in uses if isinstance(uses, list) else ():
        element = use.getparent() if isinstance(use, etree._ElementUnicodeResult) else None
        if element is not None:
            yield element, str(use)
