"""The kind of document that a draft is of, and all that its template and house style print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cspr_docs.documents.kinds import Kind, Library
from cspr_docs.documents.origins.paths import Names, paths_of, root_names
from cspr_docs.ooxml.package import Package, read_package
from cspr_docs.problems import DataPath
from cspr_docs.word.template.printed import Piece, printed_pieces

_OWN = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_HOUSE = re.compile(r"word/(header|footer)\d*\.xml")


class Found(NamedTuple):
    """A piece of a template, the file that holds it, and for a tag the data paths that it can print."""

    file: Path
    piece: Piece
    paths: frozenset[DataPath]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the template of a kind and the house style print.

    `is_same` says whether both are still those from which the draft was made.
    """

    pieces: tuple[Found, ...]
    is_same: bool


def kind_of_draft(document: str, library: Library) -> Kind | None:
    """The kind whose file name gives a draft of this name; `None` where there is none any more."""
    for kind in library.kinds:
        pattern = re.escape(kind.settings.file_name).replace(re.escape("{item}"), ".+")
        if re.fullmatch(pattern, document):
            return kind
    return None


def printed_by_kind(kind: Kind, library: Library, fingerprint: str) -> Printed:
    """All that drafts of the kind are made of.

    Raises:
        Stop: the template or the house style cannot be read.
    """
    from cspr_docs.word.template.compile import fingerprint_of

    template, house = read_package(kind.template), read_package(library.house_style)
    names = root_names(kind.settings)
    own = _found(kind.template, template, _OWN, names)
    edges = _found(library.house_style, house, _HOUSE, names)
    return Printed((*own, *edges), fingerprint_of(template, house) == fingerprint)


def _found(file: Path, package: Package, parts: re.Pattern[str], names: Names) -> Iterator[Found]:
    for part in sorted(part for part in package if parts.fullmatch(part)):
        for piece in printed_pieces(package, part):
            yield Found(file, piece, paths_of(piece, names) if piece.code else frozenset())
