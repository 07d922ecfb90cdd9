"""Text as it is looked up: capitals, kinds of quotes, dashes and spaces do not matter.

Source: Unicode 16, section 6.2 (dashes, spaces, quotation marks), and case folding as in section 5.18.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"')}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is looked up, and for each of its characters the place in the text as written."""

    text: str
    places: tuple[int, ...]

    def find_all(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where the wanted words (folded as well) begin and end in the text as written."""
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            yield self.places[start], self.places[end - 1] + 1
            start = self.text.find(wanted, end)


@lru_cache(maxsize=10_000)
def folded(text: str) -> Folded:
    """The text for looking up; white space at its edges is kept as one space."""
    letters: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for letter in _letters(written):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def _letters(written: str) -> str:
    if written in _UNSEEN:
        return ""
    if written.isspace():
        return " "
    if unicodedata.category(written) == "Pd" or written == "−":
        return "-"
    plain = unicodedata.normalize("NFKC", _QUOTES.get(written, written))
    return plain.casefold().replace("\u2010", "-")
