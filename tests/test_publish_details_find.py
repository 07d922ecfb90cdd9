"""What a scan finds, how it weighs that, and that it tells nobody the value."""

from datetime import date

import pytest

from cspr_docs.publish.details import FoundDetail, Weight, find, to_problem, watch
from cspr_docs.word.texts import Layer, Passage
from schemas.case import Case
from schemas.partnership import FinestAge, FinestDate, NamedPlace, Partnership, PublishingRules
from tests.asked import some
from tests.disclosure_texts import DETAILS, PATTERNS, REGISTER, Planted, case, identities

WATCH = watch(case(), identities())
NEVER, ASK = Weight.NEVER, Weight.ASK


def found_in(text: str, layer: Layer = Layer.WORDS) -> tuple[FoundDetail, ...]:
    return find([Passage(text, "paragraph 1", "word/document.xml", layer)], WATCH)


def meets(finding: FoundDetail, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end


@pytest.mark.parametrize("planted", REGISTER, ids=lambda planted: planted.text[:40])
def test_every_name_of_the_register_is_found(planted: Planted) -> None:
    found = found_in(planted.text)
    missed = [
        planted.text[slice(*span)] for span in planted.found if not any(meets(one, span) for one in found)
    ]
    wrong = [planted.text[slice(*span)] for span in planted.decoys if any(meets(one, span) for one in found)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("texts", [PATTERNS, DETAILS], ids=["patterns", "details"])
def test_95_of_100_by_their_form_and_nothing_else(texts: tuple[Planted, ...]) -> None:
    spans = [(planted, span) for planted in texts for span in planted.found]
    hit = [1 for planted, span in spans if any(meets(one, span) for one in found_in(planted.text))]
    assert len(hit) >= 0.95 * len(spans)
    wrong = [
        (planted.text[slice(*span)], one.about)
        for planted in texts
        for span in planted.decoys
        for one in found_in(planted.text)
        if meets(one, span)
    ]
    assert wrong == []


def test_nothing_is_found_beside_what_was_planted() -> None:
    for planted in (*REGISTER, *PATTERNS, *DETAILS):
        for one in some(found_in(planted.text)) if planted.found else found_in(planted.text):
            assert any(meets(one, span) for span in planted.found), planted.text[one.start : one.end]


@pytest.mark.parametrize(
    ("text", "code", "weight", "about"),
    [
        ("Margaret Thistlewood rang.", "published-name", NEVER, "the whole name of Adult 1"),
        ("Mrs Thistlewood rang.", "published-name", NEVER, "a title and the last name of Adult 1"),
        ("Margaret rang.", "published-name", ASK, "the first name of Adult 1"),
        ("Wojciech, called Brzozowskiego", "published-name", ASK, "the first name of Child B"),
        ("Then Grace came.", "published-name", ASK, "the first name of Adult 9 (also an ordinary word)"),
        ("Then Grace Young came.", "published-name", NEVER, "the whole name of Adult 9"),
        ("She lived at 14 Larkspur Close.", "published-address", NEVER, "the address of Adult 1"),
        ("It stood in Larkspur Close.", "published-address", ASK, "a part of the address of Adult 1"),
        ("It was 943 476 5919.", "published-number", NEVER, "the NHS number of Adult 1"),
        ("It was 943 476 5870.", "published-number", NEVER, "an NHS number"),
        ("Ring 07700 900 321.", "published-contact", NEVER, "the telephone number of Adult 1"),
        ("Ring 020 7946 0991.", "published-contact", ASK, "a telephone number"),
        ("Born on 2/11/19.", "published-date", NEVER, "the date of birth of Child A"),
        ("Died on 17 June 2025.", "published-date", ASK, "the day on which Child A died"),
        ("On 17 July 2025.", "published-date", ASK, "a date to the day"),
        ("She was aged 7.", "published-detail", ASK, "an exact age"),
        ("He has Angelman syndrome.", "published-detail", ASK, "a rare condition"),
    ],
)
def test_what_it_is_and_what_may_become_of_it(text: str, code: str, weight: Weight, about: str) -> None:
    first = found_in(text)[0]
    assert (first.code, first.weight, first.about) == (code, weight, about)


def test_what_could_stand_in_its_place() -> None:
    texts = ("On 14 March 2022", "aged 7", "He has Angelman syndrome", "Margaret rang", "near M1 1AE")
    assert [found_in(text)[0].coarser for text in texts] == [
        "In March 2022",
        "aged 5 to 10",
        "a genetic condition",
        "Adult 1",
        "the area",
    ]


def test_the_context_masks_the_finding_and_its_neighbours() -> None:
    found = found_in("When Margaret Thistlewood met Callum on 14 March 1961, nobody\u00a0wrote.")
    assert [one.context for one in found] == [
        "When [M…] met [C…] on [1…], nobody wrote.",
        "When [M…] met [C…] on [1…], nobody wrote.",
        "When [M…] met [C…] on [1…], nobody wrote.",
    ]
    assert len({one.fingerprint for one in found}) == 3, "each is decided by itself"


def test_a_decision_lasts_until_the_text_around_it_changes() -> None:
    one, same, other = (found_in(text)[0] for text in ("So Grace came.", "So  Grace came.", "So Grace went."))
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_a_name_in_the_place_is_masked_too() -> None:
    passage = Passage(
        "Margaret Thistlewood", "under “Margaret Thistlewood and us”, paragraph 2", "word/document.xml"
    )
    assert find([passage], WATCH)[0].passage.place == "under “[M…] and us”, paragraph 2"


def test_the_problem_says_the_place_and_no_value() -> None:
    finding = find([Passage("Ring Margaret on 07700 900321.", "table 2, row 3, column 1", "w")], WATCH)[0]
    problem = to_problem(finding, "report.docx")
    assert (
        problem.message
        == "the first name of Adult 1 stands in table 2, row 3, column 1: “Ring [M…] on [0…].”"
    )
    assert (problem.code, problem.file) == ("published-name", "report.docx")
    assert "cspr publish --review" in problem.hint


def test_what_lies_behind_the_words_is_searched_for_names_and_numbers_alone() -> None:
    behind = "Callum_Thistlewood | 9434765919 | a.b@mail.example | 2025-06-01T10:00:00Z | dark 12 years old"
    about = [one.about for one in found_in(behind, Layer.BEHIND)]
    assert about == ["the whole name of Child A", "the NHS number of Adult 1", "an e-mail address"]


def test_the_partnership_may_allow_more() -> None:
    rules = PublishingRules(
        dates=FinestDate.DAY,
        ages=FinestAge.YEARS,
        sibling_counts=True,
        places=(NamedPlace.SCHOOL,),
        ethnicity_with_place=True,
        rare_conditions=True,
        allowed=("Hobbs Lane",),
    )
    free = watch(Case(reference="X-2026-1", partnership=Partnership(publishing=rules)), identities())
    text = (
        "On 3 May 2022 she was aged 7, with two brothers at Elmhurst Primary School in Hobbs Lane; Angelman "
        "syndrome; Queen Adela Hospital; six weeks old."
    )
    found = find([Passage(text, "", "")], free)
    assert [one.about for one in found] == ["the name of a hospital", "an exact age"]


def test_the_report_s_own_dates_may_stand_but_no_birthday() -> None:
    own = case().model_copy(
        update={
            "final_report": case().final_report.model_copy(update={"completed_on": date(2026, 7, 3)}),
            "publication": case().publication.model_copy(update={"published_on": date(1961, 3, 14)}),
        }
    )
    text = "Completed on 3 July 2026, published on 14 March 1961, changed on 4 July 2026."
    found = find([Passage(text, "", "")], watch(own, identities()))
    assert [one.about for one in found] == ["the date of birth of Adult 1", "a date to the day"]


def test_without_identities_patterns_and_details_are_still_found() -> None:
    found = find([Passage("Margaret rang 020 7946 0991, aged 7.", "", "")], watch(case(), None))
    assert [one.about for one in found] == ["a telephone number", "an exact age"]


@pytest.mark.parametrize("form", ["Wolskiego", "Wolskiemu", "Wolskich", "Wolskimi", "Wolskiej", "Wolski"])
def test_a_polish_name_that_is_an_adjective_is_found_in_every_case(form: str) -> None:
    known = identities()
    person = known.people["polish_child"].model_copy(update={"last_name": "Wolska", "known_as": ()})
    watching = watch(case(), known.model_copy(update={"people": {"polish_child": person}}))
    passage = Passage(f"Szkoła pisała do {form}.", "paragraph 1", "word/document.xml", Layer.WORDS)
    assert [finding.about for finding in find([passage], watching)] == ["a form of the last name of Child B"]


def test_words_that_stand_there_again_have_what_was_found_in_them_and_nothing_else() -> None:
    texts = ("Child", "This table keeps what was told on 16 December 2025.", "Child")
    found = find([Passage(text, "", "") for text in texts * 2], WATCH)
    assert [(finding.text, finding.words) for finding in found] == [(texts[1], "16 December 2025")] * 2
