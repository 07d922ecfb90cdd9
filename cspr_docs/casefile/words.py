"""Where words stand inside a text of the case: as written, and as its reader sees them."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from cspr_docs.prose.mention import MENTION, stands_free

_MARKS = frozenset("*_~`\\")
_LEAD = re.compile(r"^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+)+", re.MULTILINE)
_LINK = re.compile(r"(?<!\\)(\[)[^\[\]]+(\]\([^\s()<>]+\))")
_EDGE = "\x1e"
"""Stands between two blocks, so that no words reach over."""

Finder = Callable[[str], Iterator[tuple[int, int]]]
"""Gives where the words begin and end in a text."""


def places_inside(text: str, names: Mapping[str, str], find: Finder) -> tuple[tuple[int, int], ...]:
    """The line and column in the text, from 1, of every place where the words stand as a reader sees them."""
    letters = _letters(text, tuple(names.items()))
    seen = "".join(letter for letter, _ in letters)
    return tuple(position_in(text, letters[start][1]) for start, _ in find(seen))


def position_in(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text whose lines end in LF."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@lru_cache(maxsize=1_000)
def _letters(text: str, names: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int], ...]:
    return tuple(_seen(text, dict(names)))


def _seen(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Each letter that a reader sees, with its place in the text as written."""
    place = 0
    unseen = {match.start(): match.end() for match in _LEAD.finditer(text)}
    unseen.update(match.span(group) for match in _LINK.finditer(text) for group in (1, 2))
    while place < len(text):
        mention = MENTION.match(text, place)
        if place in unseen and unseen[place] > place:
            place = unseen[place]
        elif mention and mention[1] in names and stands_free(text, place, mention.end()):
            yield from ((letter, place) for letter in names[mention[1]])
            place = mention.end()
        else:
            if text[place] not in _MARKS:
                yield (_EDGE if text.startswith("\n\n", place) else text[place]), place
            place += 1
