"""Schools, hospitals, wards and streets, said as what kind of place they are."""

import re

from cspr_docs.publish.ladder.grammar import fitted, overlapping, proposal, rearticled, with_article
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.people import labelled
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "The name of a place tells neighbours, pupils and staff which family this is. The case's own label stands in its "
    "place, or what kind of place it is."
)
KINDS = (
    (r"(?:Infant|Junior|Primary|First)(?:\s+and\s+Nursery)?\s+(?:School|Academy)|Primary", "primary school"),
    (
        r"(?:High|Secondary|Grammar|Upper|Comprehensive|Community)\s+(?:School|Academy)|Academy",
        "secondary school",
    ),
    (r"Special\s+School", "special school"),
    (r"Pupil\s+Referral\s+Unit", "pupil referral unit"),
    (r"School", "school"),
    (r"Sixth\s+Form(?:\s+College)?|College", "college"),
    (r"Nursery(?:\s+School)?|Pre-?school|Playgroup|Children['’]s\s+Centre", "nursery"),
    (r"Children['’]s\s+Home", "children's home"),
    (
        r"(?:(?:General|Children['’]s|Royal|University|District|Community|County)\s+)*(?:Hospital|Infirmary)",
        "hospital",
    ),
    (r"(?:Medical|Health)\s+Centre|Surgery|(?:Medical|Group)\s+Practice", "GP practice"),
    (r"Ward|Unit", "ward"),
    (r"(?:Young\s+Offender|Secure)\s+\w+", "secure setting"),
    (r"Street|Road|Lane|Avenue|Close|Drive|Terrace|Crescent|Row|Gardens|Place|Court|Square", "street"),
    (r"Estate", "estate"),
    (r"Park|Common|Playing\s+Fields?|Recreation\s+Ground", "park"),
    (r"Church|Mosque|Temple|Synagogue|Gurdwara|Chapel", "place of worship"),
    (r"Station", "station"),
)
"""How the names of places end, and what stands there instead; the first that fits."""

_NAME = r"(?:(?:St\.?|[A-Z][\w'’.-]*)\s+(?:(?:of|and|the|on|&)\s+){0,2}){1,5}?"
_PATTERNS = tuple(
    (
        re.compile(
            rf"(?P<the>\b[Tt]he\s+)?(?P<house>\b\d+[a-zA-Z]?,?\s+)?\b{_NAME}(?:{end})\b(?P<owns>['’]s\b)?"
        ),
        kind,
    )
    for end, kind in KINDS
)


def coarser_place(spot: Spot, naming: Naming) -> Proposal | None:
    """The proposal for a place: its label where the case has one, or its kind."""
    by_label = labelled(spot, naming, Family.PLACES, REASON)
    if by_label is not None:
        return by_label
    for pattern, kind in _PATTERNS:
        found = next(overlapping(pattern, spot), None)
        if found is not None:
            owns, thing = found["owns"] or "", "address" if found["house"] else kind
            words = (f"the {thing}" if found["the"] else with_article(thing)) + owns
            return proposal(spot, found.span(), words, REASON, Family.PLACES)
    if not spot.hint:
        return None
    words = fitted(spot.hint, spot.text, spot.start)
    start, words = rearticled(spot.text, spot.start, words)
    return proposal(spot, (start, spot.end), words, REASON, Family.PLACES)
