"""How a drawing shows its picture: what it cuts off, what it does to colours, its shape, and what shows through.

Source: ECMA-376 part 1, 20.1.8.55 (srcRect) and 20.1.8.30 (fillRect, both in thousandths of a percent), 20.1.8.4
(alphaModFix), 20.1.8.11 (biLevel), 20.1.8.16 (clrChange), 20.1.8.23 (duotone), 20.1.8.34 (grayscl), 20.1.8.42 (lum),
20.1.9.18 and 20.1.10.56 (shapes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from PIL import Image, ImageChops, ImageDraw, ImageOps

from cspr_docs.ooxml.appearance import Appearance
from cspr_docs.ooxml.colours import BLACK, WHITE, Colour, Palette
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import number, points
from cspr_docs.word.scrub.allowed.notation import q

_SHAPES = ("rect", "ellipse", "roundRect")
_EFFECTS = tuple(map(q, ("a:alphaModFix", "a:biLevel", "a:clrChange", "a:duotone", "a:grayscl", "a:lum")))
_WHOLE = 100_000
_EMU, _PER_INCH = 914_400, 330
_ROUNDED = 0.16667  # how much of a rectangle's shorter side its corners take


class UnfitPicture(Exception):
    """A picture that cannot be made anew; says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Crop:
    """How much is cut off each side, as thousandths of a percent; never negative."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def __bool__(self) -> bool:
        return any((self.left, self.top, self.right, self.bottom))

    def then(self, other: "Crop") -> "Crop":
        """Both, where the other cuts what this one leaves."""
        across, down = _WHOLE - self.left - self.right, _WHOLE - self.top - self.bottom
        return Crop(
            self.left + round(other.left * across / _WHOLE),
            self.top + round(other.top * down / _WHOLE),
            self.right + round(other.right * across / _WHOLE),
            self.bottom + round(other.bottom * down / _WHOLE),
        )


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """How a drawing shows its picture.

    Attributes:
        crop: what it cuts off.
        effects: what it does to the picture's colours, in order; the elements of the drawing.
        shape: what it is cut to: `rect`, `ellipse` or `roundRect`.
        behind: the colour that shows through it.
        palette: the colours of the file's theme.
        most: how many points across and down are as many as can be seen in print; 0 where that is not known.
        free, room: the sides of a `srcRect` and of a `fillRect` that stay, since they cut nothing off.
    """

    crop: Crop = Crop()
    effects: tuple[etree._Element, ...] = ()
    shape: str = "rect"
    behind: Colour = WHITE
    palette: Palette = field(default_factory=Palette)
    most: tuple[int, int] = (0, 0)
    free: Mapping[str, str] = field(default_factory=dict)
    room: Mapping[str, str] = field(default_factory=dict)

    def settle(self, fill: etree._Element) -> None:
        """Leave in the drawing what is not in the picture's points now."""
        for blip in fill.iterchildren(q("a:blip")):
            blip[:] = []
        for name, sides in (("a:srcRect", self.free), ("a:stretch/a:fillRect", self.room)):
            for rectangle in fill.iterfind("/".join(map(q, name.split("/")))):
                rectangle.attrib.clear()
                for side, value in sides.items():
                    rectangle.set(side, value)

    def leaves(self, size: tuple[int, int]) -> bool:
        """Whether a picture of this size stays as it is, if nothing in it lets anything through."""
        fits = not all(self.most) or all(side <= most for side, most in zip(size, self.most, strict=True))
        return fits and not self.crop and not self.effects and self.shape == "rect"

    def seen(self, image: Image.Image) -> Image.Image:
        """The points that are seen of a picture that was cut: nothing shows through, none is too small to be seen."""
        if self.effects or self.shape != "rect" or image.has_transparency_data:
            whole = image.convert("RGBA")
            for effect in self.effects:
                whole = self._with(effect, whole)
            if self.shape != "rect":
                whole.putalpha(ImageChops.multiply(whole.getchannel("A"), _mask(self.shape, whole.size)))
            red, green, blue = (round(part * 255) for part in self.behind)
            ground = Image.new("RGBA", whole.size, (red, green, blue, 255))
            image = Image.alpha_composite(ground, whole).convert("RGB")
        if all(self.most) and not self.leaves(image.size):
            image = image.convert("RGB") if image.mode not in ("L", "RGB") else image
            image.thumbnail(self.most)
        return image

    def _with(self, effect: etree._Element, image: Image.Image) -> Image.Image:
        colours, alpha = image.convert("RGB"), image.getchannel("A")
        if effect.tag == q("a:alphaModFix"):
            share = _share(effect.get("amt"), 1)
            alpha = alpha.point([round(value * min(share, 1)) for value in range(256)])
        elif effect.tag == q("a:lum"):
            levels = _levels(_share(effect.get("bright"), 0), _share(effect.get("contrast"), 0))
            colours = colours.point(levels * 3)
        elif effect.tag == q("a:grayscl"):
            colours = ImageOps.grayscale(colours).convert("RGB")
        elif effect.tag == q("a:biLevel"):
            least = _share(effect.get("thresh"), 0.5) * 255
            levels = [255 if value >= least else 0 for value in range(256)]
            colours = ImageOps.grayscale(colours).point(levels).convert("RGB")
        else:
            first, second, *_ = (*(each for each, _ in self.palette.drawn(effect)), BLACK, WHITE)
            if effect.tag == q("a:duotone"):
                colours = ImageOps.colorize(ImageOps.grayscale(colours), _bytes(first), _bytes(second))
            else:  # one colour becomes another, or lets through what is behind it
                share = ([covers for _, covers in self.palette.drawn(effect)] + [1.0, 1.0])[1]
                alike = _alike(colours, _bytes(first))
                colours.paste(_bytes(second), mask=alike)
                alpha.paste(round(share * 255), mask=alike)
        colours.putalpha(alpha)
        return colours


def shown_by(frame: etree._Element, fill: etree._Element, looks: Appearance) -> ShownPicture:
    """How a drawing (`wp:inline`, `wp:anchor`) shows the picture that fills it.

    Raises:
        UnfitPicture: it is cut to a shape that is not known.
    """
    shape = next((each.get("prst", "") for each in frame.iter(q("a:prstGeom"))), "rect")
    if shape not in _SHAPES:
        raise UnfitPicture("is cut to a shape that this program does not know")
    rectangles = (fill.find(q("a:srcRect")), fill.find(f"{q('a:stretch')}/{q('a:fillRect')}"))
    crop, free, room = crop_of(*map(_sides, rectangles))
    effects = tuple(each for blip in fill.iterchildren(q("a:blip")) for each in blip.iterchildren(*_EFFECTS))
    own = [each for holder in frame.iter(q("pic:spPr")) for each in holder.iterchildren(q("a:solidFill"))]
    drawn = [colour for each in own for colour, _ in looks.palette.drawn(each)]
    behind = (*drawn, looks.ground(next(frame.iterancestors(w("r")))))[0]
    return ShownPicture(crop, effects, shape, behind, looks.palette, _most(frame), free, room)


def _most(frame: etree._Element) -> tuple[int, int]:
    """How many points of a picture can be seen in print at the size that it has in the document."""
    extent = frame.find(q("wp:extent"))
    if extent is None:
        return 0, 0
    across, down = ((number(extent.get(side)) or 0) * _PER_INCH // _EMU for side in ("cx", "cy"))
    return across, down


def crop_of(cut: Mapping[str, str], filled: Mapping[str, str]) -> tuple[Crop, dict[str, str], dict[str, str]]:
    """What a `srcRect` and a `fillRect` cut off together, and what each leaves free round the picture."""
    values = {side: _thousandths(cut.get(side)) for side in "ltrb"}
    first = Crop(*(max(0, values[side]) for side in "ltrb"))
    over = {side: _thousandths(filled.get(side)) for side in "ltrb"}
    across, down = (_WHOLE - over[one] - over[other] for one, other in ("lr", "tb"))
    spans = {"l": across, "r": across, "t": down, "b": down}
    second = Crop(*(round(max(0, -over[side]) * _WHOLE / max(spans[side], 1)) for side in "ltrb"))
    free = {side: str(value) for side, value in values.items() if value < 0}
    return first.then(second), free, {side: str(value) for side, value in over.items() if value > 0}


def _sides(rectangle: etree._Element | None) -> Mapping[str, str]:
    return {} if rectangle is None else {side: rectangle.get(side, "0") for side in "ltrb"}


def _thousandths(value: str | None) -> int:
    return round(_share(value, 0) * _WHOLE)


def _share(value: str | None, otherwise: float) -> float:
    """A percentage with its sign, or thousandths of one, as a share of 1."""
    is_percent = bool(value) and str(value).endswith("%")
    found = points((value or "").removesuffix("%"), 100 if is_percent else _WHOLE)
    return otherwise if found is None else found


def _levels(bright: float, contrast: float) -> list[int]:
    """What becomes of each level of a colour."""
    times = 1 / max(1 - contrast, 1e-6) if contrast > 0 else 1 + contrast
    shifted = ((value / 255 - 0.5) * times + 0.5 + bright for value in range(256))
    return [round(min(max(value, 0.0), 1.0) * 255) for value in shifted]


def _bytes(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue


def _alike(image: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    """White where an image has a colour."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, colour)).split()
    most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    return most.point([255, *[0] * 255])


def _mask(shape: str, size: tuple[int, int]) -> Image.Image:
    """White inside a shape as large as the picture."""
    mask = Image.new("L", size, 0)
    draw, box = ImageDraw.Draw(mask), (0, 0, size[0] - 1, size[1] - 1)
    if shape == "ellipse":
        draw.ellipse(box, fill=255)
    else:
        draw.rounded_rectangle(box, radius=min(size) * _ROUNDED, fill=255)
    return mask
