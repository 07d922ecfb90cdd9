"""The fields of a part with their whole instructions, put together over runs and with fields inside fields.

Source: ECMA-376 part 1, 17.16.2 (fields), 17.16.18 (`fldChar`), 17.16.19 (`fldSimple`), 17.16.23 (`instrText`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.namespaces import w

_CODE = (w("instrText"), w("delInstrText"))
_KEYWORD = re.compile(r"[\s\"“”]*([A-Za-z]+|=)")
_LONGEST = 10_000
INNER = " {} "
"""Stands in a field's code for what a field inside it will write."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A field: what it is told to do, where it begins, and whether another field writes part of that."""

    text: str
    element: etree._Element
    has_inner: bool = False

    @property
    def keyword(self) -> str:
        """Its first word in capitals; empty where it has none."""
        found = _KEYWORD.match(self.text)
        return found[1].upper() if found else ""

    @property
    def arguments(self) -> tuple[str, ...]:
        """What follows the keyword: quoted or single words, and switches."""
        rest = _KEYWORD.sub("", self.text, count=1)
        pieces = re.findall(r"[\"“”]([^\"“”]*)[\"“”]|(\S+)", rest)
        return tuple(quoted or plain for quoted, plain in pieces)


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet."""

    element: etree._Element
    code: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    in_code: bool = True
    has_inner: bool = False

    def closed(self) -> Iterator[Instruction]:
        """The field, once more without deleted code where it has some: somebody may accept the deletion."""
        yield Instruction("".join(self.code)[:_LONGEST], self.element, self.has_inner)
        if self.kept and self.kept != self.code:
            yield Instruction("".join(self.kept)[:_LONGEST], self.element, self.has_inner)


def instructions(root: etree._Element) -> Iterator[Instruction]:
    """Every field of the part; one that is never ended or never begun is given as far as it goes."""
    stack: list[_Open] = []
    for element in root.iter(w("fldChar"), w("fldSimple"), w("t"), *_CODE):
        if element.tag == w("fldSimple"):
            yield Instruction(element.get(w("instr"), ""), element)
        elif element.tag == w("fldChar"):
            yield from _step(element, stack)
        elif stack:
            _add(element, stack[-1])
        elif element.tag in _CODE:
            yield Instruction(element.text or "", element)
    for left in reversed(stack):
        yield from left.closed()


def _step(mark: etree._Element, stack: list[_Open]) -> Iterator[Instruction]:
    """Take one mark of a field: its beginning, the end of its code, or its end."""
    kind = mark.get(w("fldCharType"), "")
    if kind == "begin":
        if stack and stack[-1].in_code:
            stack[-1].has_inner = True
            stack[-1].code.append(INNER)
            stack[-1].kept.append(INNER)
        stack.append(_Open(mark))
    elif kind == "separate" and stack:
        stack[-1].in_code = False
    elif kind == "end" and stack:
        yield from stack.pop().closed()


def _add(element: etree._Element, field_: _Open) -> None:
    """A piece of code joins the field that is open; words do while they stand where code does."""
    if element.tag in _CODE or field_.in_code:
        field_.code.append(element.text or "")
        if element.tag != w("delInstrText"):
            field_.kept.append(element.text or "")
