"""Who changed what and when, for reports.

Source: ECMA-376 part 1, 17.13.5 (revisions; author and date are attributes of each).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from cspr_docs.ooxml import tracked as marks
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.text import TextRules, text


class ChangeKind(StrEnum):
    """What a reviewer did, in a reader's words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"
    SPLIT = "split a paragraph"
    JOINED = "joined paragraphs"
    ROW_INSERTED = "inserted a row"
    ROW_DELETED = "deleted a row"
    CELLS = "changed cells"
    NUMBERING = "changed numbering"
    FORMATTED = "changed formatting"


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change.

    Attributes:
        kind: what was done.
        author: as the file names the reviewer; empty where it does not.
        at: the instant as Word writes it (`2026-11-22T09:30:00Z`), empty where it is left out.
        text: the words that came, went or moved; empty where there are none.
    """

    kind: ChangeKind
    author: str
    at: str
    text: str = ""


_WRAPPERS = {
    w("ins"): ChangeKind.INSERTED,
    w("del"): ChangeKind.DELETED,
    w("moveFrom"): ChangeKind.MOVED_AWAY,
    w("moveTo"): ChangeKind.MOVED_HERE,
}
_MARKS = {
    **dict.fromkeys(marks.INSERTED, ChangeKind.SPLIT),
    **dict.fromkeys(marks.DELETED, ChangeKind.JOINED),
}
_ROWS = {w("ins"): ChangeKind.ROW_INSERTED, w("del"): ChangeKind.ROW_DELETED}
_RECORDS = {
    **dict.fromkeys(marks.DELETED_TEXT, ChangeKind.DELETED),
    **dict.fromkeys(marks.CELL_CHANGES, ChangeKind.CELLS),
    **dict.fromkeys(marks.PROPERTY_CHANGES, ChangeKind.FORMATTED),
    marks.NUMBERING_CHANGE: ChangeKind.NUMBERING,
}
_WORDS = TextRules(paragraph="", struck=True)


def changes(root: etree._Element) -> tuple[Change, ...]:
    """The tracked changes of an element, in order; pieces of one stretch that Word split are one change.

    Deleted text that lost the mark of its deletion is a change that nobody made.
    """
    found: list[Change] = []
    last: etree._Element | None = None
    for element in tracked(root):
        change = change_of(element)
        if last is not None and _continues(element, last):
            before = found.pop()
            change = replace(before, text=before.text + change.text)
        found.append(change)
        last = element
    return tuple(found)


def authors(root: etree._Element) -> tuple[str, ...]:
    """The names of those who made tracked changes, in the order in which they first appear; none where none is told."""
    return tuple(dict.fromkeys(change.author for change in changes(root) if change.author))


def tracked(root: etree._Element) -> Iterator[etree._Element]:
    """The elements that stand for the tracked changes, in order."""
    for element in root.iter(*marks.EITHER, *_RECORDS):
        if element.tag not in marks.DELETED_TEXT or marks.is_lost(element):
            yield element


def change_of(element: etree._Element) -> Change:
    """The change that one of these elements stands for."""
    kind = _kind(element)
    words = text(element, _WORDS) if kind in _WRAPPERS.values() else ""
    return Change(kind, element.get(w("author"), ""), element.get(w("date"), ""), words)


def _kind(element: etree._Element) -> ChangeKind:
    tag, parent = str(element.tag), element.getparent()
    if parent is None or parent.tag not in marks.MARKER_PARENTS or tag in _RECORDS:
        return _RECORDS.get(tag) or _WRAPPERS[tag]
    if parent.tag == w("trPr"):
        return _ROWS.get(tag, ChangeKind.CELLS)
    return ChangeKind.NUMBERING if parent.tag == w("numPr") else _MARKS[tag]


def _continues(element: etree._Element, last: etree._Element) -> bool:
    """Whether the element goes on with the change before it: the same tag and author, side by side."""
    alike = element.tag == last.tag and element.get(w("author")) == last.get(w("author"))
    return alike and element.getprevious() is last and _kind(element) in _WRAPPERS.values()
