"""What a draft of a done document prompts for, a check names at its place: each field of a sample emptied in turn."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from cspr_docs import checks, law
from cspr_docs.casefile.shape import shape_of
from cspr_docs.documents.context.root import Facts
from cspr_docs.documents.plan import Document, plan
from cspr_docs.documents.render import render, template_of
from cspr_docs.ooxml.package import load_package
from cspr_docs.problems import DataPath, Problem
from cspr_docs.project.outgoing.draft import missing_sections
from cspr_docs.word.draft_marks import Sign, edge_marks
from schemas.base import Model
from schemas.case import Case
from tests.conftest import TODAY
from tests.sample_documents import library, sample
from tests.schema_fields import Used, every_field, home, named_by, used

SAMPLES = ("rowan", "linden", "hawthorn")
UNTOLD = {
    "Decision.departs_because": "told at decision.outcome, where the decision departs (decision-departs)",
    "Incident.harms_other": "told at incident.harms, where 'other' stands (other-unsaid)",
    "Action.due_on": "an action that is done needs no day by which; the draft asks all the same",
    "Action.recommendation": "without one it is an action of the rapid review, which asks for what those hold",
    "RapidReview.late_because": "told at rapid_review.completed_on, the day that is late (clock-missed)",
}
"""A field that a draft prompts for and no check names, and why."""


def emptied(value: Any, field: Used) -> Any:
    """The same part of the case without anything in this field, wherever it stands."""
    if isinstance(value, tuple):
        return tuple(emptied(item, field) for item in value)
    if not isinstance(value, Model):
        return value
    changed = {}
    for name, info in type(value).model_fields.items():
        old = getattr(value, name)
        new = emptied(old, field)
        if (home(type(value), name), name) == field and not info.is_required():
            new = info.get_default(call_default_factory=True)
        if new is not old and new != old:
            changed[name] = new
    return value.model_copy(update=changed) if changed else value


def places(value: Any, other: Any, path: DataPath = ()) -> Iterator[DataPath]:
    """Where two cases differ."""
    if isinstance(value, tuple) and isinstance(other, tuple) and len(value) == len(other):
        for number, (one, two) in enumerate(zip(value, other, strict=True)):
            yield from places(one, two, (*path, getattr(one, "id", number)))
    elif isinstance(value, Model) and isinstance(other, Model):
        for name in type(value).model_fields:
            yield from places(getattr(value, name), getattr(other, name), (*path, name))
    elif value != other:
        yield path


def facts_of(case: Case, name: str) -> Facts:
    edition = law.edition(case)
    return Facts(case, sample(name).facts.identities, edition, law.deadlines(case, edition, TODAY))


def documents_of(facts: Facts, kinds: frozenset[str] | None) -> Iterator[Document]:
    for document in plan(facts, library().kinds):
        if isinstance(document, Document) and (kinds is None or document.kind.name in kinds):
            yield document


def problems_of(facts: Facts, kinds: frozenset[str] | None) -> set[Problem]:
    """What the checks say, and the mandatory sections of the documents of these kinds, or of all."""
    found = set(checks.run(facts.case, facts.edition, TODAY, facts.identities))
    return found.union(*(missing_sections(document, facts) for document in documents_of(facts, kinds)))


def prompts_of(facts: Facts, problems: set[Problem], kinds: frozenset[str] | None) -> dict[str, int]:
    """How many prompts each document has; of all kinds, only those that are done: they do not say DRAFT."""
    prompts = {}
    for document in documents_of(facts, kinds):
        rendered = render(document, facts, problems, template_of(document, library()))
        if kinds is not None or not is_draft(rendered.content):
            prompts[document.file_name] = rendered.prompts
    return prompts


def is_draft(content: bytes) -> bool:
    return any(mark.sign is Sign.EDGE for mark in edge_marks(load_package(content, "a.docx")))


@cache
def done_documents(name: str) -> tuple[set[Problem], dict[str, int]]:
    """What is said of a sample as it is, and the prompts in its documents that are done."""
    problems = problems_of(sample(name).facts, None)
    prompts = prompts_of(sample(name).facts, problems, None)
    assert prompts
    return problems, prompts


def printed(name: str) -> Iterator[tuple[Used, frozenset[str], Case]]:
    """Each field that the sample fills and a done document prints, the kinds that do, and the case without it."""
    case, (_, prompts) = sample(name).facts.case, done_documents(name)
    done = {document.kind.name for document in sample(name).documents if document.file_name in prompts}
    named = {kind: set(used(named_by(kind))) for kind in done}
    for field in sorted(set(every_field(shape_of(Case))), key=str):
        kinds = frozenset(kind for kind, fields in named.items() if field in fields)
        if kinds and (without := emptied(case, field)) is not case:
            yield field, kinds, without


def untold(name: str) -> Iterator[str]:
    """Each field that, emptied, makes a draft prompt for it while no check says so; one is tried in one sample."""
    case, (before, had) = sample(name).facts.case, done_documents(name)
    earlier = {field for other in SAMPLES[: SAMPLES.index(name)] for field, _, _ in printed(other)}
    for field, kinds, without in printed(name):
        if field in earlier:
            continue
        changed = facts_of(without, name)
        now, gone = problems_of(changed, kinds), list(places(case, without))
        if any(is_near(problem.path, place) for problem in now - before if problem.path for place in gone):
            continue  # told; whether a draft prompts for it need not be rendered
        has = prompts_of(changed, now, kinds)
        if any(has.get(file, number) > number for file, number in had.items()):
            yield f"{field[0].__name__}.{field[1]}"


def is_near(path: DataPath, place: DataPath) -> bool:
    """Whether one stands in the other: a signature lacks what stands in it."""
    shorter = min(len(path), len(place))
    return path[:shorter] == place[:shorter]


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_draft_prompts_for_a_check_names_at_its_place(name: str) -> None:
    assert sorted(set(untold(name)) - UNTOLD.keys()) == []
