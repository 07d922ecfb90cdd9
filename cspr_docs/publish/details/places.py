"""Names of places: schools, hospitals, streets and wards known by their form, and every place said as its kind.

Held against what the partnership lets be named. One table of endings serves the search and the words in its place.
"""

import re
from collections.abc import Iterator, Mapping
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

_REASON = (
    "The name of a place tells neighbours, pupils and staff which family this is. The case's own label stands in its "
    "place, or what kind of place it is."
)


def named_places(text: FoldedText, watch: Watch) -> Iterator[Detail]:
    """Schools, hospitals, streets and wards by name."""
    for place, pattern in _found():
        for match in pattern.finditer(text.cased) if place not in watch.rules.places else ():
            words = plain(match["name"]).split()
            telling = [word for word in words if word.strip("'.") not in word_set("place_words.txt")]
            public = plain(match.group()) in watch.public.names or watch.public.words.issuperset(telling)
            if telling and not public:
                yield found_at(text, match, DetailKind.NAMED_PLACE, about=f"the name of a {place.value}")


def coarser_place(detail: Detail, naming: Naming) -> CoarserWords | None:
    """The case's label for the place, or its kind; for a part of an address the kind of place, or the area."""
    is_area = detail.kind is DetailKind.AREA
    if not is_area and (by_label := labelled(detail, naming, _REASON)):
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
    return coarser_words(detail, (before.start() if before else start, end), words, _REASON)


@cache
def _found() -> tuple[tuple[NamedPlace, re.Pattern[str]], ...]:
    endings = ((one.get("place"), pattern) for one, pattern in _endings("FOUND"))
    return tuple((NamedPlace[place], pattern) for place, pattern in endings if place)


@cache
def _in_sentence() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((pattern, one["noun"]) for one, pattern in _endings("IN_SENTENCE"))


def _endings(frame: str) -> Iterator[tuple[Mapping[str, str], re.Pattern[str]]]:
    """Each ending of a place's name, and the pattern of the frame with it."""
    parts = parts_of("places.toml", END="{{END}}")
    for one in tables("places.toml")["endings"]:
        yield one, re.compile(parts[frame].replace("{{END}}", filled(one["end"], parts)))
