"""A name of the register is found wherever and however it is typed; nothing that anybody types stops a scan."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.prose.folding import distance, folded
from cspr_docs.publish.details import find, watch
from cspr_docs.publish.details.known_names import is_near
from cspr_docs.word.texts import Layer, Passage
from schemas.case import Case
from schemas.identities import Identities
from tests.disclosure_texts import case, identities

WATCH = watch(case(), identities())
NAMES = (
    "Małgorzata", "Brzozowska", "Thistlewood", "Callum", "Ọláṣubọ̀mí", "Oluwaseun", "Rhiannon", "Siôn", "Fatima",
    "Al-Khoury", "Ouyang", "Xiao-Ming", "McDonagh", "O'Reilly", "Róisín", "Wojciech", "Larkspur Close",
)  # fmt: skip
UNSEEN = ("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202a", "\u0301")
WORDS = st.sampled_from(
    ("the", "a", "review", "found", "that", "then", "of", "practice", "in", "at", "when", "who")
)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and how somebody typed it."""
    name = draw(st.sampled_from(NAMES))
    style = draw(st.sampled_from(["as it is", "capitals", "small", "spaced", "nfd", "curly", "no accents"]))
    said = {
        "as it is": name,
        "capitals": name.upper(),
        "small": name.lower(),
        "spaced": " ".join(letter for letter in name if letter.isalpha()),
        "nfd": unicodedata.normalize("NFD", name),
        "curly": name.replace("'", "’"),
        "no accents": folded(name).cased,
    }[style]
    letters = [letter + draw(st.sampled_from(("", "", "", *UNSEEN))) for letter in said]
    return name, "".join(letters)


@given(
    typed(),
    st.lists(WORDS, max_size=12),
    st.lists(WORDS, max_size=12),
    st.sampled_from(("", "'s", "’s", ",", ".")),
)
def test_a_name_is_found_however_it_is_typed(
    name: tuple[str, str], before: list[str], after: list[str], end: str
) -> None:
    text = " ".join((*before, name[1] + end, *after))
    found = find([Passage(text, "", "")], WATCH)
    start = len(" ".join(before)) + (1 if before else 0)
    assert any(one.start <= start + 1 and one.end >= start + len(name[1]) - 3 for one in found), text


@given(typed(), st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_no_context_tells_a_name(name: tuple[str, str], before: list[str], after: list[str]) -> None:
    text = " ".join((*before, name[1], "and", name[1], *after))
    for one in find([Passage(text, f"under “{name[1]}”", "")], WATCH):
        for told in (one.context, one.passage.place, one.about, one.masked):
            assert folded(name[0]).text not in folded(told).text


@given(ANY_TEXT, st.sampled_from(Layer))
def test_a_scan_takes_any_text(text: str, layer: Layer) -> None:
    for one in find([Passage(text, text, "", layer)], WATCH):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] not in one.context or one.end - one.start == 1


@given(ANY_TEXT)
def test_each_plain_letter_comes_from_a_place_of_the_text(text: str) -> None:
    plain = folded(text)
    assert len(plain.text) == len(plain.cased)
    for index in range(len(plain.cased)):
        start, end = plain.span(index, index + 1)
        assert plain.cased[index] in folded(text[start:end]).cased


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_the_distance_is_the_same_both_ways_and_never_more_than_asked(one: str, other: str) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) <= 3
    assert (distance(one, other, 2) == 0) is (one == other)


def test_a_slip_is_one_letter_changed_added_left_out_or_swapped() -> None:
    near = ["Calum", "Callumn", "Callun", "Calulm"]
    assert [is_near(one.lower(), "callum") for one in near] == [True] * 4
    assert [is_near(one, "callum") for one in ("gallum", "allum", "kalum")] == [True] * 3, (
        "the first letter or a sound"
    )
    assert [is_near(one, "callum") for one in ("gallun", "clm", "caluums")] == [False] * 3
    assert [is_near(one, "thistlewood") for one in ("thislewod", "thistlewoods", "thistle")] == [
        True,
        True,
        False,
    ]


@given(ANY_TEXT)
def test_any_register_can_be_watched(text: str) -> None:
    person = {"first_name": text, "last_name": text, "known_as": (text,), "address": (text,), "phone": text}
    numbers = {"email": text, "nhs_number": text, "other_numbers": (text,)}
    register = Identities.model_validate(
        {"people": {"a": {**person, **numbers}}, "places": {"b": {"name": text}}}
    )
    find([Passage(text, "", "")], watch(Case(reference=text or "x"), register))
