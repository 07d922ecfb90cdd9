"""What a paragraph is by the name of its style or of one that this is based on, and whether a page begins with it.

Source: ECMA-376 part 1, 17.3.1.23 (`pageBreakBefore`), 17.6 (sections: the type of the next one says how it begins).
"""

import re

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.styles import Styles
from cspr_docs.ooxml.values import is_on, value
from cspr_docs.word.article.tree import Role
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
