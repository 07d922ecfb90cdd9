"""Times of day, said as the part of the day."""

import re
from collections.abc import Iterator

from cspr_docs.publish.ladder.calendar import PARTS_OF_DAY, TIME
from cspr_docs.publish.ladder.grammar import overlapping, proposal
from cspr_docs.publish.ladder.proposal import Family, Proposal, Spot

REASON = (
    "The minute of a call or an admission is in records and in people's memories, and leads back to them. The part of "
    "the day is what a reader needs."
)
_ABOUT = r"(?:(?:about|around|approximately|roughly|just\s+(?:after|before)|shortly\s+(?:after|before))\s+)?"
_RANGE = re.compile(rf"(?<![\w:])between\s+(?P<one>{TIME})\s+and\s+(?P<other>{TIME})(?!\w)", re.IGNORECASE)
_TIME = re.compile(
    rf"(?<![\w:])(?:(?P<prep>at|by|from|since|until|till|before|after)\s+)?{_ABOUT}(?P<time>{TIME})(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d?\d)(?:[:.]?([0-5]\d))?\s?([ap])?", re.IGNORECASE)


_BY_THE_MINUTE = re.compile(
    r"(?<![\w:.])(?:at|by|from|since|until|till|before|after|between)\s+(\d?\d:[0-5]\d)(?![\w:])"
)


def time_spots(text: str) -> Iterator[Spot]:
    """Where a text tells a time to the minute as part of its sentence."""
    for found in _BY_THE_MINUTE.finditer(text):
        yield Spot(text, found.start(1), found.end(1), about="a time to the minute")


def part_of_day(written: str) -> str:
    """`night`, `morning`, `afternoon` or `evening`; empty where no time is written."""
    if "midnight" in written.casefold():
        return "night"
    found = _CLOCK.search(written)
    if found is None:
        return ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
    return next((name for before, name in PARTS_OF_DAY if hour < before), "night")


def time_proposal(spot: Spot) -> Proposal | None:
    """The proposal for a time, or a stretch between two, that stands at the spot."""
    found = next(overlapping(_RANGE, spot), None)
    if found is not None:
        one, other = part_of_day(found["one"]), part_of_day(found["other"])
        words = _in(one) if one == other else f"between the {one} and the {other}"
        return proposal(spot, found.span(), words, REASON, Family.DATES)
    found = next(overlapping(_TIME, spot), None)
    if found is None:
        return None
    part = part_of_day(found["time"])
    prep = (found["prep"] or "").casefold()
    words = _in(part) if prep in ("", "at") else f"{prep} the {part}"
    return proposal(spot, found.span(), words, REASON, Family.DATES)


def _in(part: str) -> str:
    return f"in the {part}"
