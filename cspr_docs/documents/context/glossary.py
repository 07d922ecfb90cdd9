"""The abbreviations that a document used, with what they stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cspr_docs.casefile.plain import plain_yaml
from cspr_docs.documents.context.pen import DraftPen
from schemas.report import Abbreviation

_KNOWN = Path(__file__).parent.parent / "abbreviations.yaml"


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
    return dict(plain_yaml(_KNOWN.read_text(encoding="utf-8"), _KNOWN.name))
