"""What one case has to do with a year: the part of it that the section for the yearly report keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.as_at import as_at
from cspr_docs.casefile.themes import day_of
from cspr_docs.checks.restrictions import held_from
from cspr_docs.documents.all_cases.categories import CATEGORIES, NOT_KNOWN, age_band, quarter
from cspr_docs.documents.all_cases.themes import CaseThemes, case_themes
from cspr_docs.documents.all_cases.year import ReportYear
from cspr_docs.law import DeadlineState, deadlines, edition
from schemas.base import Known
from schemas.case import Case
from schemas.decision import Outcome
from schemas.family import FamilyInvolvement, Offer
from schemas.incident import NotifiedChild

CLOCKS = ("notification", "rapid_review", "sent_to_panel", "family_told", "report", "copy_to_panel")
"""The clocks that a yearly report tells of."""
KEPT, NOT_KEPT = "In time", "Late, or not recorded as done"
_OUTCOMES = {
    Outcome.LOCAL_REVIEW: "A local review",
    Outcome.OTHER_LEARNING: "Learning in another way",
    Outcome.NO_REVIEW: "No review",
}
OUTCOMES = tuple(_OUTCOMES.values())
_OFFERS = {
    Offer.ACCEPTED: "Took part",
    Offer.DECLINED: "Declined",
    Offer.OFFERED: "Was asked, and has not answered",
    Offer.NOT_OFFERED: "Was not asked",
    None: "Not recorded",
}
OFFERS = tuple(_OFFERS.values())
_READ = {Known.YES: "Read it", Known.NO: "Did not read it"}
READ_DRAFT = (*_READ.values(), NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class ChildCounted:
    """A child of a notification: what happened, and into which row of each table it goes."""

    nature: str
    age: str
    quarter: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseYear:
    """The part of a case that belongs to a year, as it stood at the year's end.

    Attributes:
        private: words that no public text may hold: the case's reference and the pseudonyms of its children.
        is_known: whether the partners came to know of the case in the year.
        clocks: of each that fell due in the year its key, its name, and whether it was kept.
        told: sentences on what changed, of cases of which something is published.
        restricted: how many more a restriction keeps from the public.
    """

    private: tuple[str, ...]
    is_known: bool
    children: tuple[ChildCounted, ...]
    clocks: tuple[tuple[str, str, bool], ...]
    outcome: str
    offers: tuple[str, ...]
    read_draft: tuple[str, ...]
    themes: CaseThemes
    made: int
    due: int
    carried_out: int
    actions_due: int
    actions_complete: int
    audits_held: int
    audits_not_held: int
    shared: int
    shared_with_impact: int
    told: tuple[str, ...]
    restricted: int


def case_year(case_file: CaseFile, year: ReportYear, today: date) -> CaseYear:
    """What the case has to do with the year, as at its end, or as at today where it is not over."""
    day = min(year.last, today)
    case = as_at(case_file.case, day)
    report_on, known_on = case.final_report.completed_on, day_of(case)
    recommended = [one for one in case.recommendations if one.due_on in year]
    actions = [one for one in case.actions if one.due_on in year]
    shared = [one for one in case.dissemination if one.on in year]
    audits = [one for one in case.audits if (one.held_on or one.planned_on) in year]
    said = tuple(_told(case, year))
    kept_back = held_from(case, case_file.identities, is_public=True)
    told = tuple(text for text in said if all(one.told_by((), text) is None for one in kept_back))
    return CaseYear(
        (case.reference, *(child.pseudonym for child in case.children)),
        known_on in year,
        tuple(_children(case)) if case.notification.notified_on in year else (),
        tuple(_clocks(case, year, day)),
        _OUTCOMES[case.decision.outcome]
        if case.decision.outcome and case.decision.decided_on in year
        else "",
        tuple(_OFFERS[one.offer] for one in case.family_involvement) if known_on in year else (),
        tuple(map(_read, case.family_involvement)) if report_on in year else (),
        case_themes(replace(case_file, case=case)),
        len(case.recommendations) if report_on in year else 0,
        len(recommended),
        sum(one.done_on is not None for one in recommended),
        len(actions),
        sum(one.is_done for one in actions),
        sum(one.held_on is not None for one in audits),
        sum(one.held_on is None and one.planned_on != day for one in audits),
        len(shared),
        sum(bool(one.impact) for one in shared),
        told,
        len(said) - len(told),
    )


def _children(case: Case) -> Iterator[ChildCounted]:
    """Each child as notified; where the notification has none, those of the incident, with nothing known of them."""
    sent = case.notification
    nature = sent.nature or case.incident.nature
    for child in sent.children or [NotifiedChild(child=id_) for id_ in case.incident.children]:
        rows = tuple(row_of(child) for _, row_of in CATEGORIES.values())
        if sent.notified_on:
            words = nature.words if nature else NOT_KNOWN
            yield ChildCounted(words, age_band(child.age), quarter(sent.notified_on), rows)


def _clocks(case: Case, year: ReportYear, day: date) -> Iterator[tuple[str, str, bool]]:
    for one in deadlines(case, edition(case), day).binding:
        counted = one.state in (DeadlineState.MET, DeadlineState.MISSED, DeadlineState.OVERDUE)
        if one.key in CLOCKS and counted and one.due_on in year:
            yield one.key, one.name, one.state is DeadlineState.MET


def _read(person: FamilyInvolvement) -> str:
    return _READ.get(person.read_draft or Known.UNKNOWN, NOT_KNOWN)


def _told(case: Case, year: ReportYear) -> Iterator[str]:
    """What changed, in the partnership's own words, where something of the case is public by the year's end."""
    published = case.publication.published_on
    if published is None or published > year.last:
        return
    yield from (one.impact for one in case.dissemination if one.impact and one.on in year)
    yield from (one.outcome for one in case.actions if one.outcome and one.completed_on in year)
