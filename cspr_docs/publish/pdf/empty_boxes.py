"""Letters that no font had, so that an empty box is printed in their place, though the PDF's text still has them.

LibreOffice puts such a letter into its font with the outline of the glyph for 'not there'. Fonts of other makers and
kinds are not looked into.

Source: OpenType specification, `cmap` (format 0), `head`, `loca`, `glyf` (glyph 0 is `.notdef`); ISO 32000-1:2008,
9.10.3 (ToUnicode).
"""

import re
import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pikepdf import Dictionary, Object

_SAID = re.compile(r"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,})>")
_BOXES = frozenset("□▯\N{REPLACEMENT CHARACTER}")
"""What looks like the box and is meant."""

_CODES_AT = 18
"""Where in a `cmap` table of one subtable the glyphs of the 256 codes begin."""


def letters_as_boxes(font: Object) -> Iterator[str]:
    """The letters that a font of the PDF prints as an empty box."""
    program = font.get("/FontDescriptor", Dictionary()).get("/FontFile2")
    if program is None or "/ToUnicode" not in font:
        return
    tables = _tables(program.read_bytes())
    outlines = _outlines(tables)
    glyphs = tables.get(b"cmap", b"")[_CODES_AT:]
    for code, said in _SAID.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        at = int(code, 16)
        glyph = glyphs[at] if at < len(glyphs) else 0
        letter = bytes.fromhex(said).decode("utf-16-be", "replace")
        if 0 < glyph < len(outlines) and outlines[glyph] == outlines[0] != b"" and letter not in _BOXES:
            yield letter


def _tables(program: bytes) -> Mapping[bytes, bytes]:
    """The tables of a TrueType font, those of it that are whole."""
    found = {}
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6]), 16):
        tag, start, length = program[at : at + 4], program[at + 8 : at + 12], program[at + 12 : at + 16]
        begin = int.from_bytes(start)
        found[tag] = program[begin : begin + int.from_bytes(length)]
    return found


def _outlines(tables: Mapping[bytes, bytes]) -> list[bytes]:
    """What each glyph looks like, as bytes; nothing where the font has other outlines or other codes."""
    head, places, shapes = (tables.get(tag, b"") for tag in (b"head", b"loca", b"glyf"))
    if len(head) < 52 or tables.get(b"cmap", b"")[12:14] != b"\0\0":
        return []
    if head[50:52] == b"\0\0":
        starts = [2 * one for (one,) in struct.iter_unpack(">H", places[: len(places) // 2 * 2])]
    else:
        starts = [one for (one,) in struct.iter_unpack(">I", places[: len(places) // 4 * 4])]
    return [shapes[one:other] for one, other in pairwise(starts)]
