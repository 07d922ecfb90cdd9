"""A part's text as it was sent and as it came back: rejecting all gives the one, accepting all the other.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.controls import drop_controls
from cspr_docs.word.revisions.lost import drop_lost
from cspr_docs.word.revisions.markup import (
    ALL,
    CELL_CHANGES,
    DELETED,
    DELETED_TEXT,
    EITHER,
    INSERTED,
    MARKER_PARENTS,
    MOVE_RANGES,
    NUMBERING_CHANGE,
    PROPERTY_CHANGES,
)
from cspr_docs.word.revisions.paragraphs import join_to_next, loses_its_mark
from cspr_docs.word.revisions.surgery import remove, unwrap
from cspr_docs.word.revisions.tables import drop_rows, mend_tables, resolve_cells

_HOLDERS = frozenset({w("hyperlink"), w("smartTag"), w("fldSimple")})
"""What means nothing once all it held is gone."""

_MAY_BE_EMPTY = (w("numPr"), w("rPr"), w("pPr"), w("trPr"))


@dataclass(frozen=True, slots=True)
class _View:
    """Which side of each change a view shows."""

    accept: bool

    @property
    def dropped(self) -> frozenset[str]:
        return DELETED if self.accept else INSERTED


def accepted(root: etree._Element) -> etree._Element:
    """A new tree of the part with every tracked change made: what came back."""
    return _resolved(root, _View(accept=True))


def rejected(root: etree._Element) -> etree._Element:
    """A new tree of the part with every tracked change undone: what was sent."""
    return _resolved(root, _View(accept=False))


def is_tracked(root: etree._Element) -> bool:
    """Whether the part holds tracked changes."""
    return next(root.iter(*ALL), None) is not None


def _resolved(root: etree._Element, view: _View) -> etree._Element:
    """The steps build on each other: marks are read before properties are restored, which may hide them."""
    root = deepcopy(root)
    if not is_tracked(root):
        return root
    drop_controls(root, accept=view.accept)
    joined = [paragraph for paragraph in root.iter(w("p")) if loses_its_mark(paragraph, view.dropped)]
    touched = list(root.iter(w("tbl")))
    drop_rows(root.iter(w("tr")), view.dropped)
    resolve_cells(root.iter(*CELL_CHANGES), accept=view.accept)
    _resolve_properties(root, view)
    _drop_numbering(root, view)
    for holder in drop_lost(root) if view.accept else ():
        _remove_emptied(holder)
    _resolve_runs(root, view)
    _forget(root)
    for paragraph in joined:
        join_to_next(paragraph)
    mend_tables(touched)
    return root


def _resolve_properties(root: etree._Element, view: _View) -> None:
    """Keep the properties as they are, or put back those from before."""
    for change in list(root.iter(*PROPERTY_CHANGES)):
        properties = change.getparent()
        if properties is None:
            continue
        remove(change)
        if view.accept:
            continue
        beside = PROPERTY_CHANGES[str(change.tag)]
        kept = [child for child in properties if child.tag in beside]
        before = list(change[0]) if len(change) else []
        first = change.tag == w("sectPrChange")  # its schema puts headers and footers before all else
        properties[:] = [*kept, *before] if first else [*before, *kept]


def _drop_numbering(root: etree._Element, view: _View) -> None:
    """Take out the number of a paragraph that got it by a change that goes."""
    for number in list(root.iter(w("numPr"))):
        if any(child.tag in view.dropped for child in number):
            remove(number)


def _resolve_runs(root: etree._Element, view: _View) -> None:
    """Unwrap what stays, take out what goes, and take the markers out of the properties."""
    for change in reversed(list(root.iter(*EITHER))):
        parent = change.getparent()
        if parent is None:
            continue
        if parent.tag in MARKER_PARENTS:
            _resolve_marker(change, parent, view)
        elif change.tag in view.dropped:
            remove(change)
            _remove_emptied(parent)
        else:
            unwrap(change)


def _resolve_marker(change: etree._Element, properties: etree._Element, view: _View) -> None:
    """A marker in the properties of a run says of the whole run that it came or went (as in equations)."""
    remove(change)
    run = properties.getparent()
    if run is not None and change.tag in view.dropped and etree.QName(run).localname == "r":
        remove(run)


def _remove_emptied(holder: etree._Element) -> None:
    while holder.tag in _HOLDERS and next(holder.iter(w("r")), None) is None:
        parent = holder.getparent()
        remove(holder)
        if parent is None:
            return
        holder = parent


def _forget(root: etree._Element) -> None:
    """Take out what is left of the tracking, and properties that say nothing more."""
    for leftover in list(root.iter(*MOVE_RANGES, NUMBERING_CHANGE)):
        remove(leftover)
    for text in root.iter(*DELETED_TEXT):
        text.tag = DELETED_TEXT[str(text.tag)]
    for properties in reversed(list(root.iter(*_MAY_BE_EMPTY))):
        if not len(properties):
            remove(properties)
