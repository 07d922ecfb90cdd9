"""How Word keeps tracked changes, and on which side of them something stands.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from collections.abc import Iterable
from enum import Enum

from lxml import etree

from cspr_docs.ooxml.fields import CODE, STRUCK_CODE
from cspr_docs.ooxml.namespaces import w

INSERTED, DELETED = frozenset({w("ins"), w("moveTo")}), frozenset({w("del"), w("moveFrom")})
EITHER = INSERTED | DELETED

PROPERTY_CHANGES = {
    w("rPrChange"): (),
    w("pPrChange"): (w("rPr"), w("sectPr")),
    w("sectPrChange"): (w("headerReference"), w("footerReference")),
    w("tblPrChange"): (),
    w("tblPrExChange"): (),
    w("tblGridChange"): (),
    w("trPrChange"): (w("ins"), w("del")),
    w("tcPrChange"): (w("cellIns"), w("cellDel"), w("cellMerge")),
}
"""Each record of what properties were before, and the properties beside it that it does not cover."""

CELL_CHANGES = frozenset({w("cellIns"), w("cellDel"), w("cellMerge")})

RANGES = {
    w(f"customXml{kind}Range{end}"): (kind, end)
    for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
    for end in ("Start", "End")
}
"""Ranges in which the tags of controls, not their contents, came or went."""

MOVE_RANGES = frozenset(w(f"{name}Range{end}") for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
NUMBERING_CHANGE = w("numberingChange")
DELETED_TEXT = {w("delText"): w("t"), STRUCK_CODE: CODE}

ALL = (
    EITHER
    | PROPERTY_CHANGES.keys()
    | CELL_CHANGES
    | RANGES.keys()
    | MOVE_RANGES
    | DELETED_TEXT.keys()
    | {NUMBERING_CHANGE}
)

MARKER_PARENTS = frozenset({w("rPr"), w("trPr"), w("numPr")})
"""Where an empty `ins` or `del` speaks of its surroundings instead of holding what came or went."""

_NUMBERED = (*EITHER, *PROPERTY_CHANGES, *CELL_CHANGES, *RANGES, *MOVE_RANGES, NUMBERING_CHANGE)


class State(Enum):
    """On which sides of the changes something stands."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


_STATES = {**dict.fromkeys(INSERTED, State.INSERTED), **dict.fromkeys(DELETED, State.DELETED)}


def state_of(element: etree._Element) -> State:
    """The state that the changes around an element give it; that of a row counts for all in it."""
    for around in element.iterancestors(*_STATES, w("tr")):
        if around.tag != w("tr"):
            return _STATES[str(around.tag)]
        marks = around.find(w("trPr"))
        for mark in marks if marks is not None else ():
            if mark.tag in _STATES:
                return _STATES[str(mark.tag)]
    return State.KEPT


def mark_state(paragraph: etree._Element) -> State:
    """The state of a paragraph's end."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for mark in properties if properties is not None else ():
        if mark.tag in _STATES:
            return _STATES[str(mark.tag)]
    return state_of(paragraph)


def is_lost(text: etree._Element) -> bool:
    """Whether this is deleted text outside of every deletion, as a broken or hostile file has it."""
    return text.tag in DELETED_TEXT and next(text.iterancestors(*DELETED), None) is None


def first_free_number(root: etree._Element, tags: Iterable[str] = _NUMBERED) -> int:
    """The first number above those of all tracked changes of a part, or of other elements that have one."""
    numbers = (element.get(w("id"), "") for element in root.iter(*tags))
    return 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)
