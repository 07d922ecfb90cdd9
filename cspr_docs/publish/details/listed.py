"""Names of people and of towns that lists know, wherever they stand with a capital; never more than a hint.

Source: the heads of the lists, `first_names.txt` and `towns.txt`.
"""

import re
from collections.abc import Iterator
from functools import cache

from cspr_docs.checks.names import ordinary_words
from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import lines, patterns, word_set
from cspr_docs.publish.details.detail import Detail, DetailKind, found_at
from cspr_docs.publish.details.watch import Watch

_PATTERNS = patterns("listed.toml")
_MOST_WORDS = 4
_SHORTEST_ALONE = 4


def listed_names(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """First names that are frequent, with the last name behind them."""
    for match in _PATTERNS["person"].finditer(text.cased):
        first, last = plain(match["first"]), plain(match["last"] or "")
        is_public = plain(match.group()) in watch.public.names or last in word_set("public_people.txt")
        opens = _PATTERNS["opens"].search(text.cased[: match.start()][-6:])
        is_word = first in ordinary_words() and (opens or not match["last"])
        is_short = len(first) < _SHORTEST_ALONE and not last
        if is_first_name(first, watch) and not (
            is_public or is_word or is_short or _is_cited(text, match.span())
        ):
            is_last = last and not _is_general(last)
            yield found_at(text, match, DetailKind.UNKNOWN_NAME, group=0 if is_last else "first")


def is_first_name(name: str, watch: Watch) -> bool:
    """Whether a plain name, or the first part of a double one, is a first name that the case does not use itself."""
    first = name.partition("-")[0]
    return first in _first_names() and not watch.public.words.issuperset(re.split(r"[ -]", name))


def listed_towns(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Towns and villages, and what looks like one behind a word such as `in`."""
    towns, taken_to = _towns(), 0
    for match in _PATTERNS["capital"].finditer(text.cased):
        words = _PATTERNS["words"].match(text.cased, match.start())
        if words is None or match.start() < taken_to:
            continue
        ends = [words.start() + one.end() for one in re.finditer(r"[\w'’-]+", words.group())]
        for end in reversed(ends[:_MOST_WORDS]):
            name = plain(text.cased[match.start() : end])
            if name.removesuffix("'s") in towns and not _is_own(name, watch):
                taken_to, span = end, text.span(match.start(), end)
                if not _is_cited(text, (match.start(), end)):
                    yield Detail(text.written, *span, DetailKind.TOWN, DetailKind.TOWN.about)
                break
    for match in _PATTERNS["like_a_town"].finditer(text.cased):
        if not _is_own(plain(match["town"]), watch) and not _is_general(plain(match["town"])):
            yield found_at(text, match, DetailKind.TOWN, group="town")


def _is_cited(text: FoldedText, span: tuple[int, int]) -> bool:
    """Whether it is the name of research, or of who did it."""
    before, behind = text.cased[max(0, span[0] - 40) : span[0]], text.cased[span[1] : span[1] + 40]
    return bool(_PATTERNS["cited_before"].search(before) or _PATTERNS["cited_behind"].match(behind))


def _is_own(name: str, watch: Watch) -> bool:
    """Whether the case says it on purpose."""
    return name in watch.public.names or watch.public.words.issuperset(re.findall(r"[^\W\d_]+", name))


def _is_general(word: str) -> bool:
    return any(word in word_set(name) for name in ("report_words.txt", "place_words.txt", "role_words.txt"))


@cache
def _first_names() -> frozenset[str]:
    return word_set("first_names.txt") | word_set("short_forms.txt")


@cache
def _towns() -> frozenset[str]:
    return frozenset(name for line in lines("towns.txt") for name in line.split(";"))
