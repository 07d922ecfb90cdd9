"""Broken and hostile Word files by name: how each is made, the code that it must be refused with, and the reason.

All are built on a real final report. `HOSTILE[name].write(path)` puts one on disk.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.ooxml.package import to_bytes
from tests import hostile_zips as zips
from tests.hostile_inside import INSIDE
from tests.hostile_parts import Edit, good_bytes, good_parts

Make = Callable[[], bytes]
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
UNSAFE, DAMAGED, LOCKED, UNREADABLE = (
    "word-file-unsafe",
    "word-file-damaged",
    "word-file-password",
    "word-file-unreadable",
)


@dataclass(frozen=True)
class Hostile:
    """One hostile file: how it is written to a path, its code, and words that its refusal must say."""

    write: Callable[[Path], None]
    code: str
    reason: str


def edited(edit: Edit) -> Callable[[Path], None]:
    """Writes the good report with its parts edited."""

    def write(path: Path) -> None:
        parts = good_parts()
        edit(parts)
        path.write_bytes(to_bytes(parts))

    return write


def made(make: Make) -> Callable[[Path], None]:
    """Writes the bytes that a function makes."""

    def write(path: Path) -> None:
        path.write_bytes(make())

    return write


def link_to_file(path: Path) -> None:
    """A link that leads to a good report."""
    path.with_suffix(".real").write_bytes(good_bytes())
    path.symlink_to(path.with_suffix(".real"))


AS_BYTES: tuple[tuple[str, Make, str, str], ...] = (
    ("bomb", lambda: zips.body(b"<w>" + b" " * 60_000_000), UNSAFE, "unpacks to far more"),
    ("bomb-of-elements", zips.many_elements, UNSAFE, "far more text than a report"),
    ("bomb-of-attributes", zips.many_attributes, UNSAFE, "far more text than a report"),
    ("too-many-parts", zips.many_parts, UNSAFE, "more than 4,000"),
    ("bomb-in-the-directory", zips.directory_bomb, UNSAFE, "far more than 4,000 parts"),
    ("dtd", lambda: zips.body(DTD), UNSAFE, "declares a DTD"),
    ("dtd-in-utf-16", lambda: zips.body(DTD.decode().encode("utf-16")), UNSAFE, "declares a DTD"),
    ("dtd-in-ebcdic", lambda: zips.body(DTD.decode().encode("cp037")), UNSAFE, "EBCDIC"),
    ("dtd-in-utf-7", lambda: zips.body(b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/>'), UNSAFE, "'UTF-7'"),
    (
        "latin-1",
        lambda: zips.body(b'<?xml version="1.0" encoding="ISO-8859-1"?><x/>'),
        UNSAFE,
        "not in UTF-8",
    ),
    ("utf-32", lambda: zips.body("<x/>".encode("utf-32")), UNSAFE, "UCS-4"),
    ("leaves-the-package", lambda: zips.with_entry("../evil.xml"), UNSAFE, "points outside"),
    ("absolute-name", lambda: zips.with_entry("/etc/cron.d/evil"), UNSAFE, "points outside"),
    ("drive-name", lambda: zips.with_entry("C:evil.xml"), UNSAFE, "points outside"),
    ("part-twice", lambda: zips.with_entry("word/document.xml"), UNSAFE, "word/document.xml twice"),
    ("part-twice-in-capitals", lambda: zips.with_entry("word/Document.XML"), UNSAFE, "twice"),
    ("name-ends-in-a-dot", lambda: zips.with_entry("word/document.xml."), UNSAFE, "not one that Word gives"),
    ("name-ends-in-a-space", lambda: zips.with_entry("word /a.xml"), UNSAFE, "not one that Word gives"),
    ("name-with-hidden-slash", lambda: zips.with_entry("word%2fa.xml"), UNSAFE, "not one that Word gives"),
    ("entry-is-a-link", zips.symbolic_link, UNSAFE, "is a link"),
    ("entries-overlap", zips.overlapping, UNSAFE, "overlap"),
    ("data-before-the-zip", lambda: b"GIF89a;" + good_bytes(), UNSAFE, "hidden before its beginning"),
    ("data-behind-the-zip", lambda: good_bytes() + b"<html>", UNSAFE, "hidden behind its end"),
    ("local-name-differs", zips.local_name_differs, DAMAGED, "not a whole Word file"),
    ("local-size-differs", zips.local_size_differs, UNSAFE, "described in two ways"),
    ("zip64-lie", zips.zip64_lie, DAMAGED, "not a whole Word file"),
    ("encrypted-entries", zips.encrypted_entry, UNSAFE, "is encrypted"),
    ("odd-packing", zips.odd_method, UNSAFE, "packed in a way"),
    ("cut-short", lambda: good_bytes()[: len(good_bytes()) // 2], DAMAGED, "not a whole Word file"),
    ("password", lambda: zips.compound("EncryptionInfo", "EncryptedPackage"), LOCKED, "has a password"),
    (
        "rights-management",
        lambda: zips.compound("DRMEncryptedDataSpace", "EncryptedPackage"),
        LOCKED,
        "rights management",
    ),
    ("word-97", lambda: zips.compound("WordDocument", "1Table"), DAMAGED, "Word 97"),
    ("old-workbook", lambda: zips.compound("Workbook"), DAMAGED, "old Office file"),
    ("rich-text", lambda: b"{\\rtf1 hello}", DAMAGED, "Rich Text"),
    ("pdf", lambda: b"%PDF-1.7\n", DAMAGED, "is a PDF"),
    ("web-page", lambda: b"<html><body>hello</body></html>", DAMAGED, "web or XML page"),
    ("program", lambda: b"MZ\x90\0", DAMAGED, "is a program"),
    ("empty", lambda: b"", DAMAGED, "it is empty"),
    ("open-document", zips.open_document, DAMAGED, "OpenDocument text"),
    ("other-zip", lambda: zips.zipped({"a.txt": b"hello"}), DAMAGED, "not a Word document"),
    ("no-relationships", lambda: zips.minimal(b"<x/>"), "word-parts-amiss", "the document itself is missing"),
)

ON_DISK: tuple[tuple[str, Callable[[Path], None], str], ...] = (
    ("folder", lambda path: path.mkdir(), "is a folder"),
    ("pipe", lambda path: os.mkfifo(path), "is a pipe or device"),
    ("link", link_to_file, "is a link to another file"),
    ("device", lambda path: path.symlink_to("/dev/zero"), "is a link to another file"),
    ("absent", lambda path: path.unlink(missing_ok=True), "is not there"),
)


def _all() -> Iterator[tuple[str, Hostile]]:
    for name, edit, code, reason in INSIDE:
        yield name, Hostile(edited(edit), code, reason)
    for name, make, code, reason in AS_BYTES:
        yield name, Hostile(made(make), code, reason)
    for name, write, reason in ON_DISK:
        yield name, Hostile(write, UNREADABLE, reason)


HOSTILE: Mapping[str, Hostile] = dict(_all())
