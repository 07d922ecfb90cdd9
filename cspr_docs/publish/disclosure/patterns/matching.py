"""A match in a folded text as something found in the text as written."""

import re

from cspr_docs.publish.disclosure.finding import Weight
from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found


def found_at(
    text: Folded,
    match: re.Match[str],
    code: str,
    about: str,
    weight: Weight = Weight.ASK,
    coarser: str = "",
    group: int | str = 0,
) -> Found:
    """What a match of the folded text found."""
    start, end = text.span(*match.span(group))
    return Found(start, end, code, about, weight, coarser=coarser)


def is_in_capitals(text: Folded, match: re.Match[str]) -> bool:
    """Whether every letter of the match is written large."""
    return not any(character.islower() for character in text.cased[match.start() : match.end()])


def said_before(text: Folded, start: int, words: str, within: int = 40) -> bool:
    """Whether one of the words (a regular expression) stands shortly before a place."""
    return re.search(words, text.text[max(0, start - within) : start]) is not None
