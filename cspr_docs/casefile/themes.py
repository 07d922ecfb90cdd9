"""The vocabulary of themes, which of them a case names and where, and what earlier cases know of the same themes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from cspr_docs.casefile.folder import shared_file
from cspr_docs.casefile.reading import read_model
from cspr_docs.problems import DataPath
from schemas.case import Case
from schemas.report import Recommendation
from schemas.themes import Theme, Vocabulary

THEMES_FILE = "themes.yaml"
"""Beside the case folders, as the partnership is: its own themes."""


def vocabulary(folder: Path) -> Mapping[str, Theme]:
    """The themes by id that hold for a case folder: those shipped, and the partnership's own from beside the folder.

    Raises:
        Stop: the partnership's file cannot be read; carries every problem.
    """
    own = shared_file(folder).with_name(THEMES_FILE)
    held = read_model(own, Vocabulary, "the vocabulary of themes").themes if own.is_file() else ()
    return {theme.id: theme for theme in (*_shipped(), *held)}


def vocabulary_of(folders: Iterable[Path]) -> Mapping[str, Theme]:
    """The themes by id that hold for any of these case folders.

    Raises:
        Stop: as `vocabulary`.
    """
    one_beside_each_other = {folder.parent: folder for folder in folders}.values()
    return {id_: theme for folder in one_beside_each_other for id_, theme in vocabulary(folder).items()}


@cache
def _shipped() -> tuple[Theme, ...]:
    with as_file(files("cspr_docs.casefile").joinpath(THEMES_FILE)) as path:
        return read_model(path, Vocabulary, "the vocabulary of themes").themes


def named_themes(case: Case) -> Iterator[tuple[str, DataPath]]:
    """Each theme that the case names, with its data path: of the learning, of an episode, of a finding."""
    review = case.rapid_review
    yield from _listed(review.themes, ("rapid_review", "themes"))
    for episode in review.key_practice_episodes:
        yield from _listed(episode.themes, ("rapid_review", "key_practice_episodes", episode.id, "themes"))
    for finding in case.findings:
        yield from _listed(finding.themes, ("findings", finding.id, "themes"))


def _listed(themes: Iterable[str], path: DataPath) -> Iterator[tuple[str, DataPath]]:
    yield from ((theme, (*path, index)) for index, theme in enumerate(themes))


def themes_answered(case: Case, recommendation: Recommendation) -> frozenset[str]:
    """The themes of the findings that a recommendation answers."""
    return frozenset(
        theme
        for finding in case.findings
        if finding.id in recommendation.findings
        for theme in finding.themes
    )


def day_of(case: Case) -> date | None:
    """Since when the partners have known of the case, as far as it says so; by it cases are earlier or later."""
    days = (
        case.incident.aware_on,
        case.referral.referred_on,
        case.notification.notified_on,
        case.opened_on,
        case.rapid_review.completed_on,
    )
    return next((day for day in days if day), None)


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """What a later case must know of one before it: its themes, and those about which it made recommendations.

    `reported_on` is when its report was complete: until then nobody had made its recommendations.
    """

    reference: str
    day: date
    themes: frozenset[str]
    recommended: frozenset[str]
    reported_on: date | None


def as_earlier(case: Case) -> EarlierCase | None:
    """What others must know of the case; `None` where it has no themes, or no day by which it is earlier."""
    themes, day = frozenset(theme for theme, _ in named_themes(case)), day_of(case)
    if not themes or day is None:
        return None
    answered = (themes_answered(case, one) for one in case.recommendations)
    recommended = frozenset(theme for one in answered for theme in one)
    return EarlierCase(case.reference, day, themes, recommended, case.final_report.completed_on)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a case in its workspace: the vocabulary, and the cases that came before it, newest first."""

    vocabulary: Mapping[str, Theme]
    earlier: tuple[EarlierCase, ...] = ()
