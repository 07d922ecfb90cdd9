r"""A table of contents whose entries are there when the document opens, with no question whether to update fields.

Word fills a TOC field when a person asks it to; until then the field shows what it was saved with. So the entries
are written here: each heading's number and words, linked to the heading. Page numbers are left out (the field's
switch `\n`): only a program that lays out pages knows them, and a wrong one is worse than none.

Source: ISO/IEC 29500-1, 17.16.5.68 (the TOC field), 17.9 (numbering).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple
from xml.parsers import expat

from markupsafe import escape

from cspr_docs.ooxml.fields import field_code, field_name
from cspr_docs.ooxml.numbering import Counting, ListForm, ListLevel
from cspr_docs.ooxml.text import CHARACTERS
from cspr_docs.word.additions import Counter

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_P, _PROPERTIES, _STYLE, _FIELD, _TEXT, _INSTRUCTION = (
    f"{_WORD} {name}" for name in ("p", "pPr", "pStyle", "fldChar", "t", "instrText")
)
_BREAKS = {
    f"{_WORD} {name}": " " if character.isspace() else character for name, character in CHARACTERS.items()
}
_BEGINNINGS = frozenset((_P, _STYLE, _FIELD, _TEXT, _INSTRUCTION, *_BREAKS))
_ENDS = frozenset((_P, _PROPERTIES, _TEXT, _INSTRUCTION))


class OutlineLevel(NamedTuple):
    """How a paragraph style stands in the outline: its level from 1, and how its number is written.

    `list_id` and `depth` name the numbering; `levels` has for each depth of it the fields of a
    `numbering.ListLevel`. An unnumbered style has no levels. `tabbed`: a tab follows the number, not a space.
    `name`: the style's, as Word shows it.
    """

    level: int
    list_id: str = ""
    depth: int = 0
    levels: tuple[tuple[Any, ...], ...] = ()
    tabbed: bool = True
    name: str = ""


Outline = Mapping[str, OutlineLevel]
"""By style id, the paragraph styles that are headings."""


@dataclass(slots=True)
class _Heading:
    level: OutlineLevel
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Field:
    """The paragraphs of the TOC field, as byte positions, and its instruction."""

    start: int
    end: int = 0
    instruction: str = ""


def fill_contents(body: str, outline: Outline, counter: Counter, first: int = 1) -> str:
    """The body with the entries of its TOC field written, and a bookmark around each heading that it lists.

    `first`: the number in the first bookmark's name, `_Toc000000001`; the others count on from it.
    """
    raw = body.encode()
    reader = _Reader(raw, outline)
    field_ = reader.field
    if field_ is None or not field_.end:
        return body
    entries: list[str] = []
    pieces: list[tuple[int, str]] = []
    lists = {
        style.list_id: ListForm(style.list_id, {at: ListLevel(*each) for at, each in enumerate(style.levels)})
        for style in outline.values()
    }
    counting = Counting(lists)
    for heading in reader.headings:
        number = ""
        if heading.level.depth < len(heading.level.levels):
            counting.next(heading.level.list_id, heading.level.depth)
            number = counting.label(heading.level.list_id, heading.level.depth)
        if not is_listed(heading.level, field_.instruction) or not heading.text.strip():
            continue
        name = f"_Toc{len(entries) + first:09d}"
        entries.append(_entry(heading.level, name, number, heading.text))
        id_ = counter.take("bookmark")
        pieces.append((heading.start, f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'))
        pieces.append((heading.end, f'<w:bookmarkEnd w:id="{id_}"/>'))
    pieces.append((field_.start, _field_paragraphs(field_.instruction, entries)))
    result: list[bytes] = []
    at = 0
    for position, text in sorted(pieces, key=lambda piece: piece[0]):
        result += (raw[at:position], text.encode())
        at = field_.end if position == field_.start else position
    return b"".join([*result, raw[at:]]).decode()


def _field_paragraphs(instruction: str, entries: list[str]) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    if not entries:
        return f"<w:p>{begin}{end}</w:p>"
    entries = [*entries]
    entries[0] = entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    entries[-1] = entries[-1].removesuffix("</w:p>") + f"{end}</w:p>"
    return "".join(entries)


def _entry(level: OutlineLevel, name: str, number: str, text: str) -> str:
    numbered = f"<w:r><w:t>{escape(number)}</w:t></w:r><w:r><w:tab/></w:r>" if number and level.tabbed else ""
    words = text.strip() if level.tabbed else f"{number} {text.strip()}"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{level.level}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{name}" w:history="1">{numbered}'
        f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:hyperlink></w:p>'
    )


def is_listed(level: OutlineLevel, instruction: str) -> bool:
    r"""Whether the contents list headings of this style.

    With the switch `\u` every style that has an outline level counts, without it only Word's own headings and the
    styles that `\t "Appendix Heading,1"` names.

    Source: ISO/IEC 29500-1, 17.16.5.68.
    """
    if level.level > deepest_listed(instruction):
        return False
    name = level.name.casefold()
    told = field_code(instruction)
    if told.switch("u") is not None or name == f"heading {level.level}":
        return True
    return name in (word.strip().casefold() for word in re.split("[,;]", told.switch("t") or ""))


def deepest_listed(instruction: str) -> int:
    r"""The last level of the switch `\o "1-2"`; 3 where there is none, as in Word."""
    last = (field_code(instruction).switch("o") or "").rsplit("-", 1)[-1]
    return int(last) if last.isdecimal() else 3


def _telling(raw: bytes, outline: Outline) -> tuple[bytes, list[tuple[int, int]]]:
    """The paragraphs that are headings or hold a piece of a field, in the body's root: all that has to be parsed.

    With it for each stretch where it begins there and in the body. A body whose paragraphs stand in one another, or
    that has another name for Word's namespace, comes back whole.
    """
    whole = (raw, [(0, 0)])
    head = raw.find(b">", raw.find(b"<w:document")) + 1
    if not head or raw.count(_WORD.encode()) != 1 or b' xmlns:w="' not in raw[:head]:
        return whole
    styles = "|".join(re.escape(str(escape(style))) for style in outline)
    telling = re.compile(rf'<w:pStyle w:val="(?:{styles})"|<w:fldChar |<w:instrText[ >]'.encode())
    pieces, starts, length, end = [raw[:head]], [(0, 0)], head, head
    for found in telling.finditer(raw, head):
        if found.start() < end:
            continue
        start = max(raw.rfind(opening, end, found.start()) for opening in (b"<w:p>", b"<w:p "))
        end = raw.find(b"</w:p>", found.start()) + len(b"</w:p>")
        piece = raw[start:end]
        if start < 0 or piece.count(b"<w:p>") + piece.count(b"<w:p ") != 1 or piece.count(b"</w:p>") != 1:
            return whole
        pieces.append(piece)
        starts.append((length, start))
        length += len(piece)
    return b"".join((*pieces, b"</w:document>")), starts


class _Reader:
    """Finds the headings and the TOC field of a rendered body, with their byte positions."""

    def __init__(self, raw: bytes, outline: Outline) -> None:
        self.headings: list[_Heading] = []
        self.field: _Field | None = None
        self._outline = outline
        told, self._starts = _telling(raw, outline)
        self._paragraphs: list[int] = []
        self._heading: _Heading | None = None
        self._text: list[str] | None = None
        self._depth = 0
        self._closes = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._parser = parser
        parser.Parse(told, True)

    @property
    def _here(self) -> int:
        """Where the body has what is being read."""
        at = self._parser.CurrentByteIndex
        inside, whole = self._starts[bisect_right(self._starts, at, key=itemgetter(0)) - 1]
        return whole + at - inside

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _BEGINNINGS:
            return
        if name == _P:
            self._paragraphs.append(self._here)
        elif name == _STYLE:
            level = self._outline.get(attributes.get(f"{_WORD} val", ""))
            self._heading = _Heading(level, "", 0, 0) if level else None
        elif name == _FIELD:
            self._field_character(attributes.get(f"{_WORD} fldCharType", ""))
        elif name in (_TEXT, _INSTRUCTION):
            self._text = []
        elif self._heading and self._heading.start:
            self._heading.text += _BREAKS[name]

    def _end(self, name: str) -> None:
        if name not in _ENDS:
            return
        if name == _PROPERTIES and self._heading and not self._heading.start:
            self._heading.start = self._here + len(b"</w:pPr>")
        elif name == _TEXT:
            if self._heading:
                self._heading.text += "".join(self._text or ())
            self._text = None
        elif name == _INSTRUCTION:
            self._instruction("".join(self._text or ()))
            self._text = None
        elif name == _P:
            self._end_of_paragraph(self._here)

    def _end_of_paragraph(self, here: int) -> None:
        self._paragraphs.pop()
        if self._heading:
            self._heading.end = here
            self.headings.append(self._heading)
            self._heading = None
        if self._closes and self.field:
            self.field.end = here + len(b"</w:p>")
            self._closes = False

    def _field_character(self, kind: str) -> None:
        """A field may stand inside the TOC field: it ends with the end that belongs to its own beginning."""
        is_open = self.field is not None and not self.field.end and not self._closes
        if kind == "begin":
            self._depth += 1
        elif kind == "end":
            self._depth -= 1
            self._closes = is_open and self._depth == 0

    def _instruction(self, text: str) -> None:
        if self.field is None and field_name(text) == "TOC":
            self.field = _Field(self._paragraphs[-1], instruction=text)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
