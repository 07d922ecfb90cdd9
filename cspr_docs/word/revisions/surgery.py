"""Taking elements out of a tree without losing what stands around them."""

from lxml import etree

from cspr_docs.ooxml.namespaces import w

MARKERS = frozenset(
    w(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("proofErr", "permStart", "permEnd"),
    )
)
"""What has a place in a document but no extent."""

BLOCKS = frozenset({w("p"), w("tbl"), w("sdt"), w("customXml"), w("altChunk")})


def remove(element: etree._Element) -> None:
    """Take the element out, with all it holds; without effect where it is out already."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element, content: etree._Element | None = None) -> None:
    """Put what the element holds (or its part `content`) in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent.remove(element)
    parent[place:place] = list(element if content is None else content)


def next_block(element: etree._Element) -> etree._Element | None:
    """The next sibling that is more than a marker."""
    following = element.getnext()
    while following is not None and following.tag in MARKERS:
        following = following.getnext()
    return following


def previous_block(element: etree._Element) -> etree._Element | None:
    """The sibling before that is a block."""
    before = element.getprevious()
    while before is not None and before.tag not in BLOCKS:
        before = before.getprevious()
    return before
