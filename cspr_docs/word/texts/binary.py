"""The printable text of parts that are not XML: what pictures say of themselves, embedded files, anything else.

Source: PNG specification (third edition) 11.3.3 (tEXt, zTXt, iTXt); ITU-T T.81 annex B (JPEG segments);
CIPA DC-008 (EXIF, whose XP tags are UTF-16LE); ISO 16684-1 (XMP).
"""

import re
import struct
import zlib
from collections.abc import Iterator

from cspr_docs.ooxml.package import load_package
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.problems import Stop
from cspr_docs.word.texts.stories import Layer, Passage

_MOST_UNPACKED = 2**22
_PNG, _JPEG, _ZIP, _GZIP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b"
_ASCII = rb"[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_LETTERS = {
    "utf-8": _ASCII,
    "utf-16-le": rb"[\x20-\x7e]\x00|[\x00-\xff][\x01-\x05\x1e]",
    "utf-16-be": rb"\x00[\x20-\x7e]",
}
_DEEPEST = 2
_PACKED = re.compile(rb"\x00(?=\x78[\x01\x5e\x9c\xda])")  # behind a zero byte, with one of zlib's first bytes
_MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def looks_like_xml(content: bytes) -> bool:
    """Whether the part begins as XML does, in whichever encoding."""
    return content[:256].lstrip(_MARKS)[:1] == b"<"


def of_binary(content: bytes, part: str, depth: int = 0) -> Iterator[Passage]:
    """Every stretch of printable characters, joined by ` | `, of what is not picture data."""
    if content.startswith(_ZIP) and depth < _DEEPEST:
        yield from _embedded(content, part, depth)
        return
    if content.startswith(_GZIP):
        content += _unpacked(content, zlib.MAX_WBITS | 16)
    least, place = 5, part_in_words(part)
    if content.startswith(_PNG):
        content, least, place = b"\0".join(_png(content)), 3, f"what {place} says of itself"
    elif content.startswith(_JPEG):
        content, least, place = _jpeg(content), 3, f"the EXIF of {place}"
    strings = dict.fromkeys(_strings(content, least))
    if strings:
        yield Passage(" | ".join(strings), place, part, Layer.BEHIND)


def _strings(content: bytes, least: int) -> Iterator[str]:
    for encoding, letter in _LETTERS.items():
        for found in re.findall(rb"(?:%b){%d,}" % (letter, least), content):
            yield found.decode(encoding, "replace")
    for found in re.findall(rb"[\x20-\x7e\xc0-\xff]{%d,}" % least, content):
        if any(byte >= 0xC0 for byte in found):
            yield found.decode("latin-1")


def _png(content: bytes) -> Iterator[bytes]:
    """The chunks that hold no picture data, unpacked where they are packed, and what follows the last."""
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            yield body
            yield from (_unpacked(body[found.end() :]) for found in _PACKED.finditer(body[:4096]))
        elif kind not in (b"IDAT", b"PLTE", b"fdAT") or at + 12 + length > len(content):
            yield kind + body
        at += 12 + length
        if kind == b"IEND":
            break
    yield content[at:]


def _jpeg(content: bytes) -> bytes:
    """The segments before the picture data, and what follows its end."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    end = content.rfind(b"\xff\xd9")
    return content[:at] + b"\0" + (content[end + 2 :] if end > at else b"")


def _unpacked(data: bytes, bits: int = zlib.MAX_WBITS) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return b""


def _embedded(content: bytes, part: str, depth: int) -> Iterator[Passage]:
    """The parts of a file inside the file."""
    try:
        package = load_package(content, part)
    except Stop:
        yield Passage(" | ".join(_strings(content, 5)), part_in_words(part), part, Layer.BEHIND)
        return
    place = part_in_words(part)
    for name, inner in package.items():
        yield Passage(name, f"the name of a part inside {place}", part, Layer.BEHIND)
        for passage in of_binary(inner, name, depth + 1):
            text = re.sub(r"<[^<>|]*>", " ", passage.text) if looks_like_xml(inner) else passage.text
            for shown in dict.fromkeys((passage.text, re.sub(r" +", " ", text))):
                yield Passage(shown, f"{name} inside {place}", part, Layer.BEHIND)
