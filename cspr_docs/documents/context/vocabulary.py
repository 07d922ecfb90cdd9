"""What the names of templates and expressions stand for, worked out from the schema without any case.

An item of a list stands for every item (`ANY`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache, cached_property
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.checks.inspection import Mentionable
from cspr_docs.documents.context.analysis import Analysis
from cspr_docs.documents.context.pictures import CasePictures
from cspr_docs.documents.context.records import SHOWN_PROPERTIES
from cspr_docs.documents.context.root import CountedClock, DocumentWords, Law
from cspr_docs.documents.context.values import Fact, Many, ProseText
from cspr_docs.law import step_names
from cspr_docs.problems import DataPath
from cspr_docs.word.language.refusals import names_in_class
from schemas.case import Case
from schemas.identities import RealPerson
from schemas.people import Child, Person
from schemas.report import Abbreviation

ANY = "*"
REAL = "real"
"""The name after a dot that leads to somebody's real name and address."""
_PEOPLE = ("identities", "people", ANY)
_OF_RECORD = frozenset(("name", *SHOWN_PROPERTIES, "value", "id"))
"""What a record tells of itself; the value printed carries the record's own path."""


@dataclass(frozen=True)
class PathSpot:
    """A data path with its form."""

    path: DataPath
    shape: Shape


Spots = tuple[PathSpot, ...]
RootNames = Mapping[str, Spots]


def roots_of_case() -> dict[str, Spots]:
    """The names of the case at the root of a template."""
    root = PathSpot((), shape_of(Case))
    fields = (root.shape.fields or {}).items()
    return {"case": (root,), **{name: (PathSpot((name,), shape),) for name, shape in fields}}


@cache
def roots_of_all_cases() -> RootNames:
    """The names at the root of a template of a paper over all cases."""
    from cspr_docs.documents.all_cases.gathered import AllCases

    shapes = {**(_shape(AllCases).fields or {}), "document": _shape(DocumentWords)}
    return {name: (PathSpot(("all_cases", name), shape),) for name, shape in shapes.items()}


@cache
def roots_beside_case() -> RootNames:
    """The names at the root of a template that hold no values of the case: the law's, and the document's own words."""
    kinds = {"law": Law, "deadlines": dict[str, CountedClock], "document": DocumentWords}
    kinds |= {"glossary": tuple[Abbreviation, ...], "analysis": Analysis, "pictures": CasePictures}
    steps = PathSpot(
        ("steps",), Shape(words=step_names())
    )  # compared with a step's name, as in `"referral" in steps`
    return {"steps": (steps,), **{name: (PathSpot((name,), _shape(kind)),) for name, kind in kinds.items()}}


def _shape(kind: Any) -> Shape:  # noqa: ANN401 -- annotations have no type of their own
    """The form of what the program itself gives to templates."""
    if get_origin(kind) in (tuple, dict):
        inner = _shape(get_args(kind)[-1 if get_origin(kind) is dict else 0])
        return Shape(named=inner) if get_origin(kind) is dict else Shape(items=inner)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return shape_of(kind)
    if kind is not Fact and is_dataclass(kind) and isinstance(kind, type):
        hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in _closed(kind)}
        gets = {
            name: getter for name, held in vars(kind).items() if (getter := _getter(held)) and name[0] != "_"
        }
        hints |= {name: get_type_hints(getter)["return"] for name, getter in gets.items()}
        return Shape(kind, fields={name: _shape(hint) for name, hint in hints.items()})
    return Shape(kind if isinstance(kind, type) and kind is not object else None)


def _closed(kind: type) -> frozenset[str]:
    return getattr(kind, "closed_names", frozenset())


def _getter(held: object) -> Callable[..., object] | None:
    """What works a property out."""
    return (
        held.func if isinstance(held, cached_property) else held.fget if isinstance(held, property) else None
    )


def names_under(spot: PathSpot, *, shows_real: bool) -> frozenset[str] | None:
    """The names that may follow a dot, real names among them or not; `None` where nobody can say."""
    shape = spot.shape
    if shape.named is not None or shape == Shape():
        return None
    if shape.fields is None:
        single = ProseText if shape.is_prose else Fact
        return names_in_class(Many if shape.items is not None else single)
    model = shape.kind or object
    extra = {"number", *(name for name in SHOWN_PROPERTIES if hasattr(model, name))}
    extra |= {"name"} if issubclass(model, Mentionable) else set()
    extra |= {REAL} if shows_real and issubclass(model, Child | Person) else set()
    return frozenset(shape.fields) | extra


def step(spot: PathSpot, name: str) -> Spots:
    """What a name after a dot leads to; nothing where it leads to no value of a known form."""
    shape = spot.shape
    if name == REAL:
        return (PathSpot(_PEOPLE, shape_of(RealPerson)),)
    found = [spot] if name in _OF_RECORD else []
    if shape.fields and name in shape.fields:
        found.append(PathSpot((*spot.path, name), shape.fields[name]))
    if shape.named is not None:
        found.append(PathSpot((*spot.path, name), shape.named))
    return tuple(found)


def items(lists: Iterable[PathSpot]) -> Spots:
    """Every item of the lists."""
    return tuple(PathSpot((*spot.path, ANY), spot.shape.items) for spot in lists if spot.shape.items)


def led_to(spots: Iterable[PathSpot]) -> Spots:
    """The same, with each id that names a record in place of itself any record of the lists that it may lead to."""
    return tuple(
        target for spot in spots for target in (_referred(spot.shape) if spot.shape.refers else [spot])
    )


def _referred(shape: Shape) -> Iterable[PathSpot]:
    for place in shape.refers:
        spot = PathSpot((), shape_of(Case))
        for name in place.split("."):
            spot = PathSpot((*spot.path, name), (spot.shape.fields or {})[name])
        yield from items((spot,))
