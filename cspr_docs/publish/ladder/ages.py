"""Ages, said as whole years, and then as a band."""

import re
from dataclasses import dataclass

from cspr_docs.publish.ladder.bands import (
    BANDS,
    MONTHS_IN,
    NUMBERS,
    PEOPLE,
    UNDER_ONE,
    UNDER_SIX_MONTHS,
    Band,
)
from cspr_docs.publish.ladder.grammar import overlapping, proposal, rearticled
from cspr_docs.publish.ladder.proposal import Family, Level, Proposal, Spot

_RULE = {
    Level.FINER: "An age is told in whole years at most, a baby's as under six months or under one.",
    Level.COARSER: "An age is told as a band.",
    Level.COARSEST: "An age is told as a wide band.",
}
REASON = "An exact age, with the place or the date of what happened, leaves very few people whom a reader could mean. "

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = "(?:day|week|month|year)"
_HYPHENS = r"[-\u2010\u2011\s]"
_MORE = rf"(?:(?:\s*,\s*|\s+and\s+|\s+)(?P<number2>{_NUMBER}|a)\s+(?P<unit2>{_UNIT})s?)?"
_WITH = re.compile(
    rf"(?<![\w-])(?P<number>{_NUMBER}){_HYPHENS}(?P<unit>{_UNIT}){_HYPHENS}old(?P<many>s?)\b(?!\s+(?:and|or)\b\s+\d)"
    rf"(?:\s+(?P<noun>(?:half-|step-?|grand-?)?(?:{PEOPLE})s?)\b(?!-))?(?P<owns>['’]s?\b)?",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"(?<!\w)(?P<key>at\s+the\s+age\s+of|at\s+age|age\s+of|aged|age:?)\s+(?P<number>{_NUMBER})\b"
    rf"(?:\s+(?P<unit>{_UNIT})s?{_MORE})?(?:\s+(?:old|of\s+age))?(?!{_HYPHENS}?(?:to|or|and over|–|\d)\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w.,£/-])(?P<prep>(?:of|at)\s+)?(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?{_MORE}"
    r"(?P<old>\s+old|\s+of\s+age)?(?!\w)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:for|after|within|over|in|every|last|next|past|previous|another|further|than|only|under|below|or|to|least)\s+"
    r"(?:the\s+)?(?:about\s+)?$|[-–]\s*$",
    re.IGNORECASE,
)
_BEFORE_OR_AFTER = re.compile(
    r"\s+(?:ago|later|earlier|before|after|into|imprisonment|custody)\b|['’]\s", re.IGNORECASE
)
_WAS = re.compile(
    rf"\b(?P<verb>was|were|is(?:\s+now)?|had\s+turned|turned|became)\s+(?P<number>{_NUMBER})\b"
    rf"(?!{_HYPHENS}?(?:{_UNIT}|to|or|and\s+over|–|\d))",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<number>\d{1,3})")
_SPAN = re.compile(
    rf"(?<!\w)(?:{_NUMBER}\s+(?:to|or|and)\s+(?:{_NUMBER}|over|above|under)"
    rf"|\d+\s*[-–]\s*\d+|(?:under|over|below)\s+{_NUMBER})\b",
    re.IGNORECASE,
)
"""What is a band already."""

_NEARLY = re.compile(
    r"\b(?:not\s+(?:yet|quite)|nearly|almost|about|around|roughly|approximately|barely|exactly|only|just)\s+$",
    re.IGNORECASE,
)
"""What says how exact an age is: it means nothing before one that is coarse."""


@dataclass(frozen=True, slots=True)
class _Said:
    """How a level says an age: `words` where a number stood, and whether `years old` may follow."""

    words: str
    takes_years: bool
    band: Band


def coarser_age(spot: Spot, level: Level) -> Proposal | None:
    """The proposal for an age that stands at the spot; `None` for a length of time."""
    if next(overlapping(_SPAN, spot), None) is not None:
        return None
    for pattern, made in ((_WITH, _attribute), (_AGED, _aged), (_COUNT, _count), (_WAS, _was)):
        found = next(overlapping(pattern, spot), None)
        if found is not None:
            return made(spot, found, level)
    found = _BARE.fullmatch(spot.words.strip())
    said = _said(found, level) if found else None
    return None if said is None else _proposal(spot, (spot.start, spot.end), said.words, level)


def _proposal(spot: Spot, span: tuple[int, int], words: str, level: Level) -> Proposal | None:
    start, end = span
    found = _NEARLY.search(spot.text, max(0, start - 30), start)
    return proposal(spot, (found.start() if found else start, end), words, REASON + _RULE[level], Family.AGES)


def _attribute(spot: Spot, found: re.Match[str], level: Level) -> Proposal | None:
    """`15-year-old sister` becomes `sister (aged 14 or 15)`."""
    said = _said(found, level)
    if said is None:
        return None
    many = bool(found["many"])
    noun = found["noun"] or (said.band.plural if many else said.band.noun)
    words = f"{noun}{found['owns']}" if found["owns"] else f"{noun} ({_aged_words(said)})"
    start, words = rearticled(spot.text, found.start(), words)
    return _proposal(spot, (start, found.end()), words, level)


def _aged_words(said: _Said) -> str:
    return f"{said.words} old" if said.words.endswith("months") else f"aged {said.words}"


def _aged(spot: Spot, found: re.Match[str], level: Level) -> Proposal | None:
    said = _said(found, level)
    if said is None:
        return None
    key = found["key"]
    if said.words.startswith("under") and key.casefold().endswith("of"):
        key = "while aged"
    return _proposal(spot, found.span(), f"{key} {said.words}", level)


def _count(spot: Spot, found: re.Match[str], level: Level) -> Proposal | None:
    """`14 weeks old` becomes `under one year old`; `for 14 weeks` is no age."""
    before, after = spot.text[: found.start()], spot.text[found.end() :]
    is_length = _DURATION.search(before[-30:]) or _BEFORE_OR_AFTER.match(after)
    said = None if is_length and not found["old"] else _said(found, level)
    if said is None:
        return None
    words = _with_years(said, old=bool(found["old"]))
    prep = (found["prep"] or "").strip().casefold()
    if prep == "at":
        words = f"when {_with_years(said, old=True)}"
    elif prep == "of" and said.takes_years:
        words = f"of {words}"
    elif not prep and found.group() == spot.text.strip() and said.band.noun == "baby":
        words = f"a baby {said.words}"
    return _proposal(spot, found.span(), words, level)


def _was(spot: Spot, found: re.Match[str], level: Level) -> Proposal | None:
    """`she was 15` becomes `she was aged 14 or 15`."""
    said = _said(found, level)
    verb = found["verb"] if found["verb"].casefold() in ("was", "were", "is", "is now") else "was"
    return None if said is None else _proposal(spot, found.span(), f"{verb} aged {said.words}", level)


def _with_years(said: _Said, *, old: bool) -> str:
    if said.words.endswith("over"):
        return said.words
    years = "" if said.words.endswith("months") else " year" if said.words in ("1", "under one") else " years"
    return f"{said.words}{years}{' old' if old else ''}"


def _said(found: re.Match[str], level: Level) -> _Said | None:
    """How the level says the age; `None` where it is said so coarsely already."""
    unit, unit2 = _group(found, "unit") or "year", _group(found, "unit2")
    months = _number(found["number"]) * MONTHS_IN[unit.casefold()]
    if unit2:
        months += _number(_group(found, "number2")) * MONTHS_IN[unit2.casefold()]
    if level is not Level.FINER:
        band = next((band for band in BANDS[level] if months < band.below), None)
        return None if band is None else _Said(band.name, band.is_span, band)
    if unit.casefold() == "year" and not unit2:
        return None
    if months >= 12:
        return _Said(str(int(months // 12)), True, _child_of(months))
    band = UNDER_SIX_MONTHS if months < UNDER_SIX_MONTHS.below else UNDER_ONE
    return _Said(band.name, False, band)


def _child_of(months: float) -> Band:
    return next(band for band in BANDS[Level.COARSER] if months < band.below)


def _group(found: re.Match[str], name: str) -> str:
    return (found.groupdict().get(name) or "").strip()


def _number(written: str) -> int:
    if written.casefold() == "a":
        return 1
    return int(written) if written.isdigit() else NUMBERS[written.casefold()]
