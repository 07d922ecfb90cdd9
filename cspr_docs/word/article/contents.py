"""The table of contents of a document, whose entries are left out: whoever writes it anew makes them.

Source: ECMA-376 part 1, 17.16.5.68 (the TOC field).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.fields import MARK, OpenFields, field_code, read_fields
from cspr_docs.word.article.tree import Contents
from cspr_docs.word.contents import OutlineLevel, deepest_listed, is_listed

ENTRY = re.compile(r"toc \d|table of figures")
TITLE = "toc heading"
_USUAL_DEPTH = 3


@dataclass(slots=True)
class ContentsReader:
    """Follows the paragraphs of a body through its table of contents; `_open` are the fields that it is in."""

    _open: OpenFields = field(default_factory=OpenFields)
    _made: bool = False
    _instruction: str | None = None

    def takes(self, paragraph: etree._Element, style_name: str) -> bool:
        """Whether the paragraph is of the contents, as a whole."""
        if not self._open.fields and begins_contents(paragraph) is None:
            return bool(ENTRY.fullmatch(style_name))
        for mark in paragraph.iter(MARK):
            self._open.take(mark)
        return True

    def made(self, paragraph: etree._Element, title: str) -> Contents | None:
        """The contents that begin with the paragraph; `None` where it only goes on with them."""
        instruction = begins_contents(paragraph)
        if instruction is None and self._made:
            return None
        self._made = True
        self._instruction = instruction
        return Contents(title, _USUAL_DEPTH if instruction is None else deepest_listed(instruction))

    def lists(self, level: int, style_name: str) -> bool:
        """Whether the contents list headings of the style as far down as they go; true where there are none."""
        if self._instruction is None or level > deepest_listed(self._instruction):
            return True
        return is_listed(OutlineLevel(level, name=style_name), self._instruction)


def begins_contents(paragraph: etree._Element) -> str | None:
    """The instruction of the TOC field that begins in the paragraph; `None` where none does."""
    return next((each.code for each in read_fields(paragraph) if each.name == "TOC"), None)


def is_of_figures(instruction: str) -> bool:
    r"""Whether the field lists figures or tables (its switches `\a` and `\c`), not headings."""
    told = field_code(instruction)
    return told.switch("a") is not None or told.switch("c") is not None
