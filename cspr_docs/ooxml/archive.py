"""Zip entries as values: no clock, no machine, one compression level, so the same parts give the same bytes.

Source: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

CONTENT_TYPES = "[Content_Types].xml"

LEVEL = 1  # 3 % larger than level 6 and more than twice as fast
VERSION = 20
DEFLATED = 8
UTF8_NAME = 0x800
NEW_YEAR_1980 = 0x0021  # the first date that a zip can hold

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")


class Entry(NamedTuple):
    """One part as it stands in a zip: its name, its checksum, its sizes and its deflated bytes."""

    name: str
    checksum: int
    size: int
    deflated: bytes


def packed(name: str, content: bytes) -> Entry:
    """The part, deflated."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(content), len(content), deflate.compress(content) + deflate.flush())


def joined(entries: Iterable[Entry]) -> bytes:
    """A whole zip of the entries, [Content_Types].xml first and the others by name."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in sorted(entries, key=lambda entry: (entry.name != CONTENT_TYPES, entry.name)):
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else UTF8_NAME
        shared = (VERSION, flags, DEFLATED, 0, NEW_YEAR_1980, entry.checksum, len(entry.deflated), entry.size)
        head = LOCAL.pack(b"PK\x03\x04", *shared, len(name), 0)
        body += (head, name, entry.deflated)
        directory += (CENTRAL.pack(b"PK\x01\x02", VERSION, *shared, len(name), 0, 0, 0, 0, 0, offset), name)
        offset += len(head) + len(name) + len(entry.deflated)
    listing = b"".join(directory)
    count = len(directory) // 2
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*body, listing, end))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Parts that never change, deflated once, so that a render deflates only what it has written."""

    entries: Mapping[str, Entry]

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """A .docx file of the parts kept and the parts given; a part given takes the place of one kept."""
        fresh = {part: packed(part, content) for part, content in changed.items()}
        return joined({**self.entries, **fresh}.values())


def to_skeleton(package: Mapping[str, bytes]) -> Skeleton:
    """The package's parts, each deflated once."""
    return Skeleton({part: packed(part, content) for part, content in package.items()})
