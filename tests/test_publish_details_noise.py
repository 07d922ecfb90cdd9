"""What a data-protection officer would click away is not found, and what is found says plainly what it is."""

from datetime import date

import pytest

from cspr_docs.publish.details import FoundDetail, Weight, find, to_problem, watch
from cspr_docs.word.texts import Passage
from schemas.case import Case
from schemas.identities import Identities, RealPerson
from schemas.partnership import Partnership, PublishingRules
from tests.disclosure_adversaries import bare_case

NEVER, ASK = Weight.NEVER, Weight.ASK
REGISTER = Identities(
    people={
        "mother": RealPerson(first_name="Sian", last_name="Baptiste", address=("Teasel House", "Ireland")),
        "father": RealPerson(
            first_name="Obinna", last_name="Marsh", address=("3 Corn Hill, Sallowdale", "Cumbria", "England")
        ),
        "uncle": RealPerson(first_name="Tom", last_name="Young-Black"),
        "aunt": RealPerson(
            first_name="Tess", last_name="Zhang", address=("Corn Hill", "Sallowdale, Cumbria")
        ),
    }
)
WATCH = watch(bare_case(), REGISTER)


def found_in(*texts: str) -> tuple[FoundDetail, ...]:
    return find([Passage(text, "", "") for text in texts], WATCH)


def told(*texts: str) -> list[tuple[str, Weight, str]]:
    return [(one.passage.text[one.start : one.end], one.weight, one.about) for one in found_in(*texts)]


def test_a_country_or_a_county_is_asked_about_and_a_door_is_never_published() -> None:
    assert told("He went to Ireland, then to Cumbria, and to Sallowdale.") == [
        ("Ireland", ASK, "a part of the address of mother"),
        ("Cumbria", ASK, "a part of the address of father"),
        ("Sallowdale", ASK, "a part of the address of father"),
    ]
    assert told("He was at Teasel House, then at 3 Corn Hill.") == [
        ("Teasel House", NEVER, "the address of mother"),
        ("3 Corn Hill", NEVER, "the address of father"),
    ]


def test_a_town_that_may_be_named_throughout_is_allowed_once_and_its_postcodes_are_not() -> None:
    register = Identities(people={"child": RealPerson(address=("3 Corn Hill", "Sallowdale HM9 1GJ"))})
    text = "The town of Sallowdale has one bus to HM9 1GJ."
    (town, _) = find([Passage(text, "paragraph 1", "")], watch(bare_case(), register))
    assert to_problem(town, "report.docx").hint.endswith("under publishing, allowed, in partnership.yaml")
    rules = PublishingRules(allowed=("Sallowdale",))
    free = Case(reference="X-2026-1", partnership=Partnership(publishing=rules))
    found = find([Passage(text, "paragraph 1", "")], watch(free, register))
    assert [one.about for one in found] == ["the postcode of child"]
    assert "allowed" not in to_problem(found[0], "report.docx").hint


def test_the_country_of_every_review_is_no_address() -> None:
    assert told("NHS England wrote to every partnership in England.") == []


@pytest.mark.parametrize("reference", ["SIN-2025-0412", "LCS-1184420", "HM/C/088213", "SIA-90417"])
def test_a_reference_is_a_reference_and_no_misspelt_name(reference: str) -> None:
    assert told(f"The Panel gave it {reference} at once.") == [(reference, ASK, "a reference")]


@pytest.mark.parametrize(
    "text",
    [
        "The COVID-19 guidance, NG-76 and KS-2 were read, and the plan SEND-2025-26, too.",
        "Baptised in the spring, he stopped going. Marshing is no word. (Baptising them was late.)",
        "Marsh family days were good. Young People wrote, as did Children and Young People, and the Black family.",
        "The MASH met, and so did the MARSK.",
        "Zhang et al. found the same, and so did Marsh and colleagues.",
        "The operations manager (OM) wrote. The OM was new.",
        "It was the first of five calls, and one of 61 homes; the second of four letters was lost.",
        "Every patient aged 16 to 19, and those aged 16 or 17, were seen; aged five to eleven, fewer.",
    ],
)
def test_what_nobody_wants_to_see(text: str) -> None:
    assert told(text) == []


def test_and_beside_it_what_somebody_does() -> None:
    assert told("Batiste rang the MARSH family; Baptisted by OM, aged 16, the first of five, he left.") == [
        ("Batiste", ASK, "perhaps misspelt, the last name of mother"),
        ("MARSH", ASK, "the last name of father (also an ordinary word)"),
        ("Baptisted", ASK, "perhaps misspelt, the last name of mother"),
        ("OM", ASK, "the initials of father"),
        ("aged 16", ASK, "an exact age"),
        ("first of five", ASK, "a number of brothers and sisters"),
    ]


def test_an_ordinary_word_with_a_capital_before_family_is_a_family_s_name() -> None:
    assert told("They saw the Marsh family, and Marsh children.") == [
        ("Marsh", ASK, "the last name of father (also an ordinary word)"),
        ("Marsh", ASK, "the last name of father (also an ordinary word)"),
    ]


def test_initials_in_a_heading_of_capitals_or_known_to_all_are_nobody_s() -> None:
    people = {"child": RealPerson(first_name="Georgia", last_name="Penhale")}
    look = watch(bare_case(), Identities(people=people))
    assert find([Passage("The GP rang.", "", "")], look) == ()
    assert found_in("THE OM AND US") == ()


def test_only_perhaps_a_birthday_where_no_year_is_said() -> None:
    people = {"child": RealPerson(first_name="Georgia", born_on=date(2014, 2, 27), died_on=date(2025, 6, 21))}
    look = watch(bare_case(), Identities(people=people))
    text = "On 27 February. Then, on 21 June. It was 27 February 2014."
    found = find([Passage(text, "", "")], look)
    assert [(one.about, one.weight) for one in found] == [
        ("perhaps the date of birth of child", ASK),
        ("perhaps the day on which child died", ASK),
        ("the date of birth of child", NEVER),
    ]
    assert found[0].context.startswith("On [2…]. Then, on [2…]. It"), "the stop belongs to the sentence"


def test_a_bracket_before_a_telephone_number_is_not_a_part_of_it() -> None:
    numbers = found_in("The office (01632 960 105) and (01632) 960 106.")
    assert [one.context[:40] for one in numbers] == [
        "The office ([0…]) and [(…].",
        "The office ([0…]) and [(…].",
    ]


def test_numbers_as_drafts_write_them() -> None:
    texts = (
        "NHS no: 999.440.5144 here",
        "crime number 25*118842 here",
        "crime reference 32CB/10488/25 here",
        "the reg was kx19ovb here",
        "passport PL 4471882 here",
        "record no. 1184420 here",
    )
    assert [told(text)[0][2] for text in texts] == [
        "an NHS number",
        "a reference of the police or a court",
        "a reference of the police or a court",
        "the mark of a vehicle",
        "a passport number",
        "a reference",
    ]


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("Xiaoming", "Zhang", "Ming"),
        ("Xiaoming", "Zhang", "Ah Ming"),
        ("Xiaoming", "Zhang", "Ming Zhang"),
        ("Xiaoming", "Zhang", "Mingming"),
        ("Zhang", "Xiaoming", "Ming"),
        ("Jian'an", "Li", "Jian"),
        ("Zhìqiáng", "Sītú", "Qiang"),
        ("Folashade", "Coker", "Sade"),
        ("Olúwáṣeun", "Coker", "seun"),
        ("Adéwálé", "Coker", "Ade"),
        ("Olúwafúnmiláyọ̀", "Coker", "Funmi"),
        ("Olúwafúnmiláyọ̀", "Coker", "Oluwafunmi"),
        ("Ifeoluwa", "Coker", "Ife"),
    ],
)
def test_a_part_of_a_composed_first_name_is_found(first: str, last: str, written: str) -> None:
    look = watch(bare_case(), Identities(people={"one": RealPerson(first_name=first, last_name=last)}))
    found = find([Passage(f"Then {written} came.", "", "")], look)
    assert [(one.start, one.passage.text[one.end :]) for one in found] in (
        [(5, " came.")],
        [(8, " came.")],  # behind `Ah`
    )


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        ("Liang", "Wu", "Ang"),
        ("Marie", "Lau", "Rie"),
        ("Xiaoming", "Evans", "Ming"),
        ("Xiaoming", "Zhang", "ming"),
    ],
)
def test_what_only_looks_composed_is_taken_whole(first: str, last: str, word: str) -> None:
    look = watch(bare_case(), Identities(people={"one": RealPerson(first_name=first, last_name=last)}))
    assert find([Passage(f"Then {word} came.", "", "")], look) == ()


@pytest.fixture(scope="module")
def fennmoor() -> Case:
    """A case whose area, agencies and a letter's organisation have names in common with places."""
    return Case.model_validate(
        {
            "reference": "X-2026-1",
            "partnership": {
                "name": "Fennmoor Safeguarding Children Partnership",
                "area": "Fennmoor",
                "address": ["Fennmoor House, 1 Market Row, Fennmoor FM1 1AA"],
                "partners": [
                    {"id": "police", "partner": "police", "name": "Marshland Constabulary"},
                    {
                        "id": "icb",
                        "partner": "integrated_care_board",
                        "name": "Fennmoor Integrated Care Board",
                    },
                ],
                "publishing": {"allowed": ["Gorse Mill Hospital"]},
            },
            "agencies": [
                {"id": "gp", "name": "Reedbank Surgery", "kind": "general_practice"},
                {"id": "trust", "name": "Fennmoor Children's Hospital NHS Trust", "kind": "hospital"},
                {"id": "csc", "name": "Calderbrook Children's Social Care", "kind": "childrens_social_care"},
            ],
            "children": [{"id": "larch", "pseudonym": "Larch"}],
            "places": [{"id": "school", "label": "Larch's primary school", "kind": "school"}],
            "letters": [
                {
                    "id": "l1",
                    "to": "dad",
                    "stage": "decision",
                    "through": {"bearer": "prison", "contact": {"organisation": "HMP Gorseland"}},
                }
            ],
        }
    )


@pytest.mark.parametrize(
    "place",
    [
        "HMP Gorseland",
        "HMYOI Fennmoor",
        "Fennmoor YOI",
        "Fennmoor General Hospital",
        "Fennmoor Children's Hospital",
        "Calderbrook General Hospital",
        "Fennmoor Crown Court",
        "Fennmoor Secure Children's Home",
        "Fennmoor Primary School",
        "Calderbrook Nursery",
        "Reedbank Surgery",
        "Marshland Bail Hostel",
        "Fennmoor Refuge",
        "Fennmoor Road",
    ],
)
def test_the_area_s_own_name_and_an_agency_s_tell_which_place_it_is(fennmoor: Case, place: str) -> None:
    found = find([Passage(f"She went to {place}, it is said.", "", "")], watch(fennmoor, None))
    assert [one.words for one in found] == [place]


@pytest.mark.parametrize(
    "words",
    [
        "Larch's Primary School",
        "the Family Court",
        "the Virtual School",
        "Gorse Mill Hospital",
        "the Gorse Mill Hospital",
        "Fennmoor House, 1 Market Row",
        "Fennmoor Safeguarding Children Partnership Fennmoor House, 1 Market Row",
        "Fennmoor Children's Hospital NHS Trust",
        "Fennmoor Integrated Care Board",
        "Marshland Constabulary",
        "Calderbrook Children's Social Care",
    ],
)
def test_labels_organisations_and_what_somebody_allowed_are_no_named_places(
    fennmoor: Case, words: str
) -> None:
    assert find([Passage(f"She went to {words}, it is said.", "", "")], watch(fennmoor, None)) == ()
