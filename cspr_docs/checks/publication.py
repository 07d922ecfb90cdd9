"""Publication: decided, explained, told beforehand, and not of a draft."""

from collections.abc import Iterator
from datetime import timedelta

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.problems import Problem
from schemas.base import Known
from schemas.improvement import PublicationKind
from schemas.report import ReportStatus

_NOTICE = timedelta(days=28)
"""How long before publication it is time to tell the family the day; a rule of the house."""


def undecided(look: Inspection) -> Iterator[Problem]:
    """A report that is done, and nothing says what becomes of it."""
    if look.is_report_complete and look.case.publication.kind is None:
        message = "the report is complete, and nothing says whether and how it is published"
        yield Problem("publication-undecided", message, "", ("publication", "kind"))


def unexplained(look: Inspection) -> Iterator[Problem]:
    """Less than the full report, or later, without a reason."""
    held = look.case.publication
    if held.kind in (PublicationKind.DELAYED, PublicationKind.IMPROVEMENTS_ONLY) and not held.because:
        message = f"nothing says why: {held.kind.words.lower()}"
        yield Problem("publication-unexplained", message, "", ("publication", "because"))


def draft_published(look: Inspection) -> Iterator[Problem]:
    """A report that is public and still called a draft."""
    if look.case.publication.published_on and look.case.final_report.status is ReportStatus.DRAFT:
        full = look.case.publication.kind is not PublicationKind.IMPROVEMENTS_ONLY
        if full:
            message = "the report is published, and its status is still draft"
            yield Problem("published-draft", message, "set the status to final", ("final_report", "status"))


def family_untold(look: Inspection) -> Iterator[Problem]:
    """A family that will learn of the publication from others."""
    held = look.case.publication
    day = held.published_on or held.planned_on
    if day and day - look.today < _NOTICE and held.family_told is not Known.YES:
        message = "nothing says that the family was told the day of publication beforehand"
        yield Problem(
            "family-not-told", message, "tell them first, and note it", ("publication", "family_told")
        )


def repository(look: Inspection) -> Iterator[Problem]:
    """A published report that is not in the national repository."""
    held = look.case.publication
    if held.published_on and held.published_on < look.today and held.repository_sent_on is None:
        message = "the published report was not sent to the national case review repository"
        yield Problem("not-in-repository", message, "", ("publication", "repository_sent_on"))


CHECKS: tuple[Rule, ...] = (undecided, unexplained, draft_published, family_untold, repository)
