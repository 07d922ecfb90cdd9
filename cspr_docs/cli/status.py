"""Every case at a glance: what is due when (`cspr status`), and what came to the partners (`cspr considered`)."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.each_case import of_each
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    print_json,
    print_problems,
    problems_as_data,
)
from cspr_docs.problems.wording import counted
from cspr_docs.project.engine import Engine


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
    from cspr_docs.cli.status_view import print_status, status_as_data
    from cspr_docs.project.status import status

    found, problems, is_whole = of_each(cases, output, partial(status, today=today), engine)
    if form == "json":
        print_json(
            {"cases": [status_as_data(case) for case in found], "problems": problems_as_data(problems)}
        )
    else:
        print_status(found)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)
    if ics:
        from cspr_docs.project.calendar import write_calendar

        events = write_calendar(ics, found, today)
        if form == "text":
            echo(f"{counted(events, 'duty', 'duties')} written to {ics.as_posix()}")


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
    from cspr_docs.cli.considered_view import log_as_data, print_log
    from cspr_docs.documents.all_cases.considered import considered, log_sheet, oldest_first

    found, problems, is_whole = of_each(cases, output, considered)
    log = oldest_first(found)
    if form == "json":
        print_json({"cases": [log_as_data(one) for one in log], "problems": problems_as_data(problems)})
    else:
        print_log(log)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)
    if xlsx:
        from cspr_docs.spreadsheet import write_spreadsheet

        write_spreadsheet(xlsx, "What was considered", [log_sheet(log)])
        if form == "text":
            echo(f"{counted(len(log), 'case')} written to {xlsx.as_posix()}")
