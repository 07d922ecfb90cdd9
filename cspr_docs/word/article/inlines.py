"""The inlines of a paragraph as an article holds them, and how each run looks there.

Source: ECMA-376 part 1, 17.3.2 (run properties), 17.16 (fields).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cspr_docs.ooxml import model
from cspr_docs.ooxml.model import TRACKED
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.values import value
from cspr_docs.prose.links import refusal
from cspr_docs.prose.tree import PLAIN, LineBreak, Mark
from cspr_docs.word.article.link_places import reference
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Inline, Inlines, Link, NoteRef, PageBreak, Position, Text
from cspr_docs.word.reading.looks import look_of

SHOWN_FIELDS = frozenset({"REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "QUOTE"})
"""Fields whose result is part of the text; what they count does not change on the way."""

_POSITIONS = {"superscript": Position.RAISED, "subscript": Position.LOWERED}
_DECEIVING = re.compile("[\ufffd\U000e0000-\U000e0fff\u202a-\u202e]")
_UNPRINTABLE = "a character that cannot be printed"

_FIELD = "click into it in Word and press Ctrl+Shift+F9, which turns it into plain words"
_HIDDEN = "show them in Word with ¶, and delete them or make them visible"
_HIGHLIGHT = "say in words what the colour means, or take the highlight off: not everybody can see it"
_RETYPE = "delete it, and type what is meant"
_REFONT = "choose it anew from an ordinary font, such as Arial or Segoe UI Symbol"

Piece = Inline | PageBreak


@dataclass(frozen=True, slots=True)
class PieceReader:
    """Makes the pieces of one paragraph.

    Attributes:
        style: the id of the paragraph's style, whose language its runs have.
        around: the marks that the style gives, where they are somebody's emphasis.
    """

    story: Story
    style: str = ""
    around: Mark = PLAIN

    def read(self, inlines: Iterable[model.Inline], *, in_link: bool = False) -> tuple[Piece, ...]:
        """The pieces of a paragraph, as they come."""
        return tuple(piece for inline in inlines for piece in self._made(inline, in_link=in_link))

    def _made(self, inline: model.Inline, *, in_link: bool) -> Iterable[Piece]:
        match inline:
            case model.Run():
                return (self._words(inline),)
            case model.Break(kind):
                return (PageBreak() if kind is model.BreakKind.PAGE else LineBreak(),)
            case model.NoteMark():
                return self._note(inline)
            case model.Hyperlink():
                return self._linked(self.read(inline.inlines, in_link=True), self._resolved(inline.target))
            case model.FieldResult():
                return self._field(inline, in_link=in_link)
            case model.WordObject():
                return self._object(inline)

    def _words(self, words: model.Run) -> Text:
        for what in words.unshown:
            self._unknown(what, _RETYPE if what == _UNPRINTABLE else _REFONT)
        if not words.unshown and _DECEIVING.search(words.text):
            self._unknown(_UNPRINTABLE, _RETYPE)
        if words.is_tracked:
            self._unknown(TRACKED)
        properties = words.element.find(w("rPr"))
        style = value(properties, "rStyle") or ""
        name = self.story.source.styles.run(style).name if style else ""
        look = look_of(words.element, self.story.source.styles, self.around, self.story.looks)
        if not words.text.isspace() and self.story.source.styles.is_hidden(words.element):
            self._unknown("hidden words", _HIDDEN)
        is_marked = value(properties, "highlight") not in (None, "none") and name != "prompt"
        if is_marked and not words.text.isspace():
            self._unknown("words marked with a highlighter", _HIGHLIGHT)
        marks = look.marks
        if value(properties, "u") not in (None, "none") and "hyperlink" not in name:
            marks |= Mark.EMPHASIS
        position = _POSITIONS.get(value(properties, "vertAlign") or "", Position.LINE)
        language = self.story.languages.of_run(properties, self.style, words.text)
        return Text(words.text, marks, language, position)

    def _linked(self, pieces: tuple[Piece, ...], target: str) -> tuple[Piece, ...]:
        """A link of what it holds, where there is a target and something to click on."""
        leaves = tuple(piece for piece in pieces if not isinstance(piece, PageBreak | Link))
        return (Link(target, leaves),) if leaves and target else pieces

    def _resolved(self, target: str) -> str:
        """Where a link leads in the article; empty where it cannot, which is noted."""
        if target.startswith("#"):
            id_ = self.story.places.bookmarks.get(target[1:])
            if id_:
                return f"#{id_}"
            hint = "choose its place anew with 'Link, Place in This Document', or take the link off"
            self._unknown("a link to a place that is not in the document", hint)
            return ""
        refused = refusal(target)
        if refused:
            hint = "give it a whole address that begins with https://, or take the link off"
            self._unknown(f"a link that {refused}", hint)
        return "" if refused else target

    def _field(self, field: model.FieldResult, *, in_link: bool) -> tuple[Piece, ...]:
        pieces, place = self.read(field.inlines, in_link=in_link), reference(field.instruction)
        if not field.is_whole:
            self._unknown("a field that goes on over several paragraphs", _FIELD)
        elif field.name not in SHOWN_FIELDS:
            self._unknown(f"a field ({field.name or 'unknown'})", _FIELD)
        elif place in self.story.places.bookmarks and not in_link:
            return self._linked(pieces, self._resolved(f"#{place}"))
        return pieces

    def _object(self, found: model.WordObject) -> Iterator[Piece]:
        if found.element.tag != w("drawing"):
            self._unknown(found.name)
            return
        picture = self.story.pictures.read(found.element, self.story.part, self._unknown)
        if picture is not None:
            yield picture

    def _note(self, note: model.NoteMark) -> Iterator[Piece]:
        if self.story.in_note:
            self._unknown(f"a {note.kind} inside a note")
        elif (key := (note.kind, note.id)) not in self.story.source.notes:
            self._unknown(f"a {note.kind} whose text is missing", "delete its number, and write it anew")
        else:
            yield NoteRef(self.story.met.setdefault(key, len(self.story.met) + 1))

    def _unknown(self, what: str, hint: str = "") -> None:
        self.story.findings.unknown(what, hint)


def split(pieces: tuple[Piece, ...]) -> tuple[Inlines | PageBreak, ...]:
    """A paragraph's words before and after each page break in it; a part without words is left out."""
    parts: list[Inlines | PageBreak] = []
    for is_break, group in groupby(pieces, lambda piece: isinstance(piece, PageBreak)):
        if is_break:
            parts.append(PageBreak())
        elif words := _trimmed(piece for piece in group if not isinstance(piece, PageBreak)):
            parts.append(words)
    return tuple(parts)


def _trimmed(inlines: Iterable[Inline]) -> Inlines:
    """Inlines with texts of the same look joined, and no space or line break at either end."""
    left = _from_start(_joined(inlines))
    return tuple(reversed(_from_start(reversed(left), at_end=True)))


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    last: Inline | None = None
    for inline in inlines:
        if isinstance(last, Text) and isinstance(inline, Text) and replace(last, text=inline.text) == inline:
            last = replace(last, text=last.text + inline.text)
        else:
            yield from () if last is None else (last,)
            last = inline
    yield from () if last is None else (last,)


def _from_start(inlines: Iterable[Inline], *, at_end: bool = False) -> list[Inline]:
    kept: list[Inline] = []
    for inline in inlines:
        if not kept and isinstance(inline, Text):
            words = inline.text.rstrip(" \t") if at_end else inline.text.lstrip(" \t")
            inline = replace(inline, text=words) if words else LineBreak()
        if kept or not isinstance(inline, LineBreak):
            kept.append(inline)
    return kept
