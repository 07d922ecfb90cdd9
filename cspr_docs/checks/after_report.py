"""After the report: how it is published, and whether its recommendations are carried out and their effect looked at."""

from collections.abc import Iterator
from datetime import timedelta

from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.problems import Problem, advice, error, gap
from cspr_docs.problems.wording import listed
from schemas.base import Known, words_of
from schemas.improvement import Progress, PublicationKind
from schemas.report import ReportStatus

_NOTICE = timedelta(days=28)
"""How long before publication it is time to tell the family the day; a rule of the house."""
PUBLICATION_UNDECIDED = gap(
    "publication-undecided",
    "The report is complete, and nothing says whether it is published in full, as information on improvements "
    "only, or later.",
)


def undecided(look: Inspection) -> Iterator[Problem]:
    """A report that is done, and nothing says what becomes of it."""
    if look.is_report_complete and look.case.publication.kind is None:
        message = "the report is complete, and nothing says whether and how it is published"
        yield Problem(PUBLICATION_UNDECIDED, message, "", ("publication", "kind"))


PUBLICATION_UNEXPLAINED = gap(
    "publication-unexplained",
    "Publication is delayed, or only the improvements are published, and nothing says why. Give the reason: Panel "
    "and Secretary of State are told it.",
)


def unexplained(look: Inspection) -> Iterator[Problem]:
    """Less than the full report, or later, without a reason."""
    held = look.case.publication
    if held.kind in (PublicationKind.DELAYED, PublicationKind.IMPROVEMENTS_ONLY) and not held.because:
        message = f"nothing says why: {held.kind.words.lower()}"
        yield Problem(PUBLICATION_UNEXPLAINED, message, "", ("publication", "because"))


PUBLISHED_DRAFT = error(
    "published-draft",
    "The report is published, and its status is still draft, so every copy is marked as one. Set the status to "
    "final.",
)


def draft_published(look: Inspection) -> Iterator[Problem]:
    """A report that is public and still called a draft."""
    held, status = look.case.publication, look.case.final_report.status
    is_report = held.kind is not PublicationKind.IMPROVEMENTS_ONLY
    if held.published_on and is_report and status is ReportStatus.DRAFT:
        message = "the report is published, and its status is still draft"
        yield Problem(PUBLISHED_DRAFT, message, "set the status to final", ("final_report", "status"))


FAMILY_NOT_TOLD = advice(
    "family-not-told",
    "Nothing says that the family was told beforehand when the report will be public. They must not learn it from "
    "the press. Tell them, and set family_told.",
)


def family_untold(look: Inspection) -> Iterator[Problem]:
    """A family that will learn of the publication from others."""
    held = look.case.publication
    day = held.published_on or held.planned_on
    if day and day - look.today < _NOTICE and held.family_told is not Known.YES:
        message = "nothing says that the family was told the day of publication beforehand"
        path = ("publication", "family_told")
        yield Problem(FAMILY_NOT_TOLD, message, "tell them first, and note it", path)


NOT_IN_REPOSITORY = advice(
    "not-in-repository",
    "The report is published, and no copy has gone to the national case review repository, where others look for "
    "it. Send one and note the date.",
)


def repository(look: Inspection) -> Iterator[Problem]:
    """A published report that is not in the national repository."""
    held = look.case.publication
    if held.published_on and held.published_on < look.today and held.repository_sent_on is None:
        message = "the published report was not sent to the national case review repository"
        yield Problem(NOT_IN_REPOSITORY, message, "", ("publication", "repository_sent_on"))


RECOMMENDATION_WITHOUT_ACTION = advice(
    "recommendation-without-action",
    "The report is complete, and no action carries out this recommendation. Add actions with a lead and a date.",
)


def not_acted_on(look: Inspection) -> Iterator[Problem]:
    """A recommendation of a finished report that no action carries out."""
    if not look.is_report_complete:
        return
    acted = {action.recommendation for action in look.case.actions}
    for recommendation in look.case.recommendations:
        if recommendation.id not in acted:
            message = "the report is complete, and no action carries out this recommendation"
            yield Problem(RECOMMENDATION_WITHOUT_ACTION, message, "", ("recommendations", recommendation.id))


ACTION_INCOMPLETE = advice(
    "action-incomplete",
    "An action has nobody who leads it, no date, or is complete without the day. Fill it in, or nobody can be held "
    "to it.",
)
ACTION_OVERDUE = advice(
    "action-overdue",
    "The day of an action or a recommendation is gone, and it is not complete. Note how it stands.",
)
ACTION_WITHOUT_OUTCOME = advice(
    "action-without-outcome",
    "An action is done, and nothing says what came of it for children. That is what the partners will be asked.",
)


def actions(look: Inspection) -> Iterator[Problem]:
    """An action that nobody leads, that has no date, or that is done without a result."""
    for action in look.case.actions:
        path = ("actions", action.id)
        if not (action.lead or action.lead_role):
            yield Problem(ACTION_INCOMPLETE, "nobody leads this action", path=(*path, "lead"))
        elif not action.lead:
            message = "no agency leads this action, only a role"
            yield Problem(ACTION_INCOMPLETE, message, path=(*path, "lead"))
        if action.due_on is None and not action.is_done:
            yield Problem(ACTION_INCOMPLETE, "this action has no date", path=(*path, "due_on"))
        if action.is_done and not action.outcome:
            message = "this action is done, and nothing says what came of it for children"
            yield Problem(ACTION_WITHOUT_OUTCOME, message, path=(*path, "outcome"))


def not_carried_out(look: Inspection) -> Iterator[Problem]:
    """An action or a recommendation whose day is gone."""
    for late in look.deadlines.overdue("action", "recommendation"):
        message = f"this {late.key} was due on {words_of(late.due_on)}"
        yield Problem(ACTION_OVERDUE, message, "note how it stands, or when it was done", late.path[:-1])


ACTION_CONTRADICTED = error(
    "action-contradicted",
    "An action has a day of completion, and its progress says that it is not complete. Correct one of the two.",
)


def progress(look: Inspection) -> Iterator[Problem]:
    """An action with a day of completion that is not complete, or the reverse."""
    for action in look.case.actions:
        path = ("actions", action.id)
        if action.completed_on and action.progress not in (None, Progress.COMPLETE):
            day = words_of(action.completed_on)
            message = f"this action was completed on {day}, and its progress is not complete"
            yield Problem(ACTION_CONTRADICTED, message, "correct one of the two", (*path, "progress"))
        if action.progress is Progress.COMPLETE and action.completed_on is None:
            message = "this action is complete, and nothing says since when"
            yield Problem(ACTION_INCOMPLETE, message, path=(*path, "completed_on"))


AUDIT_MISSING = advice(
    "audit-missing",
    "Nobody plans to look at whether the improvements were made and helped, or an audit that was planned has no "
    "date on which it was held. The partners should audit progress regularly.",
)


def audits(look: Inspection) -> Iterator[Problem]:
    """Improvements that nobody plans to look at again, or an audit that was planned and not held."""
    held = look.case.audits
    if look.is_report_complete and look.case.recommendations and not held:
        message = "no audit is planned of whether the improvements were made and helped"
        yield Problem(AUDIT_MISSING, message, "plan one in audits", ("audits",))
    for late in look.deadlines.overdue("audit"):
        message = f"this audit was planned for {words_of(late.due_on)}, and nothing says that it was held"
        yield Problem(AUDIT_MISSING, message, "", late.path[:-1])


AUDIT_WITHOUT_RESULT = advice(
    "audit-without-result",
    "An audit was held, and nothing says who looked and how, what it found, what it shows of a difference for "
    "children, or what is done now. Write it into audits: the audit report tells it.",
)
_TOLD_OF_AUDIT = {
    "by": "who looked",
    "method": "how",
    "found": "what it found",
    "impact": "what it shows for children",
    "what_next": "what happens next",
}


def audit_results(look: Inspection) -> Iterator[Problem]:
    """An audit that was held and tells nothing, or of whose findings nothing follows."""
    for audit in look.case.audits:
        missing = [words for name, words in _TOLD_OF_AUDIT.items() if not getattr(audit, name)]
        if audit.held_on and missing:
            message = f"this audit was held, and nothing says {listed(missing)}"
            yield Problem(
                AUDIT_WITHOUT_RESULT, message, "write it for the audit report", ("audits", audit.id)
            )
    for late in look.deadlines.overdue("next_audit"):
        message = f"the next audit was due on {words_of(late.due_on)}, and none is planned"
        yield Problem(AUDIT_MISSING, message, "plan one in audits", (*late.path, "next_on"))


CHECKS: tuple[Check, ...] = (
    undecided, unexplained, draft_published, family_untold, repository, not_acted_on, actions, not_carried_out,
    progress,
    audits, audit_results,
)  # fmt: skip
