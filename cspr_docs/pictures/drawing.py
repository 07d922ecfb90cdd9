"""What every picture is made of: escaped SVG, words cut to a width, and the PNG that comes of it.

The door to resvg. The font comes with this room, so that every machine draws the same points.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path

from cspr_docs.word.drawn_picture import DrawnPicture

FONT = Path(__file__).parent / "font" / "LiberationSans-Regular.ttf"
INK, SOFT, PAPER = "#0b2b36", "#5b6f77", "#ffffff"
"""Colours that stand out from one another in black and white too."""

_DOTS_PER_POINT = 3  # 216 dots to an inch: sharp in print, and no more than a published file keeps
_NARROW, _WIDE = frozenset("fijlrtI.,;:'|!()[] "), frozenset("mwMWQOGCDHNUÆŒ@%&")


def drawn(parts: Iterable[str], width: float, height: float, alt: str) -> DrawnPicture:
    """The picture of these elements, its ground white."""
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" font-family="Liberation Sans, Arial, sans-serif">'
        f"<title>{_plain(alt)}</title>"
        f'<rect width="{number(width)}" height="{number(height)}" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )
    return DrawnPicture(text.encode(), png_of(text), width, height, alt)


@lru_cache(maxsize=16)
def png_of(svg: str) -> bytes:
    """The points that an SVG draws, the same on every machine."""
    import resvg_py  # only whoever makes a picture waits for it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=_DOTS_PER_POINT, skip_system_fonts=True, font_files=[FONT.as_posix()],
            font_family="Liberation Sans", sans_serif_family="Liberation Sans",
        )
    )  # fmt: skip


def number(value: float) -> str:
    """A length with at most two places."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def words(x: float, y: float, text: str, size: float, anchor: str = "start", colour: str = INK) -> str:
    """A line of words whose foot stands at `y`; `anchor` is `start`, `middle` or `end`."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}" '
        f'fill="{colour}">{_plain(text)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str = "") -> str:
    """A straight line; `style` has further attributes."""
    ends = " ".join(
        f'{name}="{number(value)}"'
        for name, value in zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    )
    return f'<line {ends} stroke="{INK}" stroke-width="1.2" {style}/>'


def polygon(points: Iterable[tuple[float, float]], fill: str = PAPER) -> str:
    """A closed shape with an outline."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{path}" fill="{fill}" stroke="{INK}" stroke-width="1.2"/>'


def circle(x: float, y: float, radius: float, fill: str = PAPER) -> str:
    """A circle with an outline."""
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {place} fill="{fill}" stroke="{INK}" stroke-width="1.2"/>'


def box(x: float, y: float, width: float, height: float, style: str) -> str:
    """A rectangle."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" {style}/>'
    )


def width_of(text: str, size: float) -> float:
    """About how wide words are, rather too wide than too narrow."""
    return size * sum(
        0.33 if one in _NARROW else 0.86 if one in _WIDE else 0.72 if one.isupper() else 0.57 for one in text
    )


def cut(text: str, size: float, width: float) -> str:
    """The words, cut to a width with dots where they are longer; behind a whole word, if one fits."""
    left = text
    while left and width_of(left if left == text else f"{left}…", size) > width:
        left = left[:-1]
    if left == text:
        return text
    whole = left if text[len(left)].isspace() else left.rpartition(" ")[0]
    return f"{(whole or left).rstrip()}…"


def in_lines(text: str, size: float, width: float, most: int) -> list[str]:
    """The words in at most so many lines of a width, the last cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and (width_of(f"{lines[-1]} {word}", size) <= width or len(lines) == most):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [cut(one, size, width) for one in lines]


def _plain(text: str) -> str:
    """The text escaped, with nothing in it that XML cannot hold."""
    return escape("".join(one for one in text if one.isprintable()))
