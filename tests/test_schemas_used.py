"""No field is filled in for nothing: a document prints it, or a check or clock goes by it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cspr_docs import checks, law
from cspr_docs.casefile import read_case
from cspr_docs.casefile.shape import shape_of
from cspr_docs.documents.spelling import parsed, roots_of_kind
from cspr_docs.problems import Stop
from schemas.base import Model
from schemas.case import Case
from schemas.days import Changing
from tests.conftest import CASES, SAMPLES
from tests.schema_fields import LIBRARY, EveryStep, Used, every_field, home, named_by, used

DAYS = (date(2025, 12, 20), date(2026, 11, 22))
ASKING = ("/checks/", "/law/")
"""The rooms whose code is a check or a clock."""

ELSEWHERE = {
    "PublishingRules": "publishing holds a report against them",
    "Kept": "publishing writes them, and holds what it finds against them",
    "Sending": "sending writes them, and goes by them when a document is sent again",
    "SentFile": "sending writes them, and goes by them when a document is sent again",
    "Case.classification": "stands in the header of every document, by document.marking",
    "RapidReview.themes": "cspr themes, and a check that knows the other cases of the workspace, go by them",
    "Episode.themes": "as of the rapid review",
    "Finding.themes": "as of the rapid review",
    "CoupleTie": "the genogram and the family table are made from it",
    "Person.parent_of": "the genogram and the family table are made from it",
    "Person.household": "the genogram and the family table are made from it",
    "Child.household": "the genogram and the family table are made from it",
    "Restriction.what": "tells the office what the restriction is about, and a document that printed it would break it",
}
"""What something else than a document, a check or a clock goes by: a model or a field, and why."""


def by_templates() -> Iterator[Used]:
    """What the templates print or ask, and what document.yaml asks."""
    for kind in LIBRARY.kinds:
        settings = kind.settings
        yield from used(named_by(kind.name))
        asked = (
            settings.when,
            settings.skip,
            settings.skip_because,
            settings.final,
            *settings.names.values(),
        )
        for tree in filter(None, (parsed(expression) for expression in asked if expression)):
            yield from used(spot.path for spot in EveryStep(roots_of_kind(settings)).read(tree).named)
        yield from used(tuple(path.split(".")) for path in (*settings.mandatory, *settings.sent_on.values()))


def cases() -> Iterator[Path]:
    yield from (CASES / name for name in SAMPLES)
    yield from (case.parent for case in (Path(__file__).parent / "errors").glob("*/case/case.yaml"))


@pytest.fixture
def by_checks(monkeypatch: pytest.MonkeyPatch) -> set[Used]:
    """Every field that a check or clock asks for, in the samples and in the cases of every code."""
    asked, plain = set[Used](), Model.__getattribute__

    def noted(self: Model, name: str) -> object:
        code = sys._getframe(1).f_code
        is_asked = code.co_name == "value_at" or any(room in code.co_filename for room in ASKING)
        if is_asked and name in type(self).model_fields:
            asked.add((home(type(self), name), name))
        return plain(self, name)

    monkeypatch.setattr(Model, "__getattribute__", noted)
    for folder in cases():
        try:
            found = read_case(folder)
        except Stop:
            continue
        for today in DAYS:
            checks.run(found.case, law.edition(found.case), today, found.identities)
    return asked


def told_by_histories(known: set[Used]) -> Iterator[Used]:
    """What the entries of a history tell: it is printed in place of the record's own field."""
    for record in Changing.__subclasses__():
        entry = shape_of(record).below("history").below(0).kind
        assert entry is not None
        yield home(entry, "on"), "on"
        yield entry, "on"
        yield from ((entry, name) for name in entry.model_fields if (record, name) in known)


def test_every_field_is_printed_or_goes_into_a_check_or_a_clock(by_checks: set[Used]) -> None:
    known = {*by_templates(), *by_checks}
    known |= {(model, f"{name}_other") for model, name in known}  # printed in place of 'other'
    every = set(every_field(shape_of(Case)))
    known |= {one for one in every if one[1] in ("known_on", "history")}  # as_at goes by them
    known |= set(told_by_histories(known))
    idle = {f"{model.__name__}.{name}" for model, name in every if (model, name) not in known}
    named = {one for one in idle for own in ELSEWHERE if one == own or one.startswith(f"{own}.")}
    assert sorted(idle - named) == [], (
        "print them where a reader looks, go by them in a check, or take them out"
    )
    assert all(any(one == own or one.startswith(f"{own}.") for one in idle) for own in ELSEWHERE)
