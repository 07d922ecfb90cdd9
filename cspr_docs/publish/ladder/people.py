"""Names of the register, said as the label or pseudonym that the case has for them."""

import re

from cspr_docs.publish.ladder.grammar import begins_sentence, proposal, rearticled
from cspr_docs.publish.ladder.naming import Naming
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "This is a real name, or part of one. A published report names nobody of the family: the case's own label stands "
    "in its place."
)

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master)\.?\s+$")
_THE = re.compile(r"\b[Tt]he\s+$")
_POSSESSIVE = re.compile(r"['’]s?$")


def labelled(
    spot: Spot, naming: Naming, family: Family = Family.NAMES, reason: str = REASON
) -> Proposal | None:
    """The proposal to put the holder's label there, its possessive kept; `None` where the holder has none."""
    label = naming.labels.get(spot.holder, "")
    if not label:
        return None
    start = _start(spot, label)
    owns = _POSSESSIVE.search(spot.words)
    suffix = owns.group() if owns else ""
    if suffix in ("'", "’") and not label.endswith("s"):
        suffix += "s"
    words = label + suffix
    if label.startswith("the ") and begins_sentence(spot.text, start):
        words = f"T{words[1:]}"
    start, words = rearticled(spot.text, start, words)
    return proposal(spot, (start, spot.end), words, reason, family)


def _start(spot: Spot, label: str) -> int:
    """Where it begins, a title or a second `the` before it taken along."""
    before = spot.text[: spot.start]
    title = _TITLE.search(before[-12:])
    if title:
        return spot.start - len(title.group())
    the = _THE.search(before[-8:]) if label.startswith("the ") else None
    return spot.start - len(the.group()) if the else spot.start
