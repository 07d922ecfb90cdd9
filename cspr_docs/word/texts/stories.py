"""The paragraphs of a story (body, header, note, comment): what is seen, and what is hidden among it.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.13.5 (revisions), 17.3.2.41 (vanish), 22.1 (mathematics).
"""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from cspr_docs.ooxml.fields import CODES, SIMPLE
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import place_finder
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.text import SEARCHED, characters, leaves, own
from cspr_docs.ooxml.tracked import DELETED
from cspr_docs.ooxml.values import is_on
from cspr_docs.word.texts.passage import Layer, Passage

_NAMES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
ROOTS = frozenset(map(w, _NAMES))
"""The roots whose paragraphs are read as text."""

_UNSEEN = frozenset({w("comments"), w("glossaryDocument")})
_P = w("p")


def of_story(root: etree._Element, part: str, title: str, styles: Styles) -> Iterator[Passage]:
    """The passages of each paragraph of a story, in order; `title` is what a reader calls the story."""
    place_of = place_finder(root, part, title)
    unseen = root.tag in _UNSEEN
    for paragraph in root.iter(_P):
        pieces = list(_pieces(paragraph, styles))
        seen = "".join(text for text, hidden, _ in pieces if not hidden)
        place = place_of(paragraph)
        if seen.strip():
            yield Passage(seen, place, part, Layer.HIDDEN if unseen else Layer.WORDS, tuple(_struck(pieces)))
        if any(hidden for _, hidden, _ in pieces):
            yield Passage(_hidden(pieces), f"{place}, hidden or deleted", part, Layer.HIDDEN)
        code = "".join(_codes(paragraph))
        if code.strip():
            yield Passage(code, f"{place}, a field's code", part, Layer.BEHIND)


_Piece = tuple[str, bool, bool]
"""Characters, whether they are hidden, and whether they are struck through."""


def _pieces(paragraph: etree._Element, styles: Styles) -> Iterator[_Piece]:
    """The characters of a paragraph in order, and whether a reader sees them; a text box's are its own."""
    whole = _in_unseen_row(paragraph)
    hidden, struck, run = False, False, None
    for element in leaves(paragraph):
        text = characters(element, SEARCHED)
        if not text:
            continue
        parent = element.getparent()
        if parent is not run:
            run, hidden = parent, whole or _is_hidden(parent, styles)
            lines = (
                None if run is None else styles.run_property(run, name) for name in ("strike", "dstrike")
            )
            struck = any(line is not None and is_on(line) for line in lines)
        yield text, hidden or element.tag == w("delText"), struck


def _struck(pieces: list[_Piece]) -> Iterator[tuple[int, int]]:
    """From where to where in the seen text words are struck through."""
    at = 0
    for is_struck, group in groupby((piece for piece in pieces if not piece[1]), lambda piece: piece[2]):
        text = "".join(piece[0] for piece in group)
        if is_struck and text.strip():
            yield at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        at += len(text)


def _in_unseen_row(paragraph: etree._Element) -> bool:
    """Whether a row of a table around it is hidden or deleted."""
    return any(
        is_on(mark)
        for row in paragraph.iterancestors(w("tr"))
        for properties in row.iterchildren(w("trPr"))
        for mark in properties.iterchildren(w("del"), w("hidden"))
    )


def _is_hidden(run: etree._Element | None, styles: Styles) -> bool:
    if run is None:
        return False
    if styles.is_hidden(run):
        return True
    parent = run.getparent()
    while parent is not None and parent.tag != _P:
        if parent.tag in DELETED:
            return True
        parent = parent.getparent()
    return False


def _hidden(pieces: list[_Piece]) -> str:
    """What is hidden, each stretch with the rest of the words that it touches."""
    text = "".join(piece for piece, _, _ in pieces)
    marks = "".join(("1" if hidden else "0") * len(piece) for piece, hidden, _ in pieces)
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
