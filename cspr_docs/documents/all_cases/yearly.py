"""The section on reviews for a partnership's yearly report: safe for the public, no case and no child can be told."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cspr_docs.documents.all_cases.case_year import (
    CLOCKS,
    KEPT,
    NOT_KEPT,
    OFFERS,
    OUTCOMES,
    READ_DRAFT,
    CaseYear,
    ChildCounted,
)
from cspr_docs.documents.all_cases.categories import AGES, CATEGORIES, NATURES, NOT_KNOWN, QUARTERS
from cspr_docs.documents.all_cases.small_numbers import Count, NumberTable, shown, side_by_side
from cspr_docs.documents.all_cases.themes import ThemeSeen
from cspr_docs.documents.all_cases.year import ReportYear
from cspr_docs.problems.wording import counted, listed

_CHILDREN = ("Children",)


@dataclass(frozen=True, slots=True)
class ThemeOfYear:
    """A theme of the year's cases: its name, and the earlier years in which cases had it."""

    name: str
    earlier: tuple[int, ...]

    @property
    def years(self) -> str:
        """`2024 and 2025`; empty where there were none."""
        return listed(map(str, self.earlier))


@dataclass(frozen=True, slots=True)
class YearlySection:
    """What the section says.

    Attributes:
        children: the tables of the children whom notifications of the year told of; the first is by age and by what
            happened.
        clocks: for each duty that fell due in the year how often it was kept.
        themes: those of the cases that became known in the year.
        recommended_again: themes on which a review of the year recommended something, as one before it had.
        work: what became of recommendations, actions and audits, a sentence each.
        impact: how often the learning was shared, and with what shows that it made a difference.
        told: what changed, in the partnership's own words: read them before they are published.
        kept_back: how many such sentences are left out, since they name a case or a child, or a restriction keeps them.
    """

    year: ReportYear
    children: tuple[NumberTable, ...]
    decisions: NumberTable
    clocks: NumberTable
    themes: tuple[ThemeOfYear, ...]
    recommended_again: tuple[ThemeOfYear, ...]
    work: tuple[str, ...]
    impact: tuple[str, ...]
    told: tuple[str, ...]
    kept_back: int
    families: tuple[NumberTable, ...]

    @property
    def are_children_few(self) -> bool:
        """Whether there are so few children that no number of them may be given."""
        return self.children[0].is_too_small


def yearly_section(cases: Sequence[CaseYear], themes: Iterable[ThemeSeen], year: ReportYear) -> YearlySection:
    """The section of all cases; `themes` are those of all of them, of whatever year."""
    themes = [*themes]
    told, kept_back = _may_be_told(cases)
    offers = _count(
        "Family members of the cases that became known in the year",
        "People",
        OFFERS,
        cases,
        attrgetter("offers"),
    )
    read = _count(
        "Family members who could read a draft of the reports of the year",
        "People",
        READ_DRAFT,
        cases,
        attrgetter("read_draft"),
    )
    return YearlySection(
        year,
        shown(tables_of_children([child for case in cases for child in case.children])),
        shown([_count("What the partners decided", "Decisions", OUTCOMES, cases, _outcomes)])[0],
        _clock_table(cases),
        tuple(_themes(themes, year)),
        tuple(_again(themes, year)),
        tuple(_work(cases)),
        tuple(_impact(cases)),
        told,
        kept_back,
        (*shown([offers]), *shown([read])),
    )


def tables_of_children(children: Sequence[ChildCounted]) -> list[Count]:
    """The tables of the children, as they are counted: all count the same ones."""
    natures = (*NATURES, *([NOT_KNOWN] if any(child.nature == NOT_KNOWN for child in children) else []))
    by_both = Counter((child.age, child.nature) for child in children)
    numbers = tuple(tuple(by_both[age, nature] for nature in natures) for age in AGES)
    counts = [Count("Age, and what happened as it was notified", AGES, natures, numbers)]
    by_quarter = Counter(child.quarter for child in children)
    counts.append(Count("When it was notified", QUARTERS, _CHILDREN, _column(by_quarter, QUARTERS)))
    for at, (title, (rows, _)) in enumerate(CATEGORIES.items()):
        by_row = Counter(child.rows[at] for child in children)
        counts.append(Count(title, rows, _CHILDREN, _column(by_row, rows)))
    return counts


def _column(numbers: Counter[str], rows: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    return tuple((numbers[row],) for row in rows)


def _count(
    title: str,
    column: str,
    rows: tuple[str, ...],
    cases: Sequence[CaseYear],
    of: Callable[[CaseYear], Iterable[str]],
) -> Count:
    return Count(title, rows, (column,), _column(Counter(one for case in cases for one in of(case)), rows))


def _outcomes(case: CaseYear) -> Iterable[str]:
    return filter(None, (case.outcome,))


def _clock_table(cases: Sequence[CaseYear]) -> NumberTable:
    every = [clock for case in cases for clock in case.clocks]
    counts = []
    for key in CLOCKS:
        found = [(name, kept) for held, name, kept in every if held == key]
        if found:
            in_time = sum(kept for _, kept in found)
            numbers = ((in_time,), (len(found) - in_time,))
            counts.append(Count(found[0][0], (KEPT, NOT_KEPT), ("Times",), numbers))
    return side_by_side("What fell due in the year", counts)


def _themes(themes: Iterable[ThemeSeen], year: ReportYear) -> Iterable[ThemeOfYear]:
    """The themes of the year's cases: those that came back first."""
    found = []
    for seen in themes:
        days = [case.day for case in seen.cases if case.day]
        if any(day in year for day in days):
            earlier = {day.year for day in days if day < year.first}
            found.append(ThemeOfYear(seen.theme.name, tuple(sorted(earlier))))
    return sorted(found, key=lambda one: not one.earlier)


def _again(themes: Iterable[ThemeSeen], year: ReportYear) -> Iterable[ThemeOfYear]:
    for seen in themes:
        days = sorted(one.reported_on for one in seen.recommended if one.reported_on)
        now = [day for day in days if day in year]
        before = {day.year for day in days if now and day < now[-1]}
        if now and before:
            yield ThemeOfYear(seen.theme.name, tuple(sorted(before)))


def _work(cases: Sequence[CaseYear]) -> Iterable[str]:
    made, due, done = (sum(getattr(one, name) for one in cases) for name in ("made", "due", "carried_out"))
    actions, complete = sum(one.actions_due for one in cases), sum(one.actions_complete for one in cases)
    held, missed = sum(one.audits_held for one in cases), sum(one.audits_not_held for one in cases)
    yield f"{counted(made, 'recommendation')} made in reports of the year."
    yield f"{counted(due, 'recommendation')} due in the year; carried out by its end: {done}."
    yield f"{counted(actions, 'action')} due in the year; complete by its end: {complete}."
    yield f"{counted(held, 'audit')} of improvements held in the year; planned and not held: {missed}."


def _impact(cases: Sequence[CaseYear]) -> Iterable[str]:
    shared, told = sum(one.shared for one in cases), sum(one.shared_with_impact for one in cases)
    yield f"The learning was shared {counted(shared, 'time')} in the year."
    yield f"What shows that it made a difference is recorded for {told} of them, and not for {shared - told}."


def _may_be_told(cases: Sequence[CaseYear]) -> tuple[tuple[str, ...], int]:
    """The sentences on what changed that name nobody, no case and no child, and how many are left out."""
    private = {re.escape(word) for case in cases for word in case.private if word}
    named = re.compile(rf"@|(?<!\w)(?:{'|'.join(sorted(private))})(?!\w)", re.IGNORECASE)
    sentences = dict.fromkeys(" ".join(text.split()) for case in cases for text in case.told)
    safe = tuple(text for text in sentences if not named.search(text))
    return safe, len(sentences) - len(safe) + sum(case.restricted for case in cases)
