"""Rows and cells that came or went.

Source: ECMA-376 part 1, 17.13.5.12 and 17.13.5.16 (rows), 17.13.5.1 to 17.13.5.3 (cells).
"""

from collections.abc import Iterable

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.surgery import remove

_MERGED = {"cont": "continue", "rest": "restart"}


def drop_rows(rows: Iterable[etree._Element], dropped: frozenset[str]) -> None:
    """Take out the rows that go."""
    for row in list(rows):
        properties = row.find(w("trPr"))
        if properties is not None and any(child.tag in dropped for child in properties):
            remove(row)


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
            _set_merge(properties, change.get(w("vMerge" if accept else "vMergeOrig")))
        remove(change)


def _set_merge(properties: etree._Element, merge: str | None) -> None:
    for old in properties.findall(w("vMerge")):
        remove(old)
    if merge in _MERGED:
        merged = etree.Element(w("vMerge"), {w("val"): _MERGED[merge]})
        before = [child for child in properties if child.tag in (w("tcW"), w("gridSpan"), w("cnfStyle"))]
        properties.insert(len(before), merged)


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
