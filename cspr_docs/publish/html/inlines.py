"""What the templates ask about words and pictures: their languages, their marks, their sizes.

Source: WCAG 2.2, 3.1.2 (language of parts); BCP 47.
"""

from base64 import b64encode
from collections.abc import Iterable
from itertools import groupby

from cspr_docs.prose.tree import Mark
from cspr_docs.word.article.tree import Image, Inline, Inlines, Link, Picture, Position, Text

Attributes = dict[str, str | int | None]
"""The attributes of an element; those that are `None` are left out."""

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = ("-arab", "-hebr")
_MARKS = ((Mark.STRONG, "strong"), (Mark.EMPHASIS, "em"), (Mark.STRIKE, "s"))
_POSITIONS = {Position.RAISED: "sup", Position.LOWERED: "sub"}
_PIXELS = 96 / 25.4  # CSS pixels to a millimetre


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    tag = language.lower()
    arabic_letters = any(script in tag for script in _RIGHT_TO_LEFT_SCRIPTS)
    return "rtl" if arabic_letters or tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def language_attributes(language: str) -> Attributes:
    """The attributes of an element in this language; none where it is empty, which is that of the page."""
    return {"lang": language, "dir": direction(language)} if language else {}


def stretches(inlines: Iterable[Inline], around: str) -> list[tuple[str, list[Inline]]]:
    """Neighbours in one language, with the language; empty for that of the page.

    `around` is the language that the element around them says for all of them; empty where it says none.
    """
    if around:
        return [("", list(inlines))]
    grouped = groupby(inlines, lambda inline: inline.language if isinstance(inline, Text) else "")
    return [(language, list(group)) for language, group in grouped]


def language_of_all(inlines: Inlines) -> str:
    """The language that all words of a paragraph are in; empty where it is the page's, or they differ."""
    languages = {inline.language for inline in inlines if isinstance(inline, Text) and inline.text.strip()}
    others = any(isinstance(inline, Link | Picture) for inline in inlines)
    return languages.pop() if len(languages) == 1 and not others else ""


def mark_elements(run: Text) -> list[str]:
    """The elements around the characters, outermost first."""
    names = [name for mark, name in _MARKS if mark in run.marks]
    return [*names, _POSITIONS[run.position]] if run.position else names


def picture_attributes(picture: Picture, image: Image) -> Attributes:
    """The attributes of a picture, its bytes among them."""
    return {
        "src": f"data:{image.media_type};base64,{b64encode(image.content).decode()}",
        "alt": picture.alt,
        "width": round(picture.width * _PIXELS) or None,
        "height": round(picture.height * _PIXELS) or None,
    }
