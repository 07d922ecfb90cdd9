"""The log of what came to the partners, and what came of each: `cspr considered`."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
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
from cspr_docs.problems.wording import counted, lower_first, visible

if TYPE_CHECKING:
    from cspr_docs.documents.all_cases.considered import Considered


@click.command("considered")
@options.cases
@options.form
@options.path("--xlsx", "Write the log into this new spreadsheet.")
@options.output
def considered_command(cases: tuple[Path, ...], form: str, xlsx: Path | None, output: Path) -> None:
    """List every case that came to the partners, the oldest referral first, with what came of it.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Exits with 1 when a case could
    not be read; then no spreadsheet is written. 'cspr build --all-cases' makes the log as a Word document.
    """
    from cspr_docs.documents.all_cases.considered import considered, log_sheet, oldest_first

    found, problems, is_whole = of_each(cases, output, considered)
    log = oldest_first(found)
    if form == "json":
        print_json({"cases": [_as_data(one) for one in log], "problems": problems_as_data(problems)})
    else:
        _print_log(log)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)
    if xlsx:
        from cspr_docs.spreadsheet import write_spreadsheet

        write_spreadsheet(xlsx, "What was considered", [log_sheet(log)])
        if form == "text":
            echo(f"{counted(len(log), 'case')} written to {xlsx.as_posix()}")


def _print_log(log: "Sequence[Considered]") -> None:
    """Each case with what came of it, and below it who did what when, and why."""
    from cspr_docs.documents.all_cases.considered import OPEN

    for one in log:
        _print(one)
    still_open = sum(one.is_open for one in log)
    echo(f"{counted(len(log), 'case')}, {still_open} {lower_first(OPEN)}")


def _print(one: "Considered") -> None:
    from schemas.base import words_of

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


def _as_data(one: "Considered") -> dict[str, object]:
    """A line of the log, for programs."""
    data = {**asdict(one), "folder": one.folder.as_posix()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in data.items()}
