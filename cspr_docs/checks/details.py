"""Addresses, numbers and other details from the identities, typed into a text."""

import re
from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.names import may_name_family
from cspr_docs.checks.words import place_in
from cspr_docs.problems import Problem
from cspr_docs.prose.folding import folded
from schemas.sensitive import DETAILS, sensitive_values

_SHORTEST = 6
"""Characters, spaces aside: a shorter line of an address (a county, a country) names nobody."""


def real_details(look: Inspection) -> Iterator[Problem]:
    """A line of somebody's address, a telephone, NHS or case number, or an e-mail address in any text."""
    details = _details(look)
    if not details:
        return
    longest_first = sorted(details, key=lambda detail: (-len(detail), detail))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, longest_first))})(?!\w)", re.IGNORECASE)
    for found in look.values:
        if not may_name_family(found):
            continue
        text = str(found.value)
        read = folded(text)
        for match in pattern.finditer(read.cased):
            start, _ = read.span(*match.span())
            line, column = place_in(text, start)
            message = f'a detail that identifies somebody stands here: "{text[start]}…"'
            hint = "addresses and numbers stand in identities.yaml alone: write what the reader needs in general words"
            yield Problem("real-detail", message, hint, found.path, line=line, column=column)


def _details(look: Inspection) -> frozenset[str]:
    if look.identities is None:
        return frozenset()
    holders = (*look.identities.people.values(), *look.identities.places.values())
    found = (detail for holder in holders for detail in sensitive_values(holder, *DETAILS))
    return frozenset(folded(detail.strip()).cased for detail in found if _identifies(detail))


def _identifies(detail: str) -> bool:
    """A line with a digit or an @: a house number, a postcode, a telephone number."""
    return len(detail.replace(" ", "")) >= _SHORTEST and any(c.isdigit() or c == "@" for c in detail)


def _spaced(detail: str) -> str:
    """The detail with any spaces between its words."""
    return r"\s+".join(re.escape(word) for word in detail.split())


CHECKS: tuple[Rule, ...] = (real_details,)
