"""Tracked changes in a template: Word shows one text, the file holds two, and both would be rendered.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import Place
from cspr_docs.problems import Problem

CHANGES = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
        *("cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange", "pPrChange", "sectPrChange"),
        *("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("customXmlInsRangeStart", "customXmlDelRangeStart"),
    )
)


def tracked_changes(
    root: etree._Element, where: Mapping[etree._Element, Place], part: str
) -> Iterator[Problem]:
    """One problem for each paragraph that holds tracked changes."""
    found: dict[Place, None] = {}
    for change in root.iter(*CHANGES):
        paragraph = next(change.iterancestors(w("p")), None)
        if paragraph is None:
            paragraph = next(change.iterancestors(w("tr")), root).find(f".//{w('p')}")
        found[Place(part) if paragraph is None else where[paragraph]] = None
    for place in found:
        message = f"the template holds tracked changes, which would be printed with the text: {place}"
        yield Problem("template-tracked-changes", message, "accept or reject all changes in Word and save")
