"""All cases of a workspace as their papers tell of them: a field for each thing that is told, made in one reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile, UnreadCase, read_cases
from cspr_docs.casefile.themes import vocabulary_of
from cspr_docs.documents.all_cases.actions import (
    ActionOwner,
    ActionRow,
    RecommendationRow,
    action_rows,
    is_owned_by,
    owners_of,
    recommendation_rows,
)
from cspr_docs.documents.all_cases.audits import AuditRow, audit_rows
from cspr_docs.documents.all_cases.case_year import CaseYear, case_year
from cspr_docs.documents.all_cases.considered import Considered, considered, oldest_first
from cspr_docs.documents.all_cases.standing import overdue_first
from cspr_docs.documents.all_cases.themes import CaseThemes, ThemeSeen, case_themes, seen_over
from cspr_docs.documents.all_cases.year import ReportYear
from cspr_docs.documents.all_cases.yearly import YearlySection, yearly_section
from cspr_docs.law import deadlines, edition
from schemas.case import Classification
from schemas.partnership import Partnership


@dataclass(frozen=True, slots=True)
class AllCases:
    """What a template of a paper over all cases may name.

    `today` is the day as at which it is told. `not_read` are the folders of the cases that are locked or cannot be
    read: they are missing in everything else. `yearly` is of the year that was asked for, else of the one from April
    to March that ended last.
    """

    today: date
    partnership: Partnership
    classification: Classification
    not_read: tuple[str, ...]
    considered: tuple[Considered, ...]
    recommendations: tuple[RecommendationRow, ...]
    actions: tuple[ActionRow, ...]
    audits: tuple[AuditRow, ...]
    owners: tuple[ActionOwner, ...]
    themes: tuple[ThemeSeen, ...]
    yearly: YearlySection


@dataclass(frozen=True, slots=True)
class _Part:
    """What is kept of one case once the next is read."""

    partnership: Partnership
    classification: Classification
    considered: Considered
    recommendations: tuple[RecommendationRow, ...]
    actions: tuple[ActionRow, ...]
    audits: tuple[AuditRow, ...]
    themes: CaseThemes
    year: CaseYear


_STRICTER = tuple(Classification)
"""The markings, the strictest last: a paper bears that of the strictest case which it tells of."""


def gather(
    folders: Sequence[Path], today: date, locked: Iterable[str] = (), year: ReportYear | None = None
) -> tuple[AllCases, tuple[UnreadCase, ...]]:
    """All the cases as they stand on a day, and those that cannot be read; `locked` are cases that nobody tried.

    Raises:
        Stop: the partnership's vocabulary of themes cannot be read.
    """
    parts, unread = [], []
    year = year or ReportYear.ended_before(today)
    for one in read_cases(folders):
        if isinstance(one, UnreadCase):
            unread.append(one)
        else:
            parts.append(_part(one, year, today))
    known = vocabulary_of(folders)
    actions = overdue_first(row for part in parts for row in part.actions)
    themes = seen_over((part.themes for part in parts), known)
    of_year = seen_over((part.year.themes for part in parts), known)
    return AllCases(
        today,
        _shared([part.partnership for part in parts]),
        max((part.classification for part in parts), key=_STRICTER.index, default=_STRICTER[0]),
        (*(one.folder.name for one in unread), *locked),
        oldest_first(part.considered for part in parts),
        overdue_first(row for part in parts for row in part.recommendations),
        actions,
        overdue_first(row for part in parts for row in part.audits),
        owners_of(actions),
        themes,
        yearly_section([part.year for part in parts], of_year, year),
    ), tuple(unread)


def only_of(owner: str, all_cases: AllCases) -> AllCases:
    """The same with the recommendations and actions that one owner answers for, and no audits."""
    recommendations = (row for row in all_cases.recommendations if is_owned_by(row, owner))
    actions = (row for row in all_cases.actions if is_owned_by(row, owner))
    return replace(all_cases, recommendations=tuple(recommendations), actions=tuple(actions), audits=())


def _part(case_file: CaseFile, year: ReportYear, today: date) -> _Part:
    case = case_file.case
    clocks = deadlines(case, edition(case), today)
    return _Part(
        case.partnership,
        case.classification,
        considered(case_file),
        tuple(recommendation_rows(case, clocks)),
        tuple(action_rows(case, clocks)),
        tuple(audit_rows(case, clocks, today)),
        case_themes(case_file),
        case_year(case_file, year, today),
    )


def _shared(partnerships: Sequence[Partnership]) -> Partnership:
    """The partnership of all the cases; where there are several, their names and no letterhead of any of them."""
    names = dict.fromkeys(one.name for one in partnerships if one.name)
    if len(names) == 1:
        return next(one for one in partnerships if one.name)
    return Partnership.blank().model_copy(update={"name": " and ".join(names) or None})
