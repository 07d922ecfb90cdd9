"""The editions: complete, true to the schema, and honest about where each rule was seen."""

from datetime import date
from itertools import chain

import pytest
from pydantic import ValidationError

from cspr_docs.casefile.shape import shape_of
from cspr_docs.checks import CHECKS
from cspr_docs.law import (
    Edition,
    GuidanceRule,
    edition,
    in_force,
    panel_edition,
    panel_edition_on,
    read_edition,
)
from cspr_docs.problems import CODES
from schemas import Case
from schemas.case import Guidance, PanelGuidance
from schemas.partnership import InnerDeadlines
from schemas.rapid_review import Circumstances, Criteria
from tests.asked import some

EDITIONS = pytest.mark.parametrize("held", [read_edition(guidance) for guidance in Guidance])


def test_the_case_names_its_edition() -> None:
    assert edition(Case(reference="T1")).citation == "Working Together to Safeguard Children 2023, chapter 5"
    older = Case.model_validate({"reference": "T1", "guidance": "working_together_2018"})
    assert edition(older).citation == "Working Together to Safeguard Children 2018, chapter 4"


@EDITIONS
def test_every_question_of_the_rapid_review_is_asked(held: Edition) -> None:
    assert [question.key for question in held.criteria] == list(Criteria.model_fields)
    assert [question.key for question in held.circumstances] == list(Circumstances.model_fields)


@EDITIONS
def test_every_path_leads_to_a_field(held: Edition) -> None:
    paths = [section.path for sections in held.sections.values() for section in sections]
    for clock in some(held.clocks):
        own = (
            clock.start,
            clock.else_start,
            clock.due,
            clock.done,
            clock.reason,
            clock.label,
            clock.for_each,
        )
        conditions = (clock.when, clock.done_if, *clock.unless)
        named = {*own, *clock.starts.values(), *chain.from_iterable(conditions)} - {""}
        paths += [f"{clock.for_each}{path}" if path.startswith(".") else path for path in named]
    for path in some(paths):
        assert leads_to_a_field(path), path


def leads_to_a_field(path: str) -> bool:
    """Whether the schema has a field at a path; one that leads through a list is of its items."""
    shape = shape_of(Case)
    for name in path.split("."):
        fields = (shape.items or shape).fields or {}
        if name not in fields:
            return False
        shape = fields[name]
    return True


def test_what_is_counted_is_set_by_somebody_and_told_by_one_check() -> None:
    assert CHECKS  # their codes are declared
    for clock in some(read_edition(Guidance.WORKING_TOGETHER_2023).clocks):
        sets = (clock.working_days, clock.months, clock.at_once, clock.due, clock.partnership_days)
        assert any(sets), clock.key
        assert not clock.partnership_days or clock.partnership_days in InnerDeadlines.model_fields
        assert not clock.told_by or clock.told_by in CODES


@EDITIONS
def test_what_is_from_memory_cites_nothing_and_says_so(held: Edition) -> None:
    rules = (*held.criteria, *held.circumstances, *held.review_should, *held.clocks)
    assert [
        rule.words for rule in rules if bool(rule.reference) == (rule.from_memory or rule.house_rule)
    ] == []
    clocks = {clock.key: clock for clock in held.clocks}
    assert clocks["copy_to_panel"].from_memory
    assert clocks["rapid_review"].from_memory == (held.guidance is Guidance.WORKING_TOGETHER_2026)


def test_what_changed_between_the_editions() -> None:
    older, current, newest = (read_edition(guidance) for guidance in Guidance)
    boards = [
        next(question.words for question in held.circumstances if question.key == "cross_boundary")
        for held in (older, current)
    ]
    assert "clinical commissioning group" in boards[0]
    assert "integrated care board" in boards[1]
    seen = [
        bool(some([question.sentence for question in held.criteria])[0]) for held in (older, current, newest)
    ]
    assert seen == [True, True, False], "nothing of the newest edition was seen, and nothing of it is quoted"


@pytest.mark.parametrize(
    ("day", "name"),
    [("2019-01-01", "2018"), ("2026-03-17", "2023"), ("2026-03-18", "2026"), ("2030-01-01", "2026")],
)
def test_the_edition_that_stood_on_a_day(day: str, name: str) -> None:
    assert in_force(date.fromisoformat(day)).value == f"working_together_{name}"


@pytest.mark.parametrize(
    ("day", "edition_then", "aims"),
    [
        ("2018-01-01", "april_2019", 4),
        ("2022-09-30", "april_2019", 4),
        ("2022-10-01", "september_2022", 4),
        ("2025-07-01", "june_2025", 5),
    ],
)
def test_the_panels_guidance_that_stood_on_a_day(day: str, edition_then: str, aims: int) -> None:
    case = Case.model_validate({"reference": "T1", "incident": {"aware_on": day}})
    for held in (panel_edition(case), panel_edition_on(date.fromisoformat(day))):
        assert (held.edition.value, len(held.aims)) == (edition_then, aims)
    for named in PanelGuidance:
        assert panel_edition(case.model_copy(update={"panel_guidance": named})).edition is named


def test_of_the_panels_guidance_no_paragraph_is_cited() -> None:
    for named in PanelGuidance:
        held = panel_edition(Case(reference="T1", panel_guidance=named))
        assert not any("Panel" in rule.reference or "paragraph" in rule.reference for rule in some(held.aims))


@pytest.mark.parametrize(
    "basis",
    [
        {},
        {"reference": "Working Together 2023, chapter 5", "from_memory": True},
        {"house_rule": True, "from_memory": True},
    ],
)
def test_a_rule_cites_its_source_or_admits_that_it_has_none(basis: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="from memory"):
        GuidanceRule.model_validate({"words": "Look for what can be learned.", **basis})
