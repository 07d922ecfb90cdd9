"""A word in each place that can hold text: after the scrub only those remain that readers are meant to have."""

import itertools
import zlib

import pytest

from cspr_docs.ooxml.package import Package, load_package, to_bytes
from cspr_docs.problems import Stop
from cspr_docs.word.hazards import hazards
from cspr_docs.word.scrub import Scrubbed, scrub
from cspr_docs.word.scrub.settling import settled
from tests.canaries import FINE, KEPT, PLACES, Fate, Place, canary_file
from tests.sample_documents import rendered

REFUSED = [place for place in PLACES if place.fate is Fate.REFUSED]
SCRUBBED = [place for place in PLACES if place.fate is not Fate.REFUSED]


def scrubbed(package: Package) -> Scrubbed:
    return scrub(settled(package, accept_changes=True, drop_comments=True), "Title")


def said_in(package: Package) -> list[bytes]:
    """All that is in the file, in small letters: names, parts, packed streams inside."""
    streams = [to_bytes(package), repr(sorted(package)).encode()]
    for content in package.values():
        streams += [content, *unpacked(content)]
    return [stream.lower() for stream in streams]


def is_in(word: str, said: list[bytes]) -> bool:
    """Whether the word is anywhere in a file, one byte a letter or two."""
    forms = [word.encode(form).lower() for form in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(form in stream for stream in said for form in forms)


def unpacked(content: bytes) -> list[bytes]:
    """What stands packed inside a PNG."""
    found = []
    for mark in (b"IDAT", b"zTXt", b"iTXt"):
        at = content.find(mark)
        while at != -1:
            for start in range(at + 4, min(at + 60, len(content))):
                try:
                    found.append(zlib.decompress(content[start:]))
                except zlib.error:
                    continue
            at = content.find(mark, at + 1)
    return found


def test_there_are_many_places_and_no_two_words_are_alike() -> None:
    words = [place.canary.casefold() for place in PLACES]
    assert len(PLACES) >= 150
    assert len({place.name for place in PLACES}) == len(PLACES)
    for one, other in itertools.combinations(words, 2):
        assert one not in other
        assert other not in one


@pytest.mark.no_cover  # measuring triples its time, and all words together reach the same lines
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_word_was_there(place: Place) -> None:
    data = canary_file([place])
    package = load_package(data, "draft.docx")
    in_zip = any(place.canary.encode(form) in data for form in ("utf-8", "utf-16-le"))
    in_pictures = any(
        place.canary.encode() in stream for content in package.values() for stream in unpacked(content)
    )
    assert in_zip or is_in(place.canary, said_in(package)) or in_pictures


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_what_is_unsafe_is_refused_before(place: Place) -> None:
    assert bool(hazards(load_package(canary_file([place]), "draft.docx"))) == place.unsafe


@pytest.mark.no_cover  # measuring triples its time, and all words together reach the same lines
@pytest.mark.parametrize(
    "place", [place for place in PLACES if place.fate is not Fate.REFUSED], ids=lambda place: place.name
)
def test_one_word_alone_is_kept_or_gone(place: Place) -> None:
    package = load_package(canary_file([place]), "draft.docx")
    assert is_in(place.canary, said_in(scrubbed(package).package)) == (place.fate in KEPT)


@pytest.mark.parametrize(
    "place", [place for place in PLACES if place.fate is Fate.REFUSED], ids=lambda place: place.name
)
def test_what_cannot_be_published_is_refused_and_its_word_not_repeated(place: Place) -> None:
    package = load_package(canary_file([place]), "draft.docx")
    with pytest.raises(Stop) as stopped:
        scrubbed(package)
    assert {problem.code for problem in stopped.value.problems} == {place.code}
    assert place.canary not in str(stopped.value)
    assert all(problem.hint for problem in stopped.value.problems)


def test_all_that_is_refused_is_told_at_once() -> None:
    places = REFUSED
    with pytest.raises(Stop) as stopped:
        scrubbed(load_package(canary_file(places), "draft.docx"))
    assert len(stopped.value.problems) >= len(places) - 6  # alike things at one place are told once
    assert {problem.code for problem in stopped.value.problems} == {place.code for place in places}


@pytest.mark.parametrize("on_a_report", [False, True])
def test_all_words_together(on_a_report: bool) -> None:
    base = (
        load_package(rendered("rowan", "final-report.docx").content, "report.docx") if on_a_report else None
    )
    package = load_package(canary_file(base=base), "draft.docx")
    assert hazards(package) == ()
    clean = scrubbed(package)
    said = said_in(clean.package)
    wrong = [place.name for place in FINE if is_in(place.canary, said) != (place.fate in KEPT)]
    assert wrong == []
    again = scrub(clean.package, "Title")
    assert again.package == clean.package
    assert again.taken_out == ()
    assert not any(place.canary in told for place in FINE for told in clean.taken_out)


def test_the_same_file_twice_gives_the_same_bytes() -> None:
    first, second = (to_bytes(scrubbed(load_package(canary_file(), "draft.docx")).package) for _ in range(2))
    assert first == second
