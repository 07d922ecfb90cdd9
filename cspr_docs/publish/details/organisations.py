"""Authorities, forces, trusts and boards, numbered in the order in which a document first names them.

Source: Local Government Act 1972, schedule 1, and the names that councils, police forces and NHS bodies go by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cspr_docs.prose.folding import plain
from cspr_docs.publish.details.data import patterns, tables
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, Naming
from cspr_docs.publish.details.sentence import coarser_words

_PATTERNS = patterns("organisations.toml")
_KINDS = {"LA": "authority", "Police force ": "force", "ICB": "board", "Trust ": "trust"}
"""What each kind is numbered as, and its pattern."""

_OPENERS, _NO_NAME = (frozenset(tables("organisations.toml")[name]) for name in ("OPENERS", "NAMELESS"))


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """An organisation named in a text: where, what kind it is, and the words that tell it from others."""

    start: int
    end: int
    kind: str
    name: str

    @property
    def key(self) -> str:
        """What it is numbered under."""
        return f"{self.kind}{self.name}"


def numbered(texts: Iterable[str], own: Iterable[str]) -> Mapping[str, str]:
    """By kind and plain name the number of each organisation that the texts name, in the order of first mention.

    Those whose name holds one of `own` (the partnership's area and its partners) keep their names.
    """
    kept = tuple(core for name in own for core in (plain(name), *(one.name for one in _named(name))) if core)
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for one in (one for text in texts for one in _named(text)):
        if one.key in numbers or any(_holds(one.name, name) or _holds(name, one.name) for name in kept):
            continue
        counts[one.kind] = counts.get(one.kind, 0) + 1
        numbers[one.key] = f"{one.kind}{counts[one.kind]}"
    return numbers


def organisations(text: str, naming: Naming) -> Iterator[Detail]:
    """Where a text names an organisation that has a number, in full or an authority by its place alone."""
    taken = [one for one in _named(text) if one.key in naming.numbered]
    for one in taken:
        yield Detail(text, one.start, one.end, DetailKind.ORGANISATION, DetailKind.ORGANISATION.about)
    for key in naming.numbered:
        place = rf"(?<!\w){re.escape(key[2:])}(?!\w)"
        for match in re.finditer(place, text, re.IGNORECASE) if key.startswith("LA") else ():
            free = all(match.end() <= one.start or match.start() >= one.end for one in taken)
            if free and match.group()[:1].isupper():
                about = "the name of an authority's area"
                yield Detail(text, match.start(), match.end(), DetailKind.ORGANISATION, about)


def coarser_organisation(detail: Detail, naming: Naming) -> CoarserWords | None:
    """The organisation's number; an authority named by its place alone has that of its full name."""
    for one in _named(detail.text):
        number = naming.numbered.get(one.key)
        if number and one.start < detail.end and one.end > detail.start:
            return coarser_words(detail, (one.start, one.end), number, "organisation")
    number = naming.numbered.get(f"LA{plain(detail.words)}")
    return coarser_words(detail, (detail.start, detail.end), number, "organisation") if number else None


@lru_cache(maxsize=4_000)
def _named(text: str) -> tuple[NamedOrganisation, ...]:
    """The organisations that a text names by their full names, in order; kept, as all texts are counted beforehand."""
    found = [one for kind, name in _KINDS.items() for one in _of_kind(text, kind, _PATTERNS[name])]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _of_kind(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[NamedOrganisation]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        start, words = match.start(), (groups.get("name") or groups.get("name2") or "").split()
        while words and words[0] in _OPENERS:
            start = text.index(words.pop(0), start)
            start = text.index(words[0], start + 1) if words else start
        if words and not (len(words) == 1 and words[0] in _NO_NAME):
            yield NamedOrganisation(start, match.end(), kind, plain(" ".join(words)))


def _holds(name: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", name) is not None
