"""A place that can hold text, the word that is put there, and what must become of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tests.canaries.draft import Draft

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


class Fate(Enum):
    """What becomes of a word in the scrub, when changes are accepted and comments dropped."""

    SHOWN = "ordinary words, which stay"
    PUBLISHED = "not on the page but meant for readers: an alternative text, a web address"
    GONE = "taken out"
    REFUSED = "the whole file is refused"


Builder = Callable[[Draft, str], None]


@dataclass(frozen=True)
class Place:
    """A place that can hold text.

    Attributes:
        name: in plain words, unique.
        fate: what becomes of the word there.
        build: puts the word there.
        unsafe: whether the file is refused as unsafe before it comes to the scrub.
        fixed: the word, where the place takes only some letters.
        code: of the problem, where the file is refused.
    """

    name: str
    fate: Fate
    build: Builder
    unsafe: bool = False
    fixed: str = ""
    code: str = ""

    @property
    def canary(self) -> str:
        """Its word: invented, ten letters, like no other place's."""
        return self.fixed or canary_word(self.name)


def canary_word(seed: str) -> str:
    """An invented word for a seed, always the same."""
    digest = hashlib.sha256(seed.encode()).digest()
    syllables = (_CONSONANTS[a % 14] + _VOWELS[b % 5] for a, b in zip(digest[:5], digest[5:10], strict=True))
    return "".join(syllables).capitalize()


def shown(name: str, build: Builder) -> Place:
    """A place of ordinary words."""
    return Place(name, Fate.SHOWN, build)


def published(name: str, build: Builder) -> Place:
    """A place that is meant for readers, but not on the page."""
    return Place(name, Fate.PUBLISHED, build)


def gone(name: str, build: Builder, *, unsafe: bool = False, fixed: str = "") -> Place:
    """A place that the scrub empties."""
    return Place(name, Fate.GONE, build, unsafe, fixed)


def refused(name: str, build: Builder, *, unsafe: bool = False, code: str = "scrub-refused") -> Place:
    """A place that the file is refused for."""
    return Place(name, Fate.REFUSED, build, unsafe, code=code)
