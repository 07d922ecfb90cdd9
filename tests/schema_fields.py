"""Which fields of the schema the shipped templates name, and how their models hang together."""

from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import nodes

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.documents.context.filters import FILTERS
from cspr_docs.documents.kinds import DocumentKind, read_library
from cspr_docs.documents.spelling import Meaning, TreeReading, roots_of_kind
from cspr_docs.ooxml.package import read_package
from cspr_docs.problems import DataPath
from cspr_docs.word.template.compile import compile_template
from schemas.base import Contact
from schemas.case import Case
from tests.conftest import TEMPLATES

LIBRARY = read_library([TEMPLATES])
Used = tuple[type, str]
"""A model and one of its fields."""


class EveryStep(TreeReading):
    """Notes each step on the way to a value as well: of `referral.referred_by.name` the first two names too."""

    def _chain(self, node: nodes.Node) -> Meaning:
        found = super()._chain(node)
        self.named += found or ()
        return found


class Noting:
    """Notes every value that a kind's template names, by the way of the check of its spelling."""

    key = ""

    def __init__(self, kind: DocumentKind) -> None:
        self.settings, self.paths = kind.settings, set[DataPath]()

    def faults(self, tree: nodes.Node) -> Iterator[tuple[int, object]]:
        reading = EveryStep(roots_of_kind(self.settings), self.settings.reader).read(tree)
        self.paths |= {spot.path for spot in reading.named}
        yield from ()


@cache
def named_by(kind_name: str) -> frozenset[DataPath]:
    """The data paths that a kind's template leads to, by the names of its document.yaml too."""
    kind = next(kind for kind in LIBRARY.kinds if kind.name == kind_name)
    noting = Noting(kind)
    compile_template(read_package(kind.template), read_package(LIBRARY.house_style), FILTERS, noting)
    return frozenset(noting.paths)


@cache
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
        if found and found[1] != "id" and not is_group(shape):
            yield found


def is_group(shape: Shape) -> bool:
    """Whether other fields stand below: a part of the case, or a list of such; not somebody reached at work."""
    inner = shape.items or shape
    return inner.fields is not None and inner.kind is not Contact


def every_field(shape: Shape, seen: frozenset[type] = frozenset()) -> Iterator[Used]:
    """Every field of every model of a case, but for ids and those of a `Contact`."""
    for name, inner in (shape.fields or {}).items():
        assert shape.kind is not None
        if name != "id" and not is_group(inner):
            yield home(shape.kind, name), name
        below = inner.items or inner
        if is_group(inner) and below.kind and below.kind not in seen:
            yield from every_field(below, seen | {below.kind})
