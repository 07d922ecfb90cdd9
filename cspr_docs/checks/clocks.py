"""Clocks that were missed without a word, are overdue, or run out soon."""

from collections.abc import Iterator

from cspr_docs.checks.inspection import Inspection, Rule
from cspr_docs.checks.words import counted, day
from cspr_docs.law import Deadline, State
from cspr_docs.law.working_days import LAST_SURE_YEAR
from cspr_docs.problems import Problem
from schemas.review import Delayed

_FOR_DELAY = {
    "report": Delayed.COMPLETION,
    "copy_to_panel": Delayed.PUBLICATION,
    "copy_to_secretary_of_state": Delayed.PUBLICATION,
}
"""Clocks whose reason stands among the review's delays."""


def missed(look: Inspection) -> Iterator[Problem]:
    """What was done late, with no reason given."""
    for found in look.deadlines.binding:
        if found.state is State.MISSED and found.due_on and not _has_reason(look, found):
            yield Problem("clock-missed", _late(found), _hint(found), found.path)


def overdue(look: Inspection) -> Iterator[Problem]:
    """What is not done although its day is gone, with no reason given."""
    for found in look.deadlines.binding:
        if found.state is State.OVERDUE and found.due_on and not _has_reason(look, found):
            late = counted(found.days_late or 0, "working day")
            message = f"{_task(found)}: this was due on {day(found.due_on)}, {late} ago"
            yield Problem("clock-overdue", message, _hint(found), found.path)


def due_soon(look: Inspection) -> Iterator[Problem]:
    """What must be done in the next few days."""
    for found in look.deadlines.binding:
        if found.remind and found.due_on:
            left = counted(found.days_left or 0, "working day")
            message = f"{_task(found)} by {day(found.due_on)}: {left} left"
            yield Problem("clock-due-soon", message, f"the rule: {found.rule}", found.path)


def not_sure(look: Inspection) -> Iterator[Problem]:
    """A due date that a bank holiday still to be announced may move."""
    for found in look.deadlines.binding:
        waiting = found.state in (State.DUE, State.OVERDUE)
        if waiting and not found.is_sure and found.due_on and found.key != "availability":
            message = (
                f"{_task(found)} by {day(found.due_on)}: that day is counted without one-off bank holidays"
            )
            hint = f"bank holidays are known for certain to the end of {LAST_SURE_YEAR}"
            yield Problem("calendar-not-sure", message, hint, found.path)


def _late(found: Deadline) -> str:
    done, due = found.done_on, found.due_on
    if done is None or due is None:
        return found.rule
    if found.key == "availability":
        return f"the report is to be taken down on {day(done)}, and must stay public until {day(due)}"
    late = counted(found.days_late or 0, "working day")
    return f"{_task(found)}: this was done on {day(done)}, {late} after it was due on {day(due)}"


def _task(found: Deadline) -> str:
    return found.name[:1].lower() + found.name[1:]


def _hint(found: Deadline) -> str:
    if found.reason_path:
        return f"say why in {'.'.join(str(part) for part in found.reason_path)}; the rule: {found.rule}"
    if found.key in _FOR_DELAY:
        return f"say why in review.delays; the rule: {found.rule}"
    return f"the rule: {found.rule}"


def _has_reason(look: Inspection, found: Deadline) -> bool:
    value: object = look.case
    for name in found.reason_path:
        value = getattr(value, str(name))
    if found.reason_path:
        return bool(value)
    delayed = _FOR_DELAY.get(found.key)
    return any(delay.delayed is delayed and delay.because for delay in look.case.review.delays)


CHECKS: tuple[Rule, ...] = (missed, overdue, due_soon, not_sure)
