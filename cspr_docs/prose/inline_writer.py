"""Inlines into Markdown, in two hands: the pretty one first, the careful one where that reads back wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from cspr_docs.prose.mention import MENTION
from cspr_docs.prose.tree import (
    PLAIN,
    FootnoteRef,
    Inline,
    Inlines,
    Leaf,
    LineBreak,
    Link,
    Mark,
    Mention,
    Text,
)

_STARS = {Mark.STRONG: ("**", "**"), Mark.EMPHASIS: ("*", "*"), Mark.STRIKE: ("~~", "~~")}
_TAGS = {Mark.STRONG: ("<b>", "</b>"), Mark.EMPHASIS: ("<i>", "</i>"), Mark.STRIKE: ("<s>", "</s>")}

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_MEANT = re.compile(
    r"""[\\`*]                      # escapes, code, emphasis
      | (?<![^\W_])_ | _(?![^\W_])  # underscores at a word's edge
      | ~(?=~) | (?<=~)~            # strikethrough
      | <(?=[A-Za-z/!?])            # tags and autolinks
      | &(?=\#?\w+;)                # entities
      | \[(?=\^) | \](?=[(:])       # footnotes, links
      | (?<![^\W_])@(?=[^\W_])      # mentions
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(
    r"""(?P<mark>[-+*](?=[ \t]|$) | \#(?=\#*([ \t]|$)) | > | =(?==*[ \t]*$) | -(?=[- \t]*$)
      | [|:\-](?=[|:\-\s]*$))
      | (?P<number>\d{1,9})(?=[.)]([ \t]|$))""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\\&%]*|[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_EDGE_SPACE = re.compile(r"^\s|\s$")
_APART = "<b></b>"
"""What keeps a mention's id apart from a letter beside it: an empty mark, which reads as nothing."""


@dataclass(slots=True)
class InlineWriter:
    """Writes inlines; `notes` collects the footnotes that they refer to, in order.

    `careful` escapes all punctuation and writes marks as tags, which no neighbour can change.
    """

    notes: list[FootnoteRef]
    first_note: int = 1
    careful: bool = False
    _out: list[str] = field(default_factory=list)
    _open: list[Mark] = field(default_factory=list)

    def lines(self, inlines: Inlines) -> list[str]:
        """The lines of a paragraph, a backslash before each break."""
        written = self._all(inlines).split("\n")
        last = len(written) - 1
        return [_safe_start(line) + ("" if row == last else "\\") for row, line in enumerate(written)]

    def line(self, inlines: Inlines, *, in_cell: bool = False) -> str:
        """One line, for headings and cells: breaks as `<br>`."""
        text = self._all(inlines).replace("\n", "<br>")
        return text.replace("|", "\\|") if in_cell else text

    def _all(self, inlines: Inlines) -> str:
        self._out, self._open = [], []
        self._write(inlines)
        return "".join(self._out)

    def _write(self, inlines: Inlines) -> None:
        base = len(self._open)
        for position, inline in enumerate(inlines):
            self._set_marks(_marks_at(inlines, position), base, inlines[position:])
            self._inline(inline)
        self._close_down_to(base)

    def _set_marks(self, wanted: Mark, base: int, rest: Inlines) -> None:
        keep = base
        while keep < len(self._open) and self._open[keep] in wanted:
            keep += 1
        self._close_down_to(keep)
        already = _union(self._open)
        missing = [mark for mark in Mark if mark in wanted and mark not in already]
        for mark in sorted(missing, key=lambda mark: -_reach(mark, rest)):
            self._open.append(mark)
            self._out.append(self._delimiters[mark][0])

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._out.append(self._delimiters[self._open.pop()][1])

    @property
    def _delimiters(self) -> dict[Mark, tuple[str, str]]:
        return _TAGS if self.careful else _STARS

    def _inline(self, inline: Inline) -> None:
        match inline:
            case Text():
                self._out.append(self._apart_from_mention(self._escaped(inline.text), inline.text))
            case Mention():
                before = "".join(self._out[-2:])[-1:]
                close = bool(before.strip()) if self.careful else before.isalnum() or before == "@"
                self._out.append(f"{_APART if close else ''}@{inline.id}")
            case LineBreak():
                self._out.append("\n")
            case FootnoteRef():
                self.notes.append(inline)
                self._out.append(f"[^{self.first_note + len(self.notes) - 1}]")
            case Link():
                self._link(inline)

    def _apart_from_mention(self, escaped: str, text: str) -> str:
        """The text, kept from going on with the id of the mention before it."""
        last = self._out[-1] if self._out else ""
        if last.startswith(("@", f"{_APART}@")) and MENTION.match(f"@x{text}").group(1) != "x":  # type: ignore[union-attr]
            return _APART + escaped
        return escaped

    def _escaped(self, text: str) -> str:
        return _EDGE_SPACE.sub(_entity, (_PUNCTUATION if self.careful else _MEANT).sub(r"\\\g<0>", text))

    def _link(self, link: Link[Leaf]) -> None:
        outer, self._out = self._out, []
        self._write(link.inlines)
        words, self._out = "".join(self._out), outer
        if self._out and self._out[-1].endswith("!") and not self._out[-1].endswith("\\!"):
            self._out[-1] = self._out[-1][:-1] + "\\!"
        bare = link.target.removeprefix("mailto:")
        is_bare = link.inlines == (Text(bare, _union(self._open)),) and _ADDRESS.fullmatch(bare)
        if is_bare and not self.careful:
            self._out.append(f"<{bare}>")
            return
        target = re.sub(r"([\\<>&()])", r"\\\1", link.target)
        self._out.append(f"[{words}](<{target}>)" if re.search(r"\s", target) else f"[{words}]({target})")


def _marks_at(inlines: Inlines, position: int) -> Mark:
    """The marks of an inline; what carries none of its own stands in those that its neighbours share."""
    own = _own_marks(inlines[position])
    if own is not None:
        return own
    return _first_marks(reversed(inlines[:position])) & _first_marks(inlines[position + 1 :])


def _first_marks(inlines: Iterable[Inline]) -> Mark:
    return next((marks for inline in inlines if (marks := _own_marks(inline)) is not None), PLAIN)


def _own_marks(inline: Inline) -> Mark | None:
    if isinstance(inline, Text | Mention):
        return inline.marks
    if isinstance(inline, Link):
        shared = [marks for leaf in inline.inlines if (marks := _own_marks(leaf)) is not None]
        return shared[0] if len(set(shared)) == 1 else PLAIN
    return None


def _reach(mark: Mark, rest: Inlines) -> int:
    """Over how many inlines from here a mark goes on: the one that lasts longest is opened first."""
    for count, inline in enumerate(rest):
        own = _own_marks(inline)
        if own is not None and mark not in own:
            return count
    return len(rest)


def _union(marks: list[Mark]) -> Mark:
    return reduce(or_, marks, PLAIN)


def _entity(found: re.Match[str]) -> str:
    """A space at a text's edge; those that Markdown would strip are written as entities."""
    space = found.group()
    if space == " ":
        return space
    return "&nbsp;" if space == "\xa0" else f"&#{ord(space)};"


def _safe_start(line: str) -> str:
    """The line, with a backslash before what would begin a list, a heading, a quote or a table there."""
    found = _LINE_START.match(line)
    if not found:
        return line
    split = found.end("number") if found.group("number") else 0
    return f"{line[:split]}\\{line[split:]}"
