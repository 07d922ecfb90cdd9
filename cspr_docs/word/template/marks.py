"""Stand-ins for tags while a part is a tree: a processing instruction in content, a mark in an attribute.

With the tags out of the text, lxml can move, check and write the XML; the Jinja code goes in at the end.
"""

import re
from collections.abc import Iterator

from lxml import etree

TARGET = "cspr"
MARK = re.compile(r"<\?cspr (\d+)\?>|\ue000(\d+)\ue001")
IN_ATTRIBUTE = re.compile("\ue000(\\d+)\ue001")


def content_mark(number: int) -> str:
    """The stand-in for a tag in content, as text."""
    return f"<?{TARGET} {number}?>"


def attribute_mark(number: int) -> str:
    """The stand-in for a tag in the value of an attribute."""
    return f"\ue000{number}\ue001"


def mark(number: int) -> etree._Element:
    """The stand-in for a tag in content."""
    return etree.ProcessingInstruction(TARGET, str(number))


def number_of(node: etree._Element) -> int | None:
    """The number of the tag that the node stands for; `None` for every other node."""
    if not isinstance(node, etree._ProcessingInstruction) or node.target != TARGET:
        return None
    return int(node.text or "")


def marks(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Every stand-in in content, in the order of the document; safe to change the tree meanwhile."""
    for node in list(root.iter(etree.ProcessingInstruction)):
        number = number_of(node)
        if number is not None:
            yield node, number


def parent_of(node: etree._Element) -> etree._Element:
    """The element around the node, which is never a part's root."""
    parent = node.getparent()
    assert parent is not None
    return parent


def remove_keeping_tail(node: etree._Element) -> None:
    """Take the node out; text that followed it stays."""
    parent = parent_of(node)
    tail, previous = node.tail, node.getprevious()
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def attributes(element: etree._Element) -> dict[str, str]:
    """The element's attributes by qualified name."""
    return {str(name): str(value) for name, value in element.attrib.items()}
