"""Where in a document a block stands: its style, its part, and how far quotes and lists set it in."""

from dataclasses import dataclass, replace

from cspr_docs.word.additions import BODY
from cspr_docs.word.numbering import STEP, ListNumbers

QUOTE_STEP = 454
"""How far a quote is set in, in twips (8 mm); the style `Quote` does as much by itself."""

LIST_STYLES = ("ListBullet", "ListNumber")


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
    def list_indent(self) -> int:
        """How far in a list of its own begins here, besides its level, in twips."""
        return QUOTE_STEP * self.quotes

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

    def in_item(self, numbering: ListNumbers, level: int, style: str, spacing: str) -> "Surroundings":
        """The place inside an item of a list that stands here."""
        return replace(self, style=style, numbering=numbering, level=level, spacing=spacing)

    def cell(self, style: str) -> "Surroundings":
        """The place inside a cell of a table that stands here."""
        return Surroundings(style, self.part)

    def between_quotes(self) -> str:
        """A thin paragraph between two quotes, so that they stay two."""
        indent = f'<w:ind w:left="{self.indent}" w:firstLine="0"/>' if self.indent else ""
        thin = '<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{thin}{indent}</w:pPr></w:p>'

    def properties(
        self, *, numbered: bool = False, border: str = "", right_to_left: bool = False, alignment: str = ""
    ) -> str:
        """The properties of a paragraph that stands here; `numbered` where it carries its item's number.

        Source: ECMA-376 part 1, 17.3.1.26 (`pPr`, whose order the schema fixes).
        """
        return "".join(
            (
                f'<w:pPr><w:pStyle w:val="{self.style}"/>',
                "<w:keepNext/>" if self.leads else "",
                self._number(numbered=numbered),
                border,
                "<w:bidi/>" if right_to_left else "",
                "" if numbered else self._indent(),
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

    def _indent(self) -> str:
        by_itself = QUOTE_STEP if self.style == "Quote" else 0
        if self.indent == by_itself:
            return ""
        return f'<w:ind w:left="{self.indent}" w:firstLine="0"/>'
