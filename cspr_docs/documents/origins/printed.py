"""All that a kind's template and the house style print, each tag with the data paths that it can print.

The paths are worked out from the schema without any case. An item of a list stands for every item (`ANY`). A name that
an expression builds from several values stands for each.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.documents.context.vocabulary import ANY, RootNames, Spots, items, roots_of_case
from cspr_docs.documents.kinds import DocumentKind, Library, Settings
from cspr_docs.documents.spelling import TreeReading, parsed
from cspr_docs.ooxml.namespaces import w
from cspr_docs.ooxml.package import Package, fingerprint_of, read_package
from cspr_docs.ooxml.parse import parse
from cspr_docs.ooxml.places import WordPlace, places
from cspr_docs.ooxml.text import own
from cspr_docs.problems import DataPath
from cspr_docs.word.template.tags import Kind, Tag, pieces

_OWN = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_HOUSE = re.compile(r"word/(header|footer)\d*\.xml")
_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a template, or a tag that prints a value.

    Attributes:
        text: the words, or the tag as typed.
        code: what the tag prints; empty for words.
        place: the paragraph that holds it.
        around: the conditions and loops that it stands in, outermost first: each its opening tag, and every `elif` and
            `else` up to here.
        settings: the names that `set` has given before, with what they stand for.
    """

    text: str
    code: str
    place: WordPlace
    around: tuple[tuple[Tag, ...], ...]
    settings: tuple[tuple[str, str], ...]


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


def printed_by_kind(kind: DocumentKind, library: Library, fingerprint: str) -> Printed:
    """All that drafts of the kind are made of.

    Raises:
        Stop: the template or the house style cannot be read.
    """
    template, house = read_package(kind.template), read_package(library.house_style)
    names = _root_names(kind.settings)
    own = _pieces(kind.template, template, _OWN, names)
    edges = _pieces(library.house_style, house, _HOUSE, names)
    return Printed((*own, *edges), fingerprint_of(template, house) == fingerprint)


def _pieces(file: Path, package: Package, parts: re.Pattern[str], names: RootNames) -> Iterator[PrintedPiece]:
    for part in sorted(part for part in package if parts.fullmatch(part)):
        for piece in _printed_pieces(package, part):
            yield PrintedPiece(file, piece, _paths_of(piece, names) if piece.code else frozenset())


def _root_names(settings: Settings) -> RootNames:
    """What each name at the root of a template of this kind can print of the case."""
    names = roots_of_case()
    if settings.for_each:
        names[settings.item] = items(_named(settings.for_each, names))
    for name, expression in settings.names.items():
        names[name] = _named(expression, names)
    return names


def _named(expression: str, names: RootNames) -> Spots:
    """Every value that an expression names."""
    tree = parsed(expression)
    found = TreeReading(names).read(tree).named if tree else ()
    return tuple({spot.path: spot for spot in found}.values())


def _paths_of(piece: Piece, roots: RootNames) -> frozenset[DataPath]:
    """The data paths that a tag can print where it stands, in the loops around it."""
    names = dict(roots)
    for name, expression in piece.settings:
        names[name] = _named(expression, names)
    for opening, *_ in piece.around:
        if loop := _LOOP.fullmatch(opening.code):
            names[loop[1]] = items(_named(loop[2], names))
    return frozenset(spot.path for spot in _named(piece.code, names))


def fits(pattern: DataPath, path: DataPath) -> bool:
    """Whether the path is one of those that the pattern stands for."""
    pairs = zip(pattern, path, strict=False)
    return len(pattern) == len(path) and all(one in (ANY, other) for one, other in pairs)


def _printed_pieces(package: Mapping[str, bytes], part: str) -> Iterator[Piece]:
    """What a part of a template prints, in the order of the file."""
    root = parse(package[part])
    stack: list[tuple[Tag, ...]] = []
    names: dict[str, str] = {}
    for paragraph, place in places(root, part).items():
        text = "".join(node.text or "" for node in own(paragraph) if node.tag == w("t"))
        for piece in pieces(text, place):
            if isinstance(piece, Tag) and piece.kind is Kind.STATEMENT:
                _step(stack, names, piece)
            elif isinstance(piece, str) or piece.kind is Kind.PRINT:
                text, code = (piece, "") if isinstance(piece, str) else (piece.text, piece.code)
                yield Piece(text, code, place, tuple(stack), tuple(names.items()))


def _step(stack: list[tuple[Tag, ...]], names: dict[str, str], tag: Tag) -> None:
    """Go past a statement; a template that is not balanced has been refused when the draft was made."""
    if tag.word in ("if", "for"):
        stack.append((tag,))
    elif tag.word in ("elif", "else") and stack:
        stack[-1] = (*stack[-1], tag)
    elif tag.word in ("endif", "endfor") and stack:
        stack.pop()
    elif tag.word == "set":
        name, _, value = tag.code.removeprefix("set").partition("=")
        names[name.strip()] = value.strip()
