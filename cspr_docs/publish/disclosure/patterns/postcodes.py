"""Postcodes, grid references, coordinates and three-word addresses.

Source: Ordnance Survey, A guide to coordinate systems in Great Britain, section 7 (grid references).
"""

import re
from collections.abc import Iterator

from cspr_docs.publish.disclosure.folding import Folded
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns.grammar import POSTCODE
from cspr_docs.publish.disclosure.patterns.matching import found_at, is_in_capitals
from cspr_docs.publish.disclosure.watch import Watch

_GRID = re.compile(r"(?<![\w/-])[HJNOST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})(?![\w/-])")
_COORDINATES = re.compile(
    r"(?<![\d.])(?:49|5\d|60)\.\d{3,}°? ?n?, ?-?\d\.\d{3,}(?!\d)"
)  # between Scilly and Unst
_ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{number}th" for number in range(10))})
_THREE_WORDS = re.compile(
    r"(?<![:/])///[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}|(?<=what3words\.com/)[\w.]+|(?<=w3w\.co/)[\w.]+"
)


def postcodes(text: Folded, watch: Watch) -> Iterator[Found]:
    """Postcodes, but for the partnership's own."""
    for match in POSTCODE.finditer(text.text):
        code = match.group().replace(" ", "")
        known = any(code in contact.replace(" ", "") for contact in watch.public.contacts)
        if not known and (is_in_capitals(text, match) or code[-3:] not in _ORDINALS):
            outward = text.cased[match.start() : match.end() - 3].strip().upper()
            yield found_at(text, match, "published-address", "a postcode", coarser=f"the {outward} area")


def grid_references(text: Folded, watch: Watch) -> Iterator[Found]:
    """A point on a map."""
    for match in _GRID.finditer(text.cased):
        yield found_at(text, match, "published-address", "a grid reference")
    for pattern in (_COORDINATES, _THREE_WORDS):
        for match in pattern.finditer(text.text):
            yield found_at(text, match, "published-address", "a point on a map")
