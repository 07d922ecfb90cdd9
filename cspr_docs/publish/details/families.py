"""What singles a family out: how many children, the only one of a kind, ethnicity beside a place, rare conditions.

Each is found in folded text by a narrow pattern, so that decisions keep to it, and said without the number or the place
by a wider one, which takes the words around it along; of a condition its kind is said.

Source: SCIE's quality markers (The report): family detail to a minimum, and no exact chronic condition.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import lines, patterns, tables
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, found_at
from cspr_docs.publish.details.sentence import coarser_words, overlapping, rearticled, with_article
from cspr_docs.publish.details.watch import Watch
from schemas.base import MONTHS

_GROUPS = ("small_group", "labelled_group", "beside")
_GROUP = "an ethnicity, nationality, language or faith that few share"
_WITHOUT_NUMBER: Mapping[str, str] = tables("families.toml")["without_number"]
"""What singles a family out by its number, and what is said instead; the first that fits."""

_PATTERNS = patterns("families.toml", MONTHS="|".join(MONTHS))
_SINGULAR = {"families": "family", "children": "child", "households": "household", "people": "person"}
_SENTENCE = re.compile(r"[^.!?|]+")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_REACH = 60


def sibling_counts(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """How many brothers and sisters a child has, or which of them it is."""
    if not watch.rules.sibling_counts:
        for match in _PATTERNS["siblings"].finditer(text.text):
            yield found_at(text, match, DetailKind.SIBLINGS)


def ethnicity_with_place(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Ethnicity, nationality or faith in one sentence with a place; alone where few families share it."""
    if watch.rules.ethnicity_with_place:
        return
    for match in (one for name in _GROUPS for one in _PATTERNS[name].finditer(text.text)):
        group = next((name for name in match.re.groupindex if match[name]), 0)
        if not watch.public.words.issuperset(re.findall(r"[a-z]+", match[group])):
            yield found_at(text, match, DetailKind.ETHNICITY, about=_GROUP, group=group)
    if not watch.localities or not _PATTERNS["ethnicity"].search(text.text):
        return
    for sentence in _SENTENCE.finditer(text.text):
        if any(f" {place}" in f" {sentence.group()}" for place in watch.localities if len(place) > 3):
            for match in _PATTERNS["ethnicity"].finditer(text.text, sentence.start(), sentence.end()):
                yield found_at(text, match, DetailKind.ETHNICITY)


def coarser_siblings(detail: Detail) -> CoarserWords | None:
    """That there are siblings, without their number, their order, their sex or age."""
    return _without_only(detail) or _without_number(detail)


def coarser_ethnicity(detail: Detail) -> CoarserWords | None:
    """The sentence without the place that stands in, or soon behind, a detail of ethnicity."""
    if alone := _without_only(detail):
        return alone
    stop = _SENTENCE_END.search(detail.text, detail.end)
    end = stop.start() if stop else len(detail.text)
    found = _PATTERNS["where"].search(detail.text, detail.start, min(end, detail.end + _REACH))
    if found is None or found.start() == 0:
        return None
    return coarser_words(detail, found.span(), "", "ethnicity")


def _without_only(detail: Detail) -> CoarserWords | None:
    """`the only Traveller family in the ward` becomes `a Traveller family`."""
    found = overlapping(_PATTERNS["only"], detail)
    if found is None:
        return None
    *looks, who = found["who"].split()
    words = with_article(" ".join((*looks, _SINGULAR.get(who.casefold(), who.removesuffix("s")))))
    return coarser_words(detail, found.span(), words, "only")


def _without_number(detail: Detail) -> CoarserWords | None:
    for name, template in _WITHOUT_NUMBER.items():
        if found := overlapping(_PATTERNS[name], detail):
            words = template.format(**{group: text or "" for group, text in found.groupdict().items()})
            if name == "one_of" and not _PATTERNS["of_what"].match(detail.text, found.end()):
                words += " in the family"
            start, words = rearticled(detail.text, found.start(), words)
            return coarser_words(detail, (start, found.end()), words, "siblings")
    return None


def rare_conditions(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Conditions so rare that they may point at one child."""
    if not watch.rules.rare_conditions:
        for match in _categories()[1].finditer(text.text):
            yield found_at(text, match, DetailKind.CONDITION)
        for match in _PATTERNS["condition"].finditer(text.cased):
            yield found_at(text, match, DetailKind.CONDITION)


def coarser_condition(detail: Detail) -> CoarserWords | None:
    """The category of the condition, without its article where a word that does its work stands before it."""
    listed, pattern = _categories()
    known = pattern.search(plain(detail.words))
    category = listed[known.group()] if known else ""
    if not known and _PATTERNS["condition"].search(detail.words):
        category = "a rare condition"
    before = _PATTERNS["determined"].search(detail.text, max(0, detail.start - 8), detail.start)
    start = before.start() if before and before["article"] else detail.start
    words = re.sub(r"^an?\s+", "", category) if before and start == detail.start else category
    return coarser_words(detail, (start, detail.end), words, "condition") if category else None


@cache
def _categories() -> tuple[dict[str, str], re.Pattern[str]]:
    """The kind of each condition, and the pattern that finds them."""
    lists = (line.partition(":") for line in lines("conditions.txt"))
    found = {name.strip(): category for category, _, names in lists for name in names.split(";")}
    longest_first = sorted(found, key=len, reverse=True)
    return found, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
