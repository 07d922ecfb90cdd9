"""The verb status: every duty of a case from its first day, what was kept, and what is due when and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cspr_docs import law
from cspr_docs.casefile import CaseFile
from cspr_docs.documents.context.names import Reader, names_for
from cspr_docs.law import Basis, Deadline, DeadlineState
from cspr_docs.problems import path_text
from cspr_docs.problems.wording import counted, shortened
from cspr_docs.prose.mention import line_text, named_by
from schemas.base import day_in_words

LATE, DUE, WAITING, DONE = "late", "due", "waiting", "done"
_STANDS = {
    DeadlineState.OVERDUE: LATE,
    DeadlineState.DUE: DUE,
    DeadlineState.NOT_STARTED: WAITING,
    DeadlineState.MET: DONE,
    DeadlineState.MISSED: DONE,
    DeadlineState.DONE: DONE,
}
_WEEKEND = ("Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a case.

    Attributes:
        what: what is to be done, and for an item of a list which, in the words of the Panel's documents.
        numbered: the same with a number in place of those words, so that it names nobody.
        stands: 'late', 'due', 'waiting' for a day to count from, or 'done'.
        others: the same clock counted from the other day that it can be counted from.
    """

    deadline: Deadline
    what: str
    numbered: str
    stands: str
    others: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """A case's duties on one day: first what is late, then what is due, waits, and is done, each by its day.

    `says` tells what is done on the case's route, and what is not.
    """

    folder: Path
    reference: str
    route: str
    says: str
    edition: str
    duties: tuple[Duty, ...]


def status(case_file: CaseFile, today: date) -> CaseStatus:
    """Every duty of the case as it stands on a day."""
    case = case_file.case
    edition = law.edition(case)
    every = law.deadlines(case, edition, today)
    asked = [one for one in every.binding if one.state is not DeadlineState.NOT_REQUIRED]
    in_all, names = Counter(one.key for one in asked), names_for(Reader.PANEL, case, None)
    duties = []
    for one in asked:
        others = (other for other in every if other.key == one.key and not (other.binding or one.number))
        numbered = f"{one.name} ({one.number} of {in_all[one.key]})" if in_all[one.key] > 1 else one.name
        what = f"{one.name}: {_label(one, names)}" if one.label else one.name
        is_ahead = one.done_on is not None and one.done_on > today
        stands = DUE if is_ahead and one.clock.at_least else _STANDS[one.state]
        duties.append(Duty(one, what, numbered, stands, tuple(others)))
    says, in_order = law.route_of(case).says, tuple(sorted(duties, key=_rank))
    return CaseStatus(case_file.folder, case.reference, case.route.words, says, edition.citation, in_order)


def _rank(duty: Duty) -> tuple[int, date]:
    stands = (LATE, DUE, WAITING, DONE).index(duty.stands)
    return stands, duty.deadline.due_on or duty.deadline.done_on or date.max


def _label(deadline: Deadline, names: Mapping[str, str]) -> str:
    return names.get(deadline.label) or shortened(line_text(deadline.label, named_by(names)))


def when_words(duty: Duty) -> str:
    """How a duty stands, in words: `due on 3 March 2026: 4 working days left`."""
    one = duty.deadline
    due = f"due on {day_in_words(one.due_on)}" if one.due_on else ""
    if one.clock.at_least and duty.stands == DUE and one.done_on:
        short = f", {_days(one.days_late)} too short" if one.state is DeadlineState.MISSED else ""
        return f"to be kept public until {day_in_words(one.done_on)}{short}"
    if one.state is DeadlineState.OVERDUE:
        return f"was {due}{f', {_days(one.days_late)} ago' if one.days_late else ''}"
    if one.state is DeadlineState.DUE:
        left = f"{_days(one.days_left)} left" if one.days_left else "today is the last day"
        return f"{due}: {left}{_last_working_day(one)}"
    if one.state is DeadlineState.NOT_STARTED:
        at = path_text(one.start_path if any(one.start_path) else one.path)
        return "no day is set yet" if one.clock.due else f"nothing to count from yet ({at})"
    done = f"done on {day_in_words(one.done_on)}" if one.done_on else "done, and no day is written"
    late = f", {_days(one.days_late)} late" if one.state is DeadlineState.MISSED else ""
    return f"{done}{late}{f' (it was {due})' if due and not one.clock.at_once else ''}"


def _days(number: int | None) -> str:
    return counted(number or 0, "working day")


def _last_working_day(one: Deadline) -> str:
    """A word about a due date on which nobody is at work."""
    if one.act_by is None or one.act_by == one.due_on:
        return ""
    return f"; that is no working day, and the last one before it is {day_in_words(one.act_by)}"


def basis_words(deadline: Deadline) -> str:
    """Who set the days, and where the duty itself stands: `guidance: Working Together 2023, chapter 5`."""
    set_by = deadline.basis.value
    if deadline.basis is Basis.GUIDANCE:
        set_by = f"{set_by}: {deadline.clock.reference}"
    return f"{set_by}; the duty itself is statute: {deadline.clock.duty}" if deadline.clock.duty else set_by


def count_words(duty: Duty) -> str:
    """How the count began and which days were not counted; empty where there is nothing to count from."""
    one = duty.deadline
    if one.start_on is None or one.basis is Basis.CASE:
        return ""
    words = f"counted{' back' if one.clock.backwards else ''} from {day_in_words(one.start_on)}"
    if one.not_counted:
        words = f"{words}; not counted: {_not_counted(one)}"
    if not one.is_sure:
        words = f"{words}; a bank holiday that is not announced yet could move it by a day"
    for other in duty.others:
        if other.due_on:
            words = f"{words}; {other.rule} it would be due on {day_in_words(other.due_on)}"
    return words


def _not_counted(deadline: Deadline) -> str:
    whys = [why for _, why in deadline.not_counted]
    holidays = [f"{why} ({day_in_words(day)})" for day, why in deadline.not_counted if why not in _WEEKEND]
    weekends = ["Saturdays and Sundays"] if any(why in _WEEKEND for why in whys) else []
    return ", ".join([*weekends, *holidays])
