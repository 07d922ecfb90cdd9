"""Ages said coarser: whole years, bands, and the grammar around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.publish.details import Coarseness, DetailKind
from cspr_docs.publish.details.ages import BANDS, NUMBERS
from tests.marked_details import proposed, said


@pytest.mark.parametrize(
    ("marked", "finer", "band"),
    [
        ("He was [14 weeks] old.", "He was under one year old.", "He was under one year old."),
        ("a [child of 14 months] who", "a child of 1 year who", "a child of 1 to 4 years who"),
        ("a baby of [7 months] who", "a baby under one year who", "a baby under one year who"),
        ("aged [4 years and 2 months], he", "aged 4, he", "aged 1 to 4, he"),
        ("was [4 years and 2 months] old", "was 4 years old", "was 1 to 4 years old"),
        ("his [15-year-old] sister ran", "his 15-year-old sister ran", "his sister (aged 11 to 15) ran"),
        ("an [8-year-old] boy", "an 8-year-old boy", "a boy (aged 5 to 10)"),
        ("A [15-year-old] aunt", "A 15-year-old aunt", "An aunt (aged 11 to 15)"),
        ("a [seven-month-old] baby", "a baby (aged under one)", "a baby (aged under one)"),
        ("the [15-year-old]’s phone", "the 15-year-old’s phone", "the young person’s phone"),
        ("two [15-year-olds] were", "two 15-year-olds were", "two young people (aged 11 to 15) were"),
        ("[Eleven years old], he", "Eleven years old, he", "11 to 15 years old, he"),
        ("at the age of [7 months] he", "while aged under one he", "while aged under one he"),
        ("at the age of [16] he", "at the age of 16 he", "at the age of 16 or 17 he"),
        ("She was [24 years old].", "She was 24 years old.", "She was 18 or over."),
        ("She was [15].", "She was 15.", "She was aged 11 to 15."),
        ("when [he was eight] and", "when he was eight and", "when he was aged 5 to 10 and"),
        ("She turned [16] then", "She turned 16 then", "She was aged 16 or 17 then"),
        ("He was nearly [13 weeks] old.", "He was under one year old.", "He was under one year old."),
        ("barely [14 months] old", "1 year old", "1 to 4 years old"),
        ("Aged about [15] she", "Aged about 15 she", "Aged 11 to 15 she"),
    ],
)
def test_an_age_becomes_whole_years_and_then_a_band(marked: str, finer: str, band: str) -> None:
    assert said(marked, DetailKind.AGE, Coarseness.FINER) == finer
    assert said(marked, DetailKind.AGE) == band


@pytest.mark.parametrize(
    "marked",
    [
        "for [14 weeks] nobody came",
        "within [7 days]",
        "[3 weeks] later",
        "sentenced to [6 years] imprisonment",
        "aged [11 to 15]",
        "[1 to 4 years] old",
        "[under one] year old",
        "[18 or over]",
        "[nobody]",
    ],
)
def test_a_length_of_time_and_a_band_are_left(marked: str) -> None:
    for level in Coarseness:
        assert proposed(marked, DetailKind.AGE, level) is None


def test_a_wide_band_holds_the_narrow_ones() -> None:
    wide = {band.below for band in BANDS[Coarseness.COARSEST]}
    assert wide < {band.below for band in BANDS[Coarseness.COARSER]}
    assert said("aged [15]", DetailKind.AGE, Coarseness.COARSEST) == "aged 5 to 17"


_NUMBERS = st.one_of(
    st.integers(1, 90).map(str), st.sampled_from([word for word in NUMBERS if word != "zero"])
)
_FORMS = st.sampled_from(
    ["aged [{0}]", "was [{0} years old]", "was [{0} weeks old]", "a [{0}-year-old] girl", "the [{0}-month-old]",
     "aged [{0} years and 3 months]", "[{0} months of age]", "an [{0} year old] uncle’s"]
)  # fmt: skip


@given(_NUMBERS, _FORMS, st.sampled_from(Coarseness))
def test_a_proposal_is_coarser_and_made_twice_changes_nothing(
    number: str, form: str, level: Coarseness
) -> None:
    marked = form.format(number)
    made = proposed(marked, DetailKind.AGE, level)
    if made is None:
        assert level is Coarseness.FINER
        return
    text = marked.replace("[", "").replace("]", "")
    after = made.applied(text)
    assert after.startswith(text[: made.start])
    assert after.endswith(text[made.end :])
    assert made.words
    assert made.reason
    assert said(f"{after[: made.start]}[{made.words}]{text[made.end :]}", DetailKind.AGE, level) == after
