"""A part's text as it was sent and as it came back: rejecting all gives the one, accepting all the other.

Deleted text that lost the mark of its deletion is a deletion by nobody: making all changes takes it out, undoing them
brings it back.

Source: ECMA-376 part 1, 17.13.5 (revisions), 17.13.5.4 to 17.13.5.11 (custom XML ranges; a control's tags count as
such), 17.3.3.7 and 17.16.8 (deleted text stands in a `del`).
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from cspr_docs.ooxml import tracked
from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.surgery import join_to_next, marked, mend_tables, remove, resolve_cells, unwrap

_HOLDERS = frozenset({w("hyperlink"), w("smartTag"), w("fldSimple")})
"""What means nothing once all it held is gone."""

_TAGGED = frozenset({w("sdt"), w("customXml"), w("smartTag")})
_PROPERTIES = frozenset({w("sdtPr"), w("customXmlPr"), w("smartTagPr")})
_MAY_BE_EMPTY = (w("numPr"), w("rPr"), w("pPr"), w("trPr"))


def accepted(root: etree._Element) -> etree._Element:
    """A new tree of the part with every tracked change made: what came back."""
    return _resolved(root, accept=True)


def rejected(root: etree._Element) -> etree._Element:
    """A new tree of the part with every tracked change undone: what was sent."""
    return _resolved(root, accept=False)


def _resolved(root: etree._Element, *, accept: bool) -> etree._Element:
    """The steps build on each other: marks are read before properties are restored, which may hide them."""
    root, dropped = deepcopy(root), tracked.DELETED if accept else tracked.INSERTED
    if next(root.iter(*tracked.ALL), None) is None:
        return root
    _drop_controls(root, accept=accept)
    joined = marked(root, w("p"), f"{w('pPr')}/{w('rPr')}", dropped)  # paragraphs whose ends go
    touched = list(root.iter(w("tbl")))
    for row in marked(root, w("tr"), w("trPr"), dropped):
        remove(row)
    resolve_cells(root.iter(*tracked.CELL_CHANGES), accept=accept)
    _resolve_properties(root, accept=accept)
    for number in list(root.iter(w("numPr"))):
        if any(child.tag in dropped for child in number):  # the paragraph got it by a change that goes
            remove(number)
    for holder in _drop_lost(root) if accept else ():
        _remove_emptied(holder)
    _resolve_runs(root, dropped)
    _forget(root)
    for paragraph in joined:
        join_to_next(paragraph)
    mend_tables(touched)
    return root


def _drop_controls(root: etree._Element, *, accept: bool) -> None:
    """Unwrap each control whose opening tag stands in a range that goes; take all ranges out."""
    dropped = ("Del", "MoveFrom") if accept else ("Ins", "MoveTo")
    open_ranges: set[tuple[str, str | None]] = set()
    gone: list[etree._Element] = []
    markers: list[etree._Element] = []
    for element in root.iter(*_TAGGED, *tracked.RANGES):
        if element.tag in _TAGGED:
            if any(kind in dropped for kind, _ in open_ranges):
                gone.append(element)
            continue
        markers.append(element)
        kind, end = tracked.RANGES[str(element.tag)]
        key = (kind, element.get(w("id")))
        open_ranges = open_ranges | {key} if end == "Start" else open_ranges - {key}
    for marker in markers:
        remove(marker)
    for control in reversed(gone):
        _unwrap_control(control)


def _unwrap_control(control: etree._Element) -> None:
    if control.tag == w("sdt"):
        content = control.find(w("sdtContent"))
        unwrap(control, etree.Element("none") if content is None else content)
        return
    for properties in [child for child in control if child.tag in _PROPERTIES]:
        control.remove(properties)
    unwrap(control)


def _drop_lost(root: etree._Element) -> Iterator[etree._Element]:
    """Take the lost words out, and the runs that held nothing else; gives what held each of those runs."""
    for text in [text for text in root.iter(*tracked.DELETED_TEXT) if tracked.is_lost(text)]:
        run = text.getparent()
        remove(text)
        holder = None if run is None else run.getparent()
        if run is not None and holder is not None and all(child.tag == w("rPr") for child in run):
            remove(run)
            yield holder


def _resolve_properties(root: etree._Element, *, accept: bool) -> None:
    """Keep the properties as they are, or put back those from before."""
    for change in list(root.iter(*tracked.PROPERTY_CHANGES)):
        properties = change.getparent()
        remove(change)
        if properties is None or accept:
            continue
        beside = tracked.PROPERTY_CHANGES[str(change.tag)]
        kept = [child for child in properties if child.tag in beside]
        before = list(change[0]) if len(change) else []
        first = change.tag == w("sectPrChange")  # its schema puts headers and footers before all else
        properties[:] = [*kept, *before] if first else [*before, *kept]


def _resolve_runs(root: etree._Element, dropped: frozenset[str]) -> None:
    """Unwrap what stays, take out what goes, and take the markers out of the properties."""
    for change in reversed(list(root.iter(*tracked.EITHER))):
        parent = change.getparent()
        if parent is None:
            continue
        if parent.tag in tracked.MARKER_PARENTS:
            remove(change)
            run = parent.getparent()  # such a marker may speak of the whole run (as in equations)
            if run is not None and change.tag in dropped and etree.QName(run).localname == "r":
                remove(run)
        elif change.tag in dropped:
            remove(change)
            _remove_emptied(parent)
        else:
            unwrap(change)


def _remove_emptied(holder: etree._Element) -> None:
    emptied: etree._Element | None = holder
    while emptied is not None and emptied.tag in _HOLDERS and next(emptied.iter(w("r")), None) is None:
        parent = emptied.getparent()
        remove(emptied)
        emptied = parent


def _forget(root: etree._Element) -> None:
    """Take out what is left of the tracking, and properties that say nothing more."""
    etree.strip_elements(root, *tracked.MOVE_RANGES, tracked.NUMBERING_CHANGE)
    for text in root.iter(*tracked.DELETED_TEXT):
        text.tag = tracked.DELETED_TEXT[str(text.tag)]
    for properties in reversed(list(root.iter(*_MAY_BE_EMPTY))):
        if not len(properties):
            remove(properties)
