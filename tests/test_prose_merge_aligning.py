"""Which element became which: right however many there are, and with work that grows with the text, not its square."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.prose.merge import aligning, merge
from cspr_docs.prose.merge.aligning import aligned
from cspr_docs.prose.tree import Heading, Paragraph, Text

SENTENCE = (
    "the a of and child family school visited referral decision recorded meeting plan nurse police home"
)


def paragraphs(count: int) -> list[str]:
    chosen = random.Random(1)
    return [f"{' '.join(chosen.choices(SENTENCE.split(), k=20))} number{number}." for number in range(count)]


def elements(texts: list[str]) -> list[Paragraph]:
    return [Paragraph((Text(text),)) for text in texts]


def compared(monkeypatch: pytest.MonkeyPatch, base: list[str], side: list[str]) -> tuple[int, aligning.Pairs]:
    """How often two elements were compared word by word, and what became of each."""
    calls = 0
    real = aligning.likeness

    def counting(one: aligning.KindAndWords, other: aligning.KindAndWords) -> float:
        nonlocal calls
        calls += 1
        return real(one, other)

    monkeypatch.setattr(aligning, "likeness", counting)
    pairs = aligned(elements(base), elements(side))
    monkeypatch.undo()
    return calls, pairs


@pytest.mark.parametrize("count", [500, 2000])
def test_each_of_many_changed_paragraphs_is_compared_with_few(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    base = paragraphs(count)
    calls, pairs = compared(monkeypatch, base, [f"{text} Added." for text in base])
    assert pairs == tuple(range(count))
    assert calls < 30 * count


def test_paragraphs_that_stand_far_from_where_they_stood_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    base = paragraphs(400)
    new = [f"Quite another sentence, {number * 7919}." for number in range(200)]
    side = [*(f"{text} Added." for text in base[:100]), *new, *(f"{text} Added." for text in base[100:])]
    calls, pairs = compared(monkeypatch, base, side)
    assert pairs == (*range(100), *range(300, 600))
    assert calls < 30 * len(side)


def test_many_that_are_all_alike_are_no_more_work(monkeypatch: pytest.MonkeyPatch) -> None:
    base = ["Yes.", "No."] * 1000
    calls, pairs = compared(monkeypatch, base, ["Perhaps.", *base[1:-1], "Maybe."])
    assert pairs == tuple(range(2000))
    calls, pairs = compared(monkeypatch, ["yes it is", "no it is"] * 500, ["yes it was", "no it was"] * 500)
    assert pairs == tuple(range(1000))
    assert calls < 30 * 1000


def test_a_merge_of_many_changed_paragraphs_takes_them_all() -> None:
    base = paragraphs(150)
    theirs = [f"{text} Added." for text in base]
    merged = merge("\n\n".join(base), "\n\n".join(base), "\n\n".join(theirs))
    assert merged.text == "\n\n".join(theirs)
    assert (len(merged.taken), merged.conflicts) == (150, ())


SENTENCES = ["She slept well.", "She slept badly.", "He left.", "Yes.", "She slept badly again.", "No."]
SEQUENCES = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES).map(lambda text: Paragraph((Text(text),))),
        st.sampled_from(SENTENCES).map(lambda text: Heading(1, (Text(text),))),
    ),
    max_size=12,
)


@pytest.mark.parametrize("most", [aligning.MOST_PAIRS, 6, 0])
@given(base=SEQUENCES, side=SEQUENCES)
def test_however_few_pairs_are_looked_at_each_element_has_one_place(
    most: int, base: list[Paragraph], side: list[Paragraph]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligning, "MOST_PAIRS", most)
        pairs = aligned(base, side)
        assert aligned(base, base) == tuple(range(len(base)))
    places = [place for place in pairs if place is not None]
    assert places == sorted(set(places))
    assert len(pairs) == len(base)
    assert set(places) <= set(range(len(side)))


@given(base=SEQUENCES, side=SEQUENCES)
def test_no_longer_row_of_equal_elements_stands_in_both(base: list[Paragraph], side: list[Paragraph]) -> None:
    pairs = [pair for pair in enumerate(aligned(base, side)) if pair[1] is not None]
    longest = [[0] * (len(side) + 1) for _ in range(len(base) + 1)]
    for row, one in enumerate(base):
        for column, other in enumerate(side):
            beside = max(longest[row][column + 1], longest[row + 1][column])
            longest[row + 1][column + 1] = longest[row][column] + 1 if one == other else beside
    assert sum(base[row] == side[column] for row, column in pairs if column is not None) == longest[-1][-1]
