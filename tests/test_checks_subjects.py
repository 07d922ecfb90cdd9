"""Each check of a subject: the fault, and its absence beside it."""

from typing import Any

import pytest

from tests.checks_case import DECIDED, FATHER, MOTHER, ROWAN, checked, told

Fields = dict[str, Any]
HAZEL = {"id": "hazel", "pseudonym": "Hazel"}
POLICE = {"id": "police", "name": "Police", "kind": "police"}


@pytest.mark.parametrize(
    ("voice", "lived", "unheard"),
    [
        ([], None, ["children.rowan", "children.hazel"]),
        (["rowan"], None, ["children.hazel"]),
        (["rowan", "hazel"], None, []),
        ([], "“I like it when it is light,” said @hazel.", ["children.rowan"]),
        ([], "@rowan and @hazel slept.", ["children.rowan", "children.hazel"]),
        ([], "It was Rowan's day: 'Nan knows the song.'", ["children.hazel"]),
    ],
)
def test_a_child_is_heard_in_the_chronology_or_in_quotation(
    voice: list[str], lived: str | None, unheard: list[str]
) -> None:
    events = [{"id": f"e{child}", "concerning": [child], "childs_voice": "A laugh."} for child in voice]
    fields = {
        "children": [ROWAN, HAZEL],
        "chronology": [*events, {"id": "e0", "concerning": ["rowan", "hazel"], "event": "A visit."}],
        "final_report": {"lived_experience": lived},
    }
    assert told("child-not-heard", fields) == unheard


@pytest.mark.parametrize("sibling", [True, False])
def test_siblings_are_not_asked_what_subjects_are(sibling: bool) -> None:
    role = {"role": "sibling"} if sibling else {}
    paths = told("ethnicity-not-asked", {"children": [ROWAN | role]})
    assert paths == ([] if sibling else ["children.rowan.identity.ethnicity"])


def test_a_sibling_who_was_harmed_is_a_subject() -> None:
    fields = {"children": [ROWAN | {"role": "sibling"}], "incident": {"children": ["rowan"]}}
    assert told("disability-not-asked", fields) == ["children.rowan.identity.disability"]
    assert told("no-subject-child", fields) == []


@pytest.mark.parametrize(
    ("person", "text", "absent"),
    [
        (FATHER, "Nobody came.", True),
        (FATHER, "The father came.", False),
        (FATHER, "@father came.", False),
        (FATHER, "The grandfather came.", True),
        (FATHER | {"relation": "grandparent", "label": "Grandfather"}, "Nobody came.", True),
        (FATHER | {"relation": "friend", "in_household": "no"}, "Nobody came.", False),
        (FATHER | {"relation": "friend", "in_household": "yes"}, "Nobody came.", True),
        (MOTHER, "Nobody came.", False),
    ],
)
def test_men_of_the_family_and_household_are_in_the_account(person: Fields, text: str, absent: bool) -> None:
    fields = {"people": [person], "rapid_review": {"facts": text}}
    assert bool(told("man-absent", fields)) is absent


def test_men_are_not_asked_for_before_anything_is_written() -> None:
    assert told("man-absent", {"people": [FATHER]}) == []


@pytest.mark.parametrize(
    ("outcome", "answers", "departs"),
    [
        ("no_review", ["yes", "no", "no", "no"], True),
        ("other_learning", ["no", "no", "no", "no"], False),
        ("local_review", ["no", "no", "no", "no"], True),
        ("local_review", ["no", "unclear", "no", "no"], False),
        ("local_review", ["yes", "yes", "no", "no"], False),
        ("no_review", ["yes", None, "no", "no"], False),  # not all answered yet
    ],
)
def test_a_decision_against_its_criteria_is_explained(
    outcome: str, answers: list[str | None], departs: bool
) -> None:
    keys = (
        "improvements_needed_incl_previously_identified",
        "recurrent_themes",
        "two_or_more_agencies_working_together",
        "panel_considered_local_more_appropriate",
    )
    criteria = {key: {"answer": answer} for key, answer in zip(keys, answers, strict=True)}
    fields: Fields = {"rapid_review": {"criteria": criteria}, "decision": {"outcome": outcome}}
    assert bool(told("decision-departs", fields)) is departs
    fields["decision"]["departs_because"] = "A review of the same service has just ended."
    assert told("decision-departs", fields) == []


def test_three_partners_sign_and_their_signatures_are_whole() -> None:
    signed = [
        {"partner": partner, "name": "A. Name", "signed_on": "2026-10-02", "agrees": "yes"}
        for partner in ("local_authority", "police", "integrated_care_board")
    ]
    assert told("sign-off-missing", {"decision": DECIDED | {"sign_offs": signed}}) == []
    assert told("sign-off-incomplete", {"decision": DECIDED | {"sign_offs": signed}}) == []
    assert len(told("sign-off-missing", {"decision": DECIDED | {"sign_offs": signed[:1]}})) == 2
    assert told("sign-off-missing", {"decision": {"sign_offs": signed[:1]}}) == []


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("2026-03-03", "2026-03-03", False),
        ("2026-03-03", "2026-03-02", True),
        ("2026-03", "2026-03-01", False),
        ("2026-03", "2026-02-28", True),
        ("2026", "2026-01-01", False),
    ],
)
def test_dates_contradict_only_where_they_certainly_do(first: str, second: str, wrong: bool) -> None:
    fields = {"incident": {"occurred_on": first, "aware_on": second}}
    assert told("dates-out-of-order", fields) == (["incident.aware_on"] if wrong else [])


def test_births_and_deaths_are_told_without_the_date() -> None:
    fields = {
        "children": [ROWAN, HAZEL],
        "incident": {"occurred_on": "2026-03-03", "children": ["rowan", "hazel"]},
    }
    real = {
        "people": {
            "rowan": {"born_on": "2026-03-09"},
            "hazel": {"born_on": "2020-02-05", "died_on": "2026-02-07"},
        }
    }
    problems = [problem for problem in checked(fields, real) if problem.code == "dates-out-of-order"]
    assert [problem.path[1] for problem in problems] == ["rowan", "hazel"]
    assert not any("9 March" in problem.message or "7 February" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("attendee", "absent"),
    [
        ({"role": "Detective Inspector", "agency": "police"}, 2),
        ({"role": "Detective Inspector", "agency": "police", "apologies": True}, 3),
        ({"role": "Designated Nurse, ICB"}, 2),
        ({"role": "Director", "organisation": "Vale & Marsh Care Partnership"}, 2),
        ({"role": "Midwife"}, 3),
    ],
)
def test_each_partner_was_at_the_rapid_review(attendee: Fields, absent: int) -> None:
    partners = [{"id": "icb", "partner": "integrated_care_board", "name": "Vale & Marsh Care Partnership"}]
    fields = {
        "agencies": [POLICE],
        "partnership": {"partners": partners},
        "rapid_review": {"attendance": [{"id": "t1", **attendee}]},
    }
    assert len(told("partner-absent", fields)) == absent


def test_a_word_for_later_is_found_wherever_it_stands() -> None:
    fields = {
        "rapid_review": {"facts": "So far.\n\nThe rest is TBC.", "learning": "We learned xxx much."},
        "final_report": {"conclusion": " … "},
        "agencies": [POLICE | {"involvement": "Officers saw the 'to do' list. [1]"}],
        "title": "XX case",
    }
    places = [
        (problem.path, problem.line, problem.column)
        for problem in checked(fields)
        if problem.code == "placeholder"
    ]
    assert places == [
        (("title",), 1, 1),
        (("rapid_review", "facts"), 3, 13),
        (("final_report", "conclusion"), 0, 0),
    ]


def test_prose_and_lines_are_searched_for_mentions_and_for_what_the_dialect_lacks() -> None:
    fields = {
        "children": [ROWAN | {"lived_with": "@mother and @motherr, m@other.example"}],
        "people": [MOTHER],
        "rapid_review": {"facts": "A note[^1] on @rowan.\n\n[^1]: Seen by @nobody.\n\n<div>x</div>"},
    }
    problems = checked(fields)
    unknown = [
        (problem.path[-1], problem.line, problem.column)
        for problem in problems
        if problem.code == "unknown-mention"
    ]
    assert unknown == [("lived_with", 1, 13), ("facts", 3, 15)]
    html = [problem for problem in problems if problem.code == "html-in-prose"]
    assert {(problem.path, problem.line) for problem in html} == {(("rapid_review", "facts"), 5)}


def test_an_entry_may_lie_in_the_wider_of_the_two_periods() -> None:
    fields: Fields = {
        "rapid_review": {"period_from": "2025-09", "period_to": "2026-03"},
        "review": {"period_from": "2025-01", "period_to": "2026-02"},
        "chronology": [
            {"id": "e1", "on": "2025-02"},
            {"id": "e2", "on": "2026-03-31"},
            {"id": "e3", "on": "2024"},
        ],
    }
    assert told("event-out-of-period", fields) == ["chronology.e3.on"]
    del fields["review"]
    assert told("event-out-of-period", fields) == ["chronology.e1.on", "chronology.e3.on"]


def test_a_reason_among_the_delays_answers_for_a_late_report() -> None:
    fields: Fields = {"decision": {"outcome": "local_review", "decided_on": "2026-03-02"}}
    assert told("clock-overdue", fields) == ["final_report.completed_on"]
    delay = {"id": "d1", "delayed": "completion", "because": "The trial."}
    assert told("clock-overdue", fields | {"review": {"delays": [delay]}}) == []
    other = delay | {"delayed": "publication"}
    assert told("clock-overdue", fields | {"review": {"delays": [other]}}) == ["final_report.completed_on"]


def test_deaths_in_the_identities_make_sense() -> None:
    fields = {"children": [ROWAN], "people": [MOTHER, FATHER]}
    real = {
        "people": {
            "rowan": {"first_name": "Jesper", "born_on": "2026-02-05", "died_on": "2026-02-04"},
            "mother": {"first_name": "Alba", "died_on": "2026-12-01"},
            "father": {"first_name": "Otto", "born_on": "1996-02-05", "died_on": "2026-02-05"},
        }
    }
    assert told("dates-out-of-order", fields, real) == ["children.rowan"]
    assert told("date-in-future", fields, real) == ["people.mother"]


@pytest.mark.parametrize(
    ("trigger", "contradicted"),
    [("looked_after_child_death", False), ("care_leaver_death", True), ("in_area", False)],
)
def test_the_ground_fits_a_looked_after_childs_death(trigger: str, contradicted: bool) -> None:
    child = ROWAN | {"died": "yes", "looked_after": "yes", "care_leaver": "yes"}
    fields = {"children": [child], "incident": {"trigger": trigger, "abuse_or_neglect": "suspected"}}
    assert bool(told("ground-contradicted", fields)) is contradicted
    assert told("ground-doubtful", fields) == []


@pytest.mark.parametrize(
    ("trigger", "area", "told_of"),
    [
        ("outside_england_normally_resident", "St Osyth's & Vale", True),
        ("outside_england_normally_resident", None, False),
        ("in_area", "St Osyth's & Vale", False),
    ],
)
def test_what_happened_outside_england_happened_in_no_area_of_it(
    trigger: str, area: str | None, *, told_of: bool
) -> None:
    place = {"id": "beach", "label": "the beach", "local_authority": area}
    fields = {"places": [place], "incident": {"trigger": trigger, "place": "beach"}}
    assert bool(told("ground-contradicted", fields)) is told_of
