"""Title and language, of the whole and of its parts.

Source: WCAG 2.2, 2.4.2 (page titled), 3.1.1 (language of page), 3.1.2 (language of parts).
"""

import re
import unicodedata
from collections.abc import Iterator

from cspr_docs.problems import Problem
from cspr_docs.word.article.tree import Article, Heading, Inlines, Link, Paragraph, Text
from cspr_docs.word.article.words import placed

_OTHER_LETTERS = (
    "LATIN",
    "MODIFIER",
    "MASCULINE",
    "FEMININE",
    "KELVIN",
    "ANGSTROM",
    "DOUBLE-STRUCK",
    "SCRIPT",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_IN_LATIN_LETTERS = frozenset(
    ["cy", "de", "en", "es", "fr", "ga", "gd", "it", "nl", "pl", "pt", "ro", "so", "sq", "tr", "vi", "yo"]
)


def untitled(article: Article) -> Iterator[Problem]:
    """The document has no title."""
    if not article.title:
        hint = "write it in Word under File, Info, Properties, Title"
        yield Problem("document-untitled", "the document has no title", hint)


def without_language(article: Article) -> Iterator[Problem]:
    """Nothing says in which language the document is."""
    if not article.language:
        hint = "select all in Word, choose Review, Language, Set Proofing Language, English (United Kingdom)"
        yield Problem("document-no-language", "nothing says in which language the document is written", hint)


def unmarked(article: Article) -> Iterator[Problem]:
    """Words in other letters than those of the document's language, whose language nothing tells."""
    if article.language.partition("-")[0] not in _IN_LATIN_LETTERS:
        return
    for block, place, _ in placed(article):
        inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
        if any(_is_foreign(text.text) for text in _texts(inlines) if not text.language):
            message = f"words in another language, {place}, are not marked as such, and would be read out as English"
            hint = "select them in Word, choose Review, Language, Set Proofing Language, and their language"
            yield Problem("language-unmarked", message, hint)


def _texts(inlines: Inlines) -> Iterator[Text]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _texts(inline.inlines)
        elif isinstance(inline, Text):
            yield inline


def _is_foreign(text: str) -> bool:
    """Whether a word of two letters or more is written in other than Latin letters."""
    if text.isascii():
        return False
    return any(all(map(_is_other, word)) for word in _WORD.findall(text))


def _is_other(letter: str) -> bool:
    return not unicodedata.name(letter, "LATIN").startswith(_OTHER_LETTERS)


RULES = (untitled, without_language, unmarked)
