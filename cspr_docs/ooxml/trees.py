"""Small questions to an element of a tree."""

from lxml import etree


def parent_of(node: etree._Element) -> etree._Element:
    """The element around the node, which is never a part's root."""
    parent = node.getparent()
    assert parent is not None
    return parent


def attributes(element: etree._Element) -> dict[str, str]:
    """The element's attributes by qualified name."""
    return {str(name): str(value) for name, value in element.attrib.items()}
