"""The paragraphs of a story (body, header, note, comment): what is seen, and what is hidden among it.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.13.5 (revisions), 17.3.2.41 (vanish), 22.1 (mathematics).
"""

from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import MATHS, w
from cspr_docs.word.revisions.markup import DELETED
from cspr_docs.word.texts.passage import Layer, Passage
from cspr_docs.word.where import place_finder

_NAMES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
ROOTS = frozenset(map(w, _NAMES))
"""The roots whose paragraphs are read as text."""

_UNSEEN = frozenset({w("comments"), w("glossaryDocument")})
_WRITTEN = frozenset({w("t"), w("delText"), f"{{{MATHS}}}t"})
_CODES = frozenset({w("instrText"), w("delInstrText")})
_GAPS = frozenset({w("tab"), w("br"), w("cr"), w("ptab")})
_VANISHING = (w("vanish"), w("specVanish"), w("webHidden"))
_OFF = frozenset({"0", "false", "off"})
_P, _R = w("p"), w("r")


def of_story(root: etree._Element, part: str, title: str, hidden_styles: frozenset[str]) -> Iterator[Passage]:
    """The passages of each paragraph of a story, in order; `title` is what a reader calls the story."""
    place_of = place_finder(root, part, title)
    unseen = root.tag in _UNSEEN
    for paragraph in root.iter(_P):
        pieces = list(_pieces(paragraph, hidden_styles))
        seen = "".join(text for text, hidden in pieces if not hidden)
        place = place_of(paragraph)
        if seen.strip():
            yield Passage(seen, place, part, Layer.HIDDEN if unseen else Layer.WORDS)
        if any(hidden for _, hidden in pieces):
            yield Passage(_hidden(pieces), f"{place}, hidden or deleted", part, Layer.HIDDEN)
        code = "".join(_codes(paragraph))
        if code.strip():
            yield Passage(code, f"{place}, a field's code", part, Layer.BEHIND)


def _pieces(paragraph: etree._Element, hidden_styles: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The characters of a paragraph in order, and whether a reader sees them; a text box's are its own."""
    whole = _has_style(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), hidden_styles) or _in_unseen_row(
        paragraph
    )
    hidden, run = False, None
    for element in _own(paragraph):
        text = _text(element)
        if not text:
            continue
        parent = element.getparent()
        if parent is not run:
            run, hidden = parent, whole or _is_hidden(parent, hidden_styles)
        yield text, hidden or element.tag == w("delText")


def _in_unseen_row(paragraph: etree._Element) -> bool:
    """Whether a row of a table around it is hidden or deleted."""
    return any(
        mark.get(w("val"), "1") not in _OFF
        for row in paragraph.iterancestors(w("tr"))
        for properties in row.iterchildren(w("trPr"))
        for mark in properties.iterchildren(w("del"), w("hidden"))
    )


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The elements of a paragraph in order, without those of the paragraphs inside it."""
    inner = paragraph.iterdescendants(_P)
    if next(inner, None) is None:
        yield from paragraph.iterdescendants(etree.Element)
        return
    for child in paragraph.iterchildren(etree.Element):
        if child.tag != _P:
            yield child
            yield from _own(child)


def _text(element: etree._Element) -> str:
    if element.tag in _WRITTEN:
        return element.text or ""
    if element.tag in _GAPS and _is_in_run(element):
        return "\n" if element.tag != w("tab") else "\t"
    if element.tag == w("noBreakHyphen"):
        return "-"
    if element.tag == w("sym"):
        return _symbol(element.get(w("char"), ""))
    return ""


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _R


def _symbol(code: str) -> str:
    """A character of a symbol font; its private codes F020 to F0FF stand for the Latin characters below them."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    plain = number - 0xF000 if 0xF020 <= number <= 0xF0FF else number
    return chr(plain) if 0 < plain < 0x110000 and not 0xD800 <= plain < 0xE000 else ""


def _is_hidden(run: etree._Element | None, hidden_styles: frozenset[str]) -> bool:
    if run is None:
        return False
    properties = run.find(w("rPr"))
    if properties is not None:
        if any(mark.get(w("val"), "1") not in _OFF for mark in properties.iterchildren(*_VANISHING)):
            return True
        if _has_style(properties.find(w("rStyle")), hidden_styles):
            return True
    parent = run.getparent()
    while parent is not None and parent.tag != _P:
        if parent.tag in DELETED:
            return True
        parent = parent.getparent()
    return False


def _has_style(style: etree._Element | None, hidden_styles: frozenset[str]) -> bool:
    return style is not None and style.get(w("val"), "") in hidden_styles


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
    for element in _own(paragraph):
        if element.tag in _CODES:
            yield element.text or ""
        elif element.tag == w("fldSimple"):
            yield f" {element.get(w('instr'), '')} "
