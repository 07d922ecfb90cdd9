"""Why a stretch of a paragraph cannot be replaced without harm to something else.

Source: ECMA-376 part 1, 17.13.5 (revisions), 17.16 (fields), 17.5.2 (content controls: locks and data bindings).
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE
from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.text import CHARACTERS, own
from cspr_docs.ooxml.tracked import EITHER, INSERTED
from cspr_docs.ooxml.values import value
from cspr_docs.word.proposing.lines import Letter

PENDING = "somebody's tracked change there is still pending: accept or reject it in Word first"
_FIELD = "it is part of a field, which Word fills in itself"
_BOUND = "it stands in a control that takes its words from elsewhere, or is locked"
_HOLDS = "a note, a picture or a symbol stands among its words"

_HARMLESS = frozenset(
    w(name)
    for name in (*("t", "rPr", "lastRenderedPageBreak"), *(name for name in CHARACTERS if name != "ptab"))
)
_PARENTS = frozenset(
    {
        *(w(name) for name in ("p", "hyperlink", "sdtContent", "sdt", "smartTag", "customXml", "fldSimple")),
        *(w(name) for name in ("bdo", "dir")),
        *(f"{{{PREFIXES['mc']}}}{name}" for name in ("AlternateContent", "Choice")),
    }
)
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})


def obstacle(paragraph: etree._Element, letters: Sequence[Letter]) -> str:
    """Why these letters, which follow one another, must stay as they are; empty where they may go."""
    return next(_obstacles(paragraph, letters), "")


def _obstacles(paragraph: etree._Element, letters: Sequence[Letter]) -> Iterator[str]:
    runs = dict.fromkeys(letter.run for letter in letters)
    for run in runs:
        yield from _around(run)
    chosen = {letter.node for letter in letters}
    elements = list(own(paragraph))
    first, last = elements.index(letters[0].node), elements.index(letters[-1].node)
    for element in elements[first + 1 : last]:
        if element.tag in EITHER:
            yield PENDING
        elif element.tag in (MARK, CODE, SIMPLE):
            yield _FIELD
        elif element.getparent() in runs and element not in chosen and element.tag not in _HARMLESS:
            yield _HOLDS


def _around(run: etree._Element) -> Iterator[str]:
    """What is in the way around a run, up to its paragraph, and around the paragraph."""
    inner = True
    for around in run.iterancestors():
        if around.tag in INSERTED or _is_pending_row(around):
            yield PENDING
        elif around.tag == w("sdt") and _is_bound(around):
            yield _BOUND
        elif around.tag == w("p"):
            inner = False
        elif inner and around.tag not in _PARENTS:
            yield _HOLDS
    if run.tag != w("r"):
        yield _HOLDS


def _is_pending_row(element: etree._Element) -> bool:
    return element.tag == w("tr") and any(mark.tag in EITHER for mark in element.iterfind(f"{w('trPr')}/*"))


def _is_bound(control: etree._Element) -> bool:
    properties = control.find(w("sdtPr"))
    is_locked = value(properties, "lock") in _LOCKED
    return is_locked or (properties is not None and properties.find("{*}dataBinding") is not None)
