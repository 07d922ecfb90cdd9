"""A Word file as a mapping of part names to bytes: read with suspicion, written the same way every time.

Source: ECMA-376 part 2 (Open Packaging Conventions), part names and [Content_Types].xml.
"""

import hashlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cspr_docs.files import why_unread
from cspr_docs.ooxml.archive import CONTENT_TYPES, joined, packed
from cspr_docs.ooxml.disguises import damaged, other_zip, unmasked
from cspr_docs.ooxml.limits import (
    CENTRAL_MARK,
    ENCRYPTED,
    MOST_MARKS,
    Xml,
    is_xml,
    layout_faults,
    name_faults,
)
from cspr_docs.problems import Problem, Stop, error
from cspr_docs.problems.wording import visible

WORD_FILE_UNREADABLE = error(
    "word-file-unreadable",
    "A Word file is not there, or cannot be opened. Check its name and place, close it in Word, and check that "
    "you may read it.",
)
WORD_FILE_UNSAFE = error(
    "word-file-unsafe",
    "A Word file is built so that opening it could do harm: it unpacks to far more than its size, holds a part "
    "twice, or points outside itself. No program that people write with makes such files. Ask whoever sent it.",
)
MOST_PARTS = 4_000
MOST_BYTES = 200 * 2**20
MOST_RATIO = 200  # Word's own parts stay below 60
FREE_BYTES = 2**20  # a small part may compress as well as it likes
CHUNK = 2**16
MOST_FAULTS = 50
_OPEN_MARK = "~$"  # as in '~$nal-report.docx', where Word notes who has the document open
_WHERE = "check the name and the folder; 'cspr build' puts drafts into output/, a folder for each case"

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Package(Mapping[str, bytes]):
    """The parts of one Word file by name (`word/document.xml`); `name` is what problems call the file."""

    parts: Mapping[str, bytes]
    name: str = field(default="", compare=False)

    def __getitem__(self, part: str) -> bytes:
        return self.parts[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)


def fingerprint_of(*packages: Package) -> str:
    """A short hash of the files' parts, whatever the order in which a program saved them."""
    total = hashlib.sha256()
    for package in packages:
        for part in sorted(package):
            total.update(part.encode() + b"\0" + package[part])
    return total.hexdigest()[:16]


def read_package(path: Path) -> Package:
    """The parts of the Word file at `path`.

    Raises:
        Stop: there is no such file, it cannot be read, or `load_package` refuses it.
    """
    return load_package(read_file(path), str(path))


def read_file(path: Path) -> bytes:
    """The bytes of the Word file at `path`, for `load_package` and whoever wants their hash as well.

    Raises:
        Stop: there is no such file, it is a link, no file at all, or too large, or it cannot be read.
    """
    if path.name.startswith(_OPEN_MARK):
        what = "is no document: Word keeps it beside one that is open"
        raise Stop([_unreadable(path, what, "close the document in Word, and give the document itself")])
    try:
        return _bytes_of(path)
    except FileNotFoundError as error:
        raise Stop([_unreadable(path, "is not there", _WHERE)]) from error
    except OSError as error:
        hint = "close it in Word; else check that you may read it"
        raise Stop([_unreadable(path, f"cannot be opened: {why_unread(error)}", hint)]) from error


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; whatever is no file of its own is refused before a byte of it is asked for.

    The file is opened first and looked at then, so that nothing can be put in its place in between; a pipe
    without a writer does not hold us up.
    """
    if path.is_symlink():
        raise Stop([_unreadable(path, "is a link to another file", "give the file itself that it leads to")])
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "a pipe or device"
            raise Stop([_unreadable(path, f"is {what}, not a file", "give the Word file itself")])
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(MOST_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise Stop([_unsafe(str(path), f"it is larger than {MOST_BYTES // 2**20} MB")])
    return data


def _unreadable(path: Path, what: str, hint: str = "") -> Problem:
    return Problem(WORD_FILE_UNREADABLE, f"it {what}", hint, file=str(path))


def load_package(data: bytes, name: str, most_marks: int = MOST_MARKS) -> Package:
    """The parts of a Word file given as bytes.

    Sizes are counted on the bytes that really come out, never on what the file says of itself. `most_marks` is how
    much XML it may hold, counted as `limits.Xml` does; whoever allows more must not make trees of it.

    Raises:
        Stop: another kind of file, cut short, encrypted, without [Content_Types].xml, or made to do harm: too
            many parts, too large, packed beyond reason, a name twice, a name that leaves the package, bytes
            that two programs may read differently, a DTD, an encoding that Word does not write.
    """
    if other := unmasked(data, name):
        raise Stop([other])
    if data.count(CENTRAL_MARK) > 2 * MOST_PARTS:  # its list alone could fill the memory
        raise Stop([_unsafe(name, f"it holds far more than {MOST_PARTS:,} parts")])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _judge(archive, data, name)
            parts = _unpack(archive, name, most_marks)
    except BROKEN as error:
        hint = "open it in Word and save it again as .docx, or fetch a fresh copy"
        raise Stop([damaged(name, "this is not a whole Word file", hint)]) from error
    if CONTENT_TYPES not in parts:
        raise Stop([other_zip(parts.get("mimetype", b""), name)])
    return Package(parts, name)


def own_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file that this program has just made itself: none of the limits for what others send."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _judge(archive: zipfile.ZipFile, data: bytes, name: str) -> None:
    """Stop with all that is wrong with the list of parts, before any is unpacked."""
    infos = archive.infolist()
    faults = []
    if len(infos) > MOST_PARTS:
        faults.append(f"it holds {len(infos):,} parts, more than {MOST_PARTS:,}")
    faults += name_faults([info.orig_filename.removesuffix("/") for info in infos])
    faults += layout_faults(data, infos, archive.start_dir)
    if faults:
        raise Stop([_unsafe(name, fault) for fault in faults[:MOST_FAULTS]])


def _unpack(archive: zipfile.ZipFile, name: str, most_marks: int) -> dict[str, bytes]:
    """Every part's bytes, under one limit for all of them."""
    parts: dict[str, bytes] = {}
    left, xml = MOST_BYTES, Xml(most_marks)
    for info in archive.infolist():
        if info.is_dir():
            continue
        content = _content(archive, info, name, left)
        left -= len(content)
        if is_xml(info.filename, content) and (fault := xml.fault(content)):
            raise Stop([_unsafe(name, f"its part {info.filename} {fault}")])
        parts[info.filename] = content
    return parts


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes:
    """One part's bytes, given up as soon as they pass a limit."""
    if info.flag_bits & ENCRYPTED:
        raise Stop([_unsafe(name, f"its part {info.filename} is encrypted")])
    if info.compress_type not in METHODS:
        raise Stop([_unsafe(name, f"its part {info.filename} is packed in a way that Word does not use")])
    limit = min(left, max(FREE_BYTES, info.compress_size * MOST_RATIO))
    content = bytearray()
    with archive.open(info) as stream:
        while chunk := stream.read(CHUNK):
            content += chunk
            if len(content) > limit:
                raise Stop([_unsafe(name, f"its part {info.filename} unpacks to far more than it should")])
    return bytes(content)


def _unsafe(name: str, what: str) -> Problem:
    message = f"this file is refused: {visible(what)}"
    return Problem(WORD_FILE_UNSAFE, message, "ask whoever sent it for a file saved by Word", file=name)


def to_bytes(package: Mapping[str, bytes]) -> bytes:
    """The package as a .docx file; equal packages give equal bytes."""
    return joined(packed(part, content) for part, content in package.items())
