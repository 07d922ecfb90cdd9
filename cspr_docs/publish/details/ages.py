"""Exact ages: how they are written, and how they are said as whole years and as bands.

Source: the practice of published reviews, and SCIE's quality markers (The report): family detail to a minimum. The
bands part where a child enters primary and secondary school in England, and where the right to leave school begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail, DetailKind, found_at
from cspr_docs.publish.details.sentence import coarser_words, overlapping, rearticled
from cspr_docs.publish.details.watch import Watch
from schemas.partnership import FinestAge

_RULE = {
    Coarseness.FINER: "An age is told in whole years at most, a baby's as under one.",
    Coarseness.COARSER: "An age is told as a band.",
    Coarseness.COARSEST: "An age is told as a wide band.",
}
_REASON = "An exact age, with the place or the date of what happened, leaves very few people whom a reader could mean. "


@dataclass(frozen=True, slots=True)
class Band:
    """Ages up to `below` months, what stands where a number stood (`1 to 4`), and what such people are called."""

    below: int
    name: str
    noun: str
    plural: str


_ALL = 200 * 12
_SMALL, _CHILD = ("young child", "young children"), ("child", "children")
_YOUNG, _ADULT = ("young person", "young people"), ("adult", "adults")
BANDS = {
    Coarseness.COARSER: (
        Band(12, "under one", "baby", "babies"),
        Band(5 * 12, "1 to 4", *_SMALL),
        Band(11 * 12, "5 to 10", *_CHILD),
        Band(16 * 12, "11 to 15", *_YOUNG),
        Band(18 * 12, "16 or 17", *_YOUNG),
        Band(_ALL, "18 or over", *_ADULT),
    ),
    Coarseness.COARSEST: (
        Band(5 * 12, "under five", *_SMALL),
        Band(18 * 12, "5 to 17", *_CHILD),
        Band(_ALL, "18 or over", *_ADULT),
    ),
}
_OLDEST_CHILD = 17

_SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    **{word: number for number, word in enumerate(_SMALL_NUMBERS.split())},
    **{
        f"{tens}-{ones}" if one else tens: 20 + 10 * number + one
        for number, tens in enumerate(_TENS.split())
        for one, ones in enumerate(_SMALL_NUMBERS.split()[:10])
    },
}
"""The numbers that people write in words."""

_MONTHS_IN = {
    "day": 12 / 365,
    "week": 12 / 52,
    "wk": 12 / 52,
    "month": 1.0,
    "mth": 1.0,
    "year": 12.0,
    "yr": 12.0,
}
_WRITTEN_OUT = {"yr": "year", "mth": "month", "wk": "week"}
_PEOPLE = (
    "sister|brother|sibling|twin|son|daughter|child|baby|infant|toddler|boy|girl|teenager|pupil|student|youth|male|"
    "female|man|woman|lad|mother|father|parent|cousin|niece|nephew|aunt|uncle|friend|partner|boyfriend|girlfriend|"
    "person|adult|patient|resident|grandson|granddaughter|children|men|women|people|babies"
)
"""What somebody of an age is called."""

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?:{'|'.join(_MONTHS_IN)})"
_COUNTED = rf"(?P<number>{_NUMBER})[ -](?P<unit>{_UNIT})s?"
_FOUND = (
    re.compile(rf"(?<![\w.]){_COUNTED}[ -]old(?!er)"),
    re.compile(
        rf"\baged?(?: (?:of|just|only|about|around|under|over))?:? (?P<number>{_NUMBER})(?: (?P<unit>{_UNIT})s?\b)?"
        rf"(?![\w-]|[.,]\d| ?%|/\d| (?:to|or) {_NUMBER})"  # a range is no exact age
    ),
    re.compile(rf"(?<![\w.]){_COUNTED} of age\b"),
    re.compile(
        r"\b(?:she|he|they|child|boy|girl|son|daughter|baby|who) (?:was|were|is|turned|had turned|became|is now) "
        rf"(?P<number>{_NUMBER})(?= ?[.,;)]| (?:when|at|and|in|by)\b)"
    ),
)
"""How an exact age is written in folded text."""

_HYPHENS = r"[-\u2010\u2011\s]"
_MORE = rf"(?:(?:\s*,\s*|\s+and\s+|\s+)(?P<number2>{_NUMBER}|a)\s+(?P<unit2>{_UNIT})s?)?"
_WITH = re.compile(
    rf"(?<![\w-])(?P<number>{_NUMBER}){_HYPHENS}(?P<unit>{_UNIT}){_HYPHENS}old(?P<many>s?)\b(?!\s+(?:and|or)\b\s+\d)"
    rf"(?:\s+(?P<noun>(?:half-|step-?|grand-?)?(?:{_PEOPLE})s?)\b(?!-))?(?P<owns>['’]s?\b)?",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"(?<!\w)(?P<key>at\s+the\s+age\s+of|at\s+age|age\s+of|aged|age:?)\s+(?:(?:just|only|about|around)\s+)?(?P<number>{_NUMBER})\b"
    rf"(?:\s+(?P<unit>{_UNIT})s?{_MORE})?(?:\s+(?:old|of\s+age))?(?!{_HYPHENS}?(?:to|or|and over|–|\d)\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w.,£/-])(?P<prep>of\s+)?(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?{_MORE}"
    r"(?P<old>\s+old|\s+of\s+age)?(?!\w)",
    re.IGNORECASE,
)
_WAS = re.compile(
    rf"\b(?P<verb>was|were|is(?:\s+now)?|had\s+turned|turned|became)\s+(?P<number>{_NUMBER})\b"
    rf"(?!{_HYPHENS}?(?:{_UNIT}|to|or|and\s+over|–|\d))",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<!\w)(?:{_NUMBER}\s+(?:to|or)\s+{_NUMBER}|{_NUMBER}\s+(?:or|and)\s+(?:over|above|under)"
    rf"|between\s+{_NUMBER}\s+and\s+{_NUMBER}|\d+\s*[-–]\s*\d+|(?:under|over|below)\s+{_NUMBER})\b",
    re.IGNORECASE,
)
"""What is a band already, or a range."""

_NEARLY = re.compile(
    r"\b(?:not\s+(?:yet|quite)|nearly|almost|about|around|roughly|approximately|barely|exactly|only|just)\s+$",
    re.IGNORECASE,
)
"""What says how exact an age is: it means nothing before one that is coarse."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An age as a level says it: `words` where a number stood, and the band that it lies in."""

    words: str
    band: Band


def ages(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Exact ages of children, but for those that the case gives and that the rules allow."""
    if watch.rules.ages is FinestAge.WEEKS:
        return
    for pattern in _FOUND:
        for match in pattern.finditer(text.text):
            found, unit = found_at(text, match, DetailKind.AGE), _group(match, "unit")
            span, in_years = overlapping(_SPAN, found), unit in ("", "year", "yr")
            # What stands in an exact age's place: `1 to 4 years old`, but not `two to three weeks old`.
            is_band = span and (in_years or span.group().casefold().startswith(("under", "below")))
            if not is_band and not _is_allowed(_number(match["number"]), unit, watch):
                yield found


def _is_allowed(count: int, unit: str, watch: Watch) -> bool:
    unit = _WRITTEN_OUT.get(unit, unit or "year")
    if unit == "year" and (count > _OLDEST_CHILD or watch.rules.ages is FinestAge.YEARS):
        return True
    if watch.rules.ages is FinestAge.MONTHS:
        return unit in ("year", "month")
    bare = "|$" if unit == "year" else ""
    return watch.rules.ages is FinestAge.AS_CASE and any(
        re.match(rf"{count}(?:[ -]{unit}{bare})", age) for age in watch.ages
    )


def coarser_age(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """An age as the level says it; `None` for a length of time, and for what is as coarse already."""
    if overlapping(_SPAN, detail):
        return None
    for pattern, made in ((_WITH, _attribute), (_AGED, _aged), (_COUNT, _count), (_WAS, _was)):
        if found := overlapping(pattern, detail):
            return made(detail, found, level)
    return None


def _coarser(detail: Detail, span: tuple[int, int], words: str, level: Coarseness) -> CoarserWords | None:
    start, end = span
    found = _NEARLY.search(detail.text, max(0, start - 30), start)
    return coarser_words(detail, (found.start() if found else start, end), words, _REASON + _RULE[level])


def _attribute(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    """`15-year-old sister` becomes `sister (aged 11 to 15)`."""
    said = _said(found, level)
    if said is None:
        return None
    many = bool(found["many"])
    noun = found["noun"] or (said.band.plural if many else said.band.noun)
    words = f"{noun}{found['owns']}" if found["owns"] else f"{noun} (aged {said.words})"
    start, words = rearticled(detail.text, found.start(), words)
    return _coarser(detail, (start, found.end()), words, level)


def _aged(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    said = _said(found, level)
    if said is None:
        return None
    key = found["key"]
    if said.words.startswith("under") and key.casefold().endswith("of"):
        key = "while aged"
    return _coarser(detail, found.span(), f"{key} {said.words}", level)


def _count(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    """`14 weeks old` becomes `under one year old`, `of 14 weeks` `under one year`; `for 14 weeks` is no age."""
    said = _said(found, level) if found["old"] or found["prep"] else None
    if said is None:
        return None
    words = said.words
    if not words.endswith("over"):
        years = "year" if words in ("1", "under one") else "years"
        words = f"{words} {years}{' old' if found['old'] else ''}"
        words = f"of {words}" if found["prep"] and words[0].isdigit() else words
    return _coarser(detail, found.span(), words, level)


def _was(detail: Detail, found: re.Match[str], level: Coarseness) -> CoarserWords | None:
    """`she was 15` becomes `she was aged 11 to 15`."""
    said = _said(found, level)
    verb = found["verb"] if found["verb"].casefold() in ("was", "were", "is", "is now") else "was"
    return None if said is None else _coarser(detail, found.span(), f"{verb} aged {said.words}", level)


def _said(found: re.Match[str], level: Coarseness) -> _Said | None:
    """How the level says the age; `None` where it is said so coarsely already."""
    unit, unit2 = _group(found, "unit") or "year", _group(found, "unit2")
    months = _number(found["number"]) * _MONTHS_IN[unit]
    if unit2:
        months += _number(_group(found, "number2")) * _MONTHS_IN[unit2]
    bands = BANDS[Coarseness.COARSER if level is Coarseness.FINER else level]
    band = next((band for band in bands if months < band.below), None)
    is_fine = level is Coarseness.FINER
    if band is None or (is_fine and unit in ("year", "yr") and not unit2):
        return None
    return _Said(str(int(months // 12)) if is_fine and months >= 12 else band.name, band)


def _group(found: re.Match[str], name: str) -> str:
    """What a group holds, in small letters; empty where the pattern has no such group, or nothing stands there."""
    return (found.groupdict().get(name) or "").strip().casefold()


def _number(written: str) -> int:
    if written.casefold() == "a":
        return 1
    return int(written) if written.isdigit() else NUMBERS[written.casefold()]
