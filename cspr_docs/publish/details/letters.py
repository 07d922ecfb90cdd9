"""A passage as a row of letters without gaps, with what stands in each gap: where names are looked for.

So `D'Arcy`, `DArcy`, `D Arcy`, `D-Arcy` and `D a r c y` are one and the same row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cspr_docs.prose.folding import FoldedText

_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_A-Za-z]+")
_JOINER = re.compile(r"[-'._\"]{1,2}")
_SPACED = re.compile(r"[-'.,_ ]{1,4}")
_STOPPED = re.compile(r"\. +")
_BROKEN = re.compile(r"- +")
_SHORTEST_SPLIT = 5
_SHORTENED = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "rev", "st", "fr", "sr", "flt", "no"})


class Gap(IntEnum):
    """What stands between two pieces of a passage."""

    NONE = 0  # a capital or a digit begins
    JOINED = 1  # a hyphen, an apostrophe, a stop, or a line broken behind a hyphen
    SPACED = 2  # a space, with a comma or stop perhaps
    STOPPED = 3  # a stop and a space: the end of a sentence, or of `Mrs.` and an initial
    WALL = 4  # anything else: no name runs over it


@dataclass(frozen=True, slots=True)
class LetterRow:
    """The letters and digits of a passage, joined, in small letters.

    Of each piece it is known where it begins in them, where it stands in the folded text, what stands before it, and
    whether it begins with a capital.
    """

    letters: str
    starts: Sequence[int]
    spans: Sequence[tuple[int, int]]
    gaps: Sequence[Gap]
    capitals: Sequence[bool]


def row_of(text: FoldedText) -> LetterRow:
    """The passage's row of letters."""
    spans = [match.span() for match in _PIECE.finditer(text.cased)]
    starts, gaps, at, end = [], [], 0, 0
    for low, high in spans:
        starts.append(at)
        gaps.append(_gap(text.cased[end:low]))
        at += high - low
        end = high
    letters = "".join(text.text[low:high] for low, high in spans)
    return LetterRow(letters, starts, spans, gaps, [text.cased[low].isupper() for low, _ in spans])


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
    if _STOPPED.fullmatch(between):
        return Gap.STOPPED
    return Gap.SPACED if _SPACED.fullmatch(between) else Gap.WALL


def fits(row: LetterRow, piece: int, letters: str, own_gaps: frozenset[int]) -> int:
    """How many pieces from this one on are the name; 0 where it does not stand there.

    A space may stand where the name has one of its own; elsewhere only between single letters, once or twice in
    a name of six letters or more, and once in one of five if both halves have a capital (`Jia Yi`).
    """
    start = row.starts[piece]
    if not row.letters.startswith(letters, start):
        return 0
    end = start + len(letters)
    last = piece + 1
    strange = 0
    while last < len(row.starts) and row.starts[last] < end:
        gap = row.gaps[last]
        if gap == Gap.WALL or (gap == Gap.STOPPED and not _is_shortened(row, last - 1)):
            return 0
        if gap >= Gap.SPACED and row.starts[last] - start not in own_gaps:
            strange += 1
        last += 1
    whole_end = row.starts[last] if last < len(row.starts) else len(row.letters)
    if whole_end != end:
        return 0
    if strange and not _may_be_split(row, piece, last, letters, strange):
        return 0
    return last - piece


def _is_shortened(row: LetterRow, piece: int) -> bool:
    """Whether a stop behind the piece ends no sentence."""
    start, end = row.starts[piece], row.starts[piece + 1]
    return end - start == 1 or row.letters[start:end] in _SHORTENED


def _may_be_split(row: LetterRow, piece: int, last: int, letters: str, strange: int) -> bool:
    single = all(high - low == 1 for low, high in row.spans[piece:last])
    if single and len(letters) >= 3:
        return True
    if len(letters) == _SHORTEST_SPLIT:
        return strange == 1 and all(row.capitals[piece:last])
    return len(letters) > _SHORTEST_SPLIT and strange <= 2
