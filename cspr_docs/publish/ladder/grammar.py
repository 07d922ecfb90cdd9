"""How a phrase sits in its sentence: capitals, articles, and matches around a place."""

import re
from collections.abc import Iterator

from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

_BEGINS = re.compile(r"(?:^|[.!?][’”'\")\]]*\s+|[\n\t]\s*)[‘“'\"(\[]*$")
_VOWEL = re.compile(r"[aeio]|u(?!ni|se|k)|8|11\b|18\b", re.IGNORECASE)
_SPELT = re.compile(r"[AEFHILMNORSX](?:[A-Z\d]|\b)")
"""What is read out letter by letter, the first of which sounds like a vowel: `an NHS number`, `an LA1 worker`."""

_CAPITALS = re.compile(r"[A-Z]{2,}|[A-Z]\b")
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_LONGEST_LOOK = _NEAR = 120


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a line or the text begins here."""
    return bool(_BEGINS.search(text[max(0, at - _LONGEST_LOOK) : at]) or at == 0)


def fitted(words: str, text: str, start: int) -> str:
    """The words with a capital where they begin a sentence that began with one (or with a figure) before."""
    was_small = text[start : start + 1].islower()
    if words and not was_small and begins_sentence(text, start):
        return words[0].upper() + words[1:]
    return words


def article(words: str) -> str:
    """`a` or `an`, as the words want it.

    A heuristic by letters: silent h and a vowel that sounds as a consonant are rare in what we put here.
    """
    pattern = _SPELT if _CAPITALS.match(words) else _VOWEL
    return "an" if pattern.match(words) else "a"


def with_article(words: str) -> str:
    """The words behind `a` or `an`."""
    return f"{article(words)} {words}"


def article_before(text: str, start: int) -> re.Match[str] | None:
    """The `a` or `an` that stands right before a place."""
    return _ARTICLE.search(text, max(0, start - 4), start)


def rearticled(text: str, start: int, words: str) -> tuple[int, str]:
    """Where the replacement begins and its words, with the `a` or `an` before it put right where that changes."""
    found = article_before(text, start)
    if found is None or found[1].lower() == article(words):
        return start, words
    return found.start(), f"{article(words)} {words}"


def overlapping(pattern: re.Pattern[str], spot: Spot) -> Iterator[re.Match[str]]:
    """Matches of the pattern that share a character with the detail, the first ones first.

    Only what stands near is looked at: nothing that people write as one detail is longer, and a long text of the same
    words over and over takes no longer than a short one.
    """
    low, high = max(0, spot.start - _NEAR), min(len(spot.text), spot.end + _NEAR)
    while high < len(spot.text) and not spot.text[high].isspace() and high - spot.end < 2 * _NEAR:
        high += 1  # a word is not cut in two
    for found in pattern.finditer(spot.text, low, high):
        if found.start() < spot.end and found.end() > spot.start:
            yield found


def proposal(spot: Spot, span: tuple[int, int], words: str, reason: str, family: Family) -> Proposal | None:
    """The proposal to put the words there; `None` where they stand there already."""
    start, end = span
    fit = fitted(words, spot.text, start)
    if not fit:
        start, end = _without_a_gap(spot.text, start, end)
    if fit.casefold() == spot.text[start:end].casefold():
        return None
    return Proposal(start, end, fit, reason, family)


def _without_a_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with one of the spaces around it, so that taking it out leaves no two."""
    if text[start] in " ,":
        return start, end  # the gap is in it already
    if start and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    if end < len(text) and text[end] == " ":
        return start, end + 1
    return start, end
