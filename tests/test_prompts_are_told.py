"""What a draft of a done document prompts for, a check names at its place: each field of a sample emptied in turn."""

from collections.abc import Container, Iterable, Iterator
from functools import cache, reduce
from itertools import chain
from typing import Any

import pytest

from cspr_docs import checks, law
from cspr_docs.casefile.shape import item_part, shape_of
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
from tests.sample_documents import library, rendered, sample
from tests.schema_fields import Used, every_field, home, named_by, used

SAMPLES = ("linden", "rowan", "hawthorn")
"""The shortest first: a field that it fills is tried in it."""
UNTOLD = {
    "Decision.departs_because": "told at decision.outcome, where the decision departs (decision-departs)",
    "Incident.harms_other": "told at incident.harms, where 'other' stands (other-unsaid)",
    "Action.due_on": "an action that is done needs no day by which; the draft asks all the same",
    "Action.recommendation": "without one it is an action of the rapid review, which asks for what those hold",
    "RapidReview.late_because": "told at rapid_review.completed_on, the day that is late (clock-missed)",
}
"""A field that a draft prompts for and no check names, and why."""


def filled(value: Any, path: DataPath = ()) -> Iterator[tuple[Used, DataPath]]:
    """Each field of a part of the case that could be empty and is not, and where it stands."""
    if isinstance(value, tuple):
        for part, item in by_part(value):
            yield from filled(item, (*path, part))
    elif isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            held = getattr(value, name)
            if not info.is_required() and held != info.get_default(call_default_factory=True):
                yield (home(type(value), name), name), (*path, name)
            yield from filled(held, (*path, name))


def emptied(value: Any, path: DataPath) -> Any:
    """The same part of the case without what this path leads to."""
    part, below = str(path[0]), path[1:]
    if isinstance(value, tuple):
        return tuple(emptied(item, below) if name == path[0] else item for name, item in by_part(value))
    field = type(value).model_fields[part]
    new = emptied(getattr(value, part), below) if below else field.get_default(call_default_factory=True)
    return value.model_copy(update={part: new})


def by_part(items: tuple[Any, ...]) -> list[tuple[str | int, Any]]:
    """The items of a list, each with its part of a data path."""
    seen = set[str]()
    return [(item_part(item, index, seen), item) for index, item in enumerate(items)]


def facts_of(case: Case, name: str) -> Facts:
    edition = law.edition(case)
    return Facts(case, sample(name).facts.identities, edition, law.deadlines(case, edition, TODAY))


def documents_of(facts: Facts, kinds: Container[str]) -> list[Document]:
    every = plan(facts, library().kinds)
    return [one for one in every if isinstance(one, Document) and one.kind.name in kinds]


def problems_of(facts: Facts, documents: list[Document]) -> Iterator[Problem]:
    """What the checks say, those of what done documents print first, and the mandatory sections of these documents."""
    look = checks.Inspection(facts.case, facts.edition, TODAY, facts.deadlines, facts.identities)
    found = chain.from_iterable(check(look) for check in reversed(checks.CHECKS))
    yield from (problem for problem in found if problem.code not in look.route.untold)
    for document in documents:
        yield from missing_sections(document, facts)


def is_draft(content: bytes) -> bool:
    return any(mark.sign is Sign.EDGE for mark in edge_marks(load_package(content, "a.docx")))


@cache
def done_documents(name: str) -> tuple[frozenset[Problem], dict[str, int]]:
    """What is said of a sample as it is, and the prompts in its documents that are done: they do not say DRAFT."""
    facts, documents = sample(name).facts, sample(name).documents
    every = {one.file_name: rendered(name, one.file_name) for one in documents}
    prompts = {file: one.prompts for file, one in every.items() if not is_draft(one.content)}
    assert prompts
    return frozenset(problems_of(facts, [*documents])), prompts


def printed(name: str) -> Iterator[tuple[Used, frozenset[str], list[DataPath]]]:
    """Each field that the sample fills and a done document prints, the kinds that do, and where it stands."""
    _, prompts = done_documents(name)
    done = {document.kind.name for document in sample(name).documents if document.file_name in prompts}
    named = {kind: set(used(named_by(kind))) for kind in done}
    where: dict[Used, list[DataPath]] = {}
    for field, path in filled(sample(name).facts.case):
        where.setdefault(field, []).append(path)
    for field in sorted(where.keys() & set(every_field(shape_of(Case))), key=str):
        if kinds := frozenset(kind for kind, fields in named.items() if field in fields):
            yield field, kinds, where[field]


def untold(name: str) -> Iterator[str]:
    """Each field that, emptied, makes a draft prompt for it while no check says so; one is tried in one sample."""
    before, had = done_documents(name)
    earlier = {field for other in SAMPLES[: SAMPLES.index(name)] for field, *_ in printed(other)}
    for field, kinds, where in printed(name):
        if field in earlier:
            continue
        changed = facts_of(reduce(emptied, where, sample(name).facts.case), name)
        documents, now = documents_of(changed, kinds), list[Problem]()
        if any(
            problem not in before and is_at(problem, where)
            for problem in kept(problems_of(changed, documents), now)
        ):
            continue  # whether a draft prompts for it need not be rendered
        done = [document for document in documents if document.file_name in had]
        if any(prompts_of(document, changed, now) > had[document.file_name] for document in done):
            yield f"{field[0].__name__}.{field[1]}"


def kept(problems: Iterable[Problem], among: list[Problem]) -> Iterator[Problem]:
    """The problems, each as it is asked for, and from then on among those that were."""
    for problem in problems:
        among.append(problem)
        yield problem


def prompts_of(document: Document, facts: Facts, problems: list[Problem]) -> int:
    return render(document, facts, problems, template_of(document, library())).prompts


def is_at(problem: Problem, places: list[DataPath]) -> bool:
    return any(is_near(problem.path, place) for place in places if problem.path)


def is_near(path: DataPath, place: DataPath) -> bool:
    """Whether one stands in the other: a signature lacks what stands in it."""
    shorter = min(len(path), len(place))
    return path[:shorter] == place[:shorter]


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_draft_prompts_for_a_check_names_at_its_place(name: str) -> None:
    assert sorted(set(untold(name)) - UNTOLD.keys()) == []
