"""The data paths that a template's expression can print, worked out from the schema without any case.

An item of a list stands for every item (`ANY`). A name that an expression builds from several values stands for each.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.documents.kinds import Settings
from cspr_docs.problems import DataPath
from cspr_docs.word.template.printed import Piece
from schemas.case import Case
from schemas.identities import RealPerson

ANY = "*"
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER = re.compile(r"\|\s*\w+(\([^()]*\))?")
_CHAIN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*")
_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(.*)", re.DOTALL)
_PEOPLE = ("identities", "people", ANY)
_OF_RECORD = frozenset(("name", "full_name", "value", "id"))
"""What a record tells of itself; the value printed carries the record's own path."""


@dataclass(frozen=True)
class Spot:
    """A data path with its form."""

    path: DataPath
    shape: Shape


Names = Mapping[str, tuple[Spot, ...]]


def root_names(settings: Settings) -> dict[str, tuple[Spot, ...]]:
    """What each name at the root of a template of this kind stands for."""
    root = Spot((), shape_of(Case))
    names: dict[str, tuple[Spot, ...]] = {"case": (root,)}
    names |= {name: (Spot((name,), shape),) for name, shape in (root.shape.fields or {}).items()}
    if settings.for_each:
        names[settings.item] = _items(names.get(settings.for_each, ()))
    for name, expression in settings.names.items():
        names[name] = spots(expression, names)
    return names


def paths_of(piece: Piece, roots: Names) -> frozenset[DataPath]:
    """The data paths that a tag can print where it stands, in the loops around it."""
    names = dict(roots)
    for name, expression in piece.settings:
        names[name] = spots(expression, names)
    for opening, *_ in piece.around:
        loop = _LOOP.fullmatch(opening.code)
        if loop:
            names[loop[1]] = _items(spots(loop[2], names))
    return frozenset(spot.path for spot in spots(piece.code, names))


def fits(pattern: DataPath, path: DataPath) -> bool:
    """Whether the path is one of those that the pattern stands for."""
    return len(pattern) == len(path) and all(
        one in (ANY, other) for one, other in zip(pattern, path, strict=True)
    )


def spots(expression: str, names: Names) -> tuple[Spot, ...]:
    """Every value that an expression names."""
    plain = _FILTER.sub(" ", _STRING.sub(" ", expression))
    found = (spot for chain in _CHAIN.findall(plain) for spot in _follow(chain, names))
    return tuple({spot.path: spot for spot in found}.values())


def _follow(chain: str, names: Names) -> tuple[Spot, ...]:
    first, *steps = chain.replace("[", ".").replace("]", "").split(".")
    reached: tuple[Spot, ...] = names.get(first, ())
    for step in steps:
        reached = tuple(after for spot in reached for after in _step(spot, step))
    return reached


def _step(spot: Spot, name: str) -> Iterable[Spot]:
    if name == "real":
        return [Spot(_PEOPLE, shape_of(RealPerson))]
    if spot.shape.refers:
        return [after for target in _referred(spot.shape) for after in _step(target, name)]
    if name.isdecimal():
        return _items((spot,))
    found = []
    if name in _OF_RECORD:
        found.append(spot)
    if spot.shape.fields and name in spot.shape.fields:
        found.append(Spot((*spot.path, name), spot.shape.fields[name]))
    return found


def _items(lists: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(Spot((*spot.path, ANY), spot.shape.items) for spot in lists if spot.shape.items is not None)


def _referred(shape: Shape) -> Iterable[Spot]:
    """Any item of the lists that an id may lead to."""
    for place in shape.refers:
        spot = Spot((), shape_of(Case))
        for name in place.split("."):
            spot = Spot((*spot.path, name), (spot.shape.fields or {})[name])
        yield from _items((spot,))
