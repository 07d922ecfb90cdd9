"""Headings: in order, with words, and made as headings.

Source: WCAG 2.2, 1.3.1 (info and relationships) and its failure F2, 2.4.6 (headings and labels); ISO 14289-1, 7.4.2.
"""

from collections.abc import Iterator
from itertools import pairwise

from cspr_docs.ooxml.places import shortened
from cspr_docs.problems import Problem
from cspr_docs.prose.tree import Mark
from cspr_docs.word.article.tree import Article, Block, Heading, Paragraph, Role, Text
from cspr_docs.word.article.words import placed, words

_MANY = 12
_LONGEST_HEADING = 90
_ENDS = (".", ":", ";", ",", "!", "?", "…")


def empty(article: Article) -> Iterator[Problem]:
    """A heading without words."""
    for block, place, _ in placed(article):
        if isinstance(block, Heading) and not words(block.inlines):
            hint = "show all marks in Word with ¶, and delete the empty line or give it the style Body Text"
            yield Problem("heading-empty", f"a heading without words stands {place}", hint)


def skipped(article: Article) -> Iterator[Problem]:
    """A heading that stands more than one level below the one before it."""
    before = 0
    for block, _, _ in placed(article):
        if not isinstance(block, Heading) or not words(block.inlines):
            continue
        if block.level > before + 1:
            above = f"comes after level {before}" if before else "is the first of the document"
            message = f"the heading “{shortened(words(block.inlines))}” has level {block.level} and {above}"
            hint = f"give it the style Heading {before + 1} in Word, or put the missing heading above it"
            yield Problem("heading-skipped", message, hint)
        before = block.level


def missing(article: Article) -> Iterator[Problem]:
    """A long document without any heading."""
    blocks = [each.block for each in placed(article)]
    paragraphs = sum(isinstance(block, Paragraph) for block in blocks)
    if paragraphs > _MANY and not any(isinstance(block, Heading) for block in blocks):
        hint = "give its parts headings with the styles Heading 1 and Heading 2 in Word"
        yield Problem("heading-missing", "the document has no headings to find the way by", hint)


def typed(article: Article) -> Iterator[Problem]:
    """A paragraph that looks like a heading, and is none."""
    found = [each for each in placed(article) if not each.inside]
    for each, after in pairwise(found):
        follows = isinstance(after.block, Paragraph) and not _is_bold(after.block)
        if _is_bold(each.block) and follows:
            hint = "if it is one, give it a heading style in Word; if not, take the bold off"
            message = f"a short paragraph in bold, {each.place}, looks like a heading and is none"
            yield Problem("heading-typed", message, hint)


def _is_bold(block: Block) -> bool:
    """Whether all words of a short paragraph of the text are strong, and no sentence."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return False
    text = words(block.inlines)
    if not text or len(text) > _LONGEST_HEADING or text.endswith(_ENDS):
        return False
    return all(
        isinstance(each, Text) and (Mark.STRONG in each.marks or not each.text.strip())
        for each in block.inlines
    )


RULES = (empty, skipped, missing, typed)
