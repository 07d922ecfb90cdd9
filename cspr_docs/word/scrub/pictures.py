"""Pictures made anew from the points that the document shows, with nothing beside what is seen.

Source: ECMA-376 part 1, 20.4.2.5 (docPr), 20.2.2.1 (blipFill); ITU-T T.81, annex B (JPEG markers).
"""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from PIL import Image

from cspr_docs.ooxml.appearance import Appearance
from cspr_docs.ooxml.namespaces import r
from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.places import where
from cspr_docs.word.scrub.allowed.notation import q
from cspr_docs.word.scrub.report import ScrubReport
from cspr_docs.word.scrub.shown_picture import Crop, ShownPicture, UnfitPicture, shown_by
from cspr_docs.word.scrub.stories import PICTURE_AGAIN, SCRUB_PICTURE, TextPart

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MOST_POINTS = 60_000_000
QUALITY = 90
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_PLAIN_MODES = frozenset({"1", "L", "RGB"})
_PLAIN_KEYS = frozenset({"dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density", "gamma", "transparency"})
_WHOLE = 100_000
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, Warning)
_START, _SCAN, _END, _APP0 = 0xD8, 0xDA, 0xD9, 0xE0
_NEEDED = frozenset({0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, _SCAN})


@dataclass(frozen=True, slots=True)
class FreshPicture:
    """A picture made anew; `had_notes` where the old one said more than its points."""

    content: bytes
    extension: str
    had_notes: bool


@dataclass(slots=True)
class Gallery:
    """The pictures of the file that is made, by part, from those of the file that is read.

    Attributes:
        frames: how many frames have a picture by now; they are numbered from 1.
    """

    package: Package
    report: ScrubReport
    looks: Appearance
    parts: dict[str, bytes] = field(default_factory=dict)
    frames: int = 0

    def renew(self, text: TextPart) -> None:
        """Make each picture of a rebuilt part anew, and give its frame a neutral name."""
        for frame in text.root.iter(q("wp:inline"), q("wp:anchor")):
            self.frames += 1
            for element in frame.iter(q("wp:docPr"), q("pic:cNvPr")):
                element.set("id", str(self.frames))
                element.set("name", f"Picture {self.frames}")
            for data in frame.iter(q("a:graphicData")):
                data.set("uri", PICTURE)
            for fill in frame.iter(q("pic:blipFill")):
                if reason := self._renew_picture(frame, fill, text):
                    place = where(frame, text.name, text.words)
                    self.report.refuse(SCRUB_PICTURE, reason, place, PICTURE_AGAIN)

    def _renew_picture(self, frame: etree._Element, fill: etree._Element, text: TextPart) -> str:
        """Make one picture anew; gives the reason where it cannot be done, or nothing."""
        blip = fill.find(q("a:blip"))
        link = None if blip is None else text.links.get(blip.get(r("embed"), ""))
        if blip is None or link is None or link.leads_to not in self.package:
            return "a picture that is not in the file"
        try:
            shown = shown_by(frame, fill, self.looks)
            fresh = fresh_picture(self.package[link.leads_to], shown)
        except UnfitPicture as unfit:
            return f"the picture {unfit}"
        if fresh.had_notes:
            what = "picture's notes on camera, place or author|pictures' notes on camera, place or author"
            self.report.took_once(what, link.leads_to)
        self.report.took(
            "part of a picture that is cut off|parts of pictures that are cut off", bool(shown.crop)
        )
        what = "effect on a picture, now in its points|effects on pictures, now in their points"
        self.report.took(what, len(shown.effects))
        shown.settle(fill)
        name = self._part_of(fresh).removeprefix("word/")
        blip.set(r("embed"), text.relations.id_for("image", name))
        return ""

    def _part_of(self, fresh: FreshPicture) -> str:
        """The part of a picture; the same for the same bytes."""
        for name, known in self.parts.items():
            if known == fresh.content:
                return name
        name = f"word/media/image{len(self.parts) + 1}.{fresh.extension}"
        self.parts[name] = fresh.content
        return name


def fresh_picture(content: bytes, shown: ShownPicture) -> FreshPicture:
    """The picture made anew, the same whenever it is made again.

    Raises:
        UnfitPicture: it is of a kind that cannot be read, broken, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _fresh(content, shown)
    except _BROKEN as error:
        raise UnfitPicture("cannot be read") from error


def _fresh(content: bytes, shown: ShownPicture) -> FreshPicture:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        if image.width * image.height > MOST_POINTS:
            raise UnfitPicture(f"has more than {MOST_POINTS // 1_000_000} million points")
        had_notes = bool(set(image.info) - _PLAIN_KEYS)
        is_photo = image.format == "JPEG"
        image.load()
        if is_photo and shown.leaves(image.size) and is_bare_jpeg(content):
            return FreshPicture(content, "jpeg", had_notes=False)
        points = _plain(shown.seen(_cut(image, shown.crop)))
    stream, kind = io.BytesIO(), "jpeg" if is_photo else "png"
    points.save(stream, kind, **({"quality": QUALITY, "subsampling": 0} if is_photo else {}))
    return FreshPicture(stream.getvalue(), kind, had_notes)


def _cut(image: Image.Image, crop: Crop) -> Image.Image:
    if not crop:
        return image
    box = (
        round(image.width * crop.left / _WHOLE),
        round(image.height * crop.top / _WHOLE),
        round(image.width * (1 - crop.right / _WHOLE)),
        round(image.height * (1 - crop.bottom / _WHOLE)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise UnfitPicture("is cut off whole")
    return image.crop(box)


def _plain(image: Image.Image) -> Image.Image:
    """The points alone, in a mode that PNG and JPEG both know."""
    if image.mode not in _PLAIN_MODES:
        image = image.convert("RGB")
    return Image.frombytes(image.mode, image.size, image.tobytes())


def is_bare_jpeg(content: bytes) -> bool:
    """Whether a JPEG holds only what its points need, and nothing behind its end."""
    found = list(_segments(content))
    if not found or found[-1][0] != _END or found[-1][1] != len(content):
        return False
    marks = [mark for mark, _ in found]
    return all(mark in _NEEDED for mark in marks[1:-1]) and marks[0] == _APP0


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """The marks of a JPEG behind its start, each with where the next begins; ends early where it is broken."""
    at = 2 if content[:2] == bytes((0xFF, _START)) else len(content)
    while at + 4 <= len(content) + 2 and content[at : at + 1] == b"\xff":
        mark = content[at + 1] if at + 1 < len(content) else 0
        if mark == _END:
            yield mark, at + 2
            return
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if mark == _APP0 and length != 16:
            return
        at += 2 + length
        if mark == _SCAN:
            at = _behind_scan(content, at)
        yield mark, at


def _behind_scan(content: bytes, at: int) -> int:
    """Where the next mark stands behind the coded points."""
    while (at := content.find(b"\xff", at)) != -1:
        following = content[at + 1] if at + 1 < len(content) else _END
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(content)
