"""Whether a text tells certain words, in whatever near form somebody writes them.

What must not reach a reader is looked for so: other endings, another order, a slip, a word taken apart or two run
together, a street's word shortened, Gran for grandmother. A text is read once for all the words that are looked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from cspr_docs.checks.addresses import street_words
from cspr_docs.checks.names import means_a_person, ordinary_words
from cspr_docs.prose.folding import FoldedText, distance, folded
from schemas.base import MONTHS

_WORD = re.compile(r"([^\W_]+)(?:'s(?![^\W_]))?")
_LETTERS = re.compile(r"[^\W_]+")
_WITHIN_A_WORD = re.compile(r"[ '.\-]{1,2}")
_ENDINGS = ("ing", "ed", "s", "e")
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"))
_SPREAD = 3
"""How many other words may stand among those looked for: 'fractures of two of his ribs' is 'rib fractures'."""
_FEWEST_APART = 6
"""A shorter word that is found in two would be chance, unless it has a digit: `CB 7`."""
_FEWEST_SLIPPED = 7


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that must not stand together.

    Attributes:
        words: plain, without the small ones.
        joined: all of them in one, as they follow each other; empty where there is but one.
        is_name: whether it is a name or a part of an address, of which no other form is the same word: `Reading` is
            no town where somebody reads.
    """

    words: frozenset[str]
    joined: str = ""
    is_name: bool = False

    @classmethod
    def of(cls, text: str, *, is_name: bool = False) -> "Wording | None":
        """The wording of a text; `None` where no word stands in it."""
        found = words_of(text)
        letter = frozenset("a") if "A" in _LETTERS.findall(text)[1:] else frozenset()  # Adult A
        told = [word for word in found if word not in _SMALL_WORDS - letter] or found
        if not told:
            return None
        return cls(frozenset(told), "".join(told) if len(told) > 1 else "", is_name)

    def begins_in(self, text: "_ReadText") -> int | None:
        """Where in the folded text it begins first; `None` where it does not stand."""
        joined = text.like(self.joined, is_name=self.is_name) if self.joined else []
        starts = [text.spots[number].start for number in joined]
        places = []
        for word in self.words:
            found = text.like(word, is_name=self.is_name)
            if self.is_name and not self.joined and word in ordinary_words():
                found = [*filter(text.is_meant, found)]
            if not found:
                return min(starts, default=None)
            places.append({text.spots[number].word for number in found})
        spread = 0 if "a" in self.words else _SPREAD  # Adult A, and not: an adult had a key
        for first in sorted(set().union(*places)):
            near = range(first, first + len(self.words) + spread)
            if all(not one.isdisjoint(near) for one in places):
                starts.append(text.starts[first])
                break
        return min(starts, default=None)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A word of a text, or two beside each other as one: its letters, which word it is, and where it begins."""

    letters: str
    word: int
    start: int
    is_pair: bool


@dataclass(frozen=True, slots=True)
class _ReadText:
    """A text as its words; `by_letter` gives for each letter which `spots` begin with it."""

    low: FoldedText
    starts: tuple[int, ...]
    spots: tuple[_Spot, ...]
    by_letter: Mapping[str, Sequence[int]]

    def like(self, wanted: str, *, is_name: bool) -> list[int]:
        """The numbers of the spots at which a word stands in a near form."""
        letters = {wanted[0], *(other[0] for other in _same(wanted))}
        if letters.isdisjoint(self.by_letter):
            return []
        may_be_apart = len(wanted) >= _FEWEST_APART or not wanted.isalpha()
        found = []
        for first in letters:
            for number in self.by_letter.get(first, ()):
                spot = self.spots[number]
                if (may_be_apart or not spot.is_pair) and _is_like(spot.letters, wanted, is_name):
                    found.append(number)
        return found

    def is_meant(self, number: int) -> bool:
        """Whether an ordinary word is likely to be a name here: it has a capital, and is no month beside a day."""
        match = _LETTERS.match(self.low.cased, self.spots[number].start)
        if match is None or not match.group()[0].isupper():
            return False
        return match.group().title() not in MONTHS or means_a_person(self.low.cased, match)


def words_of(text: str) -> list[str]:
    """The words of a text, plain, without what makes them possessive."""
    return _WORD.findall(folded(text).text)


def told_at(text: str, wordings: Iterable[Wording]) -> int | None:
    """Where in a text the first of the wordings begins; `None` where none stands in it."""
    read = _read(text)
    starts = (one.begins_in(read) for one in wordings)
    first = min((start for start in starts if start is not None), default=None)
    return None if first is None else read.low.span(first, first + 1)[0]


@lru_cache(maxsize=4_000)
def _read(text: str) -> _ReadText:
    low = folded(text)
    found = [*_WORD.finditer(low.text)]
    spots = [_Spot(match[1], number, match.start(), is_pair=False) for number, match in enumerate(found)]
    spots += _pairs(low.text, found)
    by_letter: dict[str, list[int]] = {}
    for number, spot in enumerate(spots):
        by_letter.setdefault(spot.letters[0], []).append(number)
    return _ReadText(low, tuple(match.start() for match in found), tuple(spots), by_letter)


def _pairs(text: str, found: list[re.Match[str]]) -> Iterator[_Spot]:
    for number, (one, other) in enumerate(pairwise(found)):
        if _WITHIN_A_WORD.fullmatch(text, one.end(1), other.start()):
            yield _Spot(one[1] + other[1], number, one.start(), is_pair=True)


@lru_cache(maxsize=100_000)
def _is_like(written: str, wanted: str, is_name: bool) -> bool:
    bare = _without_s if is_name else _stem
    one, other = bare(written), bare(wanted)
    if one == other or any(one == bare(same) for same in _same(wanted)):
        return True
    is_long = len(other) >= _FEWEST_SLIPPED and one.isalpha() and other.isalpha()
    return is_long and one[0] == other[0] and distance(one, other, 1) <= 1


def _without_s(word: str) -> str:
    """`Aldate` for what is written `Aldates`."""
    return word.removesuffix("s") if len(word) > 3 else word


@cache
def _stem(word: str) -> str:
    """The word without the endings that its near forms differ in: fractures, fractured, fracturing."""
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= 3 and not (ending == "s" and left.endswith("s")):
            word = left
    return word


def _same(word: str) -> tuple[str, ...]:
    return _groups().get(word) or street_words().get(word, ())


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    text = files("cspr_docs.checks").joinpath("same_words.txt").read_text(encoding="utf-8")
    groups = [tuple(line.split()) for line in text.splitlines() if not line.startswith("#")]
    return {word: group for group in groups for word in group}
