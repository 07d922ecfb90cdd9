"""Taking elements out of a tree so that what stands around them stays and is whole: runs, paragraphs, rows, cells.

Source: ECMA-376 part 1, 17.13.5.15 and 17.13.5.20 (paragraph marks that go), 17.13.5.12 and 17.13.5.16 (rows),
17.13.5.1 to 17.13.5.3 (cells).
"""

from collections.abc import Iterable
from itertools import takewhile

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.schema import child_in_order

MARKERS = frozenset(
    w(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("proofErr", "permStart", "permEnd"),
    )
)
"""What has a place in a document but no extent."""

BLOCKS = frozenset({w("p"), w("tbl"), w("sdt"), w("customXml"), w("altChunk")})
_MERGED = {"cont": "continue", "rest": "restart"}


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


def marked(root: etree._Element, tag: str, properties: str, changes: frozenset[str]) -> list[etree._Element]:
    """The elements of a kind in whose properties one of the changes stands."""
    return [
        one for one in root.iter(tag) if any(mark.tag in changes for mark in one.iterfind(f"{properties}/*"))
    ]


def join_to_next(paragraph: etree._Element) -> None:
    """Put the paragraph's content at the beginning of the next one, whose properties the whole then has.

    Where no paragraph follows in the same place (a table, a control, the end of a cell) an empty paragraph
    goes, and one with words stays as it is.
    """
    following = next((each for each in paragraph.itersiblings() if each.tag not in MARKERS), None)
    if following is not None and following.tag == w("p"):
        moved = [child for child in paragraph if child.tag != w("pPr")]
        moved += takewhile(lambda each: each is not following, paragraph.itersiblings())
        place = 1 if len(following) and following[0].tag == w("pPr") else 0
        following[place:place] = moved
        remove(paragraph)
        return
    is_empty = all(child.tag == w("pPr") or child.tag in MARKERS for child in paragraph)
    if is_empty and _may_go(paragraph, following):
        for marker in [child for child in paragraph if child.tag in MARKERS]:
            paragraph.addprevious(marker)
        remove(paragraph)


def _may_go(paragraph: etree._Element, following: etree._Element | None) -> bool:
    """Whether its container stays whole without the paragraph: it must end in one, a body in its section."""
    if following is not None and following.tag != w("sectPr"):
        return True
    before = next((each for each in paragraph.itersiblings(preceding=True) if each.tag in BLOCKS), None)
    parent = paragraph.getparent()
    if before is None or parent is None:
        return False
    return before.tag == w("p") or parent.tag not in (w("tc"), w("footnote"), w("comment"))


def resolve_cells(changes: Iterable[etree._Element], *, accept: bool) -> None:
    """Take out the cells that go, and merge or part cells down a column as the view has them."""
    gone = w("cellDel") if accept else w("cellIns")
    for change in list(changes):
        properties = change.getparent()
        cell = None if properties is None else properties.getparent()
        if properties is None or cell is None:
            continue
        if change.tag == gone:
            remove(cell)
        elif change.tag == w("cellMerge"):
            merge = change.get(w("vMerge" if accept else "vMergeOrig"))
            etree.strip_elements(properties, w("vMerge"))
            if merge in _MERGED:
                child_in_order(properties, "vMerge").set(w("val"), _MERGED[merge])
        remove(change)


def mend_tables(tables: Iterable[etree._Element]) -> None:
    """Take out rows without cells and tables without rows; give a cell that lost its paragraphs one."""
    for table in list(tables):
        for row in list(table.iter(w("tr"))):
            if next(row.iter(w("tc")), None) is None:
                remove(row)
        if next(table.iter(w("tr")), None) is None:
            remove(table)
            continue
        for cell in table.iter(w("tc")):
            if all(child.tag == w("tcPr") for child in cell):
                cell.append(etree.Element(w("p")))
