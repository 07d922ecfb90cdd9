"""A Word file as a mapping of part names to bytes: read with suspicion, written the same way every time.

Source: ECMA-376 part 2 (Open Packaging Conventions), part names and [Content_Types].xml.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cspr_docs.problems import Problem, Stop
from cspr_docs.word.archive import CONTENT_TYPES, Entry, joined, packed

MOST_PARTS = 4_000
MOST_BYTES = 200 * 2**20
MOST_RATIO = 200  # Word's own parts stay below 60
FREE_BYTES = 2**20  # a small part may compress as well as it likes
CHUNK = 2**16

ENCRYPTED = 0x1
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


def read_package(path: Path) -> Package:
    """The parts of the Word file at `path`.

    Raises:
        Stop: there is no such file, it cannot be read, or `load_package` refuses it.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Stop([_unsafe(str(path), f"it is larger than {MOST_BYTES // 2**20} MB")])
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        message = f"{path.name} cannot be opened: {reason}"
        raise Stop([Problem("word-file-unreadable", message, file=str(path))]) from error
    return load_package(data, str(path))


def load_package(data: bytes, name: str) -> Package:
    """The parts of a Word file given as bytes.

    Sizes are counted on the bytes that really come out, never on what the file says of itself.

    Raises:
        Stop: not a zip, cut short, encrypted, without [Content_Types].xml, or made to do harm: too many
            parts, too large, packed beyond reason, a name twice, a name that leaves the package, a DTD.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            problems = list(_bad_names(name, infos))
            if problems:
                raise Stop(problems)
            parts = _unpack(archive, infos, name)
    except BROKEN as error:
        message = f"{PurePosixPath(name).name} is not a whole Word file"
        hint = "open it in Word and save it again as .docx, or fetch a fresh copy"
        raise Stop([Problem("word-file-damaged", message, hint, file=name)]) from error
    if CONTENT_TYPES not in parts:
        message = f"{PurePosixPath(name).name} is a zip file, but not a Word document"
        raise Stop([Problem("word-file-damaged", message, "save it from Word as .docx", file=name)])
    return Package(parts, name)


def _unpack(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    """Every part's bytes, under one limit for all of them."""
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in infos:
        content = _content(archive, info, name, left)
        left -= len(content)
        if _has_dtd(content):
            raise Stop([_unsafe(name, f"its part {info.filename} declares a DTD")])
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


def _bad_names(name: str, infos: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """What is wrong with the list of parts, before any is unpacked."""
    if len(infos) > MOST_PARTS:
        yield _unsafe(name, f"it holds {len(infos):,} parts, more than {MOST_PARTS:,}")
    seen: set[str] = set()
    for info in infos:
        part = info.orig_filename
        if part.lower() in seen:
            yield _unsafe(name, f"it holds the part {part} twice")
        elif _leaves_the_package(part):
            yield _unsafe(name, f"the name of its part {part!r} points outside the file")
        seen.add(part.lower())


def _leaves_the_package(part: str) -> bool:
    pieces = part.split("/")
    return part.startswith("/") or "\\" in part or ":" in part or "\0" in part or ".." in pieces


def _has_dtd(content: bytes) -> bool:
    """Whether an XML part declares a document type, whichever encoding it is written in."""
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    if start != b"<":
        return False
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    return b"<!DOCTYPE" in plain


def _unsafe(name: str, what: str) -> Problem:
    message = f"{PurePosixPath(name).name} is refused: {what}"
    return Problem("word-file-unsafe", message, "ask whoever sent it for a file saved by Word", file=name)


def to_bytes(package: Mapping[str, bytes]) -> bytes:
    """The package as a .docx file; equal packages give equal bytes."""
    return joined(packed(part, content) for part, content in package.items())


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
