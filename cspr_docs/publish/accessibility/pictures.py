"""Alternative texts of pictures.

Source: WCAG 2.2, 1.1.1 (non-text content) and its failure F30, 1.4.5 (images of text).
"""

import re
from collections.abc import Iterator

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, Heading, Inlines, Link, Paragraph, Picture
from cspr_docs.word.article.words import placed

LONGEST_ALT = 250

_FILE_NAME = re.compile(
    r".*\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|emf|wmf)|(?:image|picture|img|screenshot|dsc|photo)[\s_-]*\d*",
    re.I,
)
_MADE_UP = re.compile(r"description automatically generated|AI-generated content", re.IGNORECASE)
_OF_TEXT = re.compile(r"\b(?:screen ?shot|scan(?:ned)?|text|letter|wording|word ?art)\b", re.IGNORECASE)
_WHERE = "right-click the picture in Word and choose View Alt Text"


def alternatives(article: Article) -> Iterator[Problem]:
    """Alternative texts that are missing, say nothing, or say too much."""
    for picture, place in _pictures(article):
        if picture.decorative:
            continue
        if not picture.alt:
            hint = f"{_WHERE}: say what it shows, or mark it as decorative"
            yield Problem("picture-no-alt", f"the picture {place} has no alternative text", hint)
        elif _FILE_NAME.fullmatch(picture.alt) or _MADE_UP.search(picture.alt):
            message = (
                f"the alternative text of the picture {place} was made by a program, and says nothing of it"
            )
            yield Problem("picture-alt-made-up", message, f"{_WHERE}: say what a reader should learn from it")
        else:
            yield from _wording(picture, place)


def _wording(picture: Picture, place: str) -> Iterator[Problem]:
    if len(picture.alt) > LONGEST_ALT:
        message = f"the alternative text of the picture {place} has {len(picture.alt)} letters"
        hint = (
            f"say the main thing in a sentence or two; put the rest into the text, or into a table ({_WHERE})"
        )
        yield Problem("picture-alt-long", message, hint)
    if _OF_TEXT.search(picture.alt):
        message = f"the picture {place} seems to be a picture of words"
        yield Problem("picture-of-words", message, "put the words into the text as words")


def _pictures(article: Article) -> Iterator[tuple[Picture, str]]:
    for block, place, _ in placed(article):
        inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
        for picture in _in(inlines):
            yield picture, place


def _in(inlines: Inlines) -> Iterator[Picture]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _in(inline.inlines)
        elif isinstance(inline, Picture):
            yield inline


RULES = (alternatives,)
