"""Where lines that a person broke by hand break once some of their words are others."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 250_000
"""So many pairs of old and new words are looked at one by one."""


def starts_now(old: Sequence[str], starts: Iterable[int], new: Sequence[str]) -> dict[int, int]:
    """For the number of each old word that begins a line that of the new word that does so now.

    A line begins where the same word still is, or behind the last word of the line before. Where neither word is
    left, no line begins.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)
    became = {
        one + step: other + step for one, other, size in matcher.get_matching_blocks() for step in range(size)
    }
    now = {start: became.get(start, became.get(start - 1, -1) + 1) for start in starts}
    return {start: at for start, at in now.items() if 0 < at < len(new)}
