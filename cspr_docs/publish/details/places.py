"""Names of places: schools, hospitals, streets and wards known by their form, and every place said as its kind.

Held against what the partnership lets be named. One table of endings serves the search and the words in its place.
"""

import re
from collections.abc import Iterator
from functools import cache

from cspr_docs.prose.folding import FoldedText, plain
from cspr_docs.publish.details.data import word_set
from cspr_docs.publish.details.detail import (
    CoarserWords,
    Detail,
    DetailKind,
    Naming,
    found_at,
)
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
_OF_SCHOOL = (
    r"(?:(?:Primary|Secondary|High|Infants?|Junior|First|Upper|Grammar|Comprehensive|Nursery|Special|Community|"
    r"Catholic|CofE|C of E|Church|Preparatory|and)\s)*"
)
_OF_HOSPITAL = r"(?:(?:General|Royal|Children['’]s|District|University|Community|County|Memorial)\s)*"
_ENDINGS = (
    (NamedPlace.SCHOOL, "school", rf"{_OF_SCHOOL}(?:School|Academy)"),
    (None, "school", r"Pupil\s+Referral\s+Unit|Primary"),
    (
        NamedPlace.SCHOOL,
        "education setting",
        rf"{_OF_SCHOOL}(?:College|Nursery|Kindergarten|Pre-?[Ss]chool|Playgroup|Sixth\sForm(?:\sCollege)?)",
    ),
    (None, "education setting", r"Children['’]s\s+Centre"),
    (None, "children's home", r"Children['’]s\s+Home"),
    (NamedPlace.HOSPITAL, "hospital", rf"{_OF_HOSPITAL}(?:Hospital|Infirmary)"),
    (
        NamedPlace.HOSPITAL,
        "health service",
        rf"{_OF_HOSPITAL}(?:Hospice|Surgery|Medical\sCentre|Health\sCentre|Medical\sPractice)",
    ),
    (None, "health service", r"Group\s+Practice"),
    (NamedPlace.WARD, "ward", r"Ward"),
    (None, "ward", r"Unit"),
    (None, "secure setting", r"(?:Young\s+Offender|Secure)\s+\w+"),
    (
        NamedPlace.STREET,
        "street",
        r"(?:Road|Street|Lane|Avenue|Close|Crescent|Terrace|Gardens|Mews|Drive|Grove|Walk|Row|Court|Place|Square|Way)",
    ),
    (NamedPlace.WARD, "area", r"Estate"),
    (None, "park", r"Park|Common|Playing\s+Fields?|Recreation\s+Ground"),
    (None, "place of worship", r"Church|Mosque|Temple|Synagogue|Gurdwara|Chapel"),
    (None, "station", r"Station"),
)
"""What a partnership may let be named, what stands in such a name's place, and how the names end; the first fits."""

_NAMED = r"(?<![\w'])(?P<name>(?:(?:[A-Z][\w'.]*|of|the|and|&|St\.?) ){0,5}?[A-Z][\w']*\.?'?s? )"
_NAME = r"(?:(?:St\.?|[A-Z][\w'’.-]*)\s+(?:(?:of|and|the|on|&)\s+){0,2}){1,5}?"


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
    return tuple((place, re.compile(rf"{_NAMED}(?:{end})(?!\w)")) for place, _, end in _ENDINGS if place)


@cache
def _in_sentence() -> tuple[tuple[re.Pattern[str], str], ...]:
    before, after = r"(?P<the>\b[Tt]he\s+)?(?P<house>\b\d+[a-zA-Z]?,?\s+)?\b", r"\b(?P<owns>['’]s\b)?"
    return tuple((re.compile(rf"{before}{_NAME}(?:{end}){after}"), kind) for _, kind, end in _ENDINGS)
