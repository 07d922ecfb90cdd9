"""Ethnicity and place together, said as one of both: the ethnicity stays, since it bears on the learning."""

import re

from cspr_docs.publish.ladder.grammar import proposal
from cspr_docs.publish.ladder.households import only_one
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "Ethnicity and place together can leave a single family. One of both is told: here the place is left out, as the "
    "ethnicity may bear on what is learned; if it does not, leave that out instead."
)
_NAME = r"[A-Z][\w'’-]+(?:(?:\s+(?:of|on|upon|the|and)){0,2}\s+[A-Z][\w'’-]+){0,3}"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHERE = re.compile(
    rf"[,\s]*\b(?:(?:who\s+)?liv(?:ed|es|ing)\s+)?(?:in|from|near|of|at|around)\s+"
    rf"(?:the\s+(?:[\w'’-]+\s+)?(?:ward|village|town|estate|area|city|borough|street)\b(?:\s+of\s+{_NAME})?"
    rf"|(?:the\s+)?(?!(?:{_MONTH})\b){_NAME}(?:\s+(?:ward|village|town|estate|area|city|borough))?)"
)
_REACH = 60


def coarser_ethnicity(spot: Spot) -> Proposal | None:
    """The proposal to leave out the place that stands in, or soon behind, a detail of ethnicity."""
    alone = only_one(spot)
    if alone is not None:
        return Proposal(alone.start, alone.end, alone.words, alone.reason, Family.ETHNICITY)
    end = _end_of_sentence(spot.text, spot.end)
    found = _WHERE.search(spot.text, spot.start, min(end, spot.end + _REACH))
    if found is None or found.start() == 0:
        return None
    return proposal(spot, found.span(), "", REASON, Family.ETHNICITY)


def _end_of_sentence(text: str, start: int) -> int:
    found = re.search(r"[.!?](?:\s|$)", text[start:])
    return start + found.start() if found else len(text)
