"""`cspr check`."""

from datetime import date
from pathlib import Path

import click

from cspr_docs.cli.options import DRAFTS, cases_argument, identities_option, today_option
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    is_clean,
    leave_with,
    print_json,
    print_problems,
    print_unread,
)
from cspr_docs.problems import Problem, Stop


@click.command("check")
@cases_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
@click.option(
    "--output", type=DRAFTS, default="output", show_default=True, help="Where the drafts were built."
)
@identities_option
@today_option
def command(cases: tuple[Path, ...], form: str, output: Path, identities: Path | None, today: date) -> None:
    """Say what each case still lacks or contradicts, with file, line and column.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Says too which drafts differ
    from what was sent to somebody. Exits with 0 when there is nothing but advice, with 1 when there are errors or
    gaps.
    """
    problems, is_read = _problems(cases, output, identities, today)
    if form == "json":
        print_json(problems)
    else:
        print_problems(problems)
        if not is_read:
            print_unread()
        if not problems:
            click.echo("Nothing to put right.")
    if not is_clean(problems):
        raise SystemExit(PROBLEMS_FOUND)


def _problems(
    cases: tuple[Path, ...], output: Path, identities: Path | None, today: date
) -> tuple[tuple[Problem, ...], bool]:
    """The problems of every case, and whether each could be read."""
    from cspr_docs.project.check import check
    from cspr_docs.project.workspace import case_folders

    found: list[Problem] = []
    is_read = True
    try:
        folders = case_folders(cases)
    except Stop as stop:
        leave_with(stop)
    for folder in folders:
        try:
            found.extend(check(folder, today, identities, output / folder.resolve().name).problems)
        except Stop as stop:
            found.extend(stop.problems)
            is_read = False
    return tuple(found), is_read
