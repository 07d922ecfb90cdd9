"""The runs of a paragraph into inlines.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.16.22 (hyperlinks).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.fields import (
    CODE,
    MARK,
    SIMPLE,
    OpenFields,
    WordField,
    field_name,
    link_target,
    whole_target,
)
from cspr_docs.ooxml.namespaces import PRESERVE, r, w
from cspr_docs.ooxml.symbols import is_of_symbol_font, symbol
from cspr_docs.ooxml.text import CHARACTERS
from cspr_docs.ooxml.values import is_on
from cspr_docs.prose.links import refusal
from cspr_docs.prose.tree import (
    PLAIN,
    Block,
    FootnoteRef,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Mention,
    Text,
)
from cspr_docs.word.reading.findings import Findings
from cspr_docs.word.reading.looks import Look, Looks, look_of
from cspr_docs.word.reading.objects import object_name
from cspr_docs.word.reading.source import Source

Leaf = Text | Mention | LineBreak | FootnoteRef
Blocks = tuple[Block, ...]
ReadNote = Callable[[etree._Element], Blocks]
"""Reads the blocks of a footnote."""

_PROPERTIES, _TEXT = w("rPr"), w("t")
_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SYMBOLS = re.compile("[\uf000-\uf0ff]")

CONTAINERS = frozenset(w(name) for name in ("smartTag", "customXml", "dir", "bdo"))
PASSED = frozenset(
    w(name)
    for name in (
        *("pPr", "rPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del") for end in ("Start", "End")),
        *("lastRenderedPageBreak", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"),
    )
)
"""What says nothing of the text."""

_CHARACTERS = {w(name): character for name, character in CHARACTERS.items() if name not in ("br", "cr")}
_BREAKS = {"page": "a page break", "column": "a column break"}


@dataclass(slots=True)
class InlineReader:
    """Reads what stands in one paragraph; `findings` grows as it goes.

    Attributes:
        around: the marks that the paragraph's style gives, where they are somebody's emphasis.
        read_note: how a footnote is read; `None` inside of one.
        looks: those met so far, shared by the paragraphs of one text.
    """

    source: Source
    findings: Findings
    around: Mark = PLAIN
    read_note: ReadNote | None = None
    looks: Looks = field(default_factory=dict)
    _out: list[Inline] = field(default_factory=list)
    _open: OpenFields = field(default_factory=OpenFields)
    _in_link: bool = False
    _floor: int = 0

    def read(self, elements: Iterable[etree._Element]) -> Inlines:
        """The inlines of a paragraph (or of elements such as it holds), as they come."""
        self._children(elements)
        for left_open in self._open.fields:
            self.findings.block(f"a field over several paragraphs ({left_open.name or 'unknown'})")
        return tuple(self._out)

    def _children(self, parent: Iterable[etree._Element]) -> None:
        for child in parent:
            self._child(child)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == w("r"):
            self._run(child)
        elif tag in PASSED:
            return
        elif tag in CONTAINERS:
            self._children(child)
        elif tag == w("hyperlink"):
            target = self.source.links.get(child.get(r("id"), ""), "")
            self._link(child, whole_target(target, child.get(w("anchor"), "")))
        elif tag == w("sdt"):
            content = control_content(child)
            if content is not None:
                self._children(content)
        elif tag == SIMPLE:
            self._simple_field(child)
        else:
            self.findings.block(object_name(child))

    def _link(self, holder: etree._Element, target: str) -> None:
        start, outer = self._new_floor(), self._in_link
        self._in_link = True
        self._children(holder)
        self._in_link = outer
        self._close_link(start, target)

    def _close_link(self, start: int, target: str) -> None:
        """Make what was read since `start` a link, where a tree may hold such a link."""
        leaves: list[Leaf] = []
        for inline in self._out[start:]:
            leaves += inline.inlines if isinstance(inline, Link) else (inline,)
        refused = refusal(target)
        if target.startswith("#") or not target:
            self.findings.lose("a link to a place in the document")
        elif refused:
            self.findings.lose(f"the link to {target}, which {refused}")
        else:
            self._out[start:] = [Link(target, tuple(leaves))] if leaves else []
        self._new_floor()

    def _new_floor(self) -> int:
        """Keep what comes next apart from what was read."""
        self._floor = len(self._out)
        return self._floor

    def _simple_field(self, element: etree._Element) -> None:
        instruction = element.get(w("instr"), "")
        target = link_target(instruction)
        if target is not None:
            self._link(element, target)
            return
        self.findings.block(f"a field ({field_name(instruction) or 'unknown'})")
        self._children(element)

    def _run(self, run: etree._Element) -> None:
        look = look_of(run.find(_PROPERTIES), self.source.styles, self.around, self.looks)
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._text(child, look, run)
            elif tag in _CHARACTERS:
                self._append(_CHARACTERS[str(tag)], look.marks)
            elif tag not in PASSED:
                self._special(child, look.marks)

    def _text(self, element: etree._Element, look: Look, run: etree._Element) -> None:
        text = element.text or ""
        if element.get(PRESERVE) != "preserve":
            text = text.strip(" \t\r\n")
        if not text or self._open.in_code:
            return
        if self.source.styles.is_hidden(run):
            self.findings.block("hidden words")
        if not text.isascii() or "\x7f" in text:
            text = self._unusual(text, run)
        dropped = look.dropped_in_link if self._in_link else look.dropped
        if dropped and text.strip():
            for what in dropped:
                self.findings.lose(what)
        self._append(text, look.marks)

    def _append(self, text: str, marks: Mark) -> None:
        """Take words; those of the same marks side by side are one text, which makes what follows quicker."""
        if self._open.in_code:
            return
        last = self._out[-1] if len(self._out) > self._floor else None
        if isinstance(last, Text) and last.marks == marks:
            self._out[-1] = Text(last.text + text, marks)
        else:
            self._out.append(Text(text, marks))

    def _unusual(self, text: str, run: etree._Element) -> str:
        """The text with characters of symbol fonts as Unicode has them."""
        if _UNPRINTABLE.search(text):
            self.findings.block("a character that cannot be printed")
        text = text.replace("\x85", " ")
        if not _SYMBOLS.search(text):
            return text
        fonts = run.find(f"{_PROPERTIES}/{w('rFonts')}")
        font = "" if fonts is None else fonts.get(w("ascii"), fonts.get(w("hAnsi"), ""))
        return "".join(
            self._symbol(font, ord(character)) if is_of_symbol_font(character) else character
            for character in text
        )

    def _symbol(self, font: str, position: int) -> str:
        found = symbol(font, position)
        if found is None:
            self.findings.block(f"a character of the font {font or 'in use'} that has no plain equal")
            return "\ufffd"
        return found

    def _special(self, child: etree._Element, marks: Mark) -> None:
        """What a run holds besides plain characters."""
        tag = child.tag
        if tag == MARK:
            self._field_character(child)
        elif tag == CODE:
            self._open.take(child)
        elif self._open.in_code:
            return
        elif tag in (w("br"), w("cr")):
            self._break(child)
        elif tag == w("sym"):
            self._append(self._symbol(child.get(w("font"), ""), _position(child)), marks)
        elif tag == w("footnoteReference"):
            self._footnote(child)
        else:
            self.findings.block(object_name(child))

    def _break(self, child: etree._Element) -> None:
        kind = _BREAKS.get(child.get(w("type"), ""))
        if kind:
            self.findings.block(kind)
        self._out.append(LineBreak())

    def _footnote(self, reference: etree._Element) -> None:
        note = self.source.footnotes.get(reference.get(w("id"), ""))
        if self.read_note is None:
            self.findings.block("a footnote in a footnote")
            return
        if note is None:
            self.findings.block("a footnote whose text is missing")
            return
        if reference.get(w("customMarkFollows"), "0") not in ("0", "false", "off"):
            self.findings.lose("a footnote's own mark")
        self._out.append(FootnoteRef(self.read_note(note)))

    def _field_character(self, child: etree._Element) -> None:
        if self._open.is_stray(child):
            self.findings.block("a field over several paragraphs (unknown)")
        elif done := self._open.take(child, self._new_floor()):
            self._close_field(done)

    def _close_field(self, done: WordField) -> None:
        target = link_target(done.code)
        if target is None:
            self.findings.block(f"a field ({done.name or 'unknown'})")
        else:
            self._close_link(done.start, target)


def control_content(control: etree._Element) -> etree._Element | None:
    """What a content control holds; `None` where it shows only its prompt to type something."""
    properties = control.find(w("sdtPr"))
    prompt = None if properties is None else properties.find(w("showingPlcHdr"))
    if prompt is not None and is_on(prompt):
        return None
    return control.find(w("sdtContent"))


def _position(element: etree._Element) -> int:
    """The place of a symbol in its font; 0 where the file does not say."""
    try:
        return int(element.get(w("char"), "0"), 16)
    except ValueError:
        return 0
