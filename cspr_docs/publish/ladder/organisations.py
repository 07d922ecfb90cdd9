"""Authorities, forces, trusts and boards, numbered in the order in which a document first names them.

Source: Local Government Act 1972, schedule 1, and the names that councils, police forces and NHS bodies go by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cspr_docs.publish.ladder.grammar import proposal
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "The name of an authority, force or trust tells where a family lived, and with other details who they are. "
    "It is numbered in the order of its first mention, and has the same number throughout."
)
_ENDS = (
    "Board|Council|Police|Constabulary|Trust|Services?|Teams?|Hospital|School|Department|Office|Agency|NHS"
)
_WORD = rf"(?!(?:{_ENDS})\b)[A-Z][\w'’-]+"
_NAME = rf"{_WORD}(?:(?:\s+(?:and|of|upon|on)\s+|,\s+|\s+(?:&\s+)?){_WORD}){{0,5}}?"
_COUNCIL = r"(?:(?:City|County|Borough|District|Metropolitan|Unitary|Town)\s+)*Council"
_BOROUGH = r"(?:(?:London|Royal|Metropolitan)\s+)*Borough\s+of"
_TRUST = (
    r"(?:(?:University|Teaching|Hospitals?|Healthcare|Mental\s+Health|Community|Partnership|Ambulance|Service|NHS|"
    r"Foundation)\s+)*(?:NHS\s+)?(?:Foundation\s+)?Trust"
)
_KINDS = (
    ("LA", rf"{_BOROUGH}\s+(?P<name>{_NAME})(?:\s+Council|(?!\s*[A-Z&]))|(?P<name2>{_NAME})\s+{_COUNCIL}"),
    ("Police force ", rf"(?P<name>{_NAME})\s+(?:Police(?:\s+(?:Service|Force))?|Constabulary)"),
    ("ICB", rf"(?P<name>{_NAME})\s+(?:Integrated\s+Care\s+Board|ICB)"),
    ("Trust ", rf"(?P<name>{_NAME})\s+{_TRUST}"),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:[Tt]he\s+)?(?:NHS\s+)?(?:{pattern})(?!\w)")) for kind, pattern in _KINDS
)
_OPENING = (
    "The A An In At By From When While After Before And But Both As To Of On For With It This That His Her Their "
    "Then Since Until Where"
)
_NAMELESS = (
    "County City Borough District Town Parish Local Youth School Student Metropolitan Military Transport Privy British "
    "National Academy Multi-Academy Family"
)
_OPENERS, _NO_NAME = frozenset(_OPENING.split()), frozenset(_NAMELESS.split())
"""What may stand before a name at a sentence's beginning, and before `Council`, `Police` or `Trust` without naming."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation named in a text: where, what kind it is, and the words that tell it from others."""

    start: int
    end: int
    kind: str
    name: str


def mentions(text: str) -> Iterator[Mention]:
    """The organisations that a text names by their full names, in order."""
    found = [mention for kind, pattern in _PATTERNS for mention in _of_kind(text, kind, pattern)]
    yield from sorted(found, key=lambda mention: (mention.start, -mention.end))


def _of_kind(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        name = groups.get("name") or groups.get("name2") or ""
        start = match.start()
        words = name.split()
        while words and words[0] in _OPENERS:
            start = text.index(words.pop(0), start)
            start = text.index(words[0], start + 1) if words else start
        if words and not (len(words) == 1 and words[0] in _NO_NAME):
            yield Mention(start, match.end(), kind, folded(" ".join(words)))


def numbered(texts: Iterable[str], own: Iterable[str]) -> Mapping[str, str]:
    """By folded name the number of each organisation that the texts name, in the order of first mention.

    Those whose name holds one of `own` (the partnership's area and its partners) keep their names.
    """
    kept = tuple(
        core for name in own for core in (folded(name), *(one.name for one in mentions(name))) if core
    )
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for text in texts:
        for mention in mentions(text):
            key = f"{mention.kind}{mention.name}"
            if key in numbers or any(
                _holds(mention.name, name) or _holds(name, mention.name) for name in kept
            ):
                continue
            counts[mention.kind] = counts.get(mention.kind, 0) + 1
            numbers[key] = f"{mention.kind}{counts[mention.kind]}"
    return numbers


def coarser_organisation(spot: Spot, naming: Naming) -> Proposal | None:
    """The proposal to put an organisation's number in the place of its name.

    An authority named by its place alone has the number that its full name has elsewhere in the document.
    """
    for mention in mentions(spot.text):
        number = naming.numbered.get(f"{mention.kind}{mention.name}")
        if number and mention.start < spot.end and mention.end > spot.start:
            return proposal(spot, (mention.start, mention.end), number, REASON, Family.ORGANISATIONS)
    number = naming.numbered.get(f"LA{folded(spot.words)}")
    return proposal(spot, (spot.start, spot.end), number, REASON, Family.ORGANISATIONS) if number else None


def spots(text: str, naming: Naming) -> Iterator[Spot]:
    """Where a text names an organisation that has a number, in full or an authority by its place alone."""
    taken: list[tuple[int, int]] = []
    for mention in mentions(text):
        if f"{mention.kind}{mention.name}" in naming.numbered:
            taken.append((mention.start, mention.end))
            yield Spot(text, mention.start, mention.end, about="the name of an organisation")
    for key in naming.numbered:
        if not key.startswith("LA"):
            continue
        bare = re.compile(rf"(?<!\w){re.escape(key[2:])}(?!\w)", re.IGNORECASE)
        for match in bare.finditer(text):
            free = all(match.end() <= start or match.start() >= end for start, end in taken)
            if free and match.group()[:1].isupper():
                yield Spot(text, match.start(), match.end(), about="the name of an authority's area")


def folded(name: str) -> str:
    """The name for comparing: small letters, one kind of apostrophe and space."""
    return " ".join(name.replace("’", "'").casefold().split())


def _holds(name: str, part: str) -> bool:
    return bool(part) and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", name) is not None
