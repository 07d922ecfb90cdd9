"""What a zip file's bytes say against its own directory, so that no two programs may read it differently.

Source: PKWARE APPNOTE 6.3, sections 4.3.6 (the order of a file), 4.3.7 (local header), 4.3.16 (its end),
4.4.15 (external attributes); ECMA-376 part 2, 6.2.2 (part names), 7.3 (how parts lie in a zip).
"""

import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence

LOCAL = struct.Struct("<4s5H3I2H")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_SIZE = 22
ENCRYPTED, SIZES_FOLLOW = 0x1, 0x8
IN_ZIP64 = 0xFFFFFFFF
LONGEST_NAME, LONGEST_SHOWN = 250, 80


def layout_faults(data: bytes, infos: Sequence[zipfile.ZipInfo], directory: int) -> Iterator[str]:
    """Why the entries cannot be trusted; `directory` is where the list of entries begins.

    Raises:
        struct.error: an entry lies outside of the file.
    """
    end = data.rfind(END_MARK)
    (comment,) = struct.unpack_from("<H", data, end + END_SIZE - 2)
    if end + END_SIZE + comment != len(data):
        yield "something else is hidden behind its end"
    spans = []
    for info in infos:
        head = LOCAL.unpack_from(data, info.header_offset)
        if head[0] != LOCAL_MARK or _disagrees(head, info):
            yield f"its part {info.orig_filename} is described in two ways that differ"
        size = LOCAL.size + head[9] + head[10] + info.compress_size
        spans.append((info.header_offset, info.header_offset + size))
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield f"its part {info.orig_filename} is a link, not a part"
    yield from _misplaced(sorted(spans), directory)


def _disagrees(head: tuple[int, ...], info: zipfile.ZipInfo) -> bool:
    """Whether the header before the part's bytes says otherwise than the directory."""
    _, _, flags, method, _, _, checksum, packed, size, _, _ = head
    if method != info.compress_type or (flags ^ info.flag_bits) & ENCRYPTED:
        return True
    if flags & SIZES_FOLLOW or IN_ZIP64 in (packed, size):
        return False
    return (checksum, packed, size) != (info.CRC, info.compress_size, info.file_size)


def _misplaced(spans: list[tuple[int, int]], directory: int) -> Iterator[str]:
    """Entries that share bytes, or do not begin where the file does."""
    if spans and spans[0][0] != 0:
        yield "something else is hidden before its beginning"
    following = [start for start, _ in spans[1:]] + [directory]
    if any(end > start for (_, end), start in zip(spans, following, strict=True)):
        yield "its parts overlap one another"


def name_faults(names: Sequence[str]) -> Iterator[str]:
    """What is wrong with the names of the parts, before any is unpacked."""
    seen: set[str] = set()
    for name in names:
        shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
        same = unicodedata.normalize("NFC", name).casefold()
        if same in seen:
            yield f"it holds the part {shown} twice"
        elif _leaves_the_package(name):
            yield f"the name of its part {shown!r} points outside the file"
        elif _is_odd(name):
            yield f"the name of its part {shown!r} is not one that Word gives"
        seen.add(same)


def _leaves_the_package(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _is_odd(name: str) -> bool:
    """Whether a system may take the name for another: pieces that are empty or end in a dot or space, controls."""
    pieces = name.split("/")
    if len(name) > LONGEST_NAME or any(not piece or piece[-1] in ". " for piece in pieces):
        return True
    folded = name.lower()
    hidden = "%2f" in folded or "%5c" in folded or "%2e" in folded
    return hidden or any(unicodedata.category(letter) in ("Cc", "Cf") for letter in name)
