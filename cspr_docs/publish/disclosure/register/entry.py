"""One form of one name, as the search looks for it."""

from dataclasses import dataclass, replace

from cspr_docs.checks.names import ordinary_words
from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import plain
from cspr_docs.publish.disclosure.words import letters_of

GIVEN, FAMILY, WHOLE, PLACE, ADDRESS = "given", "family", "whole", "place", "address"
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a name.

    Attributes:
        letters: its plain letters, joined.
        gaps: where in them its own words begin.
        kind: what part of a name it is.
        about: what it is, in a reader's words: `the first name of Mother`.
        holder: the id of the person or place.
        weight: what may become of it.
        capital: whether it counts only with a capital, because small it is a word or too short.
        article: whether it counts only behind `the`, which its letters hold.
    """

    letters: str
    gaps: frozenset[int]
    kind: str
    about: str
    holder: str
    weight: Weight
    coarser: str
    capital: bool
    article: bool = False


def entry(
    name: str, kind: str, about: str, holder: str, coarser: str = "", weight: Weight = Weight.ASK
) -> Entry | None:
    """The entry of a name as written; `None` where it has no letters worth a search."""
    low = plain(name)
    letters, gaps = letters_of(low)
    if len(letters) < 2 or letters.isdigit():
        return None
    article = low.startswith("the ")
    capital = article or len(letters) <= _SHORT or all(map(_is_word, low.replace("-", " ").split()))
    return Entry(letters, gaps, kind, about, holder, weight, coarser, capital, article)


def with_capital(one: Entry | None) -> Entry | None:
    """The entry, counted only where it has a capital."""
    return one and replace(one, capital=True)


def _is_word(word: str) -> bool:
    return word.strip("'.") in ordinary_words() or len(word) <= _SHORT
