"""Rare conditions, found by their names and said as the kind of condition: one table for both.

Source: SCIE's quality markers (The report): no exact chronic condition.
"""

import re
from collections.abc import Iterator
from functools import cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import lines
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, found_at
from cspr_docs.publish.details.sentence import coarser_words
from cspr_docs.publish.details.watch import Watch

_REASON = (
    "A rare condition is had by few children in an area, and those who treat them, teach them or live near them know "
    "which. What kind of condition it is tells enough, unless the condition itself is what is learned from."
)
_DETERMINED = re.compile(r"\b(?P<article>an?)\s+$|\b(?:his|her|their|the)\s+$", re.IGNORECASE)


def rare_conditions(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Conditions so rare that they may point at one child."""
    if not watch.rules.rare_conditions:
        for match in _pattern().finditer(text.text):
            yield found_at(text, match, DetailKind.CONDITION)


def coarser_condition(detail: Detail) -> CoarserWords | None:
    """The category of the condition, without its article where a word that does its work stands before it."""
    category = _categories().get(plain(detail.words), "")
    before = _DETERMINED.search(detail.text, max(0, detail.start - 8), detail.start)
    start = before.start() if before and before["article"] else detail.start
    words = re.sub(r"^an?\s+", "", category) if before and start == detail.start else category
    return coarser_words(detail, (start, detail.end), words, _REASON) if category else None


@cache
def _categories() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("conditions.txt"):
        category, _, names = line.partition(":")
        found.update({name.strip(): category for name in names.split(";")})
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_categories(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
