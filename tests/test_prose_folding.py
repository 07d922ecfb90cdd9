"""When two texts count as the same, rule by rule."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.prose.folding import as_printed, as_typed, one_for_one, one_spaced


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        (one_spaced, " 4\u00a0March \n 2026 ", "4 March 2026"),
        (as_typed, "“It’s late …” – he said", '"It\'s late ..." -- he said'),
        (as_typed, "at night - and  by day", "at night -- and by day"),
        (one_for_one, "Rowan’s\u00a0father\u2011in\u2011law", "Rowan's father-in-law"),
        (as_printed, "a well-\nknown ﬁle\u00ad s\u200b", "awellknownfiles"),
        (as_printed, "WHAT ÉLISE Said", "whatélisesaid"),
    ],
)
def test_what_does_not_matter_to_a_rule(rule: Callable[[str], str], one: str, other: str) -> None:
    assert rule(one) == rule(other) == other


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        (one_spaced, "on 4 March", "On 4 March"),
        (as_typed, "a well-known name", "a well--known name"),
        (one_for_one, "Élise", "Elise"),
        (as_printed, "Élise", "Elise"),
    ],
)
def test_what_matters_to_a_rule(rule: Callable[[str], str], one: str, other: str) -> None:
    assert rule(one) != rule(other)


@pytest.mark.parametrize("rule", [one_spaced, as_typed, one_for_one])
@given(text=st.text())
def test_a_folded_text_stays_as_it_is(rule: Callable[[str], str], text: str) -> None:
    assert rule(rule(text)) == rule(text)


@given(text=st.text())
def test_characters_keep_their_places_where_the_rule_says_so(text: str) -> None:
    assert len(one_for_one(text)) == len(text)
