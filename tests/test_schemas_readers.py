"""Who outside reads a field stands at the field, and no letter and nothing published prints any other."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from jinja2 import nodes

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.context.names import Reader
from cspr_docs.documents.kinds import DocumentKind, read_library
from cspr_docs.documents.spelling import TreeReading, roots_of_kind
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import DataPath
from cspr_docs.word.template.compile import compile_template
from schemas.base import Contact, ReadBy
from schemas.case import Case
from schemas.days import Changing, HistoryEntry
from schemas.export import case_schema
from tests.conftest import TEMPLATES

READERS = {Reader.FAMILY: ReadBy.FAMILY, Reader.PUBLIC: ReadBy.PUBLIC}
LIBRARY = read_library([TEMPLATES])
Used = tuple[type, str]
"""A model and one of its fields."""


class Noting:
    """Notes every value that a kind's template names, by the way of the check of its spelling."""

    key = ""

    def __init__(self, kind: DocumentKind) -> None:
        self.settings, self.paths = kind.settings, set[DataPath]()

    def faults(self, tree: nodes.Node) -> Iterator[tuple[int, object]]:
        reading = TreeReading(roots_of_kind(self.settings), self.settings.reader).read(tree)
        self.paths |= {spot.path for spot in reading.named}
        yield from ()


@cache
def named_by(kind_name: str) -> frozenset[DataPath]:
    """The data paths that a kind's template leads to, by the names of its document.yaml too."""
    kind = next(kind for kind in LIBRARY.kinds if kind.name == kind_name)
    noting, house = Noting(kind), read_package(TEMPLATES / "house-style.docx")
    template = read_package(TEMPLATES / kind_name / "template.docx")
    compile_template(f"{kind_name}.docx", template, house, FILTERS, noting)
    return frozenset(noting.paths)


def home(model: type, name: str) -> type:
    """The class that gives a model this field."""
    return next(one for one in model.__mro__ if name in getattr(one, "__annotations__", ()))


def used(paths: Iterable[DataPath]) -> Iterator[Used]:
    """The field at the end of each path; of somebody who can be reached at work, the field that holds them."""
    for path in paths:
        names = ("final_report", "abbreviations", *path[1:]) if path[:1] == ("glossary",) else path
        shape, found = shape_of(Case), None
        for name in names:
            if shape.fields is not None and name in shape.fields and shape.kind is not Contact:
                assert shape.kind is not None
                found = (home(shape.kind, str(name)), str(name))
            shape = shape.below(name)
        is_group = shape.fields is not None and shape.kind is not Contact
        is_list = shape.items is not None and shape.items.fields is not None
        if found and found[1] != "id" and not is_group and not is_list:
            yield found


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
        for model, name in every_field(shape_of(Case), set())
        for mark in marked(model, name)
        if (home(model, name), name, mark) not in read and not issubclass(model, HistoryEntry)
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


def every_field(shape: Shape, seen: set[type]) -> Iterator[Used]:
    """Every field of every model of a case."""
    for name, inner in (shape.fields or {}).items():
        assert shape.kind is not None
        yield shape.kind, name
        below = inner.items or inner
        if below.fields and below.kind and below.kind not in seen:
            yield from every_field(below, seen | {below.kind})


@pytest.mark.parametrize(
    ("model", "name", "words"),
    [
        ("ParallelProcess", "effect", "Only the partners and the Panel read it."),
        ("ParallelProcess", "status", "Anybody can read it once it is published."),
        ("Decision", "reasons_for_family", "Members of the family read it in letters."),
        ("Decision", "rationale", "Only the partners and the Panel read it."),
        ("Publication", "embargo", "Only the partners and the Panel read it."),
    ],
)
def test_an_editor_shows_who_reads_it(model: str, name: str, words: str) -> None:
    assert words in case_schema()["$defs"][model]["properties"][name]["description"]
