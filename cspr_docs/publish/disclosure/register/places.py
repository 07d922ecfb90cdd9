"""Every form of the names of a case's places, and of everybody's addresses."""

import re
from collections.abc import Iterator
from functools import cache

from cspr_docs.publish.disclosure.data import lines, word_set
from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.publish.disclosure.patterns.grammar import ANY_POSTCODE
from cspr_docs.publish.disclosure.register.entry import ADDRESS, PLACE, Entry, entry, with_capital
from schemas.identities import RealPlace

_SHORTEST_WORD = 5
_UNIT = re.compile(r"^(?:flat|unit|apartment|apt|room|no|number|the)?\.? ?\d+[a-z]?$")
_NUMBERED = re.compile(r"^(?:(?:flat|unit|apartment|apt|room|plot|no)\.? )?\d+[a-z]?(?:-\d+[a-z]?)? ")
_MOST_WORDS = 5
_HOUSES = frozenset({"house", "cottage", "flat", "court", "farm", "hall", "lodge"})
_AT_HOME = frozenset({"england", "britain", "great britain", "united kingdom", "uk"})
"""Where every review is from: it tells nothing."""


def place_entries(holder: str, real: RealPlace, label: str, known: frozenset[str]) -> Iterator[Entry]:
    """Every form of a place's names; `known` are the plain words that the case itself uses in names."""
    for name in filter(None, (real.name, *real.known_as)):
        about = f"the real name of {label}"
        made = [entry(name, PLACE, about, holder, label)]
        made += [entry(form, PLACE, about, holder, label) for form in _shortened(plain(name))]
        made += [
            with_capital(entry(word, PLACE, f"a part of the real name of {label}", holder, label))
            for word in telling(name, known)
        ]
        yield from (one for one in made if one is not None)


def address_entries(
    holder: str, address: tuple[str, ...], label: str, known: frozenset[str]
) -> Iterator[Entry]:
    """Every form of an address: its lines, the house with its street, the street, the town."""
    made: list[Entry | None] = []
    about = f"the address of {label}"
    for line in address:
        if _is_exact(line):
            made.append(entry(line, ADDRESS, about, holder, "", Weight.NEVER))
    for piece in _pieces(", ".join(address)):
        made += _of_piece(piece, holder, label, known)
    yield from (one for one in made if one is not None)


def telling(name: str, known: frozenset[str]) -> list[str]:
    """The words of a place's name that point at it alone."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", plain(name))
    return [
        word
        for word in words
        if len(word) >= _SHORTEST_WORD and word not in word_set("place_words.txt") and word not in known
    ]


def _is_exact(line: str) -> bool:
    """Whether a line leads to a door: a street, a town, a county or a country alone does not."""
    words = re.findall(r"\w+", plain(line))
    is_street = "," in line and any(word in _street_words() for word in words)
    return is_street or any(word in _HOUSES or any(map(str.isdigit, word)) for word in words)


def _of_piece(piece: str, holder: str, label: str, known: frozenset[str]) -> list[Entry | None]:
    about = f"the address of {label}"
    street = _NUMBERED.sub("", piece)
    made: list[Entry | None] = []
    if street != piece:
        for form in (piece, *_shortened(piece)):
            made.append(entry(form, ADDRESS, about, holder, "", Weight.NEVER))
    if (
        len(street.split()) > _MOST_WORDS
        or street in _AT_HOME
        or all(word in known for word in street.split())
    ):
        return made
    for form in (street, *_shortened(street)):
        made.append(entry(form, PLACE, f"a part of the address of {label}", holder, ""))
    made += [
        with_capital(entry(word, PLACE, f"a part of the address of {label}", holder))
        for word in telling(street, known)
    ]
    return made


def _pieces(line: str) -> Iterator[str]:
    """The parts of a line of an address, plain, without its postcode; a flat's number stays with what follows."""
    bare = ANY_POSTCODE.sub("", plain(line).removeprefix("c/o "))
    waiting = ""
    for piece in (part.strip(" .") for part in bare.split(",")):
        if _UNIT.match(piece):
            waiting += piece + " "
        elif piece:
            yield piece
            if waiting:
                yield waiting + piece
            waiting = ""


def _shortened(name: str) -> Iterator[str]:
    """The name with its last word as streets are shortened: `rd`, `st`; or written out."""
    start, _, last = name.rpartition(" ")
    if start:
        yield from (f"{start} {other}" for other in _street_words().get(last, ()) if other != last)


@cache
def _street_words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(group.split()) for group in lines("street_words.txt") for word in group.split()}
