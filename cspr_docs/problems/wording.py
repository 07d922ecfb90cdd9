"""How messages say things: names and numbers in words, long texts shortened, and 'did you mean'."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_SHOWN = 60
_MOST_LISTED = 30
_MOST_COMPARED = 2_000  # comparing one word with each of these takes about 20 ms
_LONGEST_COMPARED = 80


def listed(names: Iterable[str]) -> str:
    """`Rowan, Linden and Mother`; empty where there are no names."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 working day`, `3 working days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str) -> str:
    """The text in one line, cut to 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


def lower_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return f"{text[:1].lower()}{text[1:]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one (spaces, hyphens and capitals aside), or None."""
    names = list(known)
    if len(names) > _MOST_COMPARED or len(word) > _LONGEST_COMPARED:
        return None
    spelt = {_spelt(name): name for name in names}
    close = get_close_matches(_spelt(word), spelt, n=1, cutoff=0.6)
    return spelt[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], *, else_list: str = "") -> str:
    """`did you mean "chronology"?`; where nothing is near, `else_list` and all that is known; else empty."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f'did you mean "{near}"?'
    if not else_list or not names or len(names) > _MOST_LISTED:
        return ""
    return f"{else_list} {', '.join(names)}"


def _spelt(word: str) -> str:
    return word.strip().casefold().replace(" ", "_").replace("-", "_")
