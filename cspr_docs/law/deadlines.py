"""What is due when, what was kept and what was missed, by the clocks of the edition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cspr_docs.casefile.shape import value_at
from cspr_docs.law import working_days
from cspr_docs.law.edition import ClockRule, Edition, to_path
from cspr_docs.problems import DataPath
from schemas.case import Case
from schemas.decision import Outcome
from schemas.incident import Suspicion, Trigger
from schemas.partnership import ClockStart


class DeadlineState(StrEnum):
    """Whether a deadline was kept, is still to be kept, or does not apply."""

    MET = "met"
    MISSED = "missed"  # done, but late
    DUE = "due"
    OVERDUE = "overdue"  # not done, and its day is gone
    NOT_STARTED = "not started"  # nothing to count from yet
    NOT_REQUIRED = "not required"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one case.

    Attributes:
        rule: the rule in words, such as 'within 15 working days, from the day of the notification'.
        path: the date that shows it was kept; `start_path` the one that it is counted from.
        due_on: None where there is nothing to count from.
        binding: whether this is the one that counts, where a clock can be counted from two days.
        days_left: working days from today until it is due, while it is neither done nor overdue.
        days_late: working days that it is, or was done, too late.
        is_sure: False where a bank holiday that is not announced yet could still move the due date.
    """

    key: str
    name: str
    rule: str
    reference: str
    from_memory: bool
    path: DataPath
    start_path: DataPath
    reason_path: DataPath
    start_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    state: DeadlineState = DeadlineState.NOT_STARTED
    binding: bool = True
    days_left: int | None = None
    days_late: int | None = None
    is_sure: bool = True
    remind: bool = False


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Every deadline of a case, in the order of the edition; the rapid review's from both its days."""

    every: tuple[Deadline, ...]

    def __iter__(self) -> Iterator[Deadline]:
        return iter(self.every)

    def of(self, key: str) -> Deadline:
        """The binding deadline of this clock."""
        return next(deadline for deadline in self.every if deadline.key == key and deadline.binding)

    @property
    def binding(self) -> tuple[Deadline, ...]:
        """The deadlines that count, where a clock can be counted from two days."""
        return tuple(deadline for deadline in self.every if deadline.binding)


def deadlines(case: Case, edition: Edition, today: date) -> Deadlines:
    """Every clock of the edition, counted for the case as it stands today."""
    every = []
    for clock in edition.clocks:
        chosen = case.partnership.rapid_review_clock
        for choice, start in clock.starts.items() or ((None, clock.start),):
            deadline = _blank(clock, start, binding=choice in (None, chosen), choice=choice)
            every.append(_counted(deadline, clock, case, today))
    return Deadlines(tuple(every))


def _blank(clock: ClockRule, start: str, *, binding: bool, choice: ClockStart | None) -> Deadline:
    words = choice.words if choice else clock.start_words
    rule = clock.words if clock.backwards or clock.at_least else f"{clock.words}, from {words}"
    return Deadline(
        clock.key,
        clock.name,
        rule,
        clock.reference,
        clock.from_memory,
        to_path(clock.done),
        to_path(start),
        to_path(clock.reason) if clock.reason else (),
        binding=binding,
    )


def _counted(blank: Deadline, clock: ClockRule, case: Case, today: date) -> Deadline:
    start, done = _start_on(case, blank.start_path), _date_at(case, blank.path)
    if not _is_required(clock.key, case, done):
        return replace(blank, start_on=start, done_on=done, state=DeadlineState.NOT_REQUIRED)
    if start is None or not all(working_days.can_count(day) for day in (start, done or start)):
        return replace(blank, start_on=start, done_on=done)
    due = _due_on(clock, start)
    state = _state(clock, due, done, today)
    until = done or today
    return replace(
        blank,
        start_on=start,
        due_on=due,
        done_on=done,
        state=state,
        days_left=working_days.between(today, due) if state is DeadlineState.DUE else None,
        days_late=_days_late(clock, due, until)
        if state in (DeadlineState.MISSED, DeadlineState.OVERDUE)
        else None,
        is_sure=working_days.is_sure(start, due),
        remind=state is DeadlineState.DUE and working_days.between(today, due) <= clock.remind_working_days,
    )


def _due_on(clock: ClockRule, start: date) -> date:
    if clock.months:
        return working_days.add_months(start, clock.months)
    return working_days.add(start, -clock.working_days if clock.backwards else clock.working_days)


def _state(clock: ClockRule, due: date, done: date | None, today: date) -> DeadlineState:
    if done is not None:
        kept = done >= due if clock.at_least else done <= due
        return DeadlineState.MET if kept else DeadlineState.MISSED
    return DeadlineState.OVERDUE if today > due and not clock.at_least else DeadlineState.DUE


def _days_late(clock: ClockRule, due: date, until: date) -> int:
    return abs(working_days.between(until, due) if clock.at_least else working_days.between(due, until))


def _is_required(key: str, case: Case, done: date | None) -> bool:
    """Whether the case calls for this at all; what was done is counted all the same.

    The death of a care leaver is notified, and asks for no rapid review by that fact alone; a looked-after
    child's death without abuse or neglect is notified, and the Panel does not consider it. The report's
    clock runs where a local review is held.
    """
    if done is not None:
        return True
    if key == "rapid_review":
        unsuspected = case.incident.abuse_or_neglect is Suspicion.NOT_SUSPECTED
        deaths = (Trigger.CARE_LEAVER_DEATH, Trigger.LOOKED_AFTER_CHILD_DEATH)
        return not (unsuspected and case.incident.trigger in deaths)
    if key == "report":
        return case.decision.outcome in (None, Outcome.LOCAL_REVIEW)
    return True


def _start_on(case: Case, path: DataPath) -> date | None:
    """The day to count from; for publication the planned day until it has happened."""
    if path == ("decision", "decided_on") and case.decision.outcome is not Outcome.LOCAL_REVIEW:
        return None
    day = _date_at(case, path)
    if day is None and path == ("publication", "published_on"):
        return case.publication.planned_on
    return day


def _date_at(case: Case, path: DataPath) -> date | None:
    value = value_at(case, path)
    return value if isinstance(value, date) else None
