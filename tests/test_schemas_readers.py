"""Who outside reads a field stands at the field, and no letter and nothing published prints any other."""

from functools import cache

import pytest

from cspr_docs.casefile.shape import shape_of
from cspr_docs.documents.context.names import Reader
from schemas.base import ReadBy
from schemas.case import Case
from schemas.days import Changing, HistoryEntry
from schemas.export import case_schema
from tests.schema_fields import LIBRARY, every_field, named_by, used

READERS = {Reader.FAMILY: ReadBy.FAMILY, Reader.PUBLIC: ReadBy.PUBLIC}


def marked(model: type, name: str) -> frozenset[ReadBy]:
    metadata = model.model_fields[name].metadata  # type: ignore[attr-defined]
    return frozenset(mark for mark in metadata if isinstance(mark, ReadBy))


@pytest.mark.parametrize("kind", [kind.name for kind in LIBRARY.kinds if kind.settings.reader in READERS])
def test_every_field_that_a_reader_outside_can_read_says_so(kind: str) -> None:
    reader = READERS[next(one.settings.reader for one in LIBRARY.kinds if one.name == kind)]
    untold = sorted(
        f"{model.__name__}.{name}"
        for model, name in set(used(named_by(kind)))
        if reader not in marked(model, name)
    )
    assert untold == [], f"mark them with {reader} in schemas/, or take them out of the template of {kind}"


def test_no_field_says_so_that_nobody_outside_can_read() -> None:
    read = {
        (model, name, READERS[kind.settings.reader])
        for kind in LIBRARY.kinds
        if kind.settings.reader in READERS
        for model, name in used(named_by(kind.name))
    }
    stale = {
        f"{model.__name__}.{name}: {mark}"
        for model, name in every_field(shape_of(Case))
        for mark in marked(model, name)
        if (model, name, mark) not in read and not issubclass(model, HistoryEntry)
    }
    assert sorted(stale) == []


def test_what_a_history_tells_is_read_by_those_who_read_its_record() -> None:
    differing = [
        f"{entry.__name__}.{name}"
        for record in Changing.__subclasses__()
        for entry in (shape_of(record).below("history").below(0).kind,)
        if entry is not None
        for name in entry.model_fields.keys() - {"on"}
        if marked(entry, name) != marked(record, name)
    ]
    assert len(Changing.__subclasses__()) > 5
    assert differing == []


the_schema = cache(case_schema)


@pytest.mark.parametrize(
    ("model", "name", "words"),
    [
        ("ParallelProcess", "effect", "Only the partners and the Panel read it."),
        ("ParallelProcess", "status", "Anybody can read it once it is published."),
        ("Letter", "reasons", "Members of the family read it in letters."),
        ("Decision", "rationale", "Only the partners and the Panel read it."),
        ("Publication", "embargo", "Only the partners and the Panel read it."),
    ],
)
def test_an_editor_shows_who_reads_it(model: str, name: str, words: str) -> None:
    assert words in the_schema()["$defs"][model]["properties"][name]["description"]
