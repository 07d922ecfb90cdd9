"""Exact ages: how they are written, and how they are said as whole years and as bands.

Source: the practice of published reviews, and SCIE's quality markers (The report): family detail to a minimum. The
bands part where a child enters primary and secondary school in England, and where the right to leave school begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cspr_docs.prose.folding import FoldedText
from cspr_docs.publish.details.data import lines, patterns, tables
from cspr_docs.publish.details.detail import Coarseness, CoarserWords, Detail, DetailKind, found_at
from cspr_docs.publish.details.sentence import coarser_words, overlapping, rearticled
from cspr_docs.publish.details.watch import Watch
from schemas.partnership import FinestAge


@dataclass(frozen=True, slots=True)
class Band:
    """Ages up to `below` months, what stands where a number stood (`1 to 4`), and what such people are called."""

    below: int
    name: str
    noun: str
    plural: str


BANDS = {
    level: tuple(Band(**band) for band in tables("ages.toml")[level.value])
    for level in (Coarseness.COARSER, Coarseness.COARSEST)
}
_OLDEST_CHILD = 17
_LAST_PRIMARY_YEAR = 6

_UP_TO_NINETEEN, _TENS = (line.split() for line in lines("number_words.txt"))
_BEYOND = [f"{tens}-{ones}" if ones != "zero" else tens for tens in _TENS for ones in _UP_TO_NINETEEN[:10]]
NUMBERS = {word: number for number, word in enumerate((*_UP_TO_NINETEEN, *_BEYOND))}
"""The numbers that people write in words."""

_MONTHS_IN = {"day": 12 / 365, "week": 12 / 52, "month": 1.0, "year": 12.0}
_WRITTEN_OUT = {"yr": "year", "mth": "month", "wk": "week", "": "year"}
_LONGEST_FIRST = sorted(NUMBERS, key=len, reverse=True)
_PATTERNS = patterns("ages.toml", NUMBER=rf"(?:\d{{1,3}}|{'|'.join(_LONGEST_FIRST)})")
_THRESHOLDS = frozenset(tables("ages.toml")["THRESHOLDS"])
_MAY_HOLD = re.compile(rf"\d|nursery-aged|preschooler|(?<![a-z])(?:reception|{'|'.join(_LONGEST_FIRST)})")
_FIND = tuple(name for name in _PATTERNS if name.startswith("find"))


def ages(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Exact ages of children, but for those that the case gives, that the rules allow, or that the law speaks of."""
    if watch.rules.ages is FinestAge.WEEKS or not _MAY_HOLD.search(text.text):
        return
    for match in (match for name in _FIND for match in _PATTERNS[name].finditer(text.text)):
        told = match.groupdict()
        name = next((name for name in ("age", "age2") if told.get(name)), 0)
        found = found_at(text, match, DetailKind.AGE, group=name)
        span, unit = overlapping(_PATTERNS["span"], found), _unit(match, "unit")
        # What stands in an exact age's place: `1 to 4 years old`, but not `two to three weeks old`.
        is_band = span and (unit == "year" or span.group().casefold().startswith(("under", "below")))
        number = told.get("number")
        count = _number(number) if number else 0
        is_allowed = bool(number) and _is_allowed(count, unit, watch)
        if not is_band and not is_allowed and not _is_of_the_law(text.text, match.span(name), count):
            yield found


def _is_of_the_law(low: str, span: tuple[int, int], count: int) -> bool:
    """Whether an age is one that a law names, or of children at large: `under 13`, `a child aged 16 may`."""
    before, after = low[max(0, span[0] - 60) : span[0]], low[span[1] : span[1] + 40]
    if count in _THRESHOLDS and low.startswith("age of", span[0]) and _PATTERNS["threshold"].search(before):
        return True
    return bool(_PATTERNS["legal"].search(before) or _PATTERNS["modal"].match(after))


def _is_allowed(count: int, unit: str, watch: Watch) -> bool:
    if unit == "year" and (count > _OLDEST_CHILD or watch.rules.ages is FinestAge.YEARS):
        return True
    if watch.rules.ages is FinestAge.MONTHS:
        return unit in ("year", "month")
    bare = "|$" if unit == "year" else ""
    as_case = watch.rules.ages is FinestAge.AS_CASE
    return as_case and any(re.match(rf"{count}(?:[ -]{unit}{bare})", age) for age in watch.ages)


def coarser_age(detail: Detail, level: Coarseness) -> CoarserWords | None:
    """An age as the level says it; `None` for a length of time, and for what is as coarse already."""
    forms = (("attribute", _attribute), ("aged", _aged), ("count", _count), ("was", _was), ("bare", _bare))
    matches = ((overlapping(_PATTERNS[name], detail), made) for name, made in forms)
    found, made = next(((match, made) for match, made in matches if match), (None, _was))
    if found is None and (year := overlapping(_PATTERNS["school_year"], detail)):
        is_first = year["reception"] or int(year["number"]) <= _LAST_PRIMARY_YEAR
        words = f"{'primary' if is_first else 'secondary'} school"
        return coarser_words(detail, year.span(), words, f"age_{level}")
    band = _band(found, level) if found and not overlapping(_PATTERNS["span"], detail) else None
    if found is None or band is None or not (words := made(found, band)):
        return None
    start, words = rearticled(detail.text, found.start(), words)
    nearly = _PATTERNS["nearly"].search(detail.text, max(0, start - 30), start)
    span = nearly.start() if nearly else start, found.end()
    return coarser_words(detail, span, words, f"age_{level}")


def _band(found: re.Match[str], level: Coarseness) -> Band | None:
    """The band of the age, with the name that the level gives it; `None` where it is said so coarsely already."""
    unit, more, is_fine = _unit(found, "unit"), found.groupdict().get("unit2"), level is Coarseness.FINER
    months = _number(found["number"]) * _MONTHS_IN[unit]
    if more:
        months += _number(found["number2"]) * _MONTHS_IN[_unit(found, "unit2")]
    bands = BANDS[Coarseness.COARSER if is_fine else level]
    band = next((band for band in bands if months < band.below), None)
    if band is None or (is_fine and unit == "year" and not more):
        return None
    return replace(band, name=str(int(months // 12))) if is_fine and months >= 12 else band


def _attribute(found: re.Match[str], band: Band) -> str:
    """`15-year-old sister` becomes `sister (aged 11 to 15)`."""
    noun = found["noun"] or (band.plural if found["many"] else band.noun)
    return f"{noun}{found['owns']}" if found["owns"] else f"{noun} (aged {band.name})"


def _aged(found: re.Match[str], band: Band) -> str:
    is_of = band.name.startswith("under") and found["key"].casefold().endswith("of")
    return f"{'while aged' if is_of else found['key']} {band.name}"


def _count(found: re.Match[str], band: Band) -> str:
    """`14 weeks old` becomes `under one year old`, `of 14 weeks` `under one year`; `for 14 weeks` is no age."""
    if not (found["old"] or found["prep"]):
        return ""
    if band.name.endswith("over"):
        return band.name
    years = "year" if band.name in ("1", "under one") else "years"
    of = "of " if found["prep"] and band.name[0].isdigit() else ""
    return f"{of}{band.name} {years}{' old' if found['old'] else ''}"


def _was(found: re.Match[str], band: Band) -> str:
    """`she was 15` becomes `she was aged 11 to 15`."""
    verb = found["verb"] if found["verb"].casefold() in ("was", "were", "is", "is now") else "was"
    return f"{verb} aged {band.name}"


def _bare(found: re.Match[str], band: Band) -> str:
    """`(14)` becomes `(aged 11 to 15)`, `, 14,` becomes `, aged 11 to 15,`, `boy of 14` becomes `boy aged 11 to 15`."""
    is_open = found["open"].startswith("(")
    return f"(aged {band.name})" if is_open else f"aged {band.name}"


def _unit(found: re.Match[str], name: str) -> str:
    """The unit in full; a year where none stands there, or the pattern knows none."""
    unit = (found.groupdict().get(name) or "").casefold()
    return _WRITTEN_OUT.get(unit, unit)


def _number(written: str) -> int:
    if written.casefold() == "a":
        return 1
    return int(written) if written.isdigit() else NUMBERS[written.casefold()]
