"""What is built beyond any report: too deep, too long, too many, and characters that deceive the eye.

Programs that read a document step into it level by level, and fail where it is deeper than they can count.

Source: Unicode 16, chapter 23.2 (directional formatting) and UTR 36, 2.2 (bidirectional text spoofing).
"""

import re
from collections.abc import Iterator

from lxml import etree

from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.places import part_in_words
from cspr_docs.ooxml.relationships import Opened
from cspr_docs.problems import error
from cspr_docs.word.rules import Breach, Rule

WORD_TOO_DEEP = error(
    "word-too-deep",
    "A Word file is built far beyond what a report needs, such as a hundred tables inside one another, which "
    "can make programs fail. Rebuild that place plainly.",
)
WORD_HIDDEN_CHARACTERS = error(
    "word-hidden-characters",
    "A text holds characters that cannot be seen and that change what a reader sees, such as those that turn "
    "the direction of writing about. Type that place anew.",
)
DEEPEST = 128  # a chart in a text box in a table in a control comes to 50
LONGEST_TEXT = 1_000_000
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEEPEST + 1) + ")")
_TOO_LONG = etree.XPath(
    f"boolean(//text()[string-length() > {LONGEST_TEXT}] | //@*[string-length() > {LONGEST_TEXT}])"
)
_DECEIVING = re.compile("[\u202d\u202e\u0080-\u0084\u0086-\u009f\ufff9-\ufffb\U000e0000-\U000e007f]")
_NESTED = ((w("tbl"), "tables", 8, 3_000), (w("txbxContent"), "text boxes", 3, 1_000))
"""What may stand in itself: how often at most, and how many of it a part may hold."""

_PLAIN = "type that place anew, without nesting"


def too_deep(found: Opened) -> Iterator[Breach]:
    """Elements inside elements, further than any program writes them."""
    for part, root in found.trees.items():
        if _TOO_DEEP(root.getroottree()):
            yield Breach(WORD_TOO_DEEP, f"{part_in_words(part)} is nested too deep to read", _PLAIN)


def too_long(found: Opened) -> Iterator[Breach]:
    """One piece of text, or one attribute, as long as a book."""
    for part, root in found.trees.items():
        if len(found.package[part]) > LONGEST_TEXT and _TOO_LONG(root):
            message = f"{part_in_words(part)} holds a single text of more than {LONGEST_TEXT:,} characters"
            yield Breach(WORD_TOO_DEEP, message, "shorten it, or put it into paragraphs")


def tables_in_tables(found: Opened) -> Iterator[Breach]:
    """Tables or text boxes inside one another, or thousands of them."""
    for part, root in found.trees.items():
        for tag, what, deepest, most in _NESTED:
            for number, element in enumerate(root.iter(tag), 1):
                outer = list(element.iterancestors(tag))
                if number > most:
                    yield Breach(
                        WORD_TOO_DEEP, f"{part_in_words(part)} holds more than {most:,} {what}", _PLAIN
                    )
                    break
                if len(outer) >= deepest:
                    message = f"more than {deepest} {what} stand inside one another"
                    yield Breach(WORD_TOO_DEEP, message, _PLAIN, part, outer[-1])
                    break


def deceiving(found: Opened) -> Iterator[Breach]:
    """Characters that turn the writing about or are no characters at all."""
    for part, root in found.trees.items():
        if not part.startswith("word/"):
            continue
        for element in root.iter(w("t"), w("delText"), w("instrText")):
            if _DECEIVING.search(element.text or ""):
                message = "characters that cannot be seen and change what is read"
                yield Breach(WORD_HIDDEN_CHARACTERS, message, "type that place anew", part, element)


RULES: tuple[Rule, ...] = (too_deep, too_long, tables_in_tables, deceiving)
