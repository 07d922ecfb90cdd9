"""The words of a paragraph as HTML."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup

from cspr_docs.prose.tree import Mark
from cspr_docs.publish.html.element import element, joined
from cspr_docs.publish.html.languages import attributes
from cspr_docs.word.article.tree import (
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Picture,
    Position,
    Text,
)

Images = Mapping[str, Image]

NOTES = "page_notes"
"""The id of the heading above the notes. Ids of the page's frame have an underscore, those of the text never."""

_MARKS = ((Mark.STRIKE, "s"), (Mark.EMPHASIS, "em"), (Mark.STRONG, "strong"))
_POSITIONS = {Position.RAISED: "sup", Position.LOWERED: "sub"}
_PIXELS = 96 / 25.4  # CSS pixels to a millimetre


def inlines_html(inlines: Iterable[Inline], images: Images) -> Markup:
    """The inlines as they stand side by side; each stretch in another language in one element of its own."""

    def language(inline: Inline) -> str:
        return inline.language if isinstance(inline, Text) else ""

    stretches = []
    for name, group in groupby(inlines, language):
        words = joined(_inline(inline, images) for inline in group)
        stretches.append(element("span", words, **attributes(name)) if name else words)
    return joined(stretches)


def block_language(inlines: Inlines) -> str:
    """The language that all words of a paragraph are in; empty where it is the page's, or they differ."""
    languages = {inline.language for inline in inlines if isinstance(inline, Text) and inline.text.strip()}
    others = any(isinstance(inline, Link | Picture) for inline in inlines)
    return languages.pop() if len(languages) == 1 and not others else ""


def without_language(inlines: Inlines) -> Inlines:
    """The inlines, their language said by what they stand in."""
    return tuple(
        Text(each.text, each.marks, "", each.position) if isinstance(each, Text) else each for each in inlines
    )


def _inline(inline: Inline, images: Images) -> Markup:
    match inline:
        case Text():
            return _text(inline)
        case LineBreak():
            return element("br")
        case NoteRef():
            return _note_reference(inline.number)
        case Picture():
            return picture_html(inline, images)
        case Link():
            return element("a", inlines_html(inline.inlines, images), href=inline.target)


def _text(text: Text) -> Markup:
    html = element(_POSITIONS[text.position], text.text) if text.position else joined([text.text])
    for mark, name in _MARKS:
        if mark in text.marks:
            html = element(name, html)
    return html.replace("\t", "\u2003")


def _note_reference(number: int) -> Markup:
    """The number of a note, which leads to it.

    Source: WAI-ARIA Digital Publishing Module 1.1, `doc-noteref`.
    """
    link = element(
        "a",
        element("span", "Note ", class_="hidden"),
        str(number),
        href=f"#note_{number}",
        id=f"note_{number}_ref",
        role="doc-noteref",
    )
    return element("sup", link, class_="note")


def picture_html(picture: Picture, images: Images) -> Markup:
    """The picture with its bytes in it."""
    image = images[picture.name]
    source = f"data:{image.media_type};base64,{b64encode(image.content).decode()}"
    sizes = {name: round(size * _PIXELS) or None for name, size in _sizes(picture)}
    return element("img", src=source, alt=picture.alt, **sizes)


def _sizes(picture: Picture) -> tuple[tuple[str, float], tuple[str, float]]:
    return ("width", picture.width), ("height", picture.height)
