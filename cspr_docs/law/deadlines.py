"""What is due when, what was kept and what was missed, by the clocks of the edition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from cspr_docs.casefile.shape import item_part, value_at
from cspr_docs.law import working_days
from cspr_docs.law.audits import next_audits
from cspr_docs.law.conditions import holds, values_under
from cspr_docs.law.edition import Basis, ClockRule, Edition, to_path
from cspr_docs.law.routes import route_of
from cspr_docs.problems import DataPath
from schemas.base import words_of
from schemas.case import Case


class DeadlineState(StrEnum):
    """Whether a deadline was kept, is still to be kept, or does not apply."""

    MET = "met"
    MISSED = "missed"  # done, but late
    DONE = "done"  # done, and nothing says on which day
    DUE = "due"
    OVERDUE = "overdue"  # not done, and its day is gone
    NOT_STARTED = "not started"  # nothing to count from yet
    NOT_REQUIRED = "not required"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one case.

    Attributes:
        rule: the rule in words, such as 'within 15 working days, from the day of the notification'.
        basis: who set it; where it is guidance, `clock.reference` says which.
        path: the date that shows it was kept; `start_path` the one that it is counted from.
        label: which item of the case it is for, as the case writes it; empty where it is for the whole case.
        number: that item's place in its list, from 1.
        due_on: None where there is nothing to count from.
        binding: whether this is the one that counts, where a clock can be counted from two days.
        today: the day on which it was looked at.
        is_sure: False where a bank holiday that is not announced yet could still move the due date.
    """

    clock: ClockRule
    rule: str
    basis: Basis
    path: DataPath
    start_path: DataPath
    reason_path: DataPath
    label: str = ""
    number: int = 0
    start_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    state: DeadlineState = DeadlineState.NOT_STARTED
    binding: bool = True
    today: date = date.min
    is_sure: bool = True
    remind: bool = False

    @property
    def key(self) -> str:
        """Which clock it is."""
        return self.clock.key

    @property
    def name(self) -> str:
        """What is to be done."""
        return self.clock.name

    @property
    def days_left(self) -> int | None:
        """Working days from today until it is due, while it is neither done nor overdue."""
        if self.due_on is None or self.state is not DeadlineState.DUE:
            return None
        return working_days.between(self.today, self.due_on)

    @property
    def days_late(self) -> int | None:
        """Working days that it is, or was done, too late."""
        if self.due_on is None or self.state not in (DeadlineState.MISSED, DeadlineState.OVERDUE):
            return None
        until = self.today if self.state is DeadlineState.OVERDUE else self.done_on or self.today
        first, last = (until, self.due_on) if self.clock.at_least else (self.due_on, until)
        return abs(working_days.between(first, last))

    @property
    def act_by(self) -> date | None:
        """The last working day on which it can still be done in time; `None` where it is not due."""
        return self.due_on and working_days.on_or_before(self.due_on)

    @property
    def not_counted(self) -> tuple[tuple[date, str], ...]:
        """The days between start and due date that were not counted, with the reason; none where every day counts."""
        counts = self.basis is not Basis.CASE and not (self.clock.months or self.clock.at_once)
        if not counts or self.start_on is None or self.due_on is None:
            return ()
        return working_days.not_counted(self.start_on, self.due_on)


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

    def overdue(self, *keys: str) -> Iterator[Deadline]:
        """What of these clocks is not done although its day is gone."""
        late = (one for one in self.binding if one.state is DeadlineState.OVERDUE)
        yield from (one for one in late if one.key in keys)


def deadlines(case: Case, edition: Edition, today: date) -> Deadlines:
    """Every clock of the edition, counted for the case as it stands today."""
    by_key = {clock.key: clock for clock in edition.clocks}
    every = []
    for clock in edition.clocks:
        held = by_key.get(clock.counted_as, clock)
        chosen = case.partnership.rapid_review_clock
        for choice, start in held.starts.items() or ((None, clock.start),):
            is_binding = choice in (None, chosen)
            if is_binding or not clock.counted_as:
                words = choice.words if choice else clock.start_words
                for at in _places(clock, case):
                    every.append(_Counting(clock, case, at, start, words, is_binding).deadline(today))
    return Deadlines(tuple(one for one in every if one.rule))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clock's own paths begin: an item of a list, or nowhere."""

    item: object = None
    path: DataPath = ()
    number: int = 0

    def path_to(self, place: str) -> DataPath:
        """The data path that a path of the clock's stands for."""
        if not place:
            return self.path
        return (*self.path, *to_path(place[1:])) if place.startswith(".") else to_path(place)


def _places(clock: ClockRule, case: Case) -> list[_Place]:
    """Where in the case the clock counts: for the whole of it, or for each item of its list."""
    if not clock.for_each:
        return [_Place()]
    path = to_path(clock.for_each)
    items = value_at(case, path)
    unfollowed = tuple(next_audits(case)) if clock.unless_followed else None
    seen: set[str] = set()
    places = []
    for index, item in enumerate(items if isinstance(items, tuple) else ()):
        part = item_part(item, index, seen)
        if holds(clock.items, case, item) and (unfollowed is None or item in unfollowed):
            places.append(_Place(item, (*path, part), index + 1))
    return places or ([_Place(path=path)] if clock.even_if_none else [])


@dataclass(frozen=True)
class _Counting:
    """One clock at one place of a case, with the day that it is counted from."""

    clock: ClockRule
    case: Case
    at: _Place
    start: str
    start_words: str
    is_binding: bool

    def deadline(self, today: date) -> Deadline:
        """The clock, counted; its `rule` is empty where nobody set a day."""
        clock, start, due = self.clock, self._start_on, self._due_on()
        done = self._latest(clock.done, clock.times * (1 + len([*self._values(clock.times_for_each)])))
        blank = self._blank(start, done)
        is_countable = all(working_days.can_count(day) for day in (start or due, due, done) if day)
        if not self._is_required(done):
            return replace(blank, state=DeadlineState.NOT_REQUIRED)
        if done is None and clock.done_if and holds(clock.done_if, self.case, self.at.item):
            return replace(blank, due_on=due, state=DeadlineState.DONE)
        if due is None or not is_countable:
            return blank
        state = self._state(due, done, today)
        return replace(
            blank,
            due_on=due,
            state=state,
            today=today,
            is_sure=working_days.is_sure(start or due, due),
            remind=state is DeadlineState.DUE and not (clock.at_least and done) and self._is_near(due, today),
        )

    def _blank(self, start: date | None, done: date | None) -> Deadline:
        clock, at = self.clock, self.at
        is_set = self._days() or clock.months or clock.at_once or (clock.due and at.item is not None)
        rule = clock.words.replace("{days}", str(self._days()))
        if self._own_due_on:
            rule = clock.due_words or clock.words
        elif self.start_words and not (clock.backwards or clock.at_least or clock.at_once):
            rule = f"{rule}, from {self.start_words}"
        labels = (words_of(found) for found in self._values(clock.label))
        return Deadline(
            clock,
            rule if is_set else "",
            self._basis(),
            at.path_to(clock.done),
            at.path_to(self.start),
            at.path_to(clock.reason) if clock.reason else (),
            start_on=start,
            done_on=done,
            label=next(labels, ""),
            number=at.number,
            binding=self.is_binding,
        )

    def _basis(self) -> Basis:
        if self._own_due_on:
            return Basis.CASE
        if self._partnership_days():
            return Basis.PARTNERSHIP
        return self.clock.basis

    def _is_required(self, done: date | None) -> bool:
        """Whether the case calls for this at all; what was done is counted all the same."""
        if done is not None:
            return True
        clock, case, item = self.clock, self.case, self.at.item
        is_let_off = any(holds(condition, case, item) for condition in clock.unless)
        return route_of(case).counts(clock.key) and holds(clock.when, case, item) and not is_let_off

    def _due_on(self) -> date | None:
        clock, start, days = self.clock, self._start_on, self._days()
        if self._own_due_on or start is None or not working_days.can_count(start):
            return self._own_due_on
        if clock.months:
            return working_days.add_months(start, clock.months)
        if clock.at_once:
            return working_days.on_or_after(start)
        return working_days.add(start, -days if clock.backwards else days) if days else None

    @cached_property
    def _own_due_on(self) -> date | None:
        return self._latest(self.clock.due)

    def _partnership_days(self) -> int | None:
        own, field = self.case.partnership.inner_deadlines, self.clock.partnership_days
        days: int | None = getattr(own, field) if field else None
        return days

    def _days(self) -> int:
        return self._partnership_days() or self.clock.working_days

    @cached_property
    def _start_on(self) -> date | None:
        return self._latest(self.start) or self._latest(self.clock.else_start)

    def _latest(self, place: str, times: int = 1) -> date | None:
        days = [value for value in self._values(place) if isinstance(value, date)]
        return max(days) if len(days) >= times else None

    def _values(self, place: str) -> Iterator[object]:
        root = self.at.item if place.startswith(".") else self.case
        return values_under(root, place.removeprefix(".")) if place and root is not None else iter(())

    def _state(self, due: date, done: date | None, today: date) -> DeadlineState:
        """A day that has not come is not done; a term that is set too short is missed from the day it is set."""
        clock = self.clock
        is_ahead = done is not None and done > today and not (clock.at_least and done < due)
        if done is not None and not is_ahead:
            kept = done >= due if clock.at_least else clock.at_once or done <= due
            return DeadlineState.MET if kept else DeadlineState.MISSED
        return DeadlineState.OVERDUE if today > due and not clock.at_least else DeadlineState.DUE

    def _is_near(self, due: date, today: date) -> bool:
        """Whether few enough working days are left; a day that is years away asks for no calendar of its year."""
        within = self.clock.remind_working_days
        is_ahead = 0 <= (due - today).days <= 2 * within + 14
        return is_ahead and working_days.between(today, due) <= within
