"""Characters of symbol fonts as Unicode has them; those that cannot be printed are refused."""

import re

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.symbols import is_of_symbol_font, symbol
from cspr_docs.word.article.findings import Findings

_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ufffd-\uffff\U000e0000-\U000e0fff\u202a-\u202e]")
_FONTS_WITH_SYMBOLS = re.compile("[\uf000-\uf0ff]")


def plain_characters(text: str, run: etree._Element, findings: Findings, font: str = "") -> str:
    """The text with symbols as everybody can read them; `font` is that of the run where nothing is given."""
    if text.isascii() and "\x7f" not in text and not font:
        return text
    if _UNPRINTABLE.search(text):
        findings.unknown("a character that cannot be printed", "delete it, and type what is meant")
    text = text.replace("\x85", " ")
    if not font and not _FONTS_WITH_SYMBOLS.search(text):
        return text
    given = bool(font)
    named = run.find(f"{w('rPr')}/{w('rFonts')}")
    font = font or ("" if named is None else named.get(w("ascii"), named.get(w("hAnsi"), "")))
    symbols = is_of_symbol_font if not given else (lambda _: True)
    return "".join(_plain(each, font, findings) if symbols(each) else each for each in text)


def _plain(character: str, font: str, findings: Findings) -> str:
    found = symbol(font, ord(character))
    if found is None:
        what = f"a character of the font {font or 'in use'} that has no plain equal"
        findings.unknown(what, "choose it anew from an ordinary font, such as Arial or Segoe UI Symbol")
        return "\ufffd"
    return found
