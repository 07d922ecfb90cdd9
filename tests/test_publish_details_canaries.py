"""Each of the places in which a word can hide: the search finds it there by the register, in the file as it comes."""

import pytest

from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import Stop
from cspr_docs.publish.details import find, watch
from cspr_docs.word.texts import passages
from schemas.case import Case
from schemas.identities import Identities, RealPerson
from tests.canaries import PLACES, Place, canary_file
from tests.searched_once import remember

REGISTER = Identities(
    people={f"p{number}": RealPerson(first_name=place.canary) for number, place in enumerate(PLACES)}
)
LOOK = watch(Case(reference="DSCP-1"), REGISTER)
OUTSIDE = {"the comment of the zip", "the extra fields of the zip"}
"""Places that are no part of the file: they are gone as soon as it is opened."""


@pytest.mark.no_cover  # measuring triples its time, and the file with every word reaches the same lines
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_word_of_the_register_is_found_wherever_it_stands(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(monkeypatch)  # beside the word all these files say the same
    try:
        package = load_package(canary_file([place]), "draft.docx")
    except Stop:
        assert place.unsafe or place.code
        return
    found = find(passages(package), LOOK)
    holders = {finding.holder for finding in found} - {""}
    assert holders == (set() if place.name in OUTSIDE else {f"p{PLACES.index(place)}"})


def test_every_word_is_found_in_one_file() -> None:
    fine = [place for place in PLACES if not place.unsafe and not place.code]
    assert len(fine) >= 60
    package = load_package(canary_file(fine), "draft.docx")
    register = Identities(
        people={f"p{number}": RealPerson(first_name=place.canary) for number, place in enumerate(fine)}
    )
    found = {finding.holder for finding in find(passages(package), watch(Case(reference="DSCP-1"), register))}
    missed = {place.name for number, place in enumerate(fine) if f"p{number}" not in found}
    assert missed <= OUTSIDE
