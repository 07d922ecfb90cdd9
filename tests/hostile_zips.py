"""Zip files that are broken or lie: each function gives the bytes of a file."""

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping
from random import Random

from cspr_docs.ooxml.package import to_bytes
from tests.hostile_parts import BODY, MAIN, TYPES, good_bytes, good_parts

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(parts: Mapping[str, bytes], *more: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """The parts and more entries, whatever their names."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # the same name twice
        for name, content in (*parts.items(), *more):
            archive.writestr(name, content)
    return stream.getvalue()


def with_entry(name: str, content: bytes = b"<x/>") -> bytes:
    """The good draft and one entry more."""
    return zipped(good_parts(), (name, content))


def body(content: bytes) -> bytes:
    """The good draft with another body."""
    return to_bytes({**good_parts(), BODY: content})


def minimal(body_xml: bytes) -> bytes:
    """The smallest package that calls itself a Word document, with this body."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName='
    return zipped({TYPES: f'{types}"/{BODY}" ContentType="{MAIN}"/></Types>'.encode(), BODY: body_xml})


def many_elements() -> bytes:
    """A small file whose tree would fill the memory."""
    names = (b"<%s/>" % name for name in Random(4).choices((b"a", b"b", b"c", b"d"), k=2_000_000))
    return body(b"<w>" + b"".join(names) + b"</w>")


def many_attributes() -> bytes:
    """The same with attributes."""
    row = b"<a " + b" ".join(b'b%d=""' % number for number in range(100)) + b"/>"
    return body(b"<w>" + row * 20_000 + b"</w>")


def many_parts() -> bytes:
    """More parts than any document has."""
    return zipped(good_parts(), *((f"word/media/p{number}.xml", b"") for number in range(4_100)))


def directory_bomb() -> bytes:
    """A list of a million entries for one part."""
    name = b"a/"
    entry = (
        CENTRAL + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    )
    listing = entry * 1_000_000
    end = struct.pack("<4s4H2IH", END, 0, 0, 0xFFFF, 0xFFFF, len(listing), 0, 0)
    return listing + end


def symbolic_link() -> bytes:
    """An entry that is a link to a file of the machine."""
    info = zipfile.ZipInfo("word/media/secret.xml")
    info.external_attr = 0o120777 << 16
    return zipped(good_parts(), (info, b"/etc/passwd"))


def overlapping() -> bytes:
    """Two entries that share the bytes of one."""
    data = bytearray(with_entry("word/document2.xml", good_parts()[BODY]))
    entries = _places(data, CENTRAL)
    offsets = {bytes(data[at + 46 : at + 46 + _u16(data, at + 28)]).decode(): at for at in entries}
    first = data[offsets[BODY] + 42 : offsets[BODY] + 46]
    data[offsets["word/document2.xml"] + 42 : offsets["word/document2.xml"] + 46] = first
    return bytes(data)


def local_name_differs() -> bytes:
    """The header before the body's bytes calls it something else than the directory does."""
    return good_bytes().replace(BODY.encode(), b"word/dacument.xml", 1)


def local_size_differs() -> bytes:
    """The header before the first part says another size than the directory does."""
    data = bytearray(good_bytes())
    struct.pack_into("<I", data, 22, _u32(data, 22) + 1)
    return bytes(data)


def zip64_lie() -> bytes:
    """An end that sends the reader to a ZIP64 directory which is not there."""
    data = bytearray(good_bytes())
    end = data.rfind(END)
    struct.pack_into("<2H2I", data, end + 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 2**62, 1)
    return bytes(data[:end] + locator + data[end:])


def encrypted_entry() -> bytes:
    """Every entry is marked as encrypted."""
    data = bytearray(good_bytes())
    for place in _places(data, LOCAL):
        data[place + 6] |= 1
    for place in _places(data, CENTRAL):
        data[place + 8] |= 1
    return bytes(data)


def odd_method() -> bytes:
    """A part packed with a method that no office program writes."""
    stream = io.BytesIO(good_bytes())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/media/a.xml", b"<x/>" * 100)
    return stream.getvalue()


def compound(*names: str) -> bytes:
    """A compound file with entries of these names, as Word 97 and encrypted documents are."""
    return COMPOUND + b"\0" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def open_document() -> bytes:
    """An OpenDocument text."""
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def _places(data: bytearray, mark: bytes) -> list[int]:
    places, place = [], data.find(mark)
    while place >= 0:
        places.append(place)
        place = data.find(mark, place + 4)
    return places


def _u16(data: bytearray, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "little")


def _u32(data: bytearray, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "little")
