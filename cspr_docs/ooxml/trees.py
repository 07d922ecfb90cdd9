"""Small questions to an element of a tree, and how one is taken out."""

from lxml import etree


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
