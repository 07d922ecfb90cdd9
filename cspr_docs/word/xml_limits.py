"""How much XML one Word file may hold, and in which encodings, judged before anything parses it.

A tree takes many times the memory of its text, so what counts is the number of elements and attributes.

Source: ECMA-376 part 2, 6.2.5 (XML of a package is UTF-8 or UTF-16 and has no DTD); XML 1.0, 4.3.3 and appendix F.
"""

import re
from dataclasses import dataclass

MOST_XML = 64 * 2**20
MOST_MARKS = 1_000_000  # about 150 MB of tree; a report of 40 pages has 50,000
ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii"})  # ASCII is UTF-8 under a smaller name

_BEGIN = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_EBCDIC = b"\x4c\x6f\xa7\x94"
_UCS4 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
_DECLARED = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']{0,60})", re.DOTALL)
_NAMES = (".xml", ".rels", ".vml", ".svg")


def is_xml(name: str, content: bytes) -> bool:
    """Whether the part is XML, by its name or by how it begins."""
    if name.lower().endswith(_NAMES):
        return True
    return content.lstrip(_BEGIN)[:1] == b"<" or content.startswith(_EBCDIC)


@dataclass(slots=True)
class Xml:
    """The XML parts of one package, counted as they are unpacked."""

    size: int = 0
    weight: int = 0

    def fault(self, content: bytes) -> str:
        """Why one more part cannot be let through, in words; empty where it can."""
        self.size += len(content)
        self.weight += content.count(b"<") + 2 * content.count(b"=")  # an attribute weighs what two tags do
        if self.size > MOST_XML or self.weight > MOST_MARKS:
            return "makes it hold far more text than a report"
        if encoding := _odd_encoding(content):
            return f"is written in {encoding!r}, not in UTF-8"
        return "declares a DTD" if _has_dtd(content) else ""


def _odd_encoding(content: bytes) -> str:
    """The encoding that an XML part must not have, in words; empty where it has one that Word reads."""
    if content.startswith(_EBCDIC):
        return "EBCDIC"
    if content.startswith(_UCS4):
        return "UCS-4"
    declared = _DECLARED.match(content[:1000].replace(b"\0", b"").lstrip(_BEGIN))
    name = declared[1].decode("ascii", "replace").strip() if declared else "utf-8"
    return "" if name.lower() in ENCODINGS else name


def _has_dtd(content: bytes) -> bool:
    """Whether an XML part declares a document type, in any of the encodings that are let through."""
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    return b"<!DOCTYPE" in plain
