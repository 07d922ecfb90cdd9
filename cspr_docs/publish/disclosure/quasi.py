"""What points at a child when it is put together: ages, numbers of siblings, places, ethnicity, rare conditions.

Held against the partnership's publishing rules. Source: the practice of published reviews, and SCIE's quality markers
(The report): family detail to a minimum, no exact chronic condition.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from cspr_docs.publish.disclosure.data import lines, word_set
from cspr_docs.publish.disclosure.folding import Folded, plain
from cspr_docs.publish.disclosure.found import Found
from cspr_docs.publish.disclosure.patterns.matching import found_at
from cspr_docs.publish.disclosure.watch import Watch
from schemas.partnership import FinestAge, NamedPlace

_CODE = "published-detail"
_UNITS = r"(?P<unit>years?|months?|weeks?|days?|yrs?|mths?|wks?)"
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_WORD = "|".join(_SMALL.split()[::-1])
_COUNT = rf"(?P<count>\d{{1,3}}|{_WORD})"
_WHO = r"she|he|they|child|boy|girl|son|daughter|baby|who"
_AGES = (
    re.compile(rf"(?<![\w.])(?:{_COUNT})[ -]{_UNITS}[ -]old(?!er)"),
    re.compile(
        rf"\baged?(?: (?:of|just|only|about|around|under|over))?:? {_COUNT}(?: {_UNITS})?"
        rf"(?![\w-]|[.,]\d| ?%|/\d| (?:to|or) (?:\d|{_WORD}))"  # a range is no exact age
    ),
    re.compile(rf"(?<![\w.]){_COUNT} {_UNITS} of age\b"),
    re.compile(
        rf"\b(?:{_WHO}) (?:was|were|is|turned|had turned|became|is now) {_COUNT}(?= ?[.,;)]| (?:when|at|and|in|by)\b)"
    ),
)
_OLDEST_CHILD = 17
_ALONE = r"(?= (?:boys|girls|sons|daughters|kids)\b| ?[.,;)]| ?$| (?:and|who|but|in the family|born|by)\b)"
_SIBLINGS = re.compile(
    r"\b(?:one|eldest|oldest|youngest|middle|second|third|fourth|first|last|member) (?:born )?(?:child )?of "
    rf"(?:a family of )?(?:\d{{1,2}}|{_WORD})\b(?: (?:children|siblings|brothers|sisters)\b|{_ALONE})"
    rf"|\b(?:\d{{1,2}}|{_WORD}) "
    r"(?:(?:older|younger|half|full|elder|little|big|maternal|paternal|other|half-|step-?) ?)*"
    r"(?:siblings|brothers|sisters|half-siblings|half-brothers|half-sisters)\b"
)
_OF = {
    NamedPlace.SCHOOL: (
        r"(?:(?:Primary|Secondary|High|Infants?|Junior|Grammar|Nursery|Special|Community|Catholic|CofE|C of E|Church|"
        r"Preparatory) )*(?:School|Academy|College|Nursery|Kindergarten|Pre-?[Ss]chool|Playgroup|Sixth Form)"
    ),
    NamedPlace.HOSPITAL: (
        r"(?:(?:General|Royal|Children's|District|University|Community|Memorial) )*"
        r"(?:Hospital|Infirmary|Hospice|Surgery|Medical Centre|Health Centre|Medical Practice)"
    ),
    NamedPlace.STREET: (
        r"(?:Road|Street|Lane|Avenue|Close|Crescent|Terrace|Gardens|Mews|Drive|Grove|Walk|Row|Court|Place|Square|Way)"
    ),
    NamedPlace.WARD: r"(?:Ward|Estate)",
}
_NAMED = r"(?<![\w'])(?P<name>(?:(?:[A-Z][\w'.]*|of|the|and|&|St\.?) ){0,5}?[A-Z][\w']*\.?'?s? )"
_ETHNICITY = re.compile(rf"(?<!\w)(?:{'|'.join(lines('peoples.txt'))})(?!\w)")
_SENTENCE = re.compile(r"[^.!?|]+")


def ages(text: Folded, watch: Watch) -> Iterator[Found]:
    """Exact ages of children, but for those that the case gives and that the rules allow."""
    if watch.rules.ages is FinestAge.WEEKS:
        return
    for pattern in _AGES:
        for match in pattern.finditer(text.text):
            count, unit = _number(match["count"]), _unit(match)
            if count is None or _is_allowed_age(count, unit, watch):
                continue
            yield found_at(text, match, _CODE, "an exact age", coarser=_band(count, unit))


def sibling_counts(text: Folded, watch: Watch) -> Iterator[Found]:
    """How many brothers and sisters a child has, or which of them it is."""
    if not watch.rules.sibling_counts:
        for match in _SIBLINGS.finditer(text.text):
            yield found_at(text, match, _CODE, "a number of brothers and sisters", coarser="siblings")


def named_places(text: Folded, watch: Watch) -> Iterator[Found]:
    """Schools, hospitals, streets and wards by name."""
    for kind, words in _OF.items():
        if kind in watch.rules.places:
            continue
        for match in _place_pattern(words).finditer(text.cased):
            telling = [word for word in plain(match["name"]).split() if not _is_generic(word)]
            public = plain(match.group()) in watch.public.names or watch.public.words.issuperset(telling)
            if telling and not public:
                about = f"the name of a {kind.value}"
                yield found_at(text, match, _CODE, about, coarser=f"a {kind.value}")


def ethnicity_with_place(text: Folded, watch: Watch) -> Iterator[Found]:
    """Ethnicity, nationality or faith in one sentence with a place."""
    if watch.rules.ethnicity_with_place or not watch.localities or not _ETHNICITY.search(text.text):
        return
    for sentence in _SENTENCE.finditer(text.text):
        if any(f" {place}" in f" {sentence.group()}" for place in watch.localities if len(place) > 3):
            for match in _ETHNICITY.finditer(text.text, sentence.start(), sentence.end()):
                yield found_at(text, match, _CODE, "an ethnicity, nationality or faith beside a place")


def rare_conditions(text: Folded, watch: Watch) -> Iterator[Found]:
    """Conditions so rare that they may point at one child."""
    if watch.rules.rare_conditions:
        return
    for match in _conditions().finditer(text.text):
        category = _categories()[match.group()]
        yield found_at(text, match, _CODE, "a rare condition", coarser=category)


def _is_generic(word: str) -> bool:
    return word.strip("'.") in word_set("place_words.txt")


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else _SMALL.split().index(written) + 1


def _unit(match: re.Match[str]) -> str:
    unit = match.groupdict().get("unit") or "year"
    return {"yr": "year", "mth": "month", "wk": "week"}.get(unit.rstrip("s"), unit.rstrip("s"))


def _is_allowed_age(count: int, unit: str, watch: Watch) -> bool:
    if unit == "year" and count > _OLDEST_CHILD:
        return True
    if watch.rules.ages is FinestAge.YEARS:
        return unit == "year"
    if watch.rules.ages is FinestAge.MONTHS:
        return unit in ("year", "month")
    bare = "|$" if unit == "year" else ""
    return any(re.match(rf"{count}(?:[ -]{unit}{bare})", age) for age in watch.ages)


def _band(count: int, unit: str) -> str:
    if unit != "year":
        return "under two years" if unit == "month" and count >= 12 else "under one year"
    bands = (
        (1, "under two"),
        (4, "of pre-school age"),
        (10, "of primary-school age"),
        (15, "of secondary-school age"),
    )
    return next((words for oldest, words in bands if count <= oldest), "aged 16 or 17")


@cache
def _place_pattern(words: str) -> re.Pattern[str]:
    return re.compile(_NAMED + words + r"(?!\w)")


@cache
def _categories() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("conditions.txt"):
        category, _, names = line.partition(":")
        found.update({name.strip(): category for name in names.split(";")})
    return found


@cache
def _conditions() -> re.Pattern[str]:
    longest_first = sorted(_categories(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


QUASI: tuple[Callable[[Folded, Watch], Iterator[Found]], ...] = (
    ages,
    sibling_counts,
    named_places,
    ethnicity_with_place,
    rare_conditions,
)
