"""Rare conditions, said as the kind of condition."""

import re

from cspr_docs.publish.ladder.grammar import proposal, rearticled
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "A rare condition is had by few children in an area, and those who treat them, teach them or live near them know "
    "which. What kind of condition it is tells enough, unless the condition itself is what is learned from."
)
_ARTICLE = re.compile(r"^an?\s+")


def coarser_condition(spot: Spot) -> Proposal | None:
    """The proposal to say the category that the scan's table has for a condition; `None` where it has none."""
    category = spot.hint
    if not category:
        return None
    start, words = spot.start, category
    if _ARTICLE.match(category):
        bare = _ARTICLE.sub("", category)
        before = spot.text[: spot.start]
        owned = re.search(r"\b(?:his|her|their|the|of|with)\s+$", before)
        if owned and owned.group().split()[0] in ("his", "her", "their", "the"):
            words = bare
        else:
            start, words = rearticled(spot.text, spot.start, bare)
            words = words if start != spot.start or _has_article(before) else category
    return proposal(spot, (start, spot.end), words, REASON, Family.CONDITIONS)


def _has_article(before: str) -> bool:
    return bool(re.search(r"\ban?\s+$", before, re.IGNORECASE))
