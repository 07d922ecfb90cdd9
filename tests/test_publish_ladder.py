"""Names, places, organisations, families and details up the ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.publish.ladder import Family, Level, Naming, Spot, coarser, family_of, numbered, spots
from tests.ladder_spots import proposed, said

NAMING = Naming(
    {"mother": "Mother", "flat": "the family's flat", "rowan": "Rowan", "school": "Rowan's school"},
    frozenset({"flat", "school"}),
)


@pytest.mark.parametrize(
    ("marked", "holder", "after"),
    [
        ("[Kayleigh's] sister", "mother", "Mother's sister"),
        ("[Kayleigh]’s sister", "mother", "Mother’s sister"),
        ("and Ms [Kayleigh Brown] went", "mother", "and Mother went"),
        ("[James’] bag", "rowan", "Rowan’s bag"),
        ("in the [Elm flat] again", "flat", "in the family's flat again"),
        ("It ended. [Elm flat] was empty.", "flat", "It ended. The family's flat was empty."),
        ("“[Elm flat],” he said", "flat", "“The family's flat,” he said"),
        ("[Kayleigh] said", "nobody", "Kayleigh said"),
    ],
)
def test_a_name_becomes_the_cases_own_label(marked: str, holder: str, after: str) -> None:
    assert said(marked, Family.NAMES, naming=NAMING, holder=holder) == after


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("She attended [St Mary's Primary School] until", "She attended a primary school until"),
        ("The Royal [Elm] Hospital was full", "The hospital was full"),
        ("at [Elm Tree Academy]'s gate", "at a secondary school's gate"),
        ("lives at 12 [Mossgill Lane] with", "lives at an address with"),
        ("off [Mossgill Lane]", "off a street"),
        ("in [Ashby Ward]", "in a ward"),
        ("in [Ashby]", "in Ashby"),
    ],
)
def test_a_place_becomes_what_kind_of_place_it_is(marked: str, after: str) -> None:
    assert said(marked, Family.PLACES, naming=NAMING) == after


def test_a_place_of_the_case_becomes_its_label_and_an_unknown_kind_its_hint() -> None:
    assert (
        said("at [Elm School] then", Family.PLACES, naming=NAMING, holder="school")
        == "at Rowan's school then"
    )
    assert said("a [Elmhurst] worker", Family.PLACES, hint="children's home") == "a children's home worker"


TEXTS = (
    "When Calderbrook City Council wrote to Ashby and Marlow Borough Council,",
    "the North Fell Police asked Calderbrook. The Harrowmere Council and Harrowmere Police did not.",
    "Fell Vale Integrated Care Board, the Mid Fell Teaching Hospitals NHS Foundation Trust; North Fell Constabulary.",
    "The Youth Council met. A County Council is one. Calderbrook City Council again.",
)


def test_organisations_are_numbered_by_first_mention_the_same_throughout() -> None:
    assert dict(numbered(TEXTS, ["Harrowmere"])) == {
        "LAcalderbrook": "LA1",
        "LAashby and marlow": "LA2",
        "Police force north fell": "Police force 1",
        "ICBfell vale": "ICB1",
        "Trust mid fell": "Trust 1",
    }
    assert "LAharrowmere" in numbered(TEXTS, [])
    partners = ["NHS Fell & Dale Integrated Care Board"]
    told = ["the Health Visiting Service and NHS Fell & Dale Integrated Care Board", "Fell & Dale ICB"]
    assert numbered(told, partners) == {}


def test_organisations_are_found_in_full_and_an_authority_by_its_place() -> None:
    naming = Naming(numbered=numbered(TEXTS, ["Harrowmere"]))

    def replaced(text: str) -> str:
        for spot in reversed(list(spots(text, naming))):
            made = coarser(spot, Family.ORGANISATIONS, naming=naming)
            assert made is not None
            text = made.applied(text)
        return text

    assert [replaced(text) for text in TEXTS] == [
        "When LA1 wrote to LA2,",
        "Police force 1 asked LA1. The Harrowmere Council and Harrowmere Police did not.",
        "ICB1, Trust 1; Police force 1.",
        "The Youth Council met. A County Council is one. LA1 again.",
    ]


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("He had [four siblings].", "He had siblings."),
        ("his [four] siblings", "his siblings"),
        ("the youngest of [five children]", "one of the children in the family"),
        ("He was the second of [two boys], and", "He was one of the boys in the family, and"),
        ("She is one of [three sisters] who came", "She is one of the sisters who came"),
        ("Her [three older half-brothers]", "Her older half-brothers"),
        ("[Four children] were seen", "Children were seen"),
        ("a sibling group of [four]", "a sibling group"),
        ("his [twin] brother", "his brother"),
        ("a [twin]", "a sibling"),
        ("the only [Traveller] family in the ward", "a Traveller family"),
        ("[One of two] Polish families in the village", "A Polish family"),
        ("[several] siblings", "several siblings"),
    ],
)
def test_how_many_siblings_and_who_is_the_only_one_is_not_counted(marked: str, after: str) -> None:
    assert said(marked, Family.SIBLINGS) == after


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("A [Yoruba] family in Ashby Green moved on.", "A Yoruba family moved on."),
        ("a [Roma] family, living in the Elm estate, came", "a Roma family, came"),
        ("the only [Traveller] family in the ward", "a Traveller family"),
        ("[Polish] parents in March", "Polish parents in March"),
        ("[Polish] parents. In Ashby they", "Polish parents. In Ashby they"),
    ],
)
def test_of_ethnicity_and_place_one_is_told(marked: str, after: str) -> None:
    assert said(marked, Family.ETHNICITY) == after


@pytest.mark.parametrize(
    ("marked", "family", "about", "after"),
    [
        ("3 Elm Row, [LD4 7QX].", Family.POSTCODES, "", "3 Elm Row."),
        ("lives in [LD4 7QX] with", Family.POSTCODES, "", "lives in the area with"),
        ("at home ([LD4 7QX]) with", Family.POSTCODES, "", "at home with"),
        (
            "called [07700 900118] twice",
            Family.DETAILS,
            "a telephone number",
            "called a telephone number twice",
        ),
        ("NHS number: [999 412 6087].", Family.DETAILS, "an NHS number", "NHS number: not given here."),
        ("wrote to [a@example.org]", Family.DETAILS, "an e-mail address", "wrote to an e-mail address"),
        ("an [@nightowl] post", Family.DETAILS, "a social media name", "a social media account post"),
        ("at [3 Elm Row, Harrow].", Family.DETAILS, "a line of an address", "at the family's address."),
        ("the [xyz]", Family.DETAILS, "something", "the xyz"),
    ],
)
def test_what_is_never_published_is_left_out_or_described(
    marked: str, family: Family, about: str, after: str
) -> None:
    assert said(marked, family, about=about) == after


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("He had [Foo syndrome].", "He had a genetic condition."),
        ("his [Foo syndrome].", "his genetic condition."),
        ("an [Old syndrome] clinic", "a genetic condition clinic"),
        ("the [Foo syndrome] nurse", "the genetic condition nurse"),
        ("[Foo syndrome] is rare.", "A genetic condition is rare."),
    ],
)
def test_a_rare_condition_becomes_its_category(marked: str, after: str) -> None:
    assert said(marked, Family.CONDITIONS, hint="a genetic condition") == after
    assert proposed(marked, Family.CONDITIONS) is None


@given(
    st.text("Ab .,’'1\n", max_size=20),
    st.sampled_from(
        ["Kayleigh", "3 March 2026", "15-year-old", "four siblings", "LD4 7QX", "Elm School", "07700 900118"]
    ),
    st.text("Ab .,’'1\n", max_size=20),
    st.sampled_from(Family),
    st.sampled_from(Level),
)
def test_what_stands_around_is_never_touched_and_something_always_changes(
    before: str, words: str, after: str, family: Family, level: Level
) -> None:
    text = f"{before} {words} {after}"
    start = len(before) + 1
    about = "a telephone number" if words.startswith("0") else "an address"
    spot = Spot(text, start, start + len(words), "mother", about, "a kind of it")
    made = coarser(spot, family, level, NAMING)
    if made is None:
        return
    applied = made.applied(text)
    assert applied != text
    assert applied == text[: made.start] + made.words + text[made.end :]
    assert made.start < spot.end
    assert made.end > spot.start
    assert made.reason.endswith(".")
    assert words not in made.words


@pytest.mark.parametrize(
    ("code", "about", "family"),
    [
        ("published-name", "the first name of Mother", Family.NAMES),
        ("published-date", "a date to the day", Family.DATES),
        ("published-address", "a postcode", Family.POSTCODES),
        ("published-address", "the real name of Hospital 1", Family.PLACES),
        ("published-address", "the address of Mother", Family.DETAILS),
        ("published-contact", "a telephone number", Family.DETAILS),
        ("published-detail", "an exact age", Family.AGES),
        ("published-detail", "a number of brothers and sisters", Family.SIBLINGS),
        ("published-detail", "an ethnicity, nationality or faith beside a place", Family.ETHNICITY),
        ("published-detail", "a rare condition", Family.CONDITIONS),
        ("published-detail", "the name of a school", Family.PLACES),
        ("published-detail", "something new", None),
        ("something-else", "an exact age", None),
    ],
)
def test_what_is_found_leads_to_its_family(code: str, about: str, family: Family | None) -> None:
    assert family_of(code, about) is family


def test_the_article_before_a_household_fits_the_words_that_come() -> None:
    assert said("He is an [identical twin] himself.", Family.SIBLINGS) == "He is a sibling himself."
