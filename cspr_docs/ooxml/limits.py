"""What a Word file may be, judged before anything of it is unpacked or parsed: its zip, its names, its XML.

No two programs may read the zip differently, so its bytes are compared with its own directory. A tree takes many
times the memory of its text, so what counts of the XML is the number of elements and attributes.

Source: PKWARE APPNOTE 6.3, sections 4.3.6 (the order of a file), 4.3.7 (local header), 4.3.16 (its end),
4.4.15 (external attributes); ECMA-376 part 2, 6.2.2 (part names), 6.2.5 (XML of a package is UTF-8 or UTF-16 and
has no DTD), 7.3 (how parts lie in a zip); XML 1.0, 4.3.3 and appendix F.
"""

import re
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cspr_docs.ooxml.archive import LOCAL
from cspr_docs.problems.wording import quoted

LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_SIZE = 22
ENCRYPTED, SIZES_FOLLOW = 0x1, 0x8
IN_ZIP64 = 0xFFFFFFFF
LONGEST_NAME, LONGEST_SHOWN = 250, 80

MOST_XML = 64 * 2**20
MOST_MARKS = 1_000_000  # about 150 MB of tree; a report of 40 pages has 50,000
ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii"})  # ASCII is UTF-8 under a smaller name

_BEGIN = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_EBCDIC = b"\x4c\x6f\xa7\x94"
_UCS4 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
_DECLARED = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']{0,60})", re.DOTALL)
_NAMES = (".xml", ".rels", ".vml", ".svg")


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
    spans.sort()
    if spans and spans[0][0] != 0:
        yield "something else is hidden before its beginning"
    following = [start for start, _ in spans[1:]] + [directory]
    if any(end > start for (_, end), start in zip(spans, following, strict=True)):
        yield "its parts overlap one another"


def _disagrees(head: tuple[int, ...], info: zipfile.ZipInfo) -> bool:
    """Whether the header before the part's bytes says otherwise than the directory."""
    _, _, flags, method, _, _, checksum, packed, size, _, _ = head
    if method != info.compress_type or (flags ^ info.flag_bits) & ENCRYPTED:
        return True
    if flags & SIZES_FOLLOW or IN_ZIP64 in (packed, size):
        return False
    return (checksum, packed, size) != (info.CRC, info.compress_size, info.file_size)


def name_faults(names: Sequence[str]) -> Iterator[str]:
    """What is wrong with the names of the parts, before any is unpacked."""
    seen: set[str] = set()
    for name in names:
        shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
        same = unicodedata.normalize("NFC", name).casefold()
        if same in seen:
            yield f"it holds the part {shown} twice"
        elif name.startswith("/") or ".." in name.split("/") or any(sign in name for sign in "\\:\0"):
            yield f"the name of its part {quoted(shown)} points outside the file"
        elif _is_odd(name):
            yield f"the name of its part {quoted(shown)} is not one that Word gives"
        seen.add(same)


def _is_odd(name: str) -> bool:
    """Whether a system may take the name for another: pieces that are empty or end in a dot or space, controls."""
    pieces = name.split("/")
    if len(name) > LONGEST_NAME or any(not piece or piece[-1] in ". " for piece in pieces):
        return True
    folded = name.lower()
    hidden = "%2f" in folded or "%5c" in folded or "%2e" in folded
    return hidden or any(unicodedata.category(letter) in ("Cc", "Cf") for letter in name)


def is_xml(name: str, content: bytes) -> bool:
    """Whether the part is XML, by its name or by how it begins."""
    if name.lower().endswith(_NAMES):
        return True
    return content.lstrip(_BEGIN)[:1] == b"<" or content.startswith(_EBCDIC)


@dataclass(slots=True)
class Xml:
    """The XML parts of one package, counted as they are unpacked; `most_marks` is how many may stand in them."""

    most_marks: int = MOST_MARKS
    size: int = 0
    weight: int = 0

    def fault(self, content: bytes) -> str:
        """Why one more part cannot be let through, in words; empty where it can."""
        self.size += len(content)
        self.weight += content.count(b"<") + 2 * content.count(b"=")  # an attribute weighs what two tags do
        if self.size > MOST_XML or self.weight > self.most_marks:
            return "makes it hold far more text than a report"
        if encoding := _odd_encoding(content):
            return f"is written in {quoted(encoding)}, not in UTF-8"
        return "declares a DTD" if b"<!DOCTYPE" in content.replace(b"\0", b"") else ""  # it may be UTF-16


def _odd_encoding(content: bytes) -> str:
    """The encoding that an XML part must not have, in words; empty where it has one that Word reads."""
    if content.startswith(_EBCDIC):
        return "EBCDIC"
    if content.startswith(_UCS4):
        return "UCS-4"
    declared = _DECLARED.match(content[:1000].replace(b"\0", b"").lstrip(_BEGIN))
    name = declared[1].decode("ascii", "replace").strip() if declared else "utf-8"
    return "" if name.lower() in ENCODINGS else name
