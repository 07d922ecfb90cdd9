"""The routes as data: each asks, counts and makes what it needs and nothing else."""

from typing import Any

import pytest

from cspr_docs import checks, law
from cspr_docs.checks import CHECKS
from cspr_docs.documents.plan import Document, NotMade, plan
from cspr_docs.law import DeadlineState, read_edition, route_of, step_names
from cspr_docs.law.edition import read_law
from cspr_docs.law.routes import RouteBook
from cspr_docs.problems import CODES
from schemas import Case
from schemas.case import Guidance
from schemas.route import Route
from tests.asked import some
from tests.checks_case import TODAY, checked, told
from tests.sample_documents import library, rendered, sample
from tests.test_documents_briefing import text_of
from tests.test_law_editions import leads_to_a_field

BOOK = read_law("routes.yaml", RouteBook, "the routes")
CARE_LEAVER = {
    "children": [{"id": "fern", "pseudonym": "Fern", "died": "yes", "care_leaver": "yes", "age_at_incident": "22"}],
    "incident": {
        "trigger": "care_leaver_death", "nature": "other", "nature_other": "A care leaver died", "children": ["fern"],
        "abuse_or_neglect": "not_suspected", "aware_on": "2026-11-02",
    },
}  # fmt: skip


def test_what_the_steps_name_is_there_and_belongs_to_one_step() -> None:
    assert CHECKS  # their codes are declared
    held = read_edition(Guidance.WORKING_TOGETHER_2023)
    known = ({clock.key for clock in held.clocks}, set(held.sections), set(CODES))
    for kind, names in zip(("clocks", "sections", "codes"), known, strict=True):
        named = [name for step in some(BOOK.steps.values()) for name in getattr(step, kind)]
        assert len(named) == len(set(named)), kind
        assert set(named) <= names, kind
    assert set(BOOK.routes) == set(Route)
    for route in some(BOOK.routes.values()):
        assert set(route.steps) <= set(BOOK.steps)
        assert all(leads_to_a_field(path) for found in route.against for path in found.when)


def test_a_care_leaver_of_22_is_asked_for_no_rapid_review() -> None:
    serious = {problem.code for problem in checked(CARE_LEAVER)}
    assert {"criterion-unanswered", "section-empty", "child-facts-missing"} <= serious
    committee = {**CARE_LEAVER, "route": "learning_committee", "guidance": "working_together_2026"}
    problems = checked(committee, {"people": {"fern": {"first_name": "Adaeze", "last_name": "Quill"}}})
    asked = {problem.path[0] for problem in problems}
    assert asked == {"referral", "consideration"}
    case = Case.model_validate({"reference": "T1", **committee})
    counted = law.deadlines(case, law.edition(case), TODAY).binding
    keys = {one.key for one in counted if one.state is not DeadlineState.NOT_REQUIRED}
    assert {"secretary_of_state_told", "ofsted_told"} <= keys
    assert keys.isdisjoint(
        {"notification", "rapid_review", "sent_to_panel", "report", "agency_return", "family_told"}
    )


def test_what_was_done_before_the_route_changed_is_still_counted() -> None:
    fields = {
        "route": "considered",
        "rapid_review": {"completed_on": "2026-11-20"},
        "incident": {"aware_on": "2026-11-02"},
    }
    case = Case.model_validate({"reference": "T1", **fields})
    assert law.deadlines(case, law.edition(case), TODAY).of("rapid_review").state is DeadlineState.MET


def test_a_national_review_asks_for_the_rapid_review_and_for_no_local_report() -> None:
    case = Case.model_validate({"reference": "T1", "route": "national"})
    way = route_of(case)
    assert way.counts("rapid_review")
    assert way.asks_section("decision_letter")
    assert not way.counts("report")
    assert not way.asks_section("final_report")
    assert "rapid_review" in way.steps
    assert set(way.steps) < set(step_names())


CONTRADICTED: dict[str, dict[str, Any]] = {
    "the Panel was notified": {"route": "considered", "notification": {"notified_on": "2026-11-02"}},
    "taken forward": {"route": "considered", "consideration": {"outcome": "serious_incident"}},
    "not taken forward": {"route": "serious_incident", "consideration": {"outcome": "not_taken_forward"}},
    "a local review": {"route": "learning_committee", "decision": {"outcome": "local_review"}},
    "suspected": {
        "route": "learning_committee",
        "incident": {"trigger": "in_area", "abuse_or_neglect": "suspected", "nature": "serious_harm"},
    },
    "no national review": {
        "route": "national",
        "panel_response": {"national_decision": "no_national_review"},
    },
    "nobody decided on one": {"route": "national"},
    "a national review": {"panel_response": {"national_decision": "national_review"}},
}


@pytest.mark.parametrize("why", CONTRADICTED)
def test_a_route_that_the_facts_contradict_is_told(why: str) -> None:
    assert told("route-contradicted", CONTRADICTED[why]) == ["route"]


def test_two_contradictions_are_both_told_and_each_points_to_a_route() -> None:
    both = {"consideration": {"outcome": "learning_committee"}, "decision": {"outcome": "local_review"}}
    found = [
        problem
        for problem in checked({"route": "considered", **both})
        if problem.code == "route-contradicted"
    ]
    assert ["learning_committee" in problem.hint for problem in found] == [True, False]
    assert "serious_incident" in found[1].hint


@pytest.mark.parametrize(("name", "made"), [("juniper", {"learning-briefing.docx"}), ("larch", set())])
def test_the_short_samples_are_complete_and_make_only_what_their_route_needs(
    name: str, made: set[str]
) -> None:
    found = sample(name)
    assert (
        found.problems
        == checks.run(found.facts.case, found.facts.edition, TODAY, found.facts.identities)
        == ()
    )
    assert made <= {document.file_name for document in found.documents}
    kinds = {document.kind.name for document in found.documents}
    assert kinds.isdisjoint({"rapid-review", "decision-letter", "final-report"})


def test_a_rapid_review_that_is_not_held_says_why() -> None:
    entries = plan(sample("juniper").facts, [library().kind("rapid-review")])
    assert [type(entry) for entry in entries] == [NotMade]
    assert not any(isinstance(entry, Document) for entry in entries)
    assert "where a rapid review is held (route)" in str(getattr(entries[0], "reason", ""))


def test_the_committees_briefing_promises_no_report() -> None:
    said = text_of(rendered("juniper", "learning-briefing.docx").content)
    assert "What we learned after what happened to " in said
    assert "report" not in said
    assert "the review" not in said
