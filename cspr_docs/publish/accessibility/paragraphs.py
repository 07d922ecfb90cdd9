"""Paragraphs that pretend: lists typed by hand, capitals for emphasis, empty lines for space.

Source: WCAG 2.2, 1.3.1 (info and relationships) and its failure F2; technique H48 (lists).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, Inline, LineBreak, Paragraph, Role
from cspr_docs.word.article.words import placed, words

_FEWEST_LETTERS = 12
_BULLET = "[•●▪◦‣·∙■□➢✓]"
_SIGNS = (
    ("bullets", re.compile(rf"{_BULLET}\s*\S")),
    ("dashes", re.compile(r"[-–—*]\s+\S")),
    ("numbers", re.compile(r"\(?\d{1,2}[.)]\s+\S")),
    ("letters", re.compile(r"\(?[a-z][.)]\s+\S")),
    ("Roman numbers", re.compile(r"\(?[ivx]{2,4}[.)]\s+\S")),
)


def typed_lists(article: Article) -> Iterator[Problem]:
    """Lines one after another that begin with a bullet or number that somebody typed."""
    lines = ((_sign(line), place) for place, line in _lines(article))
    for sign, group in groupby(lines, lambda line: line[0]):
        places = [place for _, place in group]
        if sign and (len(places) > 1 or sign == "bullets"):
            message = f"a list is typed by hand with {sign}, {places[0]}"
            hint = "take the signs out, select the lines in Word, and choose the style List Bullet or List Number"
            yield Problem("list-typed", message, hint)


def capitals(article: Article) -> Iterator[Problem]:
    """A paragraph all in capitals."""
    for block, place, _ in placed(article):
        text = words(block.inlines) if isinstance(block, Paragraph) else ""
        letters = [letter for letter in text if letter.isalpha()]
        if len(letters) >= _FEWEST_LETTERS and " " in text and text.isupper():
            hint = "write it in small letters; for emphasis use the style Strong"
            yield Problem("paragraph-capitals", f"a paragraph {place} is written in capitals", hint)


def spacing(article: Article) -> Iterator[Problem]:
    """Empty paragraphs one after another."""
    for place in article.gaps:
        hint = "delete them, and set the space above the next paragraph, or begin a new page with Ctrl+Enter"
        yield Problem("paragraph-empty", f"empty paragraphs make space, {place}", hint)


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    """The lines of the text's paragraphs with their places; between others an empty one."""
    for block, place, _ in placed(article):
        if not isinstance(block, Paragraph) or block.role is not Role.BODY:
            yield place, ""
            continue
        line: list[Inline] = []
        for inline in (*block.inlines, LineBreak()):
            if not isinstance(inline, LineBreak):
                line.append(inline)
                continue
            yield place, words(tuple(line))
            line = []


def _sign(line: str) -> str:
    """With what a line begins that somebody typed as a sign of a list; empty if with none."""
    return next((name for name, pattern in _SIGNS if pattern.match(line)), "")


RULES = (typed_lists, capitals, spacing)
