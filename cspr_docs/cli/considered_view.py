"""How the log of `cspr considered` looks: to people, and to programs."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from cspr_docs.cli.printing import echo, echo_wrapped, shown
from cspr_docs.documents.all_cases.considered import OPEN, Considered
from cspr_docs.problems.wording import counted, lower_first, visible
from schemas.base import words_of


def print_log(log: Sequence[Considered]) -> None:
    """Each case with what came of it, and below it who did what when, and why."""
    for one in log:
        _print(one)
    still_open = sum(one.is_open for one in log)
    echo(f"{counted(len(log), 'case')}, {still_open} {lower_first(OPEN)}")


def _print(one: Considered) -> None:
    colour = "yellow" if one.is_open else None
    echo(shown(f"{visible(one.reference):<16}", bold=True), shown(one.outcome, fg=colour))
    days = (
        (f"referred{f' by {one.referred_by}' if one.referred_by else ''} on", one.referred_on),
        (
            f"considered{f' by {lower_first(one.considered_by)}' if one.considered_by else ''} on",
            one.considered_on,
        ),
        ("the referrer answered on", one.answered_on),
    )
    told = [f"{what} {words_of(day)}" for what, day in days if day]
    for line in filter(None, (*told, one.because)):
        echo_wrapped(line, 108, " " * 17)


def log_as_data(one: Considered) -> dict[str, object]:
    """A line of the log, for programs."""
    data = {**asdict(one), "folder": one.folder.as_posix()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in data.items()}
