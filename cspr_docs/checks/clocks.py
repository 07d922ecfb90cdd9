"""Clocks that were missed without a word, are overdue, or run out soon."""

from collections.abc import Iterator

from cspr_docs.casefile.shape import value_at
from cspr_docs.checks.inspection import Check, Inspection
from cspr_docs.law import Deadline, DeadlineState
from cspr_docs.law.working_days import LAST_SURE_YEAR
from cspr_docs.problems import Problem, advice, gap, path_text
from cspr_docs.problems.wording import counted, lower_first
from schemas.base import words_of
from schemas.review import Delayed

_FOR_DELAY = {
    "report": Delayed.COMPLETION,
    "copy_to_panel": Delayed.PUBLICATION,
    "copy_to_secretary_of_state": Delayed.PUBLICATION,
}
"""Clocks whose reason stands among the review's delays."""
CLOCK_MISSED = gap(
    "clock-missed",
    "Something was done after the day that the guidance sets, and the case does not say why. The Panel will ask. "
    "Give the reason in the field that the hint names.",
)


def missed(look: Inspection) -> Iterator[Problem]:
    """What was done after its day, with no reason given."""
    for found in _told_here(look):
        if found.state is DeadlineState.MISSED and found.due_on and not _has_reason(look, found):
            yield Problem(CLOCK_MISSED, _late(found), _hint(found), found.path)


CLOCK_OVERDUE = gap(
    "clock-overdue",
    "The day by which this had to be done is gone, and it is not done, or its date is not entered. Do it, enter "
    "the date, or say why it is late.",
)


CLOCK_STILL_OPEN = advice(
    "clock-still-open",
    "The case says why this is late. That explains the delay; the step itself is still to be taken.",
)


def overdue(look: Inspection) -> Iterator[Problem]:
    """What is not done although its day has passed; a reason explains that it is late and does not end the duty."""
    for found in _told_here(look):
        if found.state is DeadlineState.OVERDUE and found.due_on:
            late = counted(found.days_late or 0, "working day")
            message = f"{lower_first(found.name)}: this was due on {words_of(found.due_on)}, {late} ago"
            if _has_reason(look, found):
                message = f"{message}; the case says why it is late, and it is still to be done"
                yield Problem(CLOCK_STILL_OPEN, message, "do it, and write the day", found.path)
            else:
                yield Problem(CLOCK_OVERDUE, message, _hint(found), found.path)


CLOCK_DUE_SOON = advice(
    "clock-due-soon",
    "Something is due in the next few working days. The rule and the day stand in the message.",
)


def due_soon(look: Inspection) -> Iterator[Problem]:
    """What must be done in the next few days."""
    for found in _told_here(look):
        if found.remind and found.due_on:
            left = (
                f"{counted(found.days_left, 'working day')} left"
                if found.days_left
                else "today is the last day"
            )
            message = f"{lower_first(found.name)} by {words_of(found.due_on)}: {left}"
            yield Problem(CLOCK_DUE_SOON, message, f"the rule: {found.rule}", found.path)


CALENDAR_NOT_SURE = advice(
    "calendar-not-sure",
    "The due date lies beyond the years whose bank holidays have been announced. It is counted by the standing "
    "holidays; a day proclaimed for one year alone would move it by a working day. Look again when the calendar is "
    "published.",
)


def not_sure(look: Inspection) -> Iterator[Problem]:
    """A due date that a bank holiday still to be announced may move."""
    for found in _told_here(look):
        waiting = found.state in (DeadlineState.DUE, DeadlineState.OVERDUE)
        if waiting and not found.is_sure and found.due_on and found.key != "availability":
            task = f"{lower_first(found.name)} by {words_of(found.due_on)}"
            message = f"{task}: that day is counted without one-off bank holidays"
            hint = f"bank holidays are known for certain to the end of {LAST_SURE_YEAR}"
            yield Problem(CALENDAR_NOT_SURE, message, hint, found.path)


def _told_here(look: Inspection) -> Iterator[Deadline]:
    """The clocks of which no other check tells."""
    return (found for found in look.deadlines.binding if not found.clock.told_by)


def _late(found: Deadline) -> str:
    done, due = found.done_on, found.due_on
    if done is None or due is None:
        return found.rule
    if found.key == "availability":
        return (
            f"the report is to be taken down on {words_of(done)}, and must stay public until {words_of(due)}"
        )
    late = counted(found.days_late or 0, "working day")
    return f"{lower_first(found.name)}: this was done on {words_of(done)}, {late} after it was due on {words_of(due)}"


def _hint(found: Deadline) -> str:
    if found.reason_path:
        return f"say why in {path_text(found.reason_path)}; the rule: {found.rule}"
    if found.key in _FOR_DELAY:
        return f"say why in review.delays; the rule: {found.rule}"
    return f"the rule: {found.rule}"


def _has_reason(look: Inspection, found: Deadline) -> bool:
    if found.reason_path:
        return bool(value_at(look.case, found.reason_path))
    delayed = _FOR_DELAY.get(found.key)
    return any(delay.delayed is delayed and delay.because for delay in look.case.review.delays)


CHECKS: tuple[Check, ...] = (missed, overdue, due_soon, not_sure)
