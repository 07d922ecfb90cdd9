"""Content controls whose tags came or went, while what they hold is tracked by itself.

Source: ECMA-376 part 1, 17.13.5.4 to 17.13.5.11 (custom XML ranges; a control's tags count as such).
"""

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.word.revisions.markup import RANGES
from cspr_docs.word.revisions.surgery import remove, unwrap

_TAGGED = frozenset({w("sdt"), w("customXml"), w("smartTag")})
_PROPERTIES = frozenset({w("sdtPr"), w("customXmlPr"), w("smartTagPr")})


def drop_controls(root: etree._Element, *, accept: bool) -> None:
    """Unwrap each control whose opening tag stands in a range that goes; take all ranges out."""
    dropped = ("Del", "MoveFrom") if accept else ("Ins", "MoveTo")
    open_ranges: set[tuple[str, str | None]] = set()
    gone: list[etree._Element] = []
    markers: list[etree._Element] = []
    for element in root.iter(*_TAGGED, *RANGES):
        if element.tag in _TAGGED:
            if any(kind in dropped for kind, _ in open_ranges):
                gone.append(element)
            continue
        markers.append(element)
        kind, end = RANGES[str(element.tag)]
        key = (kind, element.get(w("id")))
        open_ranges = open_ranges | {key} if end == "Start" else open_ranges - {key}
    for marker in markers:
        remove(marker)
    for control in reversed(gone):
        _unwrap(control)


def _unwrap(control: etree._Element) -> None:
    if control.tag == w("sdt"):
        content = control.find(w("sdtContent"))
        unwrap(control, etree.Element("none") if content is None else content)
        return
    for properties in [child for child in control if child.tag in _PROPERTIES]:
        control.remove(properties)
    unwrap(control)
