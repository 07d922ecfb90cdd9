"""Values that the schema bounds: numbers, colours, yes and no, and words from a list.

Source: ECMA-376 part 1, 17.18 (simple types), 22.9.2.7 (ST_OnOff).
"""

import re
from collections.abc import Iterator

from cspr_docs.ooxml.places import where
from cspr_docs.problems import Problem
from cspr_docs.word.hazards.told import Rule, told
from cspr_docs.word.namespaces import w
from cspr_docs.word.opened import Opened
from cspr_docs.word.validity.stories import is_word, local

_NUMBER, _WHOLE = r"-?\d+", r"\d+"
_LENGTH = r"-?\d+(\.\d+)?(mm|cm|in|pt|pc|pi)?"
_ON_OFF = "true|false|on|off|1|0"
_COLOUR = "auto|[0-9A-Fa-f]{6}"
_SWITCHES = (
    "b bCs i iCs caps smallCaps strike dstrike vanish noProof keepNext keepLines pageBreakBefore widowControl "
    "contextualSpacing bidi rtl cs tblHeader cantSplit titlePg isLgl hidden"
)
_PLAIN = (
    *((name, "val", _ON_OFF) for name in _SWITCHES.split()),
    *((name, "val", _LENGTH) for name in ("sz", "szCs", "spacing", "position", "kern")),
    *(
        (name, "val", _NUMBER)
        for name in ("ilvl", "numId", "gridSpan", "start", "abstractNumId", "uiPriority")
    ),
    ("outlineLvl", "val", "[0-9]"),
    ("color", "val", _COLOUR),
    ("shd", "fill", _COLOUR),
    (
        "jc",
        "val",
        "left|right|center|both|start|end|distribute|(low|medium|high)Kashida|numTab|thaiDistribute",
    ),
    ("br", "type", "page|column|textWrapping"),
    ("vertAlign", "val", "baseline|superscript|subscript"),
    ("vMerge", "val", "restart|continue"),
    ("fldChar", "fldCharType", "begin|separate|end"),
    ("pgSz", "orient", "portrait|landscape"),
    ("type", "val", "nextPage|nextColumn|continuous|evenPage|oddPage|[a-zA-Z]+"),
    ("headerReference", "type", "default|first|even"),
    ("footerReference", "type", "default|first|even"),
    *(("pgSz", name, _LENGTH) for name in ("w", "h")),
    *(("ind", name, _LENGTH) for name in ("left", "right", "start", "end", "hanging", "firstLine")),
    *(("spacing", name, _LENGTH) for name in ("before", "after", "line")),
    *((name, "w", rf"{_LENGTH}|{_WHOLE}(\.\d+)?%") for name in ("gridCol", "tblW", "tcW", "tblInd")),
)
_BOUNDS: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _name, _attribute, _pattern in _PLAIN:
    _BOUNDS.setdefault(w(_name), []).append((w(_attribute), re.compile(_pattern)))


def values(found: Opened) -> Iterator[Problem]:
    """A value that the schema does not allow."""
    for part, root in found.trees.items():
        for element in root.iter(*_BOUNDS) if is_word(root) else ():
            for attribute, pattern in _BOUNDS[str(element.tag)]:
                value = element.get(attribute)
                if value is not None and not pattern.fullmatch(value):
                    message = (
                        f"{where(element, part)}: '{local(element)}' has a value that Word does not know"
                    )
                    yield told(found, "word-structure", message, "open the file in Word and save it again")


RULES: tuple[Rule, ...] = (values,)
