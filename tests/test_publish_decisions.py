"""What somebody decided to keep holds for the place that they looked at, and for no other."""

from datetime import date

import pytest

from cspr_docs.casefile import read_case
from cspr_docs.publish.decisions import fingerprints, ids_of, split, to_kept
from cspr_docs.publish.details import DetailKind, FoundDetail, Weight
from cspr_docs.word.texts import Passage
from schemas.case import Case
from tests.conftest import CASES

CELL = "under “Ages”, table 1, row 2, column 2"


def an_age(value: str = "14 weeks", place: str = CELL, weight: Weight = Weight.ASK) -> FoundDetail:
    """A finding in a passage that holds nothing else, so that the words around it are always the same."""
    passage = Passage(value, place, "word/document.xml")
    context = f"[{value[0]}…]"
    kind = DetailKind.AGE
    return FoundDetail(value, 0, len(value), kind, kind.about, weight, passage=passage, context=context)


@pytest.fixture(scope="module")
def case() -> Case:
    """A case in which nothing was decided yet."""
    whole = read_case(CASES / "rowan").case
    return whole.model_copy(update={"publication": whole.publication.model_copy(update={"decisions": ()})})


def decided(case: Case, *findings: FoundDetail) -> Case:
    """The case after somebody kept all these findings of a document that holds no others."""
    kept = tuple(
        to_kept(finding, id_, "Agreed", "Ines Varga", date(2026, 11, 22))
        for finding, id_ in ids_of(findings).items()
    )
    return case.model_copy(update={"publication": case.publication.model_copy(update={"decisions": kept})})


def open_in(case: Case, *findings: FoundDetail) -> tuple[FoundDetail, ...]:
    """What stands open in a document with these findings."""
    return split(ids_of(findings), case)[0]


def test_a_decision_holds_where_a_paragraph_came_in_above(case: Case) -> None:
    after = decided(case, an_age())
    assert open_in(after, an_age()) == ()
    assert open_in(after, an_age(place="under “Ages”, table 2, row 5, column 2")) == ()


def test_a_second_place_with_the_same_words_around_it_asks_again_about_both(case: Case) -> None:
    first, second = an_age(), an_age(place="under “Ages”, table 1, row 3, column 2")
    after = decided(case, first)
    assert open_in(after, first, second) == (first, second)
    both = decided(case, first, second)
    assert open_in(both, first, second) == ()
    assert open_in(both, first) == (first,), "one of them is gone, and nobody knows which of them it was"


def test_the_same_words_under_another_heading_are_another_place(case: Case) -> None:
    elsewhere = an_age(place="under “Mother”, table 1, row 2, column 2")
    assert open_in(decided(case, an_age()), elsewhere) == (elsewhere,)


def test_other_words_at_the_same_place_ask_again_but_for_one_in_sixteen(case: Case) -> None:
    after = decided(case, an_age())
    others = [an_age(f"1{number} weeks") for number in range(100, 300)]
    noticed = [other for other in others if open_in(after, other)]
    assert 0.85 < len(noticed) / len(others) < 1
    assert open_in(after, an_age("14  Weeks")) == (), "spaces and capitals are no other words"


def test_nothing_makes_publishable_what_never_is(case: Case) -> None:
    never = an_age(weight=Weight.NEVER)
    assert open_in(decided(case, never), never) == (never,)


def test_no_decision_holds_the_words(case: Case) -> None:
    (kept,) = decided(case, an_age()).publication.decisions
    assert "14" not in str(kept.model_dump(exclude={"id"}))
    assert kept.context == "[1…]"


def test_coarser_words_are_offered_again_where_there_are_more_places_than_decisions(case: Case) -> None:
    first, second = an_age(), an_age(place="under “Mother”, paragraph 1")
    after = decided(case, first)
    assert fingerprints(after, (first,)) == {first.fingerprint}
    assert fingerprints(after, (first, second)) == frozenset()
