"""What singles a family out: how many children, the only one of a kind, ethnicity beside a place, rare conditions.

Each is found in folded text by a narrow pattern, so that decisions keep to it, and said without the number or the place
by a wider one, which takes the words around it along; of a condition its kind is said.

Source: SCIE's quality markers (The report): family detail to a minimum, and no exact chronic condition.
"""

import re
from collections.abc import Iterator
from functools import cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.ages import NUMBERS
from cspr_docs.publish.details.data import lines
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, found_at
from cspr_docs.publish.details.sentence import coarser_words, overlapping, rearticled, with_article
from cspr_docs.publish.details.watch import Watch
from schemas.base import MONTHS

_REASON = (
    "How many brothers and sisters there are, and which of them the child is, singles a family out together with any "
    "other detail. It is told that there are some."
)
_ONLY_REASON = (
    "Who is the only one of a kind in a place is known to everybody there. It is told without the number and the "
    "place."
)
_ETHNICITY_REASON = (
    "Ethnicity and place together can leave a single family. One of both is told: here the place is left out, as the "
    "ethnicity may bear on what is learned; if it does not, leave that out instead."
)
_CONDITION_REASON = (
    "A rare condition is had by few children in an area, and those who treat them, teach them or live near them know "
    "which. What kind of condition it is tells enough, unless the condition itself is what is learned from."
)
_DETERMINED = re.compile(r"\b(?P<article>an?)\s+$|\b(?:his|her|their|the)\s+$", re.IGNORECASE)
_IN_WORDS = "|".join(word for word, number in NUMBERS.items() if 1 <= number <= 17)
_SOME = rf"(?:\d{{1,2}}|{_IN_WORDS})"
_SEVERAL = rf"(?:{'|'.join(word for word, number in NUMBERS.items() if 2 <= number <= 15)}|[2-9]|1[0-5])"
_ORDER = r"(?:(?:youngest|eldest|oldest|middle|second|third|fourth|fifth|sixth|first|last)(?:[-\s]born)?|one)"
_ALONE = r"(?= (?:boys|girls|sons|daughters|kids)\b| ?[.,;)]| ?$| (?:and|who|but|in the family|born|by)\b)"
_TWIN_ALONE = r"(?= ?[.,;)]| ?$| (?:and|who|is|was|had|has|of)\b)"
_FOUND = re.compile(
    r"\b(?:one|eldest|oldest|youngest|middle|second|third|fourth|first|last|member) (?:born )?(?:child )?of "
    rf"(?:a family of )?{_SOME}\b(?: (?:children|siblings|brothers|sisters)\b|{_ALONE})"
    rf"|\b{_SOME} "
    r"(?:(?:older|younger|half|full|elder|little|big|maternal|paternal|other|half-|step-?) ?)*"
    r"(?:siblings|brothers|sisters|half-siblings|half-brothers|half-sisters)\b"
    rf"|\b(?:sibling group|group of (?:siblings|brothers|sisters)) of {_SOME}\b"
    rf"|\b(?:family|household) of {_SEVERAL} children\b|\b(?:siblings|brothers|sisters) \((?:of )?{_SOME}\)"
    rf"|\btwin (?:brother|sister|sibling)\b|\b(?:a|his|her|their|identical) twin\b{_TWIN_ALONE}|\btwins\b"
)
_KIN = (
    r"(?:(?:half|step)[-\s]?)?(?:siblings|brothers\s+and\s+sisters|sisters\s+and\s+brothers|brothers|sisters)"
)
_ONE_OF = rf"\b(?:the\s+)?{_ORDER}(?:\s+child)?\s+of\s+(?:a\s+family\s+of\s+|the\s+)?"
_LOOKS = (
    r"(?:(?:older|younger|elder|elderly|adult|other|surviving|little|big|small|young|full|half|maternal|paternal)"
    r"\s+)*"
)
_WHOSE = r"(?P<whose>\b(?:his|her|their|the|these|those|all|my|our)\s+|['’]s?\s+)?"
_ONE = "one of the children"
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (rf"{_ONE_OF}{_SOME}\b(?:\s+(?:{_KIN}|children|sons|daughters|boys|girls|kids)\b)?", _ONE),
        (
            r"\bsibling\s+group\s+of\s+\w+|\bgroup\s+of\s+(?:siblings|brothers|sisters)\s+of\s+\w+",
            "sibling group",
        ),
        (rf"\b(?P<home>family|household)\s+of\s+{_SOME}\b(?:\s+children\b)?", "{home} with children"),
        (rf"{_WHOSE}\b{_SOME}\s+{_LOOKS}{_KIN}\b", "{whose}siblings"),
        (rf"\b{_KIN}\s*\((?:of\s+)?{_SOME}\)", "siblings"),
        (r"\b(?:identical\s+)?twins\b", "siblings"),
        (r"\b(?:identical\s+)?twin(?:\s+(?:brother|sister|sibling))?\b", "sibling"),
    )
)
"""What singles a family out by its number, and what is said instead; the first that fits."""

_OF_WHAT = re.compile(r"\s+(?:in|of|at|on|from|to|who|whom|whose|that|which|born|living)\b", re.IGNORECASE)
"""What says behind `one of the children` of which: nothing has to be added then."""

_PLACE = (
    r"(?:ward|village|town|school|street|estate|area|city|borough|county|parish|nursery|class|neighbourhood|"
    r"community)"
)
_ONLY = re.compile(
    rf"\b(?:the\s+only|one\s+of\s+(?:only\s+|the\s+(?:only\s+)?)?(?:{_SEVERAL}|a\s+few))\s+"
    rf"(?P<who>(?:[\w'’-]+\s+){{0,4}}?[\w'’-]+?)\s+(?:in|at|on|of|from)\s+(?:the|this|that|our|their|his|her)\s+"
    rf"(?:\w+\s+)?{_PLACE}\b",
    re.IGNORECASE,
)
_SINGULAR = {"families": "family", "children": "child", "households": "household", "people": "person"}
_ETHNICITY = re.compile(rf"(?<!\w)(?:{'|'.join(lines('peoples.txt'))})(?!\w)")
_SENTENCE = re.compile(r"[^.!?|]+")
_NAME = r"[A-Z][\w'’-]+(?:(?:\s+(?:of|on|upon|the|and)){0,2}\s+[A-Z][\w'’-]+){0,3}"
_WHERE = re.compile(
    rf"[,\s]*\b(?:(?:who\s+)?liv(?:ed|es|ing)\s+)?(?:in|from|near|of|at|around)\s+"
    rf"(?:the\s+(?:[\w'’-]+\s+)?(?:ward|village|town|estate|area|city|borough|street)\b(?:\s+of\s+{_NAME})?"
    rf"|(?:the\s+)?(?!(?:{'|'.join(MONTHS)})\b){_NAME}(?:\s+(?:ward|village|town|estate|area|city|borough))?)"
)
_REACH = 60


def sibling_counts(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """How many brothers and sisters a child has, or which of them it is."""
    if not watch.rules.sibling_counts:
        for match in _FOUND.finditer(text.text):
            yield found_at(text, match, DetailKind.SIBLINGS)


def ethnicity_with_place(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Ethnicity, nationality or faith in one sentence with a place."""
    if watch.rules.ethnicity_with_place or not watch.localities or not _ETHNICITY.search(text.text):
        return
    for sentence in _SENTENCE.finditer(text.text):
        if any(f" {place}" in f" {sentence.group()}" for place in watch.localities if len(place) > 3):
            for match in _ETHNICITY.finditer(text.text, sentence.start(), sentence.end()):
                yield found_at(text, match, DetailKind.ETHNICITY)


def coarser_siblings(detail: Detail) -> CoarserWords | None:
    """That there are siblings, without their number, their order, their sex or age."""
    return _without_only(detail) or _without_number(detail)


def coarser_ethnicity(detail: Detail) -> CoarserWords | None:
    """The sentence without the place that stands in, or soon behind, a detail of ethnicity."""
    if alone := _without_only(detail):
        return alone
    stop = re.compile(r"[.!?](?:\s|$)").search(detail.text, detail.end)
    end = stop.start() if stop else len(detail.text)
    found = _WHERE.search(detail.text, detail.start, min(end, detail.end + _REACH))
    if found is None or found.start() == 0:
        return None
    return coarser_words(detail, found.span(), "", _ETHNICITY_REASON)


def _without_only(detail: Detail) -> CoarserWords | None:
    """`the only Traveller family in the ward` becomes `a Traveller family`."""
    found = overlapping(_ONLY, detail)
    if found is None:
        return None
    *looks, who = found["who"].split()
    words = with_article(" ".join((*looks, _SINGULAR.get(who.casefold(), who.removesuffix("s")))))
    return coarser_words(detail, found.span(), words, _ONLY_REASON)


def _without_number(detail: Detail) -> CoarserWords | None:
    for pattern, template in _RULES:
        if found := overlapping(pattern, detail):
            words = template.format(**{name: text or "" for name, text in found.groupdict().items()})
            if template == _ONE and not _OF_WHAT.match(detail.text, found.end()):
                words += " in the family"
            start, words = rearticled(detail.text, found.start(), words)
            return coarser_words(detail, (start, found.end()), words, _REASON)
    return None


def rare_conditions(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Conditions so rare that they may point at one child."""
    if not watch.rules.rare_conditions:
        for match in _categories()[1].finditer(text.text):
            yield found_at(text, match, DetailKind.CONDITION)


def coarser_condition(detail: Detail) -> CoarserWords | None:
    """The category of the condition, without its article where a word that does its work stands before it."""
    category = _categories()[0].get(plain(detail.words), "")
    before = _DETERMINED.search(detail.text, max(0, detail.start - 8), detail.start)
    start = before.start() if before and before["article"] else detail.start
    words = re.sub(r"^an?\s+", "", category) if before and start == detail.start else category
    return coarser_words(detail, (start, detail.end), words, _CONDITION_REASON) if category else None


@cache
def _categories() -> tuple[dict[str, str], re.Pattern[str]]:
    """The kind of each condition, and the pattern that finds them."""
    lists = (line.partition(":") for line in lines("conditions.txt"))
    found = {name.strip(): category for category, _, names in lists for name in names.split(";")}
    longest_first = sorted(found, key=len, reverse=True)
    return found, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
