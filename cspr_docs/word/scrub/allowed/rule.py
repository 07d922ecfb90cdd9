"""What may stand in an element, and short ways to write it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.word.scrub.allowed.values import Kind

NAMESPACES = {
    **PREFIXES,
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

Attributes = Mapping[str, Kind]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element may hold.

    Attributes:
        attributes: by qualified name.
        children: the qualified names of the elements that may stand in it.
        text: what its text may be; `None` where it has none.
    """

    attributes: Attributes = field(default_factory=dict)
    children: frozenset[str] = frozenset()
    text: Kind | None = None


def q(name: str) -> str:
    """The qualified name of `prefix:name`; without a prefix it is WordprocessingML's."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else w(local)


def names(text: str) -> frozenset[str]:
    """The qualified names of words such as `p tbl a:blip`."""
    return frozenset(q(name) for name in text.split())


def attributes(text: str, kind: Kind, own: str = "w") -> dict[str, Kind]:
    """Attributes of one kind; without a prefix they are in the namespace `own`, or in none where it is empty."""
    found = {}
    for name in text.split():
        found[q(name) if ":" in name else (f"{{{NAMESPACES[own]}}}{name}" if own else name)] = kind
    return found


def each(words: str, allowed: Value) -> dict[str, Value]:
    """The same for each of the words."""
    return dict.fromkeys(words.split(), allowed)
