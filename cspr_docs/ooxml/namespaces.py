"""The XML namespaces of a Word file, and short ways to write qualified names.

Source: ECMA-376 part 1, annex A (transitional schemas); MC and w14 to w15 from [MS-DOCX].
"""

from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

BODY = "word/document.xml"
"""The part that holds the text of a document."""

PREFIXES = {
    "w": W,
    "r": R,
    "wp": WP,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": W14,
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
"""What every part that we write declares, so that a fragment may use any of these."""

SVG_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
"""Of the drawing behind a picture, for programs that know it."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute: `w("p")`."""
    return f"{{{W}}}{name}"


@cache
def r(name: str) -> str:
    """The qualified name of a relationship attribute: `r("id")`."""
    return f"{{{R}}}{name}"
