"""An address taken apart: its streets, towns and postcodes, each of which leads to a door."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from cspr_docs.prose.folding import plain

POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
"""What stands in an address as a postcode, though no such area may exist."""
NUMBERED = re.compile(r"^(?:(?:flat|unit|apartment|apt|room|plot|no)\.? )?\d+[a-z]?(?:-\d+[a-z]?)? ")
"""The number before a street's name."""
AT_HOME = frozenset({"england", "britain", "great britain", "united kingdom", "uk"})
"""Where every review is from: it tells nothing."""

_UNIT = re.compile(r"^(?:flat|unit|apartment|apt|room|no|number|the)?\.? ?\d+[a-z]?$")
_SAINT = re.compile(r"^(?:saint|st\.?|the) (?=\S+ )")
_NO_TOWN = frozenset(("north", "south", "east", "west", "upper", "lower", "village", "estate"))


def pieces_of(line: str) -> Iterator[str]:
    """The parts of a line of an address, plain, without its postcode; a flat's number stays with what follows."""
    bare = POSTCODE.sub("", plain(line).removeprefix("c/o "))
    waiting = ""
    for piece in (part.strip(" .") for part in bare.split(",")):
        if _UNIT.match(piece):
            waiting += piece + " "
        elif piece:
            yield piece
            if waiting:
                yield waiting + piece
            waiting = ""


def shortened(name: str) -> Iterator[str]:
    """The name with its last word as streets are shortened: `rd`, `st`; or written out."""
    start, _, last = name.rpartition(" ")
    if start:
        yield from (f"{start} {other}" for other in street_words().get(last, ()) if other != last)


def telling_parts(address: Iterable[str]) -> Iterator[str]:
    """What of an address tells alone where it is, plain: the street, the town, the postcode and its first half."""
    text = plain(", ".join(address))
    for match in POSTCODE.finditer(text):
        yield match.group()
        yield match.group().replace(" ", "")[:-3]
    for piece in pieces_of(text):
        for part in _street_and_town(NUMBERED.sub("", piece)):
            if part not in AT_HOME:
                yield _SAINT.sub("", part)


def _street_and_town(piece: str) -> Iterator[str]:
    """The street and the town, where no comma stands between them."""
    words = piece.split()
    streets = [number for number, word in enumerate(words) if number and word in street_words()]
    end = streets[-1] + 1 if streets else 0
    if end and words[end:] and _NO_TOWN.isdisjoint(words[end:]):
        yield " ".join(words[:end])
        yield " ".join(words[end:])
    else:
        yield piece


@cache
def street_words() -> Mapping[str, tuple[str, ...]]:
    """What streets are called, written out or shortened: for each word all that mean the same."""
    text = files("cspr_docs.checks").joinpath("street_words.txt").read_text(encoding="utf-8")
    groups = [tuple(line.split()) for line in text.splitlines() if not line.startswith("#")]
    return {word: group for group in groups for word in group}
