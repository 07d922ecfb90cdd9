"""How an allow-list is written: what an element may hold, and what a value may be.

No kind of value but `TEXT` can hold a sentence or a name.

Source: ECMA-376 part 1, 17.18 and 22.9 (simple types).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cspr_docs.ooxml.namespaces import PREFIXES, SVG_BLIP, w
from cspr_docs.word.scrub.allowed.words import FONTS, WORDS

NAMESPACES = {
    **PREFIXES,
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": SVG_BLIP,
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}


class ValueKind(StrEnum):
    """What the value of an attribute, or the text of an element, may be."""

    ON_OFF = "on_off"
    NUMBER = "number"
    COLOUR = "colour"
    HEX = "hex"
    WORD = "word"  # a value of one of Word's own lists
    FONT = "font"  # a family that is in common use
    SYMBOLS = "symbols"  # the same, where the words cannot be read without it
    LANGUAGE = "language"
    ID = "id"  # renamed or numbered anew afterwards
    LEVEL = "level"  # how a number in a list is written
    TEXT = "text"  # words for readers


FORGIVEN = frozenset({ValueKind.FONT, ValueKind.LANGUAGE})
"""Kinds whose unknown values are left out, since the words stay readable without them."""

_PATTERNS = {
    ValueKind.ON_OFF: re.compile(r"[01]|true|false|on|off"),
    ValueKind.NUMBER: re.compile(r"[+-]?\d{1,12}(\.\d{1,6})?(pt|in|cm|mm|pc|pi|%)?"),
    ValueKind.COLOUR: re.compile(r"auto|[0-9A-Fa-f]{6}"),
    ValueKind.HEX: re.compile(r"[01]{12}|[0-9A-Fa-f]{1,4}|[0-9A-Fa-f]{20}"),
    ValueKind.LANGUAGE: re.compile(r"x-none|[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?"),
    ValueKind.LEVEL: re.compile(r".{0,64}", re.DOTALL),
}


def fits(value: str, kind: ValueKind) -> bool:
    """Whether the value is one of its kind."""
    if kind in _PATTERNS:
        return _PATTERNS[kind].fullmatch(value) is not None
    if kind is ValueKind.WORD:
        return value in WORDS
    if kind in (ValueKind.FONT, ValueKind.SYMBOLS):
        return value.casefold() in FONTS
    return True


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an element may hold.

    Attributes:
        attributes: the kind of each, by qualified name.
        children: the qualified names of the elements that may stand in it.
        content: what its text may be; `None` where it has none.
    """

    attributes: Mapping[str, ValueKind] = field(default_factory=dict)
    children: frozenset[str] = frozenset()
    content: ValueKind | None = None

    def __or__(self, other: "Allowed") -> "Allowed":
        """What either of the two allows."""
        return Allowed(
            {**self.attributes, **other.attributes},
            self.children | other.children,
            self.content or other.content,
        )


def q(name: str) -> str:
    """The qualified name of `prefix:name`; without a prefix it is WordprocessingML's."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else w(local)


def names(text: str) -> frozenset[str]:
    """The qualified names of words such as `p tbl a:blip`."""
    return frozenset(q(name) for name in text.split())
