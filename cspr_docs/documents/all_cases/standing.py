"""How what has a day stands: late, due, without a day, or done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from cspr_docs.law import Deadline, Deadlines, DeadlineState
from cspr_docs.problems.wording import counted
from schemas.improvement import Action


class Stands(StrEnum):
    """In the order in which somebody has to look at it."""

    OVERDUE = "Overdue"
    DUE = "Due"
    NO_DAY = "No day set"
    DONE = "Done"


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands, and the same in words: `Overdue by 12 working days`."""

    stands: Stands
    words: str


class StandingRow(Protocol):
    """A row of a list that has a day."""

    @property
    def which(self) -> str:
        """What finds it again."""

    @property
    def standing(self) -> Standing:
        """How it stands."""

    @property
    def day(self) -> date | None:
        """The day by which it is sorted."""


RowT = TypeVar("RowT", bound=StandingRow)


def clocks_by_item(clocks: Deadlines, key: str) -> dict[str, Deadline]:
    """The deadlines of one clock by the id of the item that each counts for."""
    return {str(one.path[1]): one for one in clocks if one.key == key and len(one.path) > 1}


def completed_of(actions: Sequence[Action]) -> str:
    """How many of the actions are done: `2 of 3 actions complete`."""
    if not actions:
        return "no action is recorded"
    return f"{sum(one.is_done for one in actions)} of {counted(len(actions), 'action')} complete"


def standing_of(clock: Deadline | None, *, is_done: bool) -> Standing:
    """How what the clock counts stands; `is_done` where the case says so without a day."""
    if is_done:
        late = f", {_days(clock.days_late)} late" if clock and clock.days_late and clock.done_on else ""
        return Standing(Stands.DONE, f"Done{late}")
    if clock is None or clock.due_on is None:
        return Standing(Stands.NO_DAY, Stands.NO_DAY.value)
    if clock.state is DeadlineState.OVERDUE:
        return Standing(Stands.OVERDUE, f"Overdue by {_days(clock.days_late)}")
    left = f"Due in {_days(clock.days_left)}" if clock.days_left else "Due today"
    return Standing(Stands.DUE, left)


def overdue_first(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    """What is late first, then what is due, what has no day, and what is done; each by its day."""
    order = tuple(Stands)
    return tuple(
        sorted(rows, key=lambda row: (order.index(row.standing.stands), row.day or date.max, row.which))
    )


def _days(number: int | None) -> str:
    return counted(number or 0, "working day")
