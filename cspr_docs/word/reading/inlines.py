"""The inlines of a paragraph as a tree of prose holds them; what it cannot hold is noted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml import model
from cspr_docs.ooxml.model import TRACKED
from cspr_docs.ooxml.text import TextRules, text
from cspr_docs.prose.links import refusal
from cspr_docs.prose.tree import PLAIN, Blocks, FootnoteRef, Inlines, LineBreak, Link, Mark, Text
from cspr_docs.word.reading.looks import Looks, look_of
from cspr_docs.word.reading.source import PartSource

UNHELD = "\ue00f"
"""Ends every paragraph and cell that holds what no tree can; no text of a case holds this character."""

ReadNote = Callable[[etree._Element], Blocks]
"""Reads the blocks of a footnote."""


@dataclass(slots=True)
class Losses:
    """What a tree cannot say; grows while a text is read, each thing once, in the order in which it was met.

    Attributes:
        lost: looks that are dropped: `underline`, `a colour`.
        blocked: what cannot be held, so that the block in which it stands may not be taken: `a picture`.
        met: how often something was met that cannot be held.
    """

    lost: dict[str, None] = field(default_factory=dict)
    blocked: dict[str, None] = field(default_factory=dict)
    met: int = 0

    def lose(self, what: str) -> None:
        """Note a look that is dropped."""
        self.lost[what] = None

    def block(self, what: str) -> None:
        """Note something that cannot be held."""
        self.blocked[what] = None
        self.met += 1

    def marked(self, inlines: Inlines, since: int) -> Inlines:
        """The inlines with the mark of what cannot be held, where more of that was met since."""
        return (*inlines, Text(UNHELD)) if self.met > since else inlines


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Makes the inlines of one paragraph; `findings` grows as it goes.

    Attributes:
        around: the marks that the paragraph's style gives, where they are somebody's emphasis.
        read_note: how a footnote is read; `None` inside of one.
        looks: those met so far, shared by the paragraphs of one text.
    """

    source: PartSource
    findings: Losses
    around: Mark = PLAIN
    read_note: ReadNote | None = None
    looks: Looks = field(default_factory=dict)

    def read(self, inlines: Iterable[model.Inline], *, in_link: bool = False) -> Inlines:
        """The inlines of a paragraph, as they come."""
        return tuple(made for inline in inlines for made in self._made(inline, in_link=in_link))

    def _made(self, inline: model.Inline, *, in_link: bool) -> Inlines:
        match inline:
            case model.Run():
                return (self._words(inline, in_link=in_link),)
            case model.Break(kind):
                if kind is not model.BreakKind.LINE:
                    self.findings.block(kind)
                return (LineBreak(),)
            case model.NoteMark():
                return self._note(inline)
            case model.Hyperlink():
                return self._link(inline)
            case model.FieldResult():
                inner = self.read(inline.inlines, in_link=in_link)
                over = "" if inline.is_whole else " over several paragraphs"
                self.findings.block(f"a field{over} ({inline.name or 'unknown'})")
                return inner
            case model.WordObject():
                self.findings.block(inline.name)
                said = text(inline.element, TextRules(paragraph=" ")).strip()
                return (Text(said),) if said else ()

    def _words(self, words: model.Run, *, in_link: bool) -> Text:
        look = look_of(words.element, self.source.styles, self.around, self.looks)
        if words.is_tracked:
            self.findings.block(TRACKED)
        for what in words.unshown:
            self.findings.block(what)
        if not words.text.isspace():
            if self.source.styles.is_hidden(words.element):
                self.findings.block("hidden words")
            for what in look.dropped_in_link if in_link else look.dropped:
                self.findings.lose(what)
        return Text(words.text, look.marks)

    def _link(self, link: model.Hyperlink) -> Inlines:
        """The link, or its words alone where a tree may not hold such a link."""
        inner, target = self.read(link.inlines, in_link=True), link.target
        refused = refusal(target)
        if target == "#":
            self.findings.block("a link whose address is gone")
        elif target.startswith("#") or not target:
            self.findings.lose("a link to a place in the document")
        elif refused:
            self.findings.lose(f"the link to {target}, which {refused}")
        elif inner:
            return (Link(target, tuple(each for each in inner if not isinstance(each, Link))),)
        return inner

    def _note(self, reference: model.NoteMark) -> Inlines:
        """The footnote; the words of another note too, since what is kept out is kept whole."""
        note = self.source.notes.get((reference.kind, reference.id))
        if reference.kind != "footnote":
            self.findings.block("an endnote")
        elif self.read_note is None:
            self.findings.block("a footnote where none can be")
        elif note is None:
            self.findings.block("a footnote whose text is missing")
        elif reference.has_own_mark:
            self.findings.lose("a footnote's own mark")
        if note is None:
            return ()
        if self.read_note is None:
            return (Text(f" ({text(note, TextRules(paragraph=' ')).strip()})"),)
        return (FootnoteRef(self.read_note(note)),)
