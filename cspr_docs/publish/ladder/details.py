"""Postcodes, numbers and addresses: left out, or said as what they are."""

import re

from cspr_docs.publish.ladder.grammar import overlapping, proposal, rearticled, with_article
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "An address, a number or an account leads straight to somebody, and nothing about it helps a reader. It is never "
    "published."
)
POSTCODE_REASON = (
    "A postcode stands for about fifteen homes. It is never published, and its first half seldom."
)

_POSTCODE = re.compile(
    r"(?P<lead>(?:,\s*|\s+(?:in|at|of|near|from|around)\s+|\s*\()?)\b[A-Z]{1,2}\d[A-Z\d]?(?:\s{0,2}\d[A-Z]{2})?\b(?P<close>\)?)",
    re.IGNORECASE,
)
WORDS = (
    (("nhs",), "NHS number"),
    (("phone", "mobile", "fax"), "telephone number"),
    (("mail",), "e-mail address"),
    (("vehicle", "registration", "plate", "car"), "vehicle"),
    (("social", "handle", "account", "username"), "social media account"),
    (("web", "link", "url"), "web page"),
    (("address",), "address"),
    (("grid", "point on a map"), "place on a map"),
    (("computer",), "file"),
    (("bank", "card"), "bank account"),
    (("insurance",), "National Insurance number"),
    (("passport",), "passport number"),
    (("reference", "case", "number", "unique", "mark"), "reference number"),
)
"""Words of what a detail is about, and what stands in its place."""

_SAID_BEFORE = re.compile(
    r"\b(?:number|no\.?|tel(?:ephone)?\.?|phone|mobile|e-?mail(?:\s+address)?|address|ref(?:erence)?|registration|"
    r"account|plate)\s*(?P<mark>:|is|was|,)?\s*$",
    re.IGNORECASE,
)


def coarser_postcode(spot: Spot) -> Proposal | None:
    """The proposal to leave a postcode out, with the comma or the preposition before it."""
    found = next(overlapping(_POSTCODE, spot), None)
    if found is None:
        return None
    lead = found["lead"].strip()
    start = found.start() + len(found["lead"])
    if lead == "(" and found["close"]:
        span = found.span()
    elif lead == ",":
        span = found.start(), found.end() - len(found["close"])
    elif lead.isalpha():
        return proposal(spot, (start, found.end("close")), "the area", POSTCODE_REASON, Family.POSTCODES)
    else:
        span = start, found.end() - len(found["close"])
    return proposal(spot, span, "", POSTCODE_REASON, Family.POSTCODES)


def coarser_detail(spot: Spot, naming: Naming) -> Proposal | None:
    """The proposal to say what a number, an account or an address is instead of what it says."""
    about = spot.about.casefold()
    noun = next((noun for words, noun in WORDS if any(word in about for word in words)), "")
    if not noun:
        return None
    if _SAID_BEFORE.search(spot.text[max(0, spot.start - 40) : spot.start]) and noun != "address":
        return _proposal(spot, spot.start, "not given here")
    if noun == "address":
        return _proposal(spot, *_address(spot, naming))
    start, words = rearticled(spot.text, spot.start, noun)
    if start == spot.start and not _is_named_before(spot):
        words = with_article(noun)
    return _proposal(spot, start, words)


def _address(spot: Spot, naming: Naming) -> tuple[int, str]:
    """A place's own label; for a person's home whose address it is."""
    label = naming.labels.get(spot.holder, "the family")
    return spot.start, label if spot.holder in naming.places else f"{label}'s address"


def _is_named_before(spot: Spot) -> bool:
    return bool(
        re.search(r"\b(?:an?|the|his|her|their|this|that)\s+$", spot.text[: spot.start], re.IGNORECASE)
    )


def _proposal(spot: Spot, start: int, words: str) -> Proposal | None:
    return proposal(spot, (start, spot.end), words, REASON, Family.DETAILS)
