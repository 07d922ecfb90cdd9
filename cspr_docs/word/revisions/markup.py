"""The names under which Word keeps tracked changes.

Source: ECMA-376 part 1, 17.13.5 (revisions).
"""

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
