"""What a paragraph is: its role by its style, a heading's number, whether a page begins with it, a line of contents.

The entries of contents are left out: whoever writes the article out makes them anew.

Source: ECMA-376 part 1, 17.9 (numbering), 17.3.1.23 (`pageBreakBefore`), 17.6 (sections: the type of the next one says
how it begins), 17.16.5.68 (the TOC field).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.fields import MARK, OpenFields, field_code, read_fields
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import place_in_list
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_on, value
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Contents, Role
from cspr_docs.word.contents import OutlineLevel, deepest_listed, is_listed
from cspr_docs.word.reading.paragraphs import NUMBERINGS, ParagraphShape
from cspr_docs.word.reading.source import ParagraphStyle, ProseStyles

_ROLES = {"title": Role.TITLE, "subtitle": Role.SUBTITLE, "cover text": Role.COVER, "caption": Role.CAPTION}
_CALLOUT = re.compile(r"\bcall-?out\b")
_LABELS = frozenset({"table label", "toc heading"})
TITLE_OF_CONTENTS = "toc heading"
_ENTRY = re.compile(r"toc \d|table of figures")
_USUAL_DEPTH = 3
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")


def role_of(style: ParagraphStyle, styles: ProseStyles) -> Role:
    """The role of a paragraph of this style."""
    return next((_ROLES[name] for name in styles.names(style.id) if name in _ROLES), Role.BODY)


def is_callout(style: ParagraphStyle, styles: ProseStyles) -> bool:
    """Whether the style sets a paragraph off from the text around it."""
    return any(_CALLOUT.search(name) for name in styles.names(style.id))


def says_bold(style: ParagraphStyle, styles: ProseStyles) -> bool:
    """Whether the style's own bold or italic is somebody's emphasis, and not the look of a role."""
    if style.is_house or style.quote or style.name in _LABELS:
        return False
    return role_of(style, styles) is Role.BODY and not is_callout(style, styles)


def breaks_before(paragraph: etree._Element, styles: Styles) -> bool:
    """Whether the paragraph begins a page."""
    switch = styles.paragraph_property(paragraph, "pageBreakBefore")
    return switch is not None and is_on(switch)


def breaks_after(paragraph: etree._Element) -> bool:
    """Whether the paragraph ends a section, and the next one begins on a new page."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if section is None:
        return False
    root = paragraph.getroottree().getroot()
    sections = list(root.iter(w("sectPr")))
    after = sections[sections.index(section) + 1 :]
    return not after or value(after[0], "type") not in _ON_THE_SAME_PAGE


def heading_number(paragraph: etree._Element, shape: ParagraphShape, story: Story) -> str:
    """What is printed before a heading (`3.1`, `Appendix A:`); empty where it has no number."""
    list_id, level = place_in_list(
        paragraph.find(w("pPr")), shape.style.id, story.source.styles, story.source.lists
    )
    form = story.source.lists.get(list_id)
    if form is None or level not in form.levels or not form.levels[level].shown:
        return ""
    story.counting.next(list_id, level)
    if not form.levels[level].ordered:
        return ""
    if form.levels[level].form not in NUMBERINGS:
        story.findings.unknown("a heading numbered in words or signs", "choose numbers or letters for it")
    return " ".join(story.counting.label(list_id, level).split())


@dataclass(slots=True)
class ContentsReader:
    """Follows the paragraphs of a body through its table of contents; `_open` are the fields that it is in."""

    _open: OpenFields = field(default_factory=OpenFields)
    _made: bool = False
    _instruction: str | None = None

    def takes(self, paragraph: etree._Element, style_name: str) -> bool:
        """Whether the paragraph is of the contents, as a whole."""
        if not self._open.fields and begins_contents(paragraph) is None:
            return bool(_ENTRY.fullmatch(style_name))
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
