"""Fields: where one begins and ends, and what it is told to do.

Nothing here needs lxml to be loaded, so that rendering may import it.

Source: ECMA-376 part 1, 17.16 (fields), 17.16.1 (syntax), 17.16.18 (`fldChar`), 17.16.19 (`fldSimple`), 17.16.23
(`instrText`), 17.16.5.25 (HYPERLINK).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from cspr_docs.ooxml.namespaces import w

if TYPE_CHECKING:
    from lxml import etree

MARK, SIMPLE, CODE, STRUCK_CODE = w("fldChar"), w("fldSimple"), w("instrText"), w("delInstrText")
CODES = frozenset({CODE, STRUCK_CODE})

_NAME = re.compile(r"[\s\"“”]*([A-Za-z]+|=)")
_TOKEN = re.compile(r'\\([A-Za-z*#@!])|["“”]((?:[^"“”\\]|\\.)*)["“”]|((?:[^\s"“”\\]|\\\\)+)|(\S)')
_ESCAPED = re.compile(r"\\(.)")
VALUED_IN_LINKS = "lot"
"""The switches of HYPERLINK that take the word behind them."""

_TO_BOOKMARKS = ("REF", "PAGEREF", "NOTEREF")
_KEPT = "%/:?#@!$&'()*+,;=~-._"
"""What stands in a web address as it is; `%` too, since it may be encoded already."""


class TokenKind(Enum):
    """What a piece of an instruction is."""

    WORD = auto()  # a word, or several in quotes
    SWITCH = auto()  # a backslash and a letter or sign
    STRAY = auto()  # a sign that is neither, such as a quote without its partner


class Token(NamedTuple):
    """A piece of an instruction; `text` of a switch is its letter, `raw` is written with its backslashes."""

    kind: TokenKind
    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class FieldCode:
    """What a field is told to do: its name in capitals (empty where it has none), and the pieces behind the name."""

    name: str
    tokens: tuple[Token, ...]

    def words(self, valued: str = "") -> tuple[Token, ...]:
        """The words that belong to no switch; `valued` are the letters of the switches that take the word behind."""
        found, takes = [], False
        for token in self.tokens:
            if token.kind is TokenKind.WORD and not takes:
                found.append(token)
            takes = token.kind is TokenKind.SWITCH and token.text.lower() in valued
        return tuple(found)

    def switch(self, letter: str) -> str | None:
        """The word behind a switch, empty where none stands there; `None` where there is no such switch."""
        for token, following in zip_longest(self.tokens, self.tokens[1:]):
            if token.kind is TokenKind.SWITCH and token.text.lower() == letter:
                return following.text if following is not None and following.kind is TokenKind.WORD else ""
        return None


def field_name(text: str) -> str:
    """The first word of an instruction in capitals, `=` for a formula; empty where it has none."""
    found = _NAME.match(text)
    return found[1].upper() if found else ""


def tokens(text: str) -> tuple[Token, ...]:
    """The pieces of an instruction, its name first."""
    return tuple(_token(found) for found in _TOKEN.finditer(text))


def field_code(text: str) -> FieldCode:
    """What an instruction says."""
    named = _NAME.match(text)
    return FieldCode(field_name(text), tokens(text[named.end() :] if named else text))


def _token(found: "re.Match[str]") -> Token:
    switch, quoted, word, stray = found.groups()
    if switch:
        return Token(TokenKind.SWITCH, switch, found[0])
    if stray:
        return Token(TokenKind.STRAY, stray, stray)
    raw = word if quoted is None else quoted
    return Token(TokenKind.WORD, _ESCAPED.sub(r"\1", raw), raw)


def link_target(text: str) -> str | None:
    """Where a HYPERLINK field leads, `#place` within the document; `None` if the instruction is another's."""
    told = field_code(text)
    if told.name != "HYPERLINK":
        return None
    address = next((word.text for word in told.words(VALUED_IN_LINKS)), "")
    return whole_target(address, told.switch("l") or "")


def whole_target(address: str, place: str) -> str:
    """A link's address with the place in it, percent-encoded where a URI asks for it."""
    whole = f"{address}#{place}" if place and "#" not in address else address
    return quote(whole, safe=_KEPT)


@dataclass(slots=True, eq=False)
class WordField:
    """A field.

    Attributes:
        begin: its first mark, or the `fldSimple` that it is.
        pieces: the elements of its code in order, with the first marks of fields inside the code.
        separate: the mark between code and result.
        end: its last mark; `None` while it has not come, and for `fldSimple`.
        start: how much a reader had read when the field's code or, later, its result began.
    """

    begin: "etree._Element"
    pieces: "list[etree._Element]" = field(default_factory=list)
    separate: "etree._Element | None" = None
    end: "etree._Element | None" = None
    start: int = 0

    @property
    def code(self) -> str:
        """Its own instruction, without that of fields inside."""
        return self.written(inner="")

    @property
    def name(self) -> str:
        """The first word of the instruction, in capitals."""
        return field_name(self.code)

    @property
    def is_whole(self) -> bool:
        """Whether it has an end."""
        return self.end is not None or self.begin.tag == SIMPLE

    @property
    def has_inner(self) -> bool:
        """Whether another field writes a part of its code."""
        return any(piece.tag == MARK for piece in self.pieces)

    def written(self, *, inner: str, struck: bool = True) -> str:
        """Its instruction with `inner` for each field inside; `struck`: with the code that a tracked change deletes."""
        if self.begin.tag == SIMPLE:
            return self.begin.get(w("instr"), "")
        pieces = (piece for piece in self.pieces if struck or piece.tag != STRUCK_CODE)
        return "".join(inner if piece.tag == MARK else piece.text or "" for piece in pieces)

    def inside(self) -> "Iterator[etree._Element]":
        """The elements between its marks in order; all behind its beginning where it never ends."""
        if self.begin.tag == SIMPLE:
            yield from self.begin.iterdescendants("*")
            return
        for element in _onwards(self.begin):
            if element is self.end:
                return
            yield element


@dataclass(slots=True)
class OpenFields:
    """The fields that have begun and not yet ended while a text is read, the innermost last."""

    fields: list[WordField] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether what is read now tells a field what to show, and is no text."""
        return any(each.separate is None for each in self.fields)

    def is_stray(self, element: "etree._Element") -> bool:
        """Whether a mark or a piece of code belongs to no field that is open, or the code stands in a result."""
        if element.tag == MARK:
            return not self.fields and element.get(w("fldCharType")) != "begin"
        return not self.fields or self.fields[-1].separate is not None

    def take(self, element: "etree._Element", start: int = 0) -> WordField | None:
        """Take the next mark or piece of code; the field that ends with it, if one does.

        `start` is how much has been read before. What is stray is passed over.
        """
        if element.tag != MARK:
            if not self.is_stray(element):
                self.fields[-1].pieces.append(element)
            return None
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            if self.fields and self.fields[-1].separate is None:
                self.fields[-1].pieces.append(element)
            self.fields.append(WordField(element, start=start))
        elif self.fields and kind == "separate":
            self.fields[-1].separate, self.fields[-1].start = element, start
        elif self.fields and kind == "end":
            self.fields[-1].end = element
            return self.fields.pop()
        return None


def read_fields(root: "etree._Element") -> Iterator[WordField]:
    """The fields of a part in the order in which they end; those that never end come last, the innermost first."""
    open_ = OpenFields()
    for element in root.iter(MARK, SIMPLE, *CODES):
        if element.tag == SIMPLE:
            yield WordField(element)
        elif done := open_.take(element):
            yield done
    yield from reversed(open_.fields)


def led_to(root: "etree._Element") -> "Iterator[tuple[etree._Element, str]]":
    """The links and references of a part, and the bookmarks that they lead to."""
    for link in root.iter(w("hyperlink")):
        if anchor := link.get(w("anchor")):
            yield link, anchor
    for field_ in read_fields(root):
        told = field_code(field_.code)
        words = told.words(VALUED_IN_LINKS if told.name == "HYPERLINK" else "")
        if told.name in _TO_BOOKMARKS and words and not field_.has_inner:
            yield field_.begin, words[0].text
        elif told.name == "HYPERLINK" and not words and (place := told.switch("l")):
            yield field_.begin, place


def _onwards(element: "etree._Element") -> "Iterator[etree._Element]":
    """The elements behind one in the order of the part, those in it first."""
    yield from element.iterdescendants("*")
    at: etree._Element | None = element
    while at is not None:
        for sibling in at.itersiblings("*"):
            yield from sibling.iter("*")
        at = at.getparent()
