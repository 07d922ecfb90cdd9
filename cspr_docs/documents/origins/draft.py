"""The kind of document that a draft is of, and all that its template and house style print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cspr_docs.documents.kinds import Kind, Library
from cspr_docs.documents.origins.paths import Names, root_names
from cspr_docs.word.package import Package, read_package
from cspr_docs.word.template.printed import Piece, printed_pieces

_OWN = re.compile(r"word/(document|footnotes|endnotes)\.xml")
_HOUSE = re.compile(r"word/(header|footer)\d*\.xml")


@dataclass(frozen=True, slots=True)
class Printed:
    """What the template of a kind prints: pieces with the file that holds each, and what its root names stand for.

    `is_same` says whether template and house style are still those from which the draft was made.
    """

    pieces: tuple[tuple[Path, Piece], ...]
    names: Names
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
    pieces = (*_pieces(kind.template, template, _OWN), *_pieces(library.house_style, house, _HOUSE))
    return Printed(pieces, root_names(kind.settings), fingerprint_of(template, house) == fingerprint)


def _pieces(file: Path, package: Package, parts: re.Pattern[str]) -> Iterator[tuple[Path, Piece]]:
    for part in sorted(part for part in package if parts.fullmatch(part)):
        yield from ((file, piece) for piece in printed_pieces(package, part))
