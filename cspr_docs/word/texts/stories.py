"""The passages of a file: those of a story (body, header, note, comment), what is seen and what is hidden among it.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.13.5 (revisions), 17.3.2.41 (vanish), 22.1 (mathematics).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.fields import CODES, SIMPLE
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import place_finder
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import SEARCHED, characters, leaves, own
from cspr_docs.ooxml.tracked import DELETED
from cspr_docs.ooxml.values import is_on

_NAMES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
ROOTS = frozenset(map(w, _NAMES))
"""The roots whose paragraphs are read as text."""

_UNSEEN = frozenset({w("comments"), w("glossaryDocument")})
_UNSEEN_ROWS = frozenset({w("del"), w("hidden")})
_P = w("p")


class Layer(StrEnum):
    """Who sees a text: what is published with the words, and what only a program would find."""

    WORDS = "words"  # what a reader sees on the page: body, notes, headers and footers
    SPOKEN = "spoken"  # alternative texts and titles: not seen, but read out, and published
    HIDDEN = "hidden"  # deleted, hidden or commented
    BEHIND = "behind"  # properties, field codes, names of styles, bookmarks and parts, link targets, data, pictures


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that belongs together, joined over its runs.

    Attributes:
        place: where it stands, in a reader's words: `under “What happened”, paragraph 3`, `table 2, row 3, column 1`,
            `the first page's header`, `the file's properties: author`.
        part: the part of the file that holds it, such as `word/document.xml`.
        struck: from where to where it is struck through.
    """

    text: str
    place: str
    part: str
    layer: Layer = Layer.WORDS
    struck: tuple[tuple[int, int], ...] = ()


def of_story(root: etree._Element, part: str, title: str, styles: Styles) -> Iterator[Passage]:
    """The passages of each paragraph of a story, in order; `title` is what a reader calls the story."""
    place_of = place_finder(root, part, title)
    unseen = root.tag in _UNSEEN
    for paragraph in root.iter(_P):
        elements = list(pieces_of(paragraph, styles))
        pieces = [(text, hidden) for _, text, hidden in elements]
        seen = "".join(text for text, hidden in pieces if not hidden)
        place = place_of(paragraph)
        if seen.strip():
            struck = tuple(_struck(elements, styles))
            yield Passage(seen, place, part, Layer.HIDDEN if unseen else Layer.WORDS, struck)
        if any(hidden for _, hidden in pieces):
            yield Passage(_hidden(pieces), f"{place}, hidden or deleted", part, Layer.HIDDEN)
        code = "".join(_codes(paragraph))
        if code.strip():
            yield Passage(code, f"{place}, a field's code", part, Layer.BEHIND)


def pieces_of(paragraph: etree._Element, styles: Styles) -> Iterator[tuple[etree._Element, str, bool]]:
    """The elements that hold a paragraph's characters, these, and whether they are hidden; a text box's are its own."""
    whole = any(  # a row of a table around it is hidden or deleted
        is_on(mark)
        for row in paragraph.iterancestors(w("tr"))
        for mark in row.iterfind(f"{w('trPr')}/*")
        if mark.tag in _UNSEEN_ROWS
    )
    hidden, run = False, None
    for element in leaves(paragraph):
        text = characters(element, SEARCHED)
        if not text:
            continue
        parent = element.getparent()
        if parent is not run:
            run, hidden = parent, whole or (parent is not None and _is_hidden(parent, styles))
        yield element, text, hidden or element.tag == w("delText")


def _struck(pieces: list[tuple[etree._Element, str, bool]], styles: Styles) -> Iterator[tuple[int, int]]:
    """From where to where in the seen text words are struck through."""
    at = 0
    seen = (piece for piece in pieces if not piece[2])
    for is_struck, group in groupby(seen, lambda piece: _is_struck(piece[0].getparent(), styles)):
        text = "".join(piece for _, piece, _ in group)
        if is_struck and text.strip():
            yield at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        at += len(text)


def _is_struck(run: etree._Element | None, styles: Styles) -> bool:
    lines = (None if run is None else styles.run_property(run, name) for name in ("strike", "dstrike"))
    return any(line is not None and is_on(line) for line in lines)


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    around = next(run.iterancestors(_P, *DELETED), None)
    return styles.is_hidden(run) or (around is not None and around.tag in DELETED)


def _hidden(pieces: list[tuple[str, bool]]) -> str:
    """What is hidden, each stretch with the rest of the words that it touches."""
    text = "".join(piece for piece, _ in pieces)
    marks = "".join(("1" if hidden else "0") * len(piece) for piece, hidden in pieces)
    stretches: list[str] = []
    end = 0
    while (start := marks.find("1", end)) >= 0:
        shown = marks.find("0", start)
        low, high = start, len(text) if shown < 0 else shown
        while low > end and not text[low - 1].isspace():
            low -= 1
        while high < len(text) and not text[high].isspace():
            high += 1
        stretches.append(text[low:high])
        end = high
    return " … ".join(stretches)


def _codes(paragraph: etree._Element) -> Iterator[str]:
    for element in own(paragraph):
        if element.tag in CODES:
            yield element.text or ""
        elif element.tag == SIMPLE:
            yield f" {element.get(w('instr'), '')} "
