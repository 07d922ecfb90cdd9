"""The parts that hold text, and which of its texts an element belongs to."""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.relationships import Opened

ROOTS = frozenset(w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
HOLDERS = tuple(
    w(name) for name in ("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody")
)
"""The elements that hold a text of its own: what begins in it must end in it."""


def stories(found: Opened) -> Iterator[tuple[str, etree._Element]]:
    """The parts with text, by name, and their trees."""
    return ((part, root) for part, root in found.trees.items() if root.tag in ROOTS)


def story_of(element: etree._Element) -> etree._Element | None:
    """The text that an element stands in; `None` outside of them all."""
    return next(element.iterancestors(*HOLDERS), None)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of the element, empty where either is missing."""
    return "" if element is None else element.get(w(name), "")


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def is_word(element: etree._Element) -> bool:
    """Whether the element is one of WordprocessingML's own."""
    return str(element.tag) == w(local(element))
