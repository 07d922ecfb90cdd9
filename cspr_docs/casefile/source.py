"""One file of a case folder as text with lines and columns, and each of its values with where it stands."""

import bisect
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cspr_docs.files import why_unread
from cspr_docs.problems import Problem, Stop, error

LARGEST_FILE = 5_000_000
"""Bytes. A forty-page report is about 150 KB of text; what is larger is no text that a person wrote."""
AS_ON_DISK: Mapping[Path, bytes] = MappingProxyType({})
"""No file is to be read otherwise than it stands on disk."""
_OPENABLE = "check that a file is there and that you may read it"
_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_NOT_IN_A_DOCUMENT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class SourceFile:
    """A file's text without its byte-order mark, line ends as they are in the file.

    `name` is the path as problems show it; `path` is where the file stands on disk. A folder, too, is the
    source of what its files fill: its text is empty.
    """

    name: str
    path: Path
    text: str = field(default="", repr=False)
    has_mark: bool = False
    is_folder: bool = False

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of a character; (0, 0) for a folder, which has no lines.

        Only LF, CR LF and CR end a line: U+0085, U+2028 and U+2029 are characters like any other.

        Source: YAML 1.2.2, section 5.4.
        """
        if self.is_folder:
            return 0, 0
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column, both from 1; in the last line where there are not so many."""
        return self._line_starts[min(line, len(self._line_starts)) - 1] + column - 1

    @property
    def content(self) -> bytes:
        """The file's bytes as they were read."""
        return (_BYTE_ORDER_MARK if self.has_mark else b"") + self.text.encode()

    def problem(self, code: str, message: str, hint: str = "", *, offset: int | None = 0) -> Problem:
        """A problem at a character of this file, or of the file as a whole where `offset` is None."""
        line, column = (0, 0) if offset is None else self.position(offset)
        return Problem(code, message, hint, file=self.name, line=line, column=column)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]


CANNOT_OPEN = error(
    "cannot-open",
    "A file or folder of the case is there but cannot be opened, or it is no ordinary file. Check that it is not "
    "locked by another program and that you may read it.",
)


def read_source(path: Path, name: str, contents: Mapping[Path, bytes] = AS_ON_DISK) -> SourceFile:
    """The file's text; never more than `LARGEST_FILE` bytes are read.

    `contents` are bytes that stand for those on disk: files as they would be after a change.

    Raises:
        Stop: it is no ordinary file, cannot be opened, is too large or is not UTF-8.
    """
    empty = SourceFile(name, path)
    if path in contents:
        return _decode(empty, contents[path])
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Stop([empty.problem(CANNOT_OPEN, "this is no ordinary file", _OPENABLE, offset=None)])
        if status.st_size > LARGEST_FILE:
            raise Stop([_too_large(empty, status.st_size)])
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        message = f"this file cannot be opened: {why_unread(error)}"
        raise Stop([empty.problem(CANNOT_OPEN, message, _OPENABLE, offset=None)]) from error
    if len(content) > LARGEST_FILE:  # it grew between the two looks
        raise Stop([_too_large(empty, len(content))])
    return _decode(empty, content)


UNFIT_CHARACTER = error(
    "unfit-character",
    "The text has an invisible control character, often brought in by copying from a scanned PDF. No Word document "
    "can hold it. Delete it and type the text around it again.",
)


def about_unfit(character: str, where: str = "stands here") -> tuple[str, str, str]:
    """The code, message and hint for a character that `unfit_character` finds."""
    message = f"an invisible character (U+{ord(character):04X}) that no document can hold {where}"
    return UNFIT_CHARACTER, message, "delete it and type the text again"


def unfit_character(text: str) -> int | None:
    """Where the text has a character that no Word document can hold; None where every one is fit.

    Source: XML 1.0, section 2.2, production Char.
    """
    found = _NOT_IN_A_DOCUMENT.search(text)
    return found.start() if found else None


TOO_LARGE = error(
    "too-large",
    "A file is larger than any text that people write, and was not read. Scans and exports belong into "
    "attachments/; a long list can be split over several files.",
)


def _too_large(source: SourceFile, size: int) -> Problem:
    message = f"this file has {size / 1e6:.1f} MB; a file of a case has at most {LARGEST_FILE / 1e6:.0f} MB"
    hint = "move scans and exports to attachments/; split long lists and texts over several files"
    return source.problem(TOO_LARGE, message, hint, offset=None)


NOT_UTF_8 = error(
    "not-utf-8",
    "The file is saved in an encoding other than UTF-8, so its accents and quotation marks would come out wrong. "
    "Open it in the program that wrote it and save it with the encoding UTF-8.",
)


def _decode(source: SourceFile, content: bytes) -> SourceFile:
    if content.startswith(_UTF_16_MARKS):
        message, hint = "this file is saved as UTF-16", "save it again with the encoding UTF-8"
        raise Stop([source.problem(NOT_UTF_8, message, hint)])
    has_mark = content.startswith(_BYTE_ORDER_MARK)
    body = content[len(_BYTE_ORDER_MARK) :] if has_mark else content
    try:
        return SourceFile(source.name, source.path, body.decode("utf-8"), has_mark)
    except UnicodeDecodeError as error:
        before = SourceFile(source.name, source.path, body[: error.start].decode("utf-8"))
        message = f"this file is not UTF-8: a character that cannot be read (byte {body[error.start]:02X}) stands here"
        hint = "open it in the program that wrote it and save it again with the encoding UTF-8"
        raise Stop([before.problem(NOT_UTF_8, message, hint, offset=len(before.text))]) from error


class Node(NamedTuple):
    """A text, a list or a mapping; nothing (None) where the writer left it empty.

    `start` and `end` are offsets into the source's text. `style` is "" for plain YAML, `'`, `"`, `|` or `>`
    for the other ways to write a text, `md` for a Markdown file, "broken" for a value that could not be
    read (it is None, or what other files say of it). `named_at` is where the name before it begins, or the
    value itself where it has no name.
    """

    value: "str | dict[str, Node] | tuple[Node, ...] | None"
    source: SourceFile
    start: int = 0
    end: int = 0
    style: str = ""
    named_at: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether nothing can be said of this value because it could not be read."""
        return self.style == "broken"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where a value stands: the file, its first character, and the range of characters that it takes.

    `start` and `end` are offsets into the file's text without its byte-order mark, line ends as they are;
    `style` as in `Node`. A folder has line and column 0.
    """

    file: str
    path: Path
    line: int
    column: int
    start: int
    end: int
    style: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def broken_node(source: SourceFile, start: int = 0, end: int = 0) -> Node:
    """A value that could not be read."""
    return Node(None, source, start, end, "broken", start)


def every_node(root: Node) -> Iterator[Node]:
    """The node and all that it holds, parents before children."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        inner = node.value.values() if isinstance(node.value, dict) else node.value
        waiting += [] if isinstance(inner, str | None) else inner


def place_of(node: Node) -> FilePlace:
    """The place of a value."""
    line, column = node.source.position(node.start)
    return FilePlace(node.source.name, node.source.path, line, column, node.start, node.end, node.style)
