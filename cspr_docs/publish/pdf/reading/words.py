"""Whether all words of an article are in its PDF, in the order in which somebody listens to it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from cspr_docs.problems import Problem
from cspr_docs.publish.pdf.reading import expected
from cspr_docs.publish.pdf.reading.expected import squeezed
from cspr_docs.publish.pdf.reading.structure import Node
from cspr_docs.word.article.tree import Article, Heading, Paragraph

SHOWN = 3
"""How many words of a lost passage, or letters, a message shows: enough to find it, not enough to repeat it."""

_RIGHT_TO_LEFT = ("R", "AL")


def missing(root: Node, article: Article) -> Iterator[Problem]:
    """Each passage of the article whose words are not in the PDF's structure."""
    there = squeezed(root.text)
    letters = frozenset(there)
    hint = "look at the place in the Word file, and make the PDF again"
    for block in expected.all_blocks(article):
        if not isinstance(block, (Paragraph, Heading)):
            continue
        for piece in expected.pieces(block.inlines):
            lost = set(squeezed(piece)) - letters
            if lost:
                yield _no_letters(lost)
            elif _is_there(piece, there):
                continue
            elif _is_scattered(piece, there):
                yield _not_joined(piece)
            else:
                start = " ".join(piece.split()[:SHOWN])
                yield Problem(
                    "pdf-words-missing", f"the passage that begins “{start} …” is not in the PDF", hint
                )


def _no_letters(lost: set[str]) -> Problem:
    """Letters that are nowhere in the PDF: the maker found no font for them, and printed a box or nothing."""
    names = sorted(unicodedata.name(letter, "a letter without a name").lower() for letter in lost)
    message = f"the PDF does not show these letters of the report: {', '.join(names[:SHOWN])}"
    return Problem("pdf-font", message, "install a font for that language, such as one of the Noto fonts")


def _not_joined(piece: str) -> Problem:
    """A word in two fonts falls apart, for letters join those of their own font alone: nobody could read it."""
    first = next(letter for letter in piece if _is_right_to_left(letter))
    name = unicodedata.name(first, "a letter without a name").lower()
    message = f"a passage with {name} is set in several fonts, so that the letters of its words do not join"
    return Problem("pdf-font", message, "install a font for that language, such as one of the Noto fonts")


def _is_there(piece: str, there: str) -> bool:
    """Whether the words are there; those written from right to left may be stored either way round."""
    if squeezed(piece) in there:
        return True
    if not _is_right_to_left(piece):
        return False
    # Such a line comes out in the order of the eye, punctuation and all: its words can be found, not their order.
    words = [squeezed(word) for word in re.findall(r"\w+", piece)]
    return all(word in there or word[::-1] in there for word in words)


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _is_scattered(piece: str, there: str) -> bool:
    """Whether all letters of a piece that is written from right to left stand together, in whatever order."""
    letters = _letters(squeezed(piece))
    if not letters or not _is_right_to_left(piece):
        return False
    text = _letters(there)
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


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
