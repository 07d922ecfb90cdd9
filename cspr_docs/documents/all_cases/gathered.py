"""All cases of a workspace as their papers tell of them: a field for each thing that is told, made in one reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile, UnreadCase, read_cases
from cspr_docs.documents.all_cases.considered import Considered, considered, oldest_first
from schemas.partnership import Partnership


@dataclass(frozen=True, slots=True)
class AllCases:
    """What a template of a paper over all cases may name.

    `today` is the day as at which it is told. `not_read` are the folders of the cases that are locked or cannot be
    read: they are missing in everything else.
    """

    today: date
    partnership: Partnership
    not_read: tuple[str, ...]
    considered: tuple[Considered, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is kept of one case once the next is read."""

    partnership: Partnership
    considered: Considered


def gather(
    folders: Iterable[Path], today: date, locked: Iterable[str] = ()
) -> tuple[AllCases, tuple[UnreadCase, ...]]:
    """All the cases as they stand on a day, and those that cannot be read; `locked` are cases that nobody tried."""
    parts, unread = [], []
    for one in read_cases(folders):
        if isinstance(one, UnreadCase):
            unread.append(one)
        else:
            parts.append(_part(one))
    return AllCases(
        today,
        _shared([part.partnership for part in parts]),
        (*(one.folder.name for one in unread), *locked),
        oldest_first(part.considered for part in parts),
    ), tuple(unread)


def _part(case_file: CaseFile) -> _Part:
    return _Part(case_file.case.partnership, considered(case_file))


def _shared(partnerships: Sequence[Partnership]) -> Partnership:
    """The partnership of all the cases; where there are several, their names and no letterhead of any of them."""
    names = dict.fromkeys(one.name for one in partnerships if one.name)
    if len(names) == 1:
        return next(one for one in partnerships if one.name)
    return Partnership.blank().model_copy(update={"name": " and ".join(names) or None})
