"""The texts of a PDF's pages, as printed and by the numbers of their marks.

Source: ISO 32000-1:2008, 14.6 (marked content), 14.8.2.2 (real content and artifacts).
"""

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pikepdf
import pypdfium2
from pypdfium2 import raw

from cspr_docs.problems import Problem, Stop, error

UNMARKED = -1
_LINE = 2.0
"""How far apart in points two pieces of text stand on different lines."""

_HYPHEN = "\ufffe\x02"
"""What PDFium gives for a hyphen at the end of a line, whether it belongs to the word or to the line."""

_SOFT = "\xad"
_MOST_AT_ONCE = 512  # letters of one text

PDF_PROTECTED = error(
    "pdf-protected",
    "The PDF is encrypted or cannot be read, so that screen readers and search engines may not open it. A published "
    "PDF is never protected: make it again.",
)


_UNREADABLE = Problem(PDF_PROTECTED, "the PDF cannot be read: it is protected or damaged", "make it again")


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """The PDF, opened.

    Raises:
        Stop: it is protected or damaged.
    """
    try:
        return pikepdf.open(io.BytesIO(content))
    except pikepdf.PdfError as error:
        raise Stop([_UNREADABLE]) from error


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page as a reader sees it, its lines parted by a line feed, but no line ends in a hyphen.

    Attributes:
        halves: words that end one line with a hyphen and go on in the next, joined without it.
        marked: the text of each mark (the page's MCIDs), which the structure puts in order.
        unmarked: what is printed without a mark, neither part of the structure nor set aside as decoration.
    """

    text: str
    halves: tuple[str, ...]
    marked: Mapping[int, str]
    unmarked: tuple[str, ...]


@lru_cache(maxsize=1)
def read_pages(content: bytes) -> tuple[PrintedPage, ...]:
    """The PDF's pages, from the first; kept, for a finished PDF is looked at for its faults and then for its words.

    Raises:
        Stop: it is no PDF that can be opened without a password.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Stop([_UNREADABLE]) from error
    try:
        return tuple(_page(document[index]) for index in range(len(document)))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    words = page.get_textpage()
    printed = words.get_text_range().replace("\r\n", "\n").replace("\r", "\n")
    marked: dict[int, list[_Piece]] = {}
    unmarked: list[str] = []
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        number = raw.FPDFPageObj_GetMarkedContentID(item)
        text = _text(item, words)
        if number != UNMARKED:
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))  # of nothing found they stay 0
            raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
            marked.setdefault(number, []).append(_Piece(text, bottom.value, top.value))
        elif not raw.FPDFPageObj_CountMarks(item):
            unmarked.append(text)
    joined = {number: _joined(pieces) for number, pieces in marked.items()}
    return PrintedPage(_whole_words(printed), tuple(_halves(printed)), joined, tuple(unmarked))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that a page shows in one go, and where its lower and upper edges are."""

    text: str
    bottom: float
    top: float


def _joined(pieces: list[_Piece]) -> str:
    """Texts under one mark, with a space where the next stands on another line."""
    result = [pieces[0].text]
    for before, after in pairwise(pieces):
        other_line = after.top < before.bottom + _LINE or after.bottom > before.top - _LINE
        result.append(f" {after.text}" if other_line else after.text)
    return _whole_words("".join(result))


def _text(item: object, words: pypdfium2.PdfTextPage) -> str:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
        return ""
    # PDFium looks through the whole page each time that it is asked, and most texts are short enough to ask once
    letters = (raw.FPDF_WCHAR * _MOST_AT_ONCE)()
    size = raw.FPDFTextObj_GetText(item, words, letters, ctypes.sizeof(letters))
    if size > ctypes.sizeof(letters):
        letters = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFTextObj_GetText(item, words, letters, size)
    return bytes(letters)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _whole_words(text: str) -> str:
    """The text with each word that ends its line in a hyphen and the rest of it in one piece."""
    plain = re.sub(f"[{_HYPHEN}]", "-", re.sub(rf"{_SOFT}(?:[ \t]*\n[ \t]*)?", "", text))
    return re.sub(r"(?<=\S)([-\u2010\u2011])[ \t]*\n[ \t]*(?=\S)", r"\1", plain)


def is_right_to_left(text: str) -> bool:
    """Whether any of the text is written from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def _halves(printed: str) -> Iterator[str]:
    """Words with a hyphen at the end of a line, without it: it may belong to the word or to the line."""
    hyphen = rf"(?:[{_HYPHEN}][ \t]*\n?|[-\u2010\u2011][ \t]*\n)"
    for before, after in re.findall(rf"(?=(?<!\S)(\S+?){hyphen}[ \t]*(\S+))", printed):
        yield (before + after).replace(_SOFT, "")
