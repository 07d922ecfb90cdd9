"""Which colour an element of Word gives: plain, of the theme with tint and shade, of a pattern; how two stand apart.

Where the theme is named the colour beside it does not count: Word writes it there for programs without themes.

Source: ECMA-376 part 1, 17.3.2.6 (color), 17.3.5 and 17.18.78 (shading and its patterns), 17.18.40 (highlights),
17.18.97 (theme colours), 17.15.1.20 (their mapping), 20.1.2.3 (tint, shade and the like); WCAG 2.2, contrast ratio.
"""

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from cspr_docs.ooxml.namespaces import PREFIXES, w
from cspr_docs.ooxml.values import hexadecimal, number

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_THEME = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_USUALLY = "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"
_USUAL = dict(zip(_THEME.split(), _USUALLY.split(), strict=True))
"""The slots of a theme, and what Word takes where a file has none."""

_SLOTS = {slot: slot for slot in _USUAL} | {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {
    name: (attribute, usual)
    for names, attribute, usual in (
        ("background1 bg1", "bg1", "lt1"),
        ("text1 tx1", "t1", "dk1"),
        ("background2 bg2", "bg2", "lt2"),
        ("text2 tx2", "t2", "dk2"),
    )
    for name in names.split()
}
"""What settings may map to another slot of the theme: its attribute there, and the usual slot."""

_MARKERS = """black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed
darkYellow darkGray lightGray"""
_MARKED = """000000 0000FF 00FFFF 00FF00 FF00FF FF0000 FFFF00 FFFFFF 000080 008080 008000 800080 800000
808000 808080 C0C0C0"""
_HIGHLIGHTS = dict(zip(_MARKERS.split(), _MARKED.split(), strict=True))
_PERCENT = re.compile(r"pct(\d+)")
_THIN, _THICK = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a file's theme by their slots (`dk1`), and what its settings map to others of them."""

    slots: Mapping[str, Colour] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: etree._Element | None, settings: etree._Element | None) -> Self:
        """Those of the parts given; the usual ones for `None`."""
        slots = {slot: colour for slot, text in _USUAL.items() if (colour := of_hex(text))}
        scheme = None if theme is None else next(theme.iter(_a("clrScheme")), None)
        for slot in () if scheme is None else scheme.iterchildren(*map(_a, _USUAL)):
            given = next(slot.iterchildren(_a("srgbClr"), _a("sysClr")), None)
            text = "" if given is None else given.get("lastClr", given.get("val", ""))
            if colour := of_hex(text):
                slots[etree.QName(slot).localname] = colour
        mapped = None if settings is None else settings.find(w("clrSchemeMapping"))
        pairs = () if mapped is None else mapped.items()
        return cls(slots, {str(key).rpartition("}")[2]: str(to) for key, to in pairs})

    def of_theme(self, name: str) -> Colour | None:
        """The colour of a name of the theme, as both of Word's languages have them: `text1`, `tx1`, `accent1`."""
        if name in _MAPPED:
            attribute, usual = _MAPPED[name]
            name = self.mapping.get(attribute, usual)
        return self.slots.get(_SLOTS.get(name, ""))

    def named(
        self, element: etree._Element | None, plain: str = "val", theme: str = "themeColor"
    ) -> Colour | None:
        """The colour that an element's attributes name; `None` where they leave it open."""
        if element is None:
            return None
        colour = self.of_theme(element.get(w(theme), ""))
        if colour is None:
            return of_hex(element.get(w(plain), ""))
        stem = theme.removesuffix("Color")
        tint, shade = (hexadecimal(element.get(w(f"{stem}{name}"))) for name in ("Tint", "Shade"))
        if tint is not None:
            return _lit(colour, tint / 255, 1 - tint / 255)
        return colour if shade is None else _lit(colour, shade / 255, 0)

    def drawn(self, holder: etree._Element | None) -> Iterator[tuple[Colour, float]]:
        """The colours of a fill in DrawingML or of a text effect, and how much of them covers what is behind."""
        colours = (
            () if holder is None else holder.iter("{*}srgbClr", "{*}schemeClr", "{*}sysClr", "{*}prstClr")
        )
        for element in colours:
            value, name = _attribute(element, "val"), etree.QName(element).localname
            colour = self.of_theme(value) if name == "schemeClr" else of_hex(element.get("lastClr", value))
            if name == "prstClr":
                colour = of_hex(_HIGHLIGHTS.get(value, ""))
            if colour is not None:
                yield _changed(colour, element)

    def shaded(self, shade: etree._Element, behind: Colour) -> Colour:
        """The colour of a shading and its pattern over what is behind it."""
        pattern = shade.get(w("val"), "clear")
        fill = self.named(shade, "fill", "themeFill") or behind
        share = _share(pattern)
        return behind if pattern == "nil" else mixed(self.named(shade, "color") or BLACK, fill, share)


def of_hex(text: str) -> Colour | None:
    """The colour of six hexadecimal digits; `None` for anything else."""
    if not _HEX.fullmatch(text):
        return None
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def to_hex(colour: Colour) -> str:
    """The colour as Word writes it."""
    return "".join(f"{round(part * 255):02X}" for part in colour)


def of_highlight(name: str) -> Colour | None:
    """The colour of a highlight by its name; `None` for `none`."""
    return of_hex(_HIGHLIGHTS.get(name, ""))


def mixed(over: Colour, under: Colour, share: float) -> Colour:
    """One colour over another, where it covers such a share."""
    red, green, blue = (one * share + other * (1 - share) for one, other in zip(over, under, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours stand apart, from 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def light(colour: Colour) -> float:
    """How bright the eye sees a colour, from 0 to 1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _a(name: str) -> str:
    return f"{{{PREFIXES['a']}}}{name}"


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute in whichever namespace: text effects have theirs in one, drawings in none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _share(pattern: str) -> float:
    """How much of a shading its pattern's own colour covers."""
    if found := _PERCENT.fullmatch(pattern):
        return min(int(found[1]) / 100, 1.0)
    if pattern in ("clear", "nil", "solid"):
        return float(pattern == "solid")
    return _THIN if pattern.startswith("thin") else _THICK


def _lit(colour: Colour, times: float, plus: float) -> Colour:
    """The colour with another lightness."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, min(max(lightness * times + plus, 0.0), 1.0), saturation)


def _changed(colour: Colour, element: etree._Element) -> tuple[Colour, float]:
    """A colour with the changes that stand in it, one after another, and how much it covers."""
    covers = 1.0
    is_effect = etree.QName(element).namespace != PREFIXES["a"]
    for change in element:
        amount = (number(_attribute(change, "val")) or 0) / 100_000
        name = etree.QName(change).localname
        if name == "alpha":
            covers = 1 - amount if is_effect else amount  # text effects say how much shows through
        elif name in ("lumMod", "shade"):
            colour = _lit(colour, amount, 0)
        elif name == "lumOff":
            colour = _lit(colour, 1, amount)
        elif name == "tint":
            colour = _lit(colour, amount, 1 - amount)
    return colour, min(max(covers, 0.0), 1.0)
