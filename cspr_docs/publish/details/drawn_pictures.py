"""Pictures that this program drew: their words stand in the SVG behind them, and are searched like any others.

Only where the PNG shows exactly what its SVG draws are the words of the one those of the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.ooxml.namespaces import PREFIXES, SVG_BLIP, R
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import place_finder
from cspr_docs.ooxml.relationships import opened
from cspr_docs.pictures.drawing import png_of
from cspr_docs.word.scrub.pictures import fresh_picture
from cspr_docs.word.scrub.shown_picture import ShownPicture
from cspr_docs.word.texts import Passage

_BLIP, _BEHIND, _EMBED = f"{{{PREFIXES['a']}}}blip", f"{{{SVG_BLIP}}}svgBlip", f"{{{R}}}embed"
_TEXT = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A picture of a draft whose words are known: the bytes that a published file has for it, and its words."""

    content: bytes
    passages: tuple[Passage, ...]


def own_pictures(package: Package) -> Iterator[OwnPicture]:
    """The pictures of a draft that are what the SVG behind them draws; any other is a picture like all."""
    found = opened(package)
    for part, root in found.trees.items():
        place_of = place_finder(root, part)
        targets = {link.id: link.leads_to for link in found.links if link.part == part}
        for blip in root.iter(_BLIP):
            behind = next(blip.iter(_BEHIND), None)
            names = [targets.get(one.get(_EMBED, ""), "") for one in (blip, behind) if one is not None]
            if len(names) < 2 or not all(name in package for name in names):
                continue
            png, svg = (package[name] for name in names)
            if _draws(svg, png):
                words = (text.text or "" for text in parse(svg).iter(_TEXT))
                passages = tuple(Passage(text, place_of(blip), names[1]) for text in words)
                yield OwnPicture(fresh_picture(png, ShownPicture()).content, passages)


def _draws(svg: bytes, png: bytes) -> bool:
    try:
        return png_of(svg.decode()) == png
    except ValueError:  # no text, or no picture
        return False
