"""A passage as a row of letters without gaps, with what stands in each gap: where names are looked for.

So `D'Arcy`, `DArcy`, `D Arcy`, `D-Arcy` and `D a r c y` are one and the same row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cspr_docs.publish.disclosure.folding import Folded

_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_A-Za-z]+")
_JOINER = re.compile(r"[-'._\"]{1,2}")
_SPACED = re.compile(r"[-'.,_ ]{1,4}")
_BROKEN = re.compile(r"- +")


class Gap(IntEnum):
    """What stands between two pieces of a passage."""

    NONE = 0  # a capital or a digit begins
    JOINED = 1  # a hyphen, an apostrophe, a stop, or a line broken behind a hyphen
    SPACED = 2  # a space, with a comma or stop perhaps
    WALL = 3  # anything else: no name runs over it


@dataclass(frozen=True, slots=True)
class Row:
    """The letters and digits of a passage, joined.

    Attributes:
        letters: all of them, in small letters.
        starts: where in `letters` each piece begins; `ends` where the last ends, too.
        spans: where each piece stands in the folded text.
        gaps: what stands before each piece.
    """

    letters: str
    starts: Sequence[int]
    spans: Sequence[tuple[int, int]]
    gaps: Sequence[Gap]


def row_of(text: Folded) -> Row:
    """The passage's row of letters."""
    spans = [match.span() for match in _PIECE.finditer(text.cased)]
    starts, gaps, at, end = [], [], 0, 0
    for low, high in spans:
        starts.append(at)
        gaps.append(_gap(text.cased[end:low]))
        at += high - low
        end = high
    return Row("".join(text.text[low:high] for low, high in spans), starts, spans, gaps)


def letters_of(name: str) -> tuple[str, frozenset[int]]:
    """A plain name's letters joined, and where in them its own words begin."""
    words = re.findall(r"[^\W\d_]+|\d+", name)
    ends: list[int] = []
    for word in words[:-1]:
        ends.append((ends[-1] if ends else 0) + len(word))
    return "".join(words), frozenset(ends)


def _gap(between: str) -> Gap:
    if not between:
        return Gap.NONE
    if between == " ":
        return Gap.SPACED
    if _JOINER.fullmatch(between) or _BROKEN.fullmatch(between):
        return Gap.JOINED
    return Gap.SPACED if _SPACED.fullmatch(between) else Gap.WALL


def fits(row: Row, piece: int, letters: str, own_gaps: frozenset[int]) -> int:
    """How many pieces from this one on are the name; 0 where it does not stand there.

    A space may stand where the name has one of its own; elsewhere only between single letters, or once or
    twice in a name of six letters or more.
    """
    start = row.starts[piece]
    if not row.letters.startswith(letters, start):
        return 0
    end = start + len(letters)
    last = piece + 1
    strange = 0
    while last < len(row.starts) and row.starts[last] < end:
        gap = row.gaps[last]
        if gap == Gap.WALL:
            return 0
        if gap == Gap.SPACED and row.starts[last] - start not in own_gaps:
            strange += 1
        last += 1
    whole_end = row.starts[last] if last < len(row.starts) else len(row.letters)
    if whole_end != end:
        return 0
    if strange and not _may_be_split(row, piece, last, letters, strange):
        return 0
    return last - piece


def _may_be_split(row: Row, piece: int, last: int, letters: str, strange: int) -> bool:
    single = all(high - low == 1 for low, high in row.spans[piece:last])
    return (single and len(letters) >= 3) or (len(letters) >= 6 and strange <= 2)
