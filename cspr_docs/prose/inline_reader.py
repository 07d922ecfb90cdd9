"""Inline tokens of one paragraph or cell into inlines, with a problem for all that the dialect lacks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from cspr_docs.problems import Problem, advice, error, gap
from cspr_docs.problems.wording import quoted
from cspr_docs.prose.links import refusal
from cspr_docs.prose.tree import PLAIN, FootnoteRef, Inline, Inlines, LineBreak, Link, Mark, Mention, Text

_LINE_ENDS = re.compile(r"\r\n?|\n")
_TAG = re.compile(r"<(/?)([bis])>|<(br) ?/?>", re.IGNORECASE)
_MARKS = {"strong": Mark.STRONG, "em": Mark.EMPHASIS, "s": Mark.STRIKE, "b": Mark.STRONG, "i": Mark.EMPHASIS}

LINK_TITLE = advice(
    "link-title",
    "A link has a tip in quotation marks behind its address. Tips are left out, since print does not show them. If "
    "it matters, say it in the text.",
)
LINK_REFUSED = error(
    "link-refused",
    "A link may lead to a web page (https:// or http://) or to a mail address (mailto:), written out whole. "
    "Anything else could run a program or open a file on the reader's computer. Put the address right, or leave "
    "the words without a link.",
)
IMAGE_IN_PROSE = error(
    "image-in-prose",
    "A picture cannot stand in the text: it could not be checked for what it gives away. Describe in words what it "
    "shows.",
)
CODE_IN_PROSE = gap(
    "code-in-prose",
    "Words between backticks, or between lines of ``` or ~~~, are program code to Markdown. A report has no use "
    "for it, so the words are printed as plain text with the backticks round them. Take the marks out; for an "
    "apostrophe type ' and for emphasis put * round the words.",
)
HTML_IN_PROSE = error(
    "html-in-prose",
    "The text holds HTML, or something in angle brackets that looks like it. Of HTML only <b>, <i>, <s> (each "
    "closed in its own paragraph) and <br> are read; comments would be printed. Take it out, or put \\ before the "
    "< to print it as it is.",
)
FOOTNOTE_IN_FOOTNOTE = error(
    "footnote-in-footnote",
    "A footnote's own text refers to a footnote, which Word cannot show. Put the words of the inner one into the "
    "outer one.",
)
FOOTNOTE_MISSING = error(
    "footnote-missing",
    "The text refers to a footnote, as in [^1], whose own text is nowhere in the same file. Add a line that begins "
    "with [^1]: and goes on with the footnote's words, or take the reference out.",
)


def source_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as Markdown counts them: LF, CR LF or CR end one, and nothing else does."""
    return tuple(_LINE_ENDS.split(text))


@dataclass(slots=True)
class InlinePlaces:
    """Places within the inline text (`content`, without the block's indents and markers) of one block or table cell.

    It begins in `first_line` of the whole text's `lines`, not before the column `search_from`, both from 0.
    """

    lines: tuple[str, ...]
    content: str
    first_line: int
    search_from: int = 0
    in_cell: bool = False

    def at(self, position: int) -> tuple[int, int]:
        """Line and column, from 1, of a position in the inline text."""
        before = self.content[:position]
        row = before.count("\n")
        line_start = before.rfind("\n") + 1
        line_end = self.content.find("\n", position)
        own_line = self.content[line_start : line_end if line_end >= 0 else len(self.content)]
        inside = position - line_start
        if self.in_cell:
            inside += before.count("|")
            own_line = own_line.replace("|", "\\|")
        return self.first_line + row + 1, self._start(row, own_line) + inside + 1

    def _start(self, row: int, own_line: str) -> int:
        """The column (from 0) where the inline text's own line begins in the source's."""
        source = self.lines[self.first_line + row] if self.first_line + row < len(self.lines) else ""
        words = own_line.lstrip()
        lead = len(own_line) - len(words)
        if self.in_cell:
            found = source.find(words, self.search_from)
        elif source.rstrip().endswith(words.rstrip()):
            found = len(source.rstrip()) - len(words.rstrip())
        else:
            found = source.rfind(words.rstrip())
        return max(found, 0) - lead

    def end(self) -> int:
        """The column (from 0) behind the cell's text, where the next cell's can begin."""
        if not self.content:
            return self.search_from
        escaped = self.content.replace("|", "\\|")
        return max(self._start(0, escaped), 0) + len(escaped)


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a text by label, and which of them were referred to; None while inside a footnote."""

    by_label: Mapping[str, FootnoteRef]
    used: set[str] = field(default_factory=set)


@dataclass(slots=True)
class MarkdownInlineReader:
    """Reads the tokens of one inline text; `problems` grows as it goes."""

    places: InlinePlaces
    problems: list[Problem]
    footnotes: Footnotes | None
    _out: list[Inline] = field(default_factory=list)
    _outer: list[Inline] = field(default_factory=list)
    _target: str | None = None
    _depths: dict[Mark, int] = field(default_factory=dict)
    _marks: Mark = PLAIN
    _unpaired: set[int] = field(default_factory=set)

    def read(self, tokens: list[Token]) -> Inlines:
        """The inlines, as they come."""
        self._unpaired = _unpaired_tags(tokens)
        for token in tokens:
            match token.type:
                case "text" | "softbreak":
                    self._add_words(token.content or (" " if token.type == "softbreak" else ""))
                case "hardbreak":
                    self._out.append(LineBreak())
                case "strong_open" | "em_open" | "s_open":
                    self._change(_MARKS[token.tag], 1)
                case "strong_close" | "em_close" | "s_close":
                    self._change(_MARKS[token.tag], -1)
                case _:
                    _READERS[token.type](self, token)
        return tuple(self._out)

    def _add_words(self, words: str) -> None:
        self._out += [Text(words, self._marks)] if words else []

    def _problem(self, token: Token, code: str, message: str, hint: str = "") -> None:
        line, column = self.places.at(token.meta.get("pos", 0))
        self.problems.append(Problem(code, message, hint, line=line, column=column))

    def _change(self, mark: Mark, by: int) -> None:
        self._depths[mark] = self._depths.get(mark, 0) + by
        self._marks = self._marks | mark if self._depths[mark] else self._marks & ~mark

    def _mention(self, token: Token) -> None:
        self._out.append(Mention(token.content, self._marks, *self.places.at(token.meta["pos"])))

    def _open_link(self, token: Token) -> None:
        target = str(token.attrs.get("href", ""))
        if token.attrs.get("title"):
            hint = "say it in the text"
            self._problem(
                token, LINK_TITLE, f"the link's tip {quoted(token.attrs['title'])} is left out", hint
            )
        reason = refusal(target)
        if reason:
            hint = "write https://, http:// or mailto: and the whole address"
            self._problem(token, LINK_REFUSED, f"the link to {quoted(target)} {reason}", hint)
        self._target, self._outer, self._out = "" if reason else target, self._out, []

    def _close_link(self, token: Token) -> None:
        inner, self._out = self._out, self._outer
        if self._target:
            self._out.append(Link(self._target, tuple(leaf for leaf in inner if not isinstance(leaf, Link))))
        else:
            self._out.extend(inner)
        self._target = None

    def _image(self, token: Token) -> None:
        which = f"the picture {quoted(token.content)}" if token.content else "a picture"
        message = f"{which} cannot stand in the text"
        self._problem(token, IMAGE_IN_PROSE, message, "describe it in words, or add it as an appendix")
        self._add_words(token.content)

    def _code(self, token: Token) -> None:
        message = f"{quoted(token.content)} stands between backticks, which are printed as they are"
        hint = "for an apostrophe type ', for emphasis put * round the words"
        self._problem(token, CODE_IN_PROSE, message, hint)
        self._add_words(f"{token.markup}{token.content}{token.markup}")

    def _html(self, token: Token) -> None:
        tag = _TAG.fullmatch(token.content)
        if tag and tag.group(3):
            self._out.append(LineBreak())
        elif tag and id(token) not in self._unpaired:
            self._change(_MARKS[tag.group(2).lower()], -1 if tag.group(1) else 1)
        else:
            self._refuse_html(token, is_ours=bool(tag))

    def _refuse_html(self, token: Token, *, is_ours: bool) -> None:
        if is_ours:
            message, hint = f"{token.content} has no partner", "close each <b>, <i> and <s> in its paragraph"
        else:
            text = token.content if len(token.content) <= 40 else f"{token.content[:39]}…"
            message = f"{text} is HTML, which is not read here"
            hint = "take it out; to print it as it is put a \\ before its <"
        self._problem(token, HTML_IN_PROSE, message, hint)
        self._add_words(token.content)

    def _footnote(self, token: Token) -> None:
        label = token.meta["label"]
        if self.footnotes is None:
            message = f"the footnote [^{label}] stands inside another footnote"
            self._problem(token, FOOTNOTE_IN_FOOTNOTE, message, "put its words into the outer footnote")
        elif label not in self.footnotes.by_label:
            message = f"the footnote [^{label}] has no text"
            hint = f"add a line that begins with [^{label}]: and its text"
            self._problem(token, FOOTNOTE_MISSING, message, hint)
        else:
            self.footnotes.used.add(label)
            self._out.append(self.footnotes.by_label[label])
            return
        self._add_words(f"[^{label}]")


def _unpaired_tags(tokens: list[Token]) -> set[int]:
    """The ids of the `<b>`, `<i>` and `<s>` tokens that have no partner."""
    open_tags: dict[str, list[int]] = {}
    unpaired: set[int] = set()
    for token in tokens:
        tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        if not tag or tag.group(3):
            continue
        waiting = open_tags.setdefault(tag.group(2).lower(), [])
        if not tag.group(1):
            waiting.append(id(token))
        elif waiting:
            waiting.pop()
        else:
            unpaired.add(id(token))
    return unpaired.union(*open_tags.values())


_READERS: dict[str, Callable[[MarkdownInlineReader, Token], None]] = {
    "mention": MarkdownInlineReader._mention,
    "link_open": MarkdownInlineReader._open_link,
    "link_close": MarkdownInlineReader._close_link,
    "image": MarkdownInlineReader._image,
    "code_inline": MarkdownInlineReader._code,
    "html_inline": MarkdownInlineReader._html,
    "footnote_ref": MarkdownInlineReader._footnote,
}
