"""The runs of a paragraph into an article's inlines.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.16 (fields), 17.16.22 (hyperlinks).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.fields import CODE, MARK, SIMPLE, OpenFields, field_name, link_target, whole_target
from cspr_docs.ooxml.namespaces import PRESERVE, r, w
from cspr_docs.ooxml.text import CHARACTERS
from cspr_docs.prose.links import refusal
from cspr_docs.prose.tree import PLAIN, Mark
from cspr_docs.word.article.characters import plain_characters
from cspr_docs.word.article.places import reference
from cspr_docs.word.article.runs import RunLook, note_faults, run_look
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Inline, LineBreak, Link, NoteRef, PageBreak, Picture, Text
from cspr_docs.word.reading.inlines import CONTAINERS, PASSED, control_content
from cspr_docs.word.reading.objects import object_name

SHOWN_FIELDS = frozenset({"REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "QUOTE"})
"""Fields whose result is part of the text; what they count does not change on the way."""

_CHARACTERS = {w(name): character for name, character in CHARACTERS.items() if name not in ("br", "cr")}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_FIELD = "click into it in Word and press Ctrl+Shift+F9, which turns it into plain words"

Piece = Inline | PageBreak


@dataclass(slots=True)
class InlineReader:
    """Reads what stands in one paragraph.

    Attributes:
        style: the id of the paragraph's style, whose language its runs have.
        around: the marks that the style gives, where they are somebody's emphasis.
    """

    story: Story
    style: str = ""
    around: Mark = PLAIN
    _out: list[Piece] = field(default_factory=list)
    _open: OpenFields = field(default_factory=OpenFields)
    _in_link: bool = False

    def read(self, elements: Iterable[etree._Element]) -> tuple[Piece, ...]:
        """The pieces of a paragraph (or of elements such as it holds), as they come."""
        self._children(elements)
        if self._open.fields:
            self._unknown_field("a field that goes on over several paragraphs")
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
            self._hyperlink(child)
        elif tag == w("sdt"):
            content = control_content(child)
            self._children(() if content is None else content)
        elif tag == SIMPLE:
            self._simple_field(child)
        else:
            self.story.findings.unknown(object_name(child))

    def _hyperlink(self, element: etree._Element) -> None:
        address = self.story.source.links.get(element.get(r("id"), ""), "")
        anchor = element.get(w("anchor"), "")
        start = self._open_link()
        self._children(element)
        self._close_link(start, whole_target(address, anchor) if address else f"#{anchor}")

    def _open_link(self) -> int:
        self._in_link = True
        return len(self._out)

    def _close_link(self, start: int, target: str) -> None:
        """Make what was read since `start` a link, where a page may hold such a link."""
        self._in_link = False
        leaves: list[Text | LineBreak | NoteRef | Picture] = []
        for piece in self._out[start:]:
            if isinstance(piece, Link):
                leaves += piece.inlines
            elif not isinstance(piece, PageBreak):
                leaves.append(piece)
        target = self._resolved(target)
        if leaves and target:
            self._out[start:] = [Link(target, tuple(leaves))]

    def _resolved(self, target: str) -> str:
        """Where a link leads in the article; empty where it cannot, which is noted."""
        if target.startswith("#"):
            id_ = self.story.places.bookmarks.get(target[1:])
            if id_:
                return f"#{id_}"
            hint = "choose its place anew with 'Link, Place in This Document', or take the link off"
            self.story.findings.unknown("a link to a place that is not in the document", hint)
            return ""
        refused = refusal(target)
        if refused:
            hint = "give it a whole address that begins with https://, or take the link off"
            self.story.findings.unknown(f"a link that {refused}", hint)
        return "" if refused else target

    def _simple_field(self, element: etree._Element) -> None:
        instruction = element.get(w("instr"), "")
        start = self._open_link() if link_target(instruction) is not None else len(self._out)
        self._children(element)
        self._close_field(instruction, start)

    def _run(self, run: etree._Element) -> None:
        look = run_look(run, self.story, self.around)
        for child in run:
            tag = child.tag
            if tag == w("t"):
                self._text(child, look, run)
            elif tag in _CHARACTERS:
                self._append(_CHARACTERS[str(tag)], look, run)
            elif tag not in PASSED:
                self._special(child, look, run)

    def _text(self, element: etree._Element, look: RunLook, run: etree._Element) -> None:
        text = element.text or ""
        if element.get(PRESERVE) != "preserve":
            text = text.strip(" \t\r\n")
        if not text or self._open.in_code:
            return
        note_faults(look, self.story)
        self._append(plain_characters(text, run, self.story.findings), look, run)

    def _append(self, text: str, look: RunLook, run: etree._Element) -> None:
        if self._open.in_code:
            return
        language = self.story.languages.of_run(run.find(w("rPr")), self.style, text)
        self._out.append(Text(text, look.marks, language, look.position))

    def _special(self, child: etree._Element, look: RunLook, run: etree._Element) -> None:
        """What a run holds besides plain characters."""
        tag = child.tag
        if tag == MARK:
            self._field_character(child)
        elif tag == CODE:
            self._open.take(child)
        elif self._open.in_code:
            return
        elif tag in (w("br"), w("cr")):
            self._out.append(PageBreak() if child.get(w("type")) == "page" else LineBreak())
        elif tag == w("sym"):
            text = plain_characters(_position(child), run, self.story.findings, child.get(w("font"), ""))
            self._append(text, look, run)
        elif tag in _NOTES:
            self._note(_NOTES[str(tag)], child.get(w("id"), ""))
        else:
            self._object(child)

    def _object(self, child: etree._Element) -> None:
        if child.tag != w("drawing"):
            self.story.findings.unknown(object_name(child))
            return
        picture = self.story.pictures.read(child, self.story.part, self.story.findings)
        if picture is not None:
            self._out.append(picture)

    def _note(self, kind: str, id_: str) -> None:
        if self.story.in_note:
            self.story.findings.unknown(f"a {kind} inside a note")
        elif (kind, id_) not in self.story.notes.elements:
            self.story.findings.unknown(
                f"a {kind} whose text is missing", "delete its number, and write it anew"
            )
        else:
            self._out.append(NoteRef(self.story.notes.number((kind, id_))))

    def _field_character(self, child: etree._Element) -> None:
        if self._open.is_stray(child):
            self._unknown_field("a field that goes on over several paragraphs")
        elif done := self._open.take(child, len(self._out)):
            self._close_field(done.code, done.start)

    def _close_field(self, instruction: str, start: int) -> None:
        target = link_target(instruction)
        name = field_name(instruction)
        place = reference(instruction)
        if target is not None:
            self._close_link(start, target)
        elif name not in SHOWN_FIELDS:
            self._unknown_field(f"a field ({name or 'unknown'})")
        elif place in self.story.places.bookmarks and not self._in_link:
            self._close_link(start, f"#{place}")

    def _unknown_field(self, what: str) -> None:
        self.story.findings.unknown(what, _FIELD)


def _position(symbol: etree._Element) -> str:
    """The character that a symbol is in its font; a replacement character where the file does not say."""
    try:
        return chr(int(symbol.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
