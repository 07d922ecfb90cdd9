"""Pictures that stand in a line of text, with their alternative texts.

Source: ECMA-376 part 1, 20.4.2.8 (`inline`), 20.4.2.5 (`docPr`: the alternative text), 20.2.2.5 (`pic`); [MS-ODRAWXML]
2.5 for the mark of decoration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.model import object_name
from cspr_docs.ooxml.namespaces import PREFIXES, WP, r
from cspr_docs.ooxml.relationships import kind_of, relationships, target_of
from cspr_docs.ooxml.values import number
from cspr_docs.word.article.tree import Image, Picture

_A, _PIC = PREFIXES["a"], PREFIXES["pic"]
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_EMU = 36_000  # to a millimetre
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


Tell = Callable[[str, str], None]
"""Takes what a page cannot show, and what to do about it."""


@dataclass(slots=True)
class Pictures:
    """The pictures that a document uses; grows while it is read."""

    package: Mapping[str, bytes]
    used: dict[str, Image] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def read(self, drawing: etree._Element, part: str, tell: Tell) -> Picture | None:
        """The picture of a drawing in a part; `None` where it is none that a page can hold."""
        inline = drawing.find(f"{{{WP}}}inline")
        picture = next(drawing.iter(f"{{{_PIC}}}pic"), None)
        what = object_name(drawing)
        if what != "a picture" or picture is None:
            tell(what, "save it as a picture, put that in its place, and give it an alternative text")
            return None
        if inline is None:
            hint = "select it in Word, choose Layout Options, and set it 'In line with text'"
            tell("a picture that floats over the text", hint)
            return None
        fault, name = _fault(picture), self._name(picture, part)
        if fault:
            tell(fault, "crop and turn it in a program for pictures, and insert it anew")
        if not name:
            hint = "save it as PNG or JPEG, and insert it with 'Insert, Pictures'"
            tell("a picture that is neither PNG nor JPEG, or not in the file", hint)
        if fault or not name:
            return None
        about, extent = inline.find(f"{{{WP}}}docPr"), inline.find(f"{{{WP}}}extent")
        alt = "" if about is None else " ".join((about.get("descr") or "").split())
        marks = inline.iter(_DECORATIVE)
        decorative = any(mark.get("val", "1") in ("1", "true") for mark in marks)
        sizes = (0 if extent is None else number(extent.get(side)) or 0 for side in ("cx", "cy"))
        width, height = (round(size / _EMU, 1) for size in sizes)
        return Picture(name, "" if decorative else alt, width, height, decorative)

    def _name(self, picture: etree._Element, part: str) -> str:
        """The picture's key, its bytes taken; empty where the file does not hold it, or not as PNG or JPEG."""
        blip = next(picture.iter(f"{{{_A}}}blip"), None)
        id_ = "" if blip is None else blip.get(r("embed"), "")
        links = (each for each in relationships(self.package, part) if each.get("Id") == id_)
        link = next((each for each in links if kind_of(each) == "image"), None)
        target = None if link is None else target_of(part, link)
        content = self.package.get(target or "")
        kinds = (kind for start, kind in _BEGINNINGS.items() if content and content.startswith(start))
        media_type = next(kinds, "")
        if target is None or content is None or not media_type:
            return ""
        if target not in self._names:
            name = target.rpartition("/")[2]
            self._names[target] = f"{len(self.used) + 1}-{name}" if name in self.used else name
            self.used[self._names[target]] = Image(content, media_type)
        return self._names[target]


def _fault(picture: etree._Element) -> str:
    """What would be lost by taking the picture's file as it is; empty if nothing."""
    crop = next(picture.iter(f"{{{_A}}}srcRect"), None)
    if crop is not None and any(number(str(side)) for side in crop.attrib.values()):
        return "a picture of which a part is cut off"
    turned = next(picture.iter(f"{{{_A}}}xfrm"), None)
    if turned is not None and (number(turned.get("rot")) or turned.get("flipH") or turned.get("flipV")):
        return "a picture that is turned"
    return ""
