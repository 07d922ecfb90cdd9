"""Did you mean: the known word nearest to one that nobody knows. The program's only answer to that question."""

from collections.abc import Iterable

_MOST_SHOWN = 30
_MOST_COMPARED = 2_000  # comparing one word with each of these takes about 20 ms
_LONGEST_COMPARED = 80


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, spaces, hyphens and capitals aside; `None` where none is near."""
    names = list(known)
    if len(names) > _MOST_COMPARED or len(word) > _LONGEST_COMPARED:
        return None
    spelt = {name.casefold().replace("-", "_"): name for name in names}
    sought = word.strip().casefold().replace(" ", "_").replace("-", "_")
    from difflib import get_close_matches  # a command that knows every word needs none of it

    close = get_close_matches(sought, spelt, n=1, cutoff=0.6)
    return spelt[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], *, listed: str = "") -> str:
    """`did you mean "chronology"?`, or where nothing is near, `listed` and all that is known; "" for nothing."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return f'did you mean "{near}"?'
    if not listed or not names or len(names) > _MOST_SHOWN:
        return ""
    return f"{listed} {', '.join(names)}"
