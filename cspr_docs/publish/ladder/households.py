"""How many brothers and sisters there are, and who is the only one of a kind, said without the number."""

import re

from cspr_docs.publish.ladder.bands import NUMBERS
from cspr_docs.publish.ladder.grammar import overlapping, proposal, rearticled, with_article
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "How many brothers and sisters there are, and which of them the child is, singles a family out together with any "
    "other detail. It is told that there are some."
)
ONLY_REASON = (
    "Who is the only one of a kind in a place is known to everybody there. It is told without the number and the "
    "place."
)
_COUNT = rf"(?:{'|'.join(word for word, number in NUMBERS.items() if 2 <= number <= 15)}|[2-9]|1[0-5])"
_KIN = (
    r"(?:(?:half|step)[-\s]?)?(?:siblings|brothers\s+and\s+sisters|sisters\s+and\s+brothers|brothers|sisters)"
)
_CHILDREN = r"(?:children|sons|daughters|boys|girls)"
_ORDER = r"(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|last)(?:[-\s]born)?"
_LOOKS = r"(?:(?:older|younger|elder|elderly|adult|other|surviving|little|small|young|full|maternal|paternal)\s+){0,2}"
_WHOSE = r"(?P<whose>\b(?:his|her|their|the|these|those|all|my|our)\s+|['’]s?\s+)"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (
            rf"\b(?:the\s+)?{_ORDER}(?:\s+child)?\s+of\s+(?:the\s+)?{_COUNT}\s+(?P<kin>{_KIN}|{_CHILDREN})\b",
            "one of the {kin}",
        ),
        (rf"\bone\s+of\s+(?:the\s+)?{_COUNT}\s+(?P<kin>{_KIN}|{_CHILDREN})\b", "one of the {kin}"),
        (
            rf"\b(?P<kin>sibling\s+group|group\s+of\s+(?:siblings|brothers|sisters))\s+of\s+{_COUNT}\b",
            "{kin}",
        ),
        (rf"\b(?P<kin>family|household)\s+of\s+{_COUNT}\s+children\b", "{kin} with children"),
        (rf"{_WHOSE}{_COUNT}\s+(?P<kin>{_LOOKS}(?:{_KIN}|{_CHILDREN}))\b", "{whose}{kin}"),
        (rf"\b{_COUNT}\s+(?P<kin>{_LOOKS}(?:{_KIN}|{_CHILDREN}))\b", "{kin}"),
        (r"\b(?:identical\s+)?twin\s+(?P<kin>brother|sister|sibling)\b", "{kin}"),
        (rf"\b(?P<kin>{_KIN})\b\s*\((?:of\s+)?{_COUNT}\)", "{kin}"),
        (r"\b(?:identical\s+)?twins\b", "siblings"),
        (r"\b(?:identical\s+)?twin\b(?!\w)", "sibling"),
    )
)
"""What singles a family out by its number, and what is said instead; the first that fits."""

_OF_WHAT = re.compile(r"\s+(?:in|of|at|on|from|to|who|whom|whose|that|which|born|living)\b", re.IGNORECASE)
"""What says behind `one of the boys` of which: nothing has to be added then."""

_PLACE = (
    r"(?:ward|village|town|school|street|estate|area|city|borough|county|parish|nursery|class|neighbourhood|"
    r"community)"
)
_ONLY = re.compile(
    rf"\b(?:the\s+only|one\s+of\s+(?:only\s+|the\s+(?:only\s+)?)?(?:{_COUNT}|a\s+few))\s+"
    rf"(?P<who>(?:[\w'’-]+\s+){{0,4}}?[\w'’-]+?)\s+(?:in|at|on|of|from)\s+(?:the|this|that|our|their|his|her)\s+"
    rf"(?:\w+\s+)?{_PLACE}\b",
    re.IGNORECASE,
)
_PLURAL = {"families": "family", "children": "child", "households": "household", "people": "person"}


def coarser_siblings(spot: Spot) -> Proposal | None:
    """The proposal for a number of siblings, a place among them, or the only one of a kind."""
    return only_one(spot) or _number(spot)


def only_one(spot: Spot) -> Proposal | None:
    """`the only Traveller family in the ward` becomes `a Traveller family`."""
    found = next(overlapping(_ONLY, spot), None)
    if found is None:
        return None
    *looks, who = found["who"].split()
    words = with_article(" ".join((*looks, _PLURAL.get(who.casefold(), who.removesuffix("s")))))
    return proposal(spot, found.span(), words, ONLY_REASON, Family.SIBLINGS)


def _number(spot: Spot) -> Proposal | None:
    for pattern, template in _RULES:
        found = next(overlapping(pattern, spot), None)
        if found is not None:
            words = template.format(**{"whose": "", **found.groupdict()})
            if words.startswith("one of the ") and not _OF_WHAT.match(spot.text, found.end()):
                words = f"{words} in the family"
            start, words = rearticled(spot.text, found.start(), words)
            return proposal(spot, (start, found.end()), words, REASON, Family.SIBLINGS)
    return None
