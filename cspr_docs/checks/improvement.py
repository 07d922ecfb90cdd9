"""After the report: every recommendation carried out by somebody, done on time, and its effect looked at."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import day
from cspr_docs.problems import Problem
from schemas.improvement import Progress


def not_acted_on(look: Inspection) -> Iterator[Problem]:
    """A recommendation of a finished report that no action carries out."""
    if not look.is_report_complete:
        return
    acted = {action.recommendation for action in look.case.actions}
    for recommendation in look.case.recommendations:
        if recommendation.id not in acted:
            message = "the report is complete, and no action carries out this recommendation"
            yield Problem(
                "recommendation-without-action", message, "", ("recommendations", recommendation.id)
            )


def actions(look: Inspection) -> Iterator[Problem]:
    """An action that nobody leads, that has no date, that is overdue, or that is done without a result."""
    for action in look.case.actions:
        path = ("actions", action.id)
        is_done = action.progress is Progress.COMPLETE or action.completed_on is not None
        if not (action.lead or action.lead_role):
            yield Problem("action-incomplete", "nobody leads this action", path=(*path, "lead"))
        if action.due_on is None and not is_done:
            yield Problem("action-incomplete", "this action has no date", path=(*path, "due_on"))
        if action.due_on and action.due_on < look.today and not is_done:
            message = f"this action was due on {day(action.due_on)}"
            yield Problem("action-overdue", message, "note how it stands, or when it was done", path)
        if is_done and not action.outcome:
            message = "this action is done, and nothing says what came of it for children"
            yield Problem("action-without-outcome", message, path=(*path, "outcome"))


def progress(look: Inspection) -> Iterator[Problem]:
    """An action with a day of completion that is not complete, or the reverse."""
    for action in look.case.actions:
        path = ("actions", action.id)
        if action.completed_on and action.progress not in (None, Progress.COMPLETE):
            message = (
                f"this action was completed on {day(action.completed_on)}, and its progress is not complete"
            )
            yield Problem("action-contradicted", message, "correct one of the two", (*path, "progress"))
        if action.progress is Progress.COMPLETE and action.completed_on is None:
            message = "this action is complete, and nothing says since when"
            yield Problem("action-incomplete", message, path=(*path, "completed_on"))


def audits(look: Inspection) -> Iterator[Problem]:
    """Improvements that nobody plans to look at again, or an audit that was planned and not held."""
    held = look.case.audits
    if look.is_report_complete and look.case.recommendations and not held:
        message = "no audit is planned of whether the improvements were made and helped"
        yield Problem("audit-missing", message, "plan one in audits", ("audits",))
    for audit in held:
        if audit.planned_on and audit.planned_on < look.today and audit.held_on is None:
            message = f"this audit was planned for {day(audit.planned_on)}, and nothing says that it was held"
            yield Problem("audit-missing", message, "", ("audits", audit.id))


CHECKS: tuple[Rule, ...] = (not_acted_on, actions, progress, audits)
