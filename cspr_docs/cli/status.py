"""Every case at a glance: what is due when, and how the days were counted (`cspr status`)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import of_each
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    echo_wrapped,
    print_json,
    print_problems,
    problems_as_data,
    shown,
)
from cspr_docs.problems import path_text
from cspr_docs.problems.wording import counted, lower_first, visible
from cspr_docs.project.engine import Engine

if TYPE_CHECKING:
    from cspr_docs.law import Deadline
    from cspr_docs.project.status import CaseStatus, Duty

_INDENT = " " * 10


@click.command("status")
@options.cases
@options.form
@options.path("--ics", "Write what is late or due into this new calendar file, with reminders.")
@options.output
@options.engine
@options.on
def status_command(
    cases: tuple[Path, ...], form: str, ics: Path | None, output: Path, engine: Engine, today: date
) -> None:
    """Say what is due in each case, from its first day: by when, by which rule, and how the days were counted.

    CASES are case folders; without any, the case in this folder or all cases in cases/. What is late comes first. The
    calendar file names no case but by its reference. Exits with 1 when a case could not be read; then no calendar is
    written.
    """
    from cspr_docs.project.status import status

    found, problems, is_whole = of_each(cases, output, partial(status, today=today), engine)
    if form == "json":
        print_json({"cases": [_as_data(case) for case in found], "problems": problems_as_data(problems)})
    else:
        _print_cases(found)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)
    if ics:
        from cspr_docs.project.calendar import write_calendar

        events = write_calendar(ics, found, today)
        if form == "text":
            echo(f"{counted(events, 'duty', 'duties')} written to {ics.as_posix()}")


def _print_cases(cases: "Sequence[CaseStatus]") -> None:
    """Each case with its duties, a line for how each stands and below it the rule and the count."""
    for case in cases:
        about = (case.reference, lower_first(case.route), case.edition)
        echo(shown(f"{case.folder.as_posix()}:", bold=True), ", ".join(about))
        echo_wrapped(case.says, 108, "  ")
        for duty in case.duties:
            _print_duty(duty)
    stands = Counter(duty.stands for case in cases for duty in case.duties)
    told = ", ".join(f"{stands[word]} {word}" for word in _colours() if stands[word])
    if cases:
        echo(f"{counted(len(cases), 'case')}: {told or 'nothing to do'}")


def _print_duty(duty: "Duty") -> None:
    from cspr_docs.law import Basis
    from cspr_docs.project.status import basis_words, count_words, when_words

    stands = shown(f"{duty.stands:<7}", fg=_colours()[duty.stands], bold=True)
    echo(" ", stands, f"{visible(duty.what)}: {when_words(duty)}")
    if duty.deadline.basis is Basis.CASE:
        return
    rule = f"{duty.deadline.rule} ({basis_words(duty.deadline)})"
    detail = "; ".join(filter(None, (rule, count_words(duty))))
    for line in click.wrap_text(visible(detail), 108, _INDENT, _INDENT).splitlines():
        echo(line, dim=True)


def _colours() -> dict[str, str]:
    """How each way in which a duty stands looks, the most urgent first."""
    from cspr_docs.project.status import DONE, DUE, LATE, WAITING

    return {LATE: "red", DUE: "yellow", WAITING: "cyan", DONE: "green"}


def _as_data(case: "CaseStatus") -> dict[str, object]:
    """The case with every duty, for programs."""
    duties = [
        {"what": duty.what, "stands": duty.stands, **_counted(one)}
        for duty in case.duties
        for one in (duty.deadline, *duty.others)
    ]
    return {
        "case": case.folder.as_posix(),
        "reference": case.reference,
        "route": case.route,
        "edition": case.edition,
        "duties": duties,
    }


def _counted(one: "Deadline") -> dict[str, object]:
    days = {name: getattr(one, name) for name in ("start_on", "due_on", "act_by", "done_on")}
    return {
        "key": one.key,
        "path": path_text(one.path),
        "state": one.state.value,
        "counts": one.binding,
        "rule": one.rule,
        "basis": one.basis.value,
        "reference": one.clock.reference,
        "duty": one.clock.duty,
        **{name: day and day.isoformat() for name, day in days.items()},
        "days_left": one.days_left,
        "days_late": one.days_late,
        "not_counted": [{"day": day.isoformat(), "why": why} for day, why in one.not_counted],
        "is_sure": one.is_sure,
    }
