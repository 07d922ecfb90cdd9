"""How blocks of prose stand in Word: their style, how far quotes and lists set them in, and how tables are laid out.

A list has an abstract number and a number of its own, so that no list runs on from another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markupsafe import escape

from cspr_docs.ooxml.numbering import ListLevel
from cspr_docs.word.additions import BODY, Additions, ListLooks

LEVELS = 9
STEP = 425
"""How far each level of a list is set in, in twips (7.5 mm)."""

_BULLETS = ("\u2022", "\u2013")
LEVEL_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
QUOTE_STEP = 454
"""How far a quote is set in, in twips (8 mm); the style `Quote` does as much by itself."""

LIST_STYLES = ("ListBullet", "ListNumber")
BOXES = frozenset("☐☑☒□✓✔✗✘\uf06f\uf0a8\uf0fb\uf0fc\uf0fd\uf0fe")
"""Boxes and ticks, those of the font Wingdings too: they say whether something is done."""

_NARROWEST, _CHARACTER, _WIDEST_PULL = 850, 115, 60


@dataclass(slots=True)
class ListNumbers:
    """One outermost list with the lists inside it that can share its levels.

    A nested list takes the next level of the same number, which Word starts anew under each item. It needs
    a number of its own where it is of another kind or start than the level already has, and where it is the
    second at its level under the same item.

    Attributes:
        indent: how far the whole is set in, in twips.
    """

    number: int
    abstract: int
    indent: int
    _levels: dict[int, tuple[bool, int]] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    @classmethod
    def begin(cls, additions: Additions, indent: int) -> "ListNumbers":
        """A new list's numbering, its ids taken from the document's counter."""
        counter = additions.counter
        return cls(counter.take("number"), counter.take("abstract_number"), indent)

    def takes(self, level: int, *, ordered: bool, start: int) -> bool:
        """Whether a list can be this number's level; if so, the level is its own until the next item above."""
        if level in self._taken or self._levels.setdefault(level, (ordered, start)) != (ordered, start):
            return False
        self._taken.add(level)
        return True

    def next_item(self, level: int) -> None:
        """A new item at this level: the levels below start anew."""
        self._taken = {taken for taken in self._taken if taken <= level}

    def finish(self, additions: Additions) -> None:
        """Put the definitions with the document's others.

        Source: ECMA-376 part 1, 17.9 (numbering); `nsid` (17.9.14) tells Word that no two of them are one.
        """
        levels = "".join(self._level(level, additions.looks) for level in range(LEVELS))
        additions.abstract_numbers.append(
            f'<w:abstractNum w:abstractNumId="{self.abstract}"><w:nsid w:val="{0x43530000 + self.abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        additions.numbers.append(
            f'<w:num w:numId="{self.number}"><w:abstractNumId w:val="{self.abstract}"/></w:num>'
        )

    def _level(self, level: int, looks: ListLooks) -> str:
        above = max((known for known in self._levels if known < level), default=-1)
        # An unused level is of the kind of the deepest level above it.
        kind, _ = self._levels.get(above, (False, 1))
        ordered, start = self._levels.get(level, (kind, 1))
        if ordered:
            form, text = LEVEL_FORMATS[level % len(LEVEL_FORMATS)], f"%{level + 1}."
        else:
            form, text = "bullet", _BULLETS[level % len(_BULLETS)]
        plain = (printed(ListLevel(ordered, form=form, text=text)), "")
        before, letters = looks.get((list_style(ordered=ordered), level), plain)
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if ordered else 1}"/>{before}<w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{self.indent + STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>{letters}</w:lvl>'
        )


def list_style(*, ordered: bool) -> str:
    """The style of a list's items."""
    return LIST_STYLES[ordered]


def printed(level: ListLevel) -> str:
    """The elements that say what a level prints before its items."""
    follow = "" if level.follow == "tab" else f'<w:suff w:val="{level.follow}"/>'
    return f'<w:numFmt w:val="{level.form}"/>{follow}<w:lvlText w:val="{escape(level.text)}"/>'


def can_be_said(level: ListLevel, at: int, style: str) -> bool:
    """Whether a text of a case can say what a level prints before its items, so that it comes back as it went.

    A text has points and numbers, and letters where this program puts them: on the levels below.
    """
    if not level.shown or level.ordered != (style == list_style(ordered=True)):
        return False
    if not level.ordered:
        return bool(level.text) and level.text not in BOXES
    return level.form in ("decimal", LEVEL_FORMATS[at % len(LEVEL_FORMATS)]) and is_plain(level.text, at)


def is_plain(text: str, level: int) -> bool:
    """Whether a level prints its own number with nothing but a bracket, dot or colon."""
    return bool(re.fullmatch(rf"\s*[(\[]?%{level + 1}[.)\]:]*\s*", text))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block's paragraphs take from the blocks around it.

    Attributes:
        style: the paragraph style.
        part: the part of the package, whose relationships its links need.
        width: from margin to margin, in twips.
        heading_base: the level of heading above its own.
        in_appendix: whether it stands in an appendix, whose headings carry no chapter's number.
        quotes: how many quotes stand around it.
        level: the level of the list around it, from 0; -1 where there is none.
        numbering: the numbering of that list; None where a quote stands between.
        spacing: what the list around it says of the space between its paragraphs.
        leads: whether it leads on to a list or table, and so stays on one page with its beginning.
    """

    style: str
    part: str = BODY
    width: int = 0
    heading_base: int = 0
    in_appendix: bool = False
    quotes: int = 0
    level: int = -1
    numbering: ListNumbers | None = None
    spacing: str = ""
    leads: bool = False

    @property
    def indent(self) -> int:
        """How far in a block begins here, in twips."""
        return QUOTE_STEP * self.quotes + STEP * (self.level + 1)

    def styled(self, style: str) -> "Surroundings":
        """The same place for a paragraph of another style."""
        return replace(self, style=style, spacing="")

    def quoted(self) -> "Surroundings":
        """The place inside a quote that stands here."""
        return replace(self, style="Quote", quotes=self.quotes + 1, numbering=None, spacing="")

    def cell(self, style: str) -> "Surroundings":
        """The place inside a cell of a table that stands here."""
        return Surroundings(style, self.part)

    def between_quotes(self) -> str:
        """A thin paragraph between two quotes, so that they stay two."""
        indent = self._indent if self.indent else ""
        thin = '<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{thin}{indent}</w:pPr></w:p>'

    def properties(
        self, *, numbered: bool = False, border: str = "", right_to_left: bool = False, alignment: str = ""
    ) -> str:
        """The properties of a paragraph that stands here; `numbered` where it carries its item's number.

        Source: ECMA-376 part 1, 17.3.1.26 (`pPr`, whose order the schema fixes).
        """
        by_itself = QUOTE_STEP if self.style == "Quote" else 0
        return "".join(
            (
                f'<w:pPr><w:pStyle w:val="{self.style}"/>',
                "<w:keepNext/>" if self.leads else "",
                self._number(numbered=numbered),
                border,
                "<w:bidi/>" if right_to_left else "",
                "" if numbered or self.indent == by_itself else self._indent,
                self.spacing,
                f'<w:jc w:val="{alignment}"/>' if alignment else "",
                "</w:pPr>",
            )
        )

    def _number(self, *, numbered: bool) -> str:
        """The item's number; for its other paragraphs none (`numId` 0), though their style might give one."""
        if self.style not in LIST_STYLES:
            return ""
        number = self.numbering.number if numbered and self.numbering else 0
        return f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{number}"/></w:numPr>'

    @property
    def _indent(self) -> str:
        return f'<w:ind w:left="{self.indent}" w:firstLine="0"/>'


def column_widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Twips for each column of these rows of texts, summing to `width`.

    No column is narrower than its longest word or 15 mm, as far as there is room; the rest is shared by the
    length of the longest cell, up to 60 characters, so that one long text does not starve its neighbours.
    """
    columns = list(zip(*cells, strict=True))
    longest = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    least = [max(_NARROWEST, _CHARACTER * letters + 220) for letters in longest]
    room = width - sum(least)
    if room <= 0:
        widths = [width * part // sum(least) for part in least]
    else:
        pull = [min(_WIDEST_PULL, max(len(text) for text in column)) + 1 for column in columns]
        widths = [own + room * weight // sum(pull) for own, weight in zip(least, pull, strict=True)]
    widths[-1] += width - sum(widths)
    return widths
