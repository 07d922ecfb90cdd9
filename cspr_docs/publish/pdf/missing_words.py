"""Whether the words of an article, and all their letters, are in its PDF."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from cspr_docs.problems import Problem, error
from cspr_docs.prose.folding import as_printed
from cspr_docs.publish.pdf import expected
from cspr_docs.publish.pdf.pages import is_right_to_left
from cspr_docs.publish.pdf.structure import PdfElement
from cspr_docs.word.article.tree import Article, Heading, Paragraph

SHOWN = 3
"""How many words of a lost passage, or letters, a message shows: enough to find it, not enough to repeat it."""

_FONT = "install a font for that language, such as one of the Noto fonts"

PDF_FONT = error(
    "pdf-font",
    "A font is not inside the PDF, or there is no font on the computer for letters that the report uses. Use one of "
    "the house style's fonts in the Word file; for another language's letters install a font that has them, such as "
    "one of the Noto fonts.",
)
PDF_WORDS_MISSING = error(
    "pdf-words-missing",
    "Words of the report are not in its PDF: they were lost, or are there only as a picture. Look at the place in the "
    "Word file, and make the PDF again.",
)


def missing_words(root: PdfElement, article: Article, fonts: Sequence[str]) -> Iterator[Problem]:
    """Each passage of the article whose words are not in the structure of the PDF, which has letters of `fonts`."""
    there = as_printed(root.text)
    letters = frozenset(there)
    hint = "look at the place in the Word file, and make the PDF again"
    for block in expected.all_blocks(article):
        if not isinstance(block, (Paragraph, Heading)):
            continue
        for piece in expected.pieces(block.inlines):
            lost = set(as_printed(piece)) - letters
            if lost:  # the maker found no font for them, and printed a box or nothing
                names = ", ".join(sorted(map(letter_name, lost))[:SHOWN])
                tried = f"; none of its fonts has them ({', '.join(fonts[:SHOWN])})" if fonts else ""
                yield Problem(
                    PDF_FONT, f"the PDF does not show these letters of the report: {names}{tried}", _FONT
                )
            elif _is_there(piece, there):
                continue
            elif _is_scattered(piece, there):
                # A word in two fonts falls apart: letters join those of their own alone.
                name = letter_name(next(filter(is_right_to_left, piece)))
                message = f"a passage with {name} is set in several fonts, so that the letters of its words do not join"
                yield Problem(PDF_FONT, message, _FONT)
            else:
                message = f"the passage that begins “{' '.join(piece.split()[:SHOWN])} …” is not in the PDF"
                yield Problem(PDF_WORDS_MISSING, message, hint)


def letter_name(letter: str) -> str:
    """What Unicode calls a letter, in small letters."""
    return unicodedata.name(letter, "a letter without a name").lower()


def _is_there(piece: str, there: str) -> bool:
    """Whether the words are there; those written from right to left may be stored either way round."""
    if as_printed(piece) in there:
        return True
    if not is_right_to_left(piece):
        return False
    # Such a line comes out in the order of the eye, punctuation and all: its words can be found, not their order.
    words = [as_printed(word) for word in re.findall(r"\w+", piece)]
    return all(word in there or word[::-1] in there for word in words)


def _is_scattered(piece: str, there: str) -> bool:
    """Whether all letters of a piece that is written from right to left stand together, in whatever order."""
    letters, text = letters_alone(piece), letters_alone(there)
    if not letters or not is_right_to_left(piece):
        return False
    size = len(letters)
    wanting = Counter(letters)
    wanting.subtract(text[:size])
    for position in range(size, len(text) + 1):
        if not any(wanting.values()):
            return True
        if position < len(text):
            wanting[text[position - size]] += 1
            wanting[text[position]] -= 1
    return False


def letters_alone(text: str) -> str:
    """Without the bullets and signs that a maker prints."""
    return "".join(filter(str.isalnum, as_printed(text)))
