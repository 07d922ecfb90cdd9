"""What a paragraph is: its role by its style, its number, and whether a page begins with it or behind it.

Source: ECMA-376 part 1, 17.9 (numbering), 17.18.59 (kinds of numbers), 17.3.1.23 (`pageBreakBefore`), 17.6 (sections:
the type of the next one says how it begins).
"""

import re

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.numbering import place_in_list
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_on, value
from cspr_docs.word.article.story import Story
from cspr_docs.word.article.tree import Numbering, Role
from cspr_docs.word.reading.nesting import Bullet
from cspr_docs.word.reading.paragraphs import ParagraphShape
from cspr_docs.word.reading.styles import ParagraphStyle, ProseStyles

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "cover text": Role.COVER,
    "caption": Role.CAPTION,
}
_CALLOUT = re.compile(r"\bcall-?out\b")
_LABELS = frozenset({"table label", "toc heading"})
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")

_KINDS = {
    "decimal": Numbering.DECIMAL,
    "decimalZero": Numbering.DECIMAL,
    "lowerLetter": Numbering.LOWER_LETTER,
    "upperLetter": Numbering.UPPER_LETTER,
    "lowerRoman": Numbering.LOWER_ROMAN,
    "upperRoman": Numbering.UPPER_ROMAN,
}


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
    if form.levels[level].form not in _KINDS:
        story.findings.unknown("a heading numbered in words or signs", "choose numbers or letters for it")
    return " ".join(story.counting.label(list_id, level).split())


def bullet_of(shape: ParagraphShape, story: Story) -> Bullet | None:
    """What a paragraph is numbered by; `None` where it is no item of a list."""
    form = shape.form
    if form is None:
        return None
    start, label = 1, ""
    if shape.list_id in story.source.lists:
        start = story.counting.next(shape.list_id, shape.level)
        plain = re.fullmatch(rf"\s*[(\[]?%{shape.level + 1}[.)\]:]*\s*", form.text)
        if form.ordered and (not plain or form.form == "decimalZero"):
            label = " ".join(story.counting.label(shape.list_id, shape.level).split())
    if form.ordered and form.form not in _KINDS:
        story.findings.unknown("a list numbered in words or signs", "choose numbers or letters for it")
    kind = numbering(form.form) if form.ordered else Numbering.BULLET
    number = start if form.ordered else 1
    return Bullet(shape.list_id, shape.level, shape.left, form.ordered, number, shape.loose, kind, label)


def numbering(form: str) -> Numbering:
    """How items are marked by one of Word's kinds of numbers."""
    return _KINDS.get(form, Numbering.DECIMAL)
