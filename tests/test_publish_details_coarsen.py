"""What could stand in place of names, places, organisations, families and other details."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspr_docs.publish.details import Coarseness, Detail, DetailKind, Naming, coarsen, find, watch
from cspr_docs.publish.details.organisations import numbered, organisations
from cspr_docs.word.texts import Passage
from schemas.case import Case
from tests.disclosure_texts import DETAILS, PATTERNS, REGISTER, case, identities
from tests.marked_details import proposed, said

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
    assert said(marked, DetailKind.NAME, naming=NAMING, holder=holder) == after


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("She attended [St Mary's Primary School] until", "She attended a school until"),
        ("The Royal [Elm] Hospital was full", "The hospital was full"),
        ("at [Elm Tree Academy]'s gate", "at a school's gate"),
        ("lives at 12 [Mossgill Lane] with", "lives at an address with"),
        ("off [Mossgill Lane]", "off a street"),
        ("in [Ashby Ward]", "in a ward"),
        ("in [Ashby]", "in Ashby"),
    ],
)
def test_a_place_becomes_what_kind_of_place_it_is(marked: str, after: str) -> None:
    assert said(marked, DetailKind.PLACE, naming=NAMING) == after


def test_a_place_of_the_case_becomes_its_label_and_a_part_of_an_address_the_area() -> None:
    assert (
        said("at [Elm School] then", DetailKind.PLACE, naming=NAMING, holder="school")
        == "at Rowan's school then"
    )
    assert said("in [Elmhurst] he", DetailKind.AREA, naming=NAMING, holder="flat") == "in the area he"
    assert said("in [Elmhurst] Road", DetailKind.AREA, naming=NAMING) == "in a street"
    assert said("a [Elmhurst] worker", DetailKind.AREA) == "the area worker"


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
        for one in reversed(list(organisations(text, naming))):
            made = coarsen(one, naming=naming)
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
        ("He was the second of [two boys], and", "He was one of the children in the family, and"),
        ("She is one of [three sisters] who came", "She is one of the children who came"),
        ("Her [three older half-brothers]", "Her siblings"),
        ("his [brothers (four)] were", "his siblings were"),
        ("a [family of four children] came", "a family with children came"),
        ("a sibling group of [four]", "a sibling group"),
        ("his [twin] brother", "his sibling"),
        ("a [twin]", "a sibling"),
        ("the only [Traveller] family in the ward", "a Traveller family"),
        ("[One of two] Polish families in the village", "A Polish family"),
        ("[several] siblings", "several siblings"),
    ],
)
def test_how_many_siblings_and_who_is_the_only_one_is_not_counted(marked: str, after: str) -> None:
    assert said(marked, DetailKind.SIBLINGS) == after


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
    assert said(marked, DetailKind.ETHNICITY) == after


@pytest.mark.parametrize(
    ("marked", "kind", "after"),
    [
        ("3 Elm Row, [LD4 7QX].", DetailKind.POSTCODE, "3 Elm Row."),
        ("lives in [LD4 7QX] with", DetailKind.POSTCODE, "lives in the area with"),
        ("at home ([LD4 7QX]) with", DetailKind.POSTCODE, "at home with"),
        ("called [07700 900118] twice", DetailKind.PHONE, "called a telephone number twice"),
        ("NHS number: [999 412 6087].", DetailKind.NHS_NUMBER, "NHS number: not given here."),
        ("wrote to [a@example.org]", DetailKind.EMAIL, "wrote to an e-mail address"),
        ("an [@nightowl] post", DetailKind.SOCIAL, "a social media account post"),
        ("from [203.0.113.9] at", DetailKind.INTERNET, "from an internet address at"),
        ("in [(2020) EWFC 12] he", DetailKind.JUDGMENT, "in a judgment he"),
        ("at [3 Elm Row, Harrow].", DetailKind.ADDRESS, "at the family's address."),
    ],
)
def test_what_is_never_published_is_left_out_or_described(marked: str, kind: DetailKind, after: str) -> None:
    assert said(marked, kind) == after


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("He had [Angelman syndrome].", "He had a genetic condition."),
        ("his [Angelman syndrome].", "his genetic condition."),
        ("an [Angelman syndrome] clinic", "a genetic condition clinic"),
        ("the [Angelman syndrome] nurse", "the genetic condition nurse"),
        ("[Angelman syndrome] is rare.", "A genetic condition is rare."),
    ],
)
def test_a_rare_condition_becomes_its_category(marked: str, after: str) -> None:
    assert said(marked, DetailKind.CONDITION) == after
    assert proposed("[asthma]", DetailKind.CONDITION) is None


@given(
    st.text("Ab .,’'1\n", max_size=20),
    st.sampled_from(
        ["Kayleigh", "3 March 2026", "15-year-old", "four siblings", "LD4 7QX", "Elm School", "07700 900118"]
    ),
    st.text("Ab .,’'1\n", max_size=20),
    st.sampled_from(DetailKind),
    st.sampled_from(Coarseness),
)
def test_what_stands_around_is_never_touched_and_something_always_changes(
    before: str, words: str, after: str, kind: DetailKind, level: Coarseness
) -> None:
    text = f"{before} {words} {after}"
    start = len(before) + 1
    detail = Detail(text, start, start + len(words), kind, kind.about, holder="mother")
    made = coarsen(detail, level, NAMING)
    if made is None:
        return
    applied = made.applied(text)
    assert applied != text
    assert applied == text[: made.start] + made.words + text[made.end :]
    assert made.start < detail.end
    assert made.end > detail.start
    assert made.reason.endswith(".")
    assert words not in made.words


def planted() -> list[Passage]:
    return [Passage(text.text, "", "") for text in (*REGISTER, *PATTERNS, *DETAILS)]


def test_the_search_names_the_words_that_are_proposed() -> None:
    look = watch(case(), identities())
    found = [one for one in find(planted(), look) if one.kind is not DetailKind.ETHNICITY]
    words = [coarsen(one, look.levels[one.family], look.naming) for one in found]
    without = [one for one, made in zip(found, words, strict=True) if made is None]
    alone = [one for one in without if not one.is_shared and not one.text[one.end :].startswith("-")]
    assert [one.words for one in alone if one.kind is not DetailKind.UNKNOWN_NAME] == []
    assert [one.coarser for one in found] == [made.words if made else "" for made in words]
    assert len(found) > 300


SAID_BY_FORM = {
    *(DetailKind.AGE, DetailKind.SIBLINGS, DetailKind.DATE, DetailKind.CONDITION, DetailKind.NAMED_PLACE),
    *(DetailKind.POSTCODE, DetailKind.PHONE, DetailKind.EMAIL, DetailKind.REFERENCE, DetailKind.VEHICLE),
}


@pytest.mark.parametrize("level", [Coarseness.COARSER, Coarseness.COARSEST])
def test_what_was_made_coarser_is_not_found_again(level: Coarseness) -> None:
    look, texts = watch(case(), identities()), planted()
    assert {one.kind for one in find(texts, look)} >= SAID_BY_FORM
    for passage in texts:
        text = passage.text
        for one in sorted(find([passage], look), key=lambda one: -one.start):
            made = coarsen(one, level, look.naming) if one.kind in SAID_BY_FORM else None
            if made and made.end <= len(text):
                text = made.applied(text)
        again = find([Passage(text, "", "")], look)
        assert [(one.about, one.words) for one in again if one.kind in SAID_BY_FORM] == [], text


@pytest.mark.parametrize("age", ["6 weeks", "14 months", "2 years", "10 years", "eleven years", "17 years"])
@pytest.mark.parametrize(
    "form",
    ["He was [{0} old].", "a boy [{0} of age] who", "She, [{0} old], ran.", "a child [aged about {0}] who"],
)
def test_a_band_is_no_exact_age(age: str, form: str) -> None:
    look = watch(Case(reference="X-2026-1"), None)
    marked = form.format(age)
    (found,) = find([Passage(marked.replace("[", "").replace("]", ""), "", "")], look)
    for level in (Coarseness.COARSER, Coarseness.COARSEST):
        after = said(marked, DetailKind.AGE, level)
        assert after != found.text
        assert find([Passage(after, "", "")], look) == (), after


def test_the_article_before_a_household_fits_the_words_that_come() -> None:
    assert said("He is an [identical twin] himself.", DetailKind.SIBLINGS) == "He is a sibling himself."
