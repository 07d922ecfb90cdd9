"""The pictures of a part: each made anew, named and numbered neutrally.

Source: ECMA-376 part 1, 20.4.2.5 (docPr), 20.2.2.1 (blipFill).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import r
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.places import PlaceOf
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.pictures import UnfitPicture, crop_of, fresh_picture
from cspr_docs.word.scrub.relations import Link, Relations

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_HINT = "put the picture in again as PNG or JPEG"


@dataclass(slots=True)
class Gallery:
    """The pictures of the file that is made, by part; `count` numbers the frames that they stand in."""

    parts: dict[str, bytes] = field(default_factory=dict)
    count: int = 0

    def name_for(self, content: bytes, extension: str) -> str:
        """The part of a picture; the same for the same bytes."""
        for name, known in self.parts.items():
            if known == content:
                return name
        name = f"word/media/image{len(self.parts) + 1}.{extension}"
        self.parts[name] = content
        return name

    def next_frame(self) -> int:
        """The number of the next frame, from 1."""
        self.count += 1
        return self.count


def refuse_strange_graphics(root: etree._Element, ledger: Ledger, place_of: PlaceOf) -> None:
    """Refuse pictures of the tree given that are not in the file but linked."""
    for blip in root.iter(q("a:blip")):
        if blip.get(r("link")) is not None:
            what = "a picture that is not in the file but fetched from elsewhere"
            ledger.refuse("scrub-picture", what, place_of(blip), _HINT)
    count = sum(1 for _ in root.iter(q("asvg:svgBlip")))
    ledger.took("vector drawing behind a picture|vector drawings behind pictures", count)


def renew_pictures(
    root: etree._Element,
    package: Package,
    links: Mapping[str, Link],
    relations: Relations,
    gallery: Gallery,
    ledger: Ledger,
    place_of: PlaceOf,
) -> None:
    """Make each picture of a rebuilt tree anew, and give its frame a neutral name."""
    for frame in root.iter(q("wp:inline"), q("wp:anchor")):
        number = gallery.next_frame()
        for element in frame.iter(q("wp:docPr"), q("pic:cNvPr")):
            element.set("id", str(number))
            element.set("name", f"Picture {number}")
        for data in frame.iter(q("a:graphicData")):
            data.set("uri", PICTURE)
        for fill in frame.iter(q("pic:blipFill")):
            _renew(fill, package, links, relations, gallery, ledger, place_of(frame))


def _renew(
    fill: etree._Element,
    package: Package,
    links: Mapping[str, Link],
    relations: Relations,
    gallery: Gallery,
    ledger: Ledger,
    place: str,
) -> None:
    blip = fill.find(q("a:blip"))
    link = None if blip is None else links.get(blip.get(r("embed"), ""))
    if blip is None or link is None or link.part not in package:
        ledger.refuse("scrub-picture", "a picture that is not in the file", place, _HINT)
        return
    rectangle = fill.find(q("a:srcRect"))
    crop, rest = crop_of({side: "0" if rectangle is None else rectangle.get(side, "0") for side in "ltrb"})
    try:
        fresh = fresh_picture(package[link.part], crop)
    except UnfitPicture as unfit:
        ledger.refuse("scrub-picture", f"the picture {unfit}", place, _HINT)
        return
    if fresh.had_notes:
        what = "picture's notes on camera, place or author|pictures' notes on camera, place or author"
        ledger.took_once(what, link.part)
    if crop:
        ledger.took("part of a picture that is cut off|parts of pictures that are cut off")
    if rectangle is not None:
        fill.remove(rectangle)
    if rest:
        blip.addnext(etree.Element(q("a:srcRect"), rest))
    name = gallery.name_for(fresh.content, fresh.extension)
    blip.set(r("embed"), relations.id_for("image", name.removeprefix("word/")))
