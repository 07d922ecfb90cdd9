"""The abbreviations that a document used, with what they stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cspr_docs.casefile import read_model
from cspr_docs.documents.context.pen import DraftPen
from schemas.base import Model
from schemas.report import Abbreviation

_KNOWN = Path(__file__).parent.parent / "abbreviations.yaml"


class WellKnown(Model):
    """The abbreviations that reports of this kind use everywhere."""

    entries: tuple[Abbreviation, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Looked through at the end of a document, when all its text has been written."""

    pen: DraftPen
    own: tuple[Abbreviation, ...]

    def __iter__(self) -> Iterator[Abbreviation]:
        meanings = _known() | {entry.short: entry.meaning for entry in self.own}
        return iter(_entries(meanings, self.pen.abbreviations))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _entries(meanings: dict[str, str], used: Iterable[str]) -> list[Abbreviation]:
    found = sorted(set(used) & set(meanings), key=str.casefold)
    return [Abbreviation(short=short, meaning=meanings[short]) for short in found]


@cache
def _known() -> dict[str, str]:
    return {
        entry.short: entry.meaning for entry in read_model(_KNOWN, WellKnown, "the abbreviations").entries
    }
