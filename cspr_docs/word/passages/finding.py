"""Finds words in a draft, however Word has cut them into runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cspr_docs.word.passages.folding import folded
from cspr_docs.word.passages.stories import KeyedParagraph, Stretch

_ROUND = 32
_LEAST_ALIKE = 0.55


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that were looked for, where they were found.

    Attributes:
        paragraph: the paragraph that holds them.
        start: the first character in the paragraph's text; `end` is behind the last.
        stretches: the pieces of the passage, by the value that each belongs to.
    """

    paragraph: KeyedParagraph
    start: int
    end: int
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.paragraph.text[self.start : self.end]

    @property
    def context(self) -> str:
        """The passage with some words around it, on one line."""
        text = self.paragraph.text
        low, high = max(0, self.start - _ROUND), min(len(text), self.end + _ROUND)
        low = text.find(" ", low, self.start) + 1 if low else 0
        high = text.rfind(" ", self.end, high) if high < len(text) else high
        high = self.end if high < 0 else high
        line = " ".join(text[low:high].split())
        return f"{'… ' if low else ''}{line}{' …' if high < len(text) else ''}"


def passages(where: Iterable[KeyedParagraph], words: str) -> Iterator[Occurrence]:
    """Every place where the words stand, in the order of the file."""
    wanted = folded(words).text.strip()
    for paragraph in where:
        for start, end in folded(paragraph.text).find_all(wanted):
            yield Occurrence(paragraph, start, end, tuple(_cut(paragraph.stretches, start, end)))


def _cut(stretches: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    offset = 0
    for stretch in stretches:
        piece = stretch.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(stretch.text)
        if piece.strip():
            yield Stretch(piece, stretch.key, stretch.by)


def nearest(where: Iterable[KeyedParagraph], words: str) -> str:
    """The words of the file that come nearest to those looked for; empty where nothing is near."""
    wanted = folded(words).text.strip().split()
    best, found = _LEAST_ALIKE, ""
    for paragraph in where:
        written = paragraph.text.split()
        plain = [folded(word).text for word in written]
        for start in _starts(plain, wanted):
            end = min(len(plain), start + len(wanted))
            alike = SequenceMatcher(None, " ".join(wanted), " ".join(plain[start:end])).ratio()
            if alike > best:
                best, found = alike, " ".join(written[start:end])
    return found


def _starts(plain: list[str], wanted: list[str]) -> Iterator[int]:
    """Where the words could begin so that one of them stands in its place."""
    places = {
        place - index for index, word in enumerate(wanted) for place, one in enumerate(plain) if one == word
    }
    yield from (range(len(plain)) if len(wanted) == 1 else sorted(start for start in places if start >= 0))
