"""All that a kind's template and the house style print, each tag with the data paths that it can print.

The paths are worked out from the schema without any case. An item of a list stands for every item (`ANY`). A name that
an expression builds from several values stands for each.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.casefile.shape import Shape, shape_of
from cspr_docs.documents.kinds import DocumentKind, Library, Settings
from cspr_docs.ooxml.package import Package, read_package
from cspr_docs.problems import DataPath
from cspr_docs.word.template.printed import Piece, printed_pieces
from schemas.case import Case
from schemas.identities import RealPerson

ANY = "*"
_OWN = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_HOUSE = re.compile(r"word/(header|footer)\d*\.xml")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER = re.compile(r"\|\s*\w+(\([^()]*\))?")
_CHAIN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*")
_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(.*)", re.DOTALL)
_PEOPLE = ("identities", "people", ANY)
_OF_RECORD = frozenset(("name", "full_name", "kin", "value", "id"))
"""What a record tells of itself; the value printed carries the record's own path."""


class PrintedPiece(NamedTuple):
    """A piece of a template, the file that holds it, and for a tag the data paths that it can print."""

    file: Path
    piece: Piece
    paths: frozenset[DataPath]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the template of a kind and the house style print; `is_same` where both are those that made the draft."""

    pieces: tuple[PrintedPiece, ...]
    is_same: bool


@dataclass(frozen=True)
class PathSpot:
    """A data path with its form."""

    path: DataPath
    shape: Shape


RootNames = Mapping[str, tuple[PathSpot, ...]]


def printed_by_kind(kind: DocumentKind, library: Library, fingerprint: str) -> Printed:
    """All that drafts of the kind are made of.

    Raises:
        Stop: the template or the house style cannot be read.
    """
    from cspr_docs.word.template.compile import fingerprint_of

    template, house = read_package(kind.template), read_package(library.house_style)
    names = root_names(kind.settings)
    own = _pieces(kind.template, template, _OWN, names)
    edges = _pieces(library.house_style, house, _HOUSE, names)
    return Printed((*own, *edges), fingerprint_of(template, house) == fingerprint)


def _pieces(file: Path, package: Package, parts: re.Pattern[str], names: RootNames) -> Iterator[PrintedPiece]:
    for part in sorted(part for part in package if parts.fullmatch(part)):
        for piece in printed_pieces(package, part):
            yield PrintedPiece(file, piece, paths_of(piece, names) if piece.code else frozenset())


def root_names(settings: Settings) -> dict[str, tuple[PathSpot, ...]]:
    """What each name at the root of a template of this kind stands for."""
    root = PathSpot((), shape_of(Case))
    names: dict[str, tuple[PathSpot, ...]] = {"case": (root,)}
    names |= {name: (PathSpot((name,), shape),) for name, shape in (root.shape.fields or {}).items()}
    if settings.for_each:
        names[settings.item] = _items(names.get(settings.for_each, ()))
    for name, expression in settings.names.items():
        names[name] = spots(expression, names)
    return names


def paths_of(piece: Piece, roots: RootNames) -> frozenset[DataPath]:
    """The data paths that a tag can print where it stands, in the loops around it."""
    names = dict(roots)
    for name, expression in piece.settings:
        names[name] = spots(expression, names)
    for opening, *_ in piece.around:
        if loop := _LOOP.fullmatch(opening.code):
            names[loop[1]] = _items(spots(loop[2], names))
    return frozenset(spot.path for spot in spots(piece.code, names))


def fits(pattern: DataPath, path: DataPath) -> bool:
    """Whether the path is one of those that the pattern stands for."""
    pairs = zip(pattern, path, strict=False)
    return len(pattern) == len(path) and all(one in (ANY, other) for one, other in pairs)


def spots(expression: str, names: RootNames) -> tuple[PathSpot, ...]:
    """Every value that an expression names."""
    plain = _FILTER.sub(" ", _STRING.sub(" ", expression))
    found = (spot for chain in _CHAIN.findall(plain) for spot in _follow(chain, names))
    return tuple({spot.path: spot for spot in found}.values())


def _follow(chain: str, names: RootNames) -> tuple[PathSpot, ...]:
    first, *steps = chain.replace("[", ".").replace("]", "").split(".")
    reached: tuple[PathSpot, ...] = names.get(first, ())
    for step in steps:
        reached = tuple(after for spot in reached for after in _step(spot, step))
    return reached


def _step(spot: PathSpot, name: str) -> Iterable[PathSpot]:
    if name == "real":
        return [PathSpot(_PEOPLE, shape_of(RealPerson))]
    if spot.shape.refers:
        return [after for target in _referred(spot.shape) for after in _step(target, name)]
    if name.isdecimal():
        return _items((spot,))
    found = []
    if name in _OF_RECORD:
        found.append(spot)
    if spot.shape.fields and name in spot.shape.fields:
        found.append(PathSpot((*spot.path, name), spot.shape.fields[name]))
    return found


def _items(lists: Iterable[PathSpot]) -> tuple[PathSpot, ...]:
    return tuple(PathSpot((*spot.path, ANY), spot.shape.items) for spot in lists if spot.shape.items)


def _referred(shape: Shape) -> Iterable[PathSpot]:
    """Any item of the lists that an id may lead to."""
    for place in shape.refers:
        spot = PathSpot((), shape_of(Case))
        for name in place.split("."):
            spot = PathSpot((*spot.path, name), (spot.shape.fields or {})[name])
        yield from _items((spot,))
