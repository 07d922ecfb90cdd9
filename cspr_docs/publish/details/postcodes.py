"""Postcodes and points on a map: what they look like, and how a postcode is left out of a sentence.

Source: BS 7666-2 annex C and Royal Mail's Programmer's Guide to the Postcode Address File (postcodes); Ordnance Survey,
A guide to coordinate systems in Great Britain, section 7 (grid references).
"""

import re
from collections.abc import Iterator

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, found_at, is_in_capitals
from cspr_docs.publish.details.sentence import coarser_words, overlapping
from cspr_docs.publish.details.watch import Watch

_REASON = "A postcode stands for about fifteen homes. It is never published, and its first half seldom."
_OUTWARD = (
    r"(?:[a-pr-uwyz]\d{1,2}|[a-pr-uwyz][a-hk-y]\d{1,2}|[a-pr-uwyz]\d[a-hjkpstuw]|"
    r"[a-pr-uwyz][a-hk-y]\d[abehmnprvwxy])"
)
_POSTCODE = re.compile(rf"(?<![a-z0-9])(?:gir ?0aa|{_OUTWARD} {{0,2}}\d[abd-hjlnp-uw-z]{{2}})(?![a-z0-9])")
_IN_SENTENCE = re.compile(
    r"(?P<lead>(?:,\s*|(?:^|\s+)(?:in|at|of|near|from|around)\s+|\s*\()?)\b(?:GIR|[A-Z]{1,2}\d[A-Z\d]?)(?:\s{0,2}\d[A-Z]{2})?\b(?P<close>\)?)",
    re.IGNORECASE,
)
_GRID = re.compile(r"(?<![\w/-])[HJNOST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})(?![\w/-])")
_COORDINATES = re.compile(
    r"(?<![\d.])(?:49|5\d|60)\.\d{3,}°? ?n?, ?-?\d\.\d{3,}(?!\d)"
)  # between Scilly and Unst
_ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{number}th" for number in range(10))})
_THREE_WORDS = re.compile(
    r"(?<![:/])///[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}|(?<=what3words\.com/)[\w.]+|(?<=w3w\.co/)[\w.]+"
)


def postcodes(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Postcodes, but for the partnership's own."""
    for match in _POSTCODE.finditer(text.text):
        code = match.group().replace(" ", "")
        known = any(code in contact.replace(" ", "") for contact in watch.public.contacts)
        if not known and (is_in_capitals(text, match) or code[-3:] not in _ORDINALS):
            yield found_at(text, match, DetailKind.POSTCODE)


def map_points(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Grid references, coordinates and three-word addresses."""
    for match in _GRID.finditer(text.cased):
        yield found_at(text, match, DetailKind.GRID_REFERENCE)
    for pattern in (_COORDINATES, _THREE_WORDS):
        for match in pattern.finditer(text.text):
            yield found_at(text, match, DetailKind.MAP_POINT)


def coarser_postcode(detail: Detail) -> CoarserWords | None:
    """A postcode left out, with the comma or the brackets around it; behind a preposition `the area`."""
    found = overlapping(_IN_SENTENCE, detail)
    if found is None:
        return None
    lead = found["lead"].strip()
    start = found.start() + len(found["lead"])
    if lead.isalpha():
        return coarser_words(detail, (start, found.end("close")), "the area", _REASON)
    if lead == "(" and found["close"]:
        span = found.span()
    else:
        span = found.start() if lead == "," else start, found.end() - len(found["close"])
    return coarser_words(detail, span, "", _REASON)
