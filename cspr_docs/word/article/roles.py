"""What a paragraph is by the name of its style, or of a style that this is based on."""

import re

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
