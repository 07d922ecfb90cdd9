"""Whether a piece of a file with tracked changes was there before, is there after, or both.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

from enum import Enum

from lxml import etree

from cspr_docs.ooxml.namespaces import w


class State(Enum):
    """On which sides of the changes something stands."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


_STATES = {
    w("ins"): State.INSERTED,
    w("moveTo"): State.INSERTED,
    w("del"): State.DELETED,
    w("moveFrom"): State.DELETED,
}


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
