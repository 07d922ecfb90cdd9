"""What comes back over cases and years: each theme with its cases, and what was recommended and became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs.casefile import CaseFile
from cspr_docs.casefile.shape import value_at
from cspr_docs.casefile.themes import day_of, named_themes, themes_answered
from cspr_docs.documents.all_cases.case_words import CaseWords
from cspr_docs.documents.all_cases.standing import completed_of
from cspr_docs.problems import DataPath
from schemas.base import day_in_words
from schemas.case import Case
from schemas.report import Recommendation
from schemas.themes import Theme

LEARNING = "what was learned"


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation on some themes, and what became of it, in words: `carried out on 3 March 2026`."""

    reference: str
    id: str
    title: str
    reported_on: date | None
    became: str
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CaseThemes:
    """What one case says of themes; `named` has for each where it is named, in words."""

    folder: Path
    reference: str
    day: date | None
    named: Mapping[str, tuple[str, ...]]
    recommended: tuple[Recommended, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A case that names a theme, and where, in words."""

    reference: str
    day: date | None
    where: str


@dataclass(frozen=True, slots=True)
class ThemeSeen:
    """A theme over all cases: those that name it, the oldest first, and what was recommended on it."""

    theme: Theme
    cases: tuple[CaseThemes, ...]
    recommended: tuple[Recommended, ...]

    @property
    def found(self) -> tuple[FoundIn, ...]:
        """Where the theme was found, the oldest case first."""
        where = (case.named[self.theme.id] for case in self.cases)
        return tuple(
            FoundIn(case.reference, case.day, "; ".join(places))
            for case, places in zip(self.cases, where, strict=True)
        )

    @property
    def is_recurrent(self) -> bool:
        """Whether more than one case has it."""
        return len(self.cases) > 1

    @property
    def is_recommended_again(self) -> bool:
        """Whether the reviews of more than one case recommended something on it."""
        return len({one.reference for one in self.recommended}) > 1

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its cases, each once."""
        return tuple(sorted({case.day.year for case in self.cases if case.day}))


def case_themes(case_file: CaseFile) -> CaseThemes:
    """What the case says of themes, in the words of the Panel's documents."""
    case = case_file.case
    words = CaseWords(case)
    where: dict[str, tuple[str, ...]] = {}
    for theme, path in named_themes(case):
        where[theme] = (*where.get(theme, ()), words.line(_place(case, path)))
    made = tuple(
        Recommended(
            case.reference,
            one.id,
            words.line(one.title),
            case.final_report.completed_on,
            _became(case, one),
            themes_answered(case, one),
        )
        for one in case.recommendations
    )
    return CaseThemes(case_file.folder, case.reference, day_of(case), where, made)


def seen_over(cases: Iterable[CaseThemes], vocabulary: Mapping[str, Theme]) -> tuple[ThemeSeen, ...]:
    """Each theme that a case names: those of most cases first, then in the order of the vocabulary."""
    by_day = sorted(cases, key=lambda one: (one.day or date.max, one.reference))
    own = {theme: Theme(id=theme, name=theme) for case in by_day for theme in case.named}
    found = []
    for id_, theme in {**own, **vocabulary}.items():
        having = tuple(case for case in by_day if id_ in case.named)
        made = (one for case in by_day for one in case.recommended if id_ in one.themes)
        if having:
            found.append(ThemeSeen(theme, having, tuple(made)))
    order = [*vocabulary]
    rank = {id_: place for place, id_ in enumerate(order)}
    return tuple(sorted(found, key=lambda one: (-len(one.cases), rank.get(one.theme.id, len(order)))))


def _place(case: Case, path: DataPath) -> str:
    item = value_at(case, path[:-2])
    title = getattr(item, "title", None)
    if not title:
        return LEARNING
    return f'{"finding" if path[0] == "findings" else "practice episode"} "{title}"'


def _became(case: Case, made: Recommendation) -> str:
    """What became of a recommendation, as far as the case tells it."""
    actions = [one for one in case.actions if one.recommendation == made.id]
    stands = f"carried out on {day_in_words(made.done_on)}" if made.done_on else completed_of(actions)
    due = f"due on {day_in_words(made.due_on)}" if made.due_on and not made.done_on else ""
    held = [one.held_on for one in case.audits if made.id in one.recommendations and one.held_on]
    audited = f"audited on {day_in_words(max(held))}" if held else "no audit of it is recorded"
    return ", ".join(filter(None, (stands, due, audited)))
