"""What a piece of a Word file says: the one answer, under rules that have names.

Word keeps some characters as elements (a tab, a line break, a hyphen at which no line breaks) and some words apart
from what a reader sees (struck out, in a text box, written twice for old programs). Whoever asks says by `TextRules`
which of these count. Whichever they are, no character is lost: an element that stands for one gives it.

White space at the edges of a text is kept, though Word drops it where the file does not ask to preserve it: a search
must miss nothing. `ooxml.read`, which reads as a reader of the page does, drops it.

Nothing here needs lxml to be loaded, so that rendering may import it.

Word keeps a character of a symbol font as the font and a position; only those whose meaning is certain are here.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.3.3.30 (`sym`), 17.13.5 (revisions), 22.1 (mathematics); part 3, 9.3
(alternate content); the Unicode Consortium's mapping of the font Symbol.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cspr_docs.ooxml.namespaces import MATHS, PREFIXES, w
from cspr_docs.ooxml.values import hexadecimal

if TYPE_CHECKING:
    from lxml import etree

CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""The elements of a run that stand for a character, by their local names."""

ELEMENTS: Mapping[str, str] = {CHARACTERS[name]: name for name in ("tab", "noBreakHyphen", "softHyphen")}
"""How characters are written that no text of Word holds as they are; line breaks are the writer's own matter."""

_RUN, _PARAGRAPH, _SYMBOL = w("r"), w("p"), w("sym")
_WRITTEN = frozenset({w("t"), f"{{{MATHS}}}t"})
_STRUCK = frozenset({w("delText")})
_BY_TAG = {w(name): character for name, character in CHARACTERS.items()}
LEAVES = frozenset({*_WRITTEN, *_STRUCK, *_BY_TAG, _SYMBOL})
"""The elements that may give characters by themselves (`characters`)."""

_DELETED = frozenset({w("del"), w("moveFrom")})
_FALLBACK = frozenset({f"{{{PREFIXES['mc']}}}Fallback"})

_FIRST, _LAST = 0xF000, 0xF0FF

_ROWS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        0x20: " !", 0x28: "()", 0x2D: "−", 0x30: "0123456789:;", 0x41: "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔←↑→↓°±", 0xB3: "≥×", 0xB7: "•÷≠≡≈…",
        0xD2: "®©™", 0xDB: "⇔⇐", 0xDE: "⇒", 0xE2: "®©™",
    },
    "wingdings": {
        0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪◻", 0xD8: "➢",
        0xDF: "←→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗✓☒☑",
    },
}  # fmt: skip
"""What each font shows from a position on."""

_FONTS = {
    font: {start + at: letter for start, letters in rows.items() for at, letter in enumerate(letters)}
    for font, rows in _ROWS.items()
}


def symbol(font: str, position: int) -> str | None:
    """The character at a position of a font; `None` where it is not known what it shows."""
    if not _FIRST <= position <= _LAST and position > 0xFF:
        return chr(position) if position < 0xD800 else None
    return _FONTS.get(font.lower(), {}).get(position & 0xFF)


def letter_below(position: int) -> str:
    """The character that somebody typed to have a symbol: the private codes F020 to F0FF stand for the Latin ones.

    Empty for what is no character.
    """
    plain = position - _FIRST if 0xF020 <= position <= _LAST else position
    return chr(plain) if 0 < plain < 0x110000 and not 0xD800 <= plain < 0xE000 else ""


_PLAIN = {0x2011: "-", **{position: letter_below(position) for position in range(0xF020, 0xF100)}}


@dataclass(frozen=True, slots=True)
class TextRules:
    """Which text counts, and how it is written.

    Attributes:
        tab: what a tab gives.
        line: what a break of line, column or page gives.
        paragraph: what comes before each paragraph inside (of a cell, a note, a text box); `None` leaves those out.
        struck: whether words count that a tracked change deleted or moved away.
        fallback: whether what old programs show in place of something new counts beside it.
        plain: whether hyphens that hold a line together are plain ones, hyphens that nobody sees are left out, and
            characters of symbol fonts are the letters that were typed, as a search wants them.
    """

    tab: str = "\t"
    line: str = "\n"
    paragraph: str | None = None
    struck: bool = False
    fallback: bool = False
    plain: bool = False


AS_TYPED = TextRules()
ON_ONE_LINE = TextRules(tab=" ", line=" ")
SEARCHED = TextRules(struck=True, fallback=True, plain=True)


def text(element: "etree._Element", rules: TextRules = AS_TYPED) -> str:
    """What an element says: a paragraph, a run, a control, a note, a part."""
    if element.tag in LEAVES:
        return characters(element, rules)
    return "".join(_pieces(element, rules))


def own(paragraph: "etree._Element") -> "Iterator[etree._Element]":
    """The elements of a paragraph in order, without those of the paragraphs inside it (a text box's)."""
    if next(paragraph.iterdescendants(_PARAGRAPH), None) is None:
        yield from paragraph.iterdescendants("*")
        return
    for child in paragraph.iterchildren("*"):
        if child.tag != _PARAGRAPH:
            yield child
            yield from own(child)


def leaves(paragraph: "etree._Element") -> "Iterator[etree._Element]":
    """Those of a paragraph's own elements that may give characters, in order."""
    if next(paragraph.iterdescendants(_PARAGRAPH), None) is None:
        yield from paragraph.iterdescendants(*LEAVES)
    else:
        yield from (element for element in own(paragraph) if element.tag in LEAVES)


def characters(element: "etree._Element", rules: TextRules = AS_TYPED) -> str:
    """The characters that one element of a run gives by itself; nothing for what holds others, or no text."""
    tag = element.tag
    if tag in _WRITTEN or (tag in _STRUCK and rules.struck):
        found = element.text or ""
        return found.translate(_PLAIN) if rules.plain and not found.isascii() else found
    if tag == _SYMBOL:
        return _of_symbol(element, rules)
    found, parent = _BY_TAG.get(str(tag), ""), element.getparent()
    if not found or parent is None or parent.tag != _RUN:  # such as a tab stop among a paragraph's settings
        return ""
    if found.isspace():
        return rules.tab if found == "\t" else rules.line
    if rules.plain:
        return "" if tag == w("softHyphen") else "-"
    return found


def _pieces(holder: "etree._Element", rules: TextRules) -> Iterator[str]:
    for child in holder.iterchildren("*"):
        tag = child.tag
        if tag in LEAVES:
            yield characters(child, rules)
        elif (tag in _DELETED and not rules.struck) or (tag in _FALLBACK and not rules.fallback):
            continue
        elif tag != _PARAGRAPH:
            yield from _pieces(child, rules) if len(child) else ()
        elif rules.paragraph is not None:
            yield rules.paragraph
            yield from _pieces(child, rules)


def _of_symbol(element: "etree._Element", rules: TextRules) -> str:
    position = hexadecimal(element.get(w("char")))
    if position is None:
        return ""
    shown = None if rules.plain else symbol(element.get(w("font"), ""), position)
    return letter_below(position) if shown is None else shown
