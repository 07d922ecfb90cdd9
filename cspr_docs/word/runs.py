"""Characters into runs: escaping, hyphens and tabs, marks, and the direction of writing."""

import re
from collections.abc import Iterator

from cspr_docs.ooxml.text import ELEMENTS
from cspr_docs.prose.tree import PLAIN, Mark

_SPECIAL = re.compile(f"([{''.join(ELEMENTS)}])")
_ELEMENT = {character: f"<w:{name}/>" for character, name in ELEMENTS.items()}

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms."""

_RTL_LETTER = re.compile(f"[{_RTL}]")
_RTL_STRETCH = re.compile(f"[{_RTL}](?:[{_RTL}\\W\\d_]*[{_RTL}])?")
_LTR_LETTER = re.compile(f"[^\\W\\d_{_RTL}]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06c1\u06d2]")
"""Letters that Urdu has, and neither Arabic nor Persian: tteh, ddal, rreh, noon ghunna, heh goal, yeh barree."""

_PAIRS = {"»": "«", ")": "(", "]": "[", "”": "“", "’": "‘"}

_TOGGLES = {Mark.STRONG: "<w:b/><w:bCs/>", Mark.EMPHASIS: "<w:i/><w:iCs/>", Mark.STRIKE: "<w:strike/>"}


def escape(text: str) -> str:
    """The text, as XML has it between tags and between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text_runs(
    text: str, marks: Mark = PLAIN, *, style: str = "", extra: str = "", right_to_left: bool = False
) -> str:
    """The runs of a text; several where the direction of writing changes.

    `style` is a character style, `extra` further properties (those between `strike` and `rtl` in the
    schema's order); `right_to_left` where the whole paragraph is written so.

    Source: ECMA-376 part 1, 17.3.2 (run properties), 17.3.2.30 (`rtl`), 17.3.3 (run content).
    """
    properties = _properties(marks, style, extra)
    if right_to_left:
        return _run(text, properties + _right_to_left(text))
    if text.isascii() or not _RTL_LETTER.search(text):
        return _run(text, properties)
    return "".join(
        _run(stretch, properties + (_right_to_left(stretch) if _RTL_LETTER.search(stretch) else ""))
        for stretch in _stretches(text)
    )


def _stretches(text: str) -> Iterator[str]:
    """The text, cut where the direction of writing changes."""
    end = 0
    for found in _RTL_STRETCH.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        end = found.end()
        while end < len(text) and _closes(text[end], text[found.start() : end]):
            end += 1
        yield text[found.start() : end]
    if end < len(text):
        yield text[end:]


def _closes(character: str, stretch: str) -> bool:
    """Whether a bracket or quotation mark closes one that the stretch opened."""
    opening = _PAIRS.get(character)
    return opening is not None and stretch.count(opening) > stretch.count(character)


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph is written from right to left: it has such letters and no others."""
    return not text.isascii() and bool(_RTL_LETTER.search(text)) and not _LTR_LETTER.search(text)


def _right_to_left(stretch: str) -> str:
    """The direction, and the language that the letters tell; Arabic where they are those of several.

    Source: WCAG 2.2, 3.1.2 (language of parts): a program that reads aloud takes the voice of the language.
    """
    language = "he-IL" if _HEBREW.search(stretch) else "ur-PK" if _URDU.search(stretch) else "ar-SA"
    return f'<w:rtl/><w:lang w:bidi="{language}"/>'


def _properties(marks: Mark, style: str, extra: str) -> str:
    """Run properties in the schema's order.

    The styles `Strong` and `Emphasis` name the meaning; the direct properties make it show where the
    paragraph is bold already (a style's bold turns off in a bold paragraph, ECMA-376 part 1, 17.7.3).
    """
    if not marks:
        return f'<w:rStyle w:val="{style}"/>{extra}' if style else extra
    style = style or ("Strong" if Mark.STRONG in marks else "Emphasis" if Mark.EMPHASIS in marks else "")
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return named + "".join(toggle for mark, toggle in _TOGGLES.items() if mark in marks) + extra


def _run(text: str, properties: str) -> str:
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    if not _SPECIAL.search(text):
        return f'{opening}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    pieces = (
        _ELEMENT.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _SPECIAL.split(text)
        if piece
    )
    return f"{opening}{''.join(pieces)}</w:r>"
