"""Kinds of values that an attribute may have; none of them can hold a sentence or a name but `TEXT`.

Source: ECMA-376 part 1, 17.18 and 22.9 (simple types).
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto

from cspr_docs.word.scrub.allowed.vocabulary import FONTS, WORDS


class Kind(Enum):
    """What the value of an attribute, or the text of an element, may be."""

    ON_OFF = auto()
    NUMBER = auto()
    COLOUR = auto()
    HEX = auto()
    WORD = auto()  # a value of one of Word's own lists
    FONT = auto()  # a family that is in common use
    SYMBOLS = auto()  # the same, where the words cannot be read without it
    LANGUAGE = auto()
    ID = auto()  # renamed or numbered anew afterwards
    LEVEL = auto()  # how a number in a list is written
    TEXT = auto()  # words for readers


_PATTERNS = {
    Kind.ON_OFF: re.compile(r"[01]|true|false|on|off"),
    Kind.NUMBER: re.compile(r"[+-]?\d{1,12}(\.\d{1,6})?(pt|in|cm|mm|pc|pi|%)?"),
    Kind.COLOUR: re.compile(r"auto|[0-9A-Fa-f]{6}"),
    Kind.HEX: re.compile(r"[01]{12}|[0-9A-Fa-f]{1,4}|[0-9A-Fa-f]{20}"),
    Kind.LANGUAGE: re.compile(r"x-none|[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?"),
}


def _matches(kind: Kind) -> Callable[[str], bool]:
    return lambda value: _PATTERNS[kind].fullmatch(value) is not None


_FITS: Mapping[Kind, Callable[[str], bool]] = {
    **{kind: _matches(kind) for kind in _PATTERNS},
    Kind.WORD: WORDS.__contains__,
    Kind.FONT: lambda value: value.casefold() in FONTS,
    Kind.SYMBOLS: lambda value: value.casefold() in FONTS,
    Kind.ID: lambda value: True,
    Kind.LEVEL: lambda value: len(value) <= 64,
    Kind.TEXT: lambda value: True,
}

FORGIVEN = frozenset({Kind.FONT, Kind.LANGUAGE})
"""Kinds whose unknown values are left out, since the words stay readable without them."""


def fits(value: str, kind: Kind) -> bool:
    """Whether the value is one of its kind."""
    return _FITS[kind](value)
