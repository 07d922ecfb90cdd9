"""What a tree cannot hold, by the words that a reader would use for it."""

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, w

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_OFFICE_DRAWING = "urn:schemas-microsoft-com:office:office"
MATH = frozenset({f"{{{_MATH}}}oMath", f"{{{_MATH}}}oMathPara"})

_NAMES = {
    w("object"): "an embedded object",
    w("ruby"): "a reading aid above the words",
    w("altChunk"): "a file inserted into the text",
    w("subDoc"): "a file inserted into the text",
    w("endnoteReference"): "an endnote",
    w("contentPart"): "handwriting",
    w("control"): "a form control",
    w("dayLong"): "a date that changes by itself",
    w("pgNum"): "a page number",
}
_TRACKED = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText"))
TRACKED = "a tracked change that is neither accepted nor rejected"
DRAWN = frozenset({w("drawing"), w("pict"), f"{{{PREFIXES['mc']}}}AlternateContent"})


def object_name(element: etree._Element) -> str:
    """The element in a reader's words: `a picture`, `a text box`, `an equation`."""
    if element.tag in DRAWN:
        return _drawing(element)
    if element.tag in MATH:
        return "an equation"
    if element.tag in _TRACKED:
        return TRACKED
    tag = str(element.tag)
    return _NAMES.get(tag) or f"something unknown ({etree.QName(tag).localname})"


def _drawing(element: etree._Element) -> str:
    if next(element.iter(w("txbxContent")), None) is not None:
        return "a text box"
    if next(element.iter(w("object"), f"{{{_OFFICE_DRAWING}}}OLEObject"), None) is not None:
        return "an embedded object"
    if next(element.iter(f"{{{PREFIXES['pic']}}}pic"), None) is not None:
        return "a picture"
    if next(element.iter("{urn:schemas-microsoft-com:vml}imagedata"), None) is not None:
        return "a picture"
    return "a drawing"


def is_line(element: etree._Element) -> bool:
    """Whether a drawing is the horizontal line that Word's border menu inserts."""
    shapes = element.iter("{urn:schemas-microsoft-com:vml}rect")
    return element.tag == w("pict") and any(
        shape.get(f"{{{_OFFICE_DRAWING}}}hr") in ("t", "true", "1") for shape in shapes
    )


def drawn_line(paragraph: etree._Element) -> etree._Element | None:
    """The horizontal line that is all that the paragraph holds."""
    drawn = [child for child in paragraph.iter(w("pict")) if is_line(child)]
    words = any(text.text for text in paragraph.iter(w("t")))
    return drawn[0] if len(drawn) == 1 and not words else None
