"""Names of places: schools, hospitals, streets and wards known by their form, and every place said as its kind.

Held against what the partnership lets be named. One table of endings serves the search and the words in its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import filled, parts_of, tables, word_set
from cspr_docs.publish.details.detail import CoarserWords, Detail, DetailKind, Naming, found_at
from cspr_docs.publish.details.sentence import (
    article_before,
    coarser_words,
    labelled,
    overlapping,
    with_article,
)
from cspr_docs.publish.details.watch import Watch
from schemas.partnership import NamedPlace

_ELEMENTS, _FEW = (frozenset(tables("places.toml")[name]) for name in ("ELEMENTS", "FEW"))
_GOES_ON = re.compile(r" (?:trust|board|council|constabulary|police|partnership|authority|services?|teams?)$")
"""How the name of an organisation ends that is no place, though it may be called after one."""

_LONGEST = 80


def named_places(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Schools, hospitals, streets, pubs, prisons and the like by name."""
    if not _any_place().search(text.cased):
        return
    for place in _looked_for():
        if place.may_be_named in watch.rules.places or not place.quick.search(text.cased):
            continue
        for match in place.found.finditer(text.cased):
            name = match.groupdict().get("name") or match.group()
            known = watch.public.chosen_words if place.noun in _FEW else watch.public.words
            if not _is_public(match, place, watch) and (place.is_whole or _is_telling(name, known)):
                yield found_at(
                    text, match, DetailKind.NAMED_PLACE, about=f"the name of {with_article(place.noun)}"
                )


def _is_public(match: re.Match[str], place: "_LookedFor", watch: Watch) -> bool:
    """Whether the name is a label, a word always allowed, or part of how the partnership and its agencies are called.

    That a letter goes to a prison, or that a surgery is asked for its return, lets nobody read which one it is.
    """
    written, name = plain(match.group()), plain(match.groupdict().get("name") or "")
    if place.noun not in _FEW and not watch.public.names.isdisjoint((written, name)):
        return True
    if any(written in one or _is_behind(written, one, watch) for one in watch.public.contacts):
        return True
    if any(one in (written, name) or written.endswith(f" {one}") for one in watch.public.chosen):
        return True
    longer = [one for one in watch.public.names if _GOES_ON.search(one) and written in one and written != one]
    around = plain(match.string[max(0, match.start() - _LONGEST) : match.end() + _LONGEST]) if longer else ""
    return any(one in around for one in longer)


def _is_behind(written: str, contact: str, watch: Watch) -> bool:
    """Whether it is the partnership's own house with its name before it, as one line of a letterhead has them."""
    house = contact.partition(",")[0]
    before = written.removesuffix(f" {house}")
    return " " in house and before != written and not _is_telling(before, watch.public.words)


def _is_telling(name: str, known: frozenset[str]) -> bool:
    """Whether the words before a place's ending tell which place it is."""
    words = [word.strip("'.") for word in plain(name).split()]
    general = word_set("place_words.txt") | word_set("report_words.txt")
    telling = [word for word in words if word not in general]
    if telling:
        return not known.issuperset(telling)
    return words[-1] in _ELEMENTS and not known.issuperset(words)


def coarser_place(detail: Detail, naming: Naming) -> CoarserWords | None:
    """The case's label for the place, or its kind; for a part of an address the kind of place, or the area."""
    is_area = detail.kind in (DetailKind.AREA, DetailKind.TOWN)
    if detail.kind is DetailKind.PLACE and (by_label := labelled(detail, naming, "place")):
        return by_label
    named = [(found, kind) for pattern, kind in _in_sentence() if (found := overlapping(pattern, detail))]
    if named:
        shared = [min(found.end(), detail.end) - max(found.start(), detail.start) for found, _ in named]
        found, kind = named[shared.index(max(shared))]
        thing = "address" if found["house"] else kind
        (start, end), owns = found.span(), found["owns"] or ""
        words = (f"the {thing}" if found["the"] else with_article(thing)) + owns
    elif is_area:
        start, end, words = detail.start, detail.end, "the area"
    else:
        return None
    before = article_before(detail.text, start)
    return coarser_words(detail, (before.start() if before else start, end), words, "place")


@dataclass(frozen=True, slots=True)
class _LookedFor:
    """A kind of place: its noun, the pattern of its name, and one that says quickly whether there may be any."""

    noun: str
    found: re.Pattern[str]
    quick: re.Pattern[str]
    may_be_named: NamedPlace | None
    is_whole: bool


@cache
def _looked_for() -> tuple[_LookedFor, ...]:
    return (
        *(_LookedFor(one["noun"], whole, whole, None, is_whole=True) for one, whole in _wholes()),
        *(
            _LookedFor(
                one["noun"],
                pattern,
                re.compile(rf" (?:{end})(?!\w)"),
                NamedPlace.__members__.get(one.get("place", "")),
                is_whole=False,
            )
            for one, pattern, end in _endings("FOUND")
            if "place" in one or one.get("ask")
        ),
    )


@cache
def _any_place() -> re.Pattern[str]:
    """What says quickly whether there may be any place at all: most texts name none."""
    parts = parts_of("places.toml", END="{{END}}")
    wholes = "|".join(filled(one["name"], parts) for one in tables("places.toml")["whole"])
    ends = "|".join(end for _, _, end in _endings("FOUND"))
    return re.compile(rf"(?:(?<!\w)(?=[A-Za-z0-9])(?:{wholes})| (?=[A-Za-z])(?:{ends}))(?!\w)")


@cache
def _in_sentence() -> tuple[tuple[re.Pattern[str], str], ...]:
    whole = ((pattern, one["noun"]) for one, pattern in _wholes("(?P<the>\\b[Tt]he\\s)?(?P<house>(?!))?"))
    return (*whole, *((pattern, one["noun"]) for one, pattern, _ in _endings("IN_SENTENCE")))


def _endings(frame: str) -> Iterator[tuple[Mapping[str, str], re.Pattern[str], str]]:
    """Each ending of a place's name, the pattern of the frame with it, and the ending alone."""
    parts = parts_of("places.toml", END="{{END}}")
    for one in tables("places.toml")["endings"]:
        end = filled(one["end"], parts)
        yield one, re.compile(parts[frame].replace("{{END}}", end)), end


def _wholes(before: str = "") -> Iterator[tuple[Mapping[str, str], re.Pattern[str]]]:
    """Each form of a whole name, behind what may stand before it."""
    parts = parts_of("places.toml", END="{{END}}")
    for one in tables("places.toml")["whole"]:
        pattern = rf"(?<!\w){before}(?:{filled(one['name'], parts)})(?!\w)(?P<owns>['’]s\b)?"
        yield one, re.compile(pattern)
