"""What came to the partners, and what came of it: `cspr considered`."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    echo_wrapped,
    print_json,
    print_problems,
    problems_as_data,
    shown,
)
from cspr_docs.problems import Stop
from cspr_docs.problems.wording import counted, lower_first, visible
from cspr_docs.project.considered import OPEN, Considered, considered
from cspr_docs.project.workspace import case_folders, locked_cases
from schemas.base import words_of


@click.command("considered")
@options.cases
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
@options.output
def considered_command(cases: tuple[Path, ...], form: str, output: Path) -> None:
    """List every case that came to the partners, the oldest referral first, with what came of it.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Exits with 1 when a case could
    not be read.
    """
    found, problems = [], [*locked_cases(cases, output)]
    is_whole = True
    for folder in case_folders(cases):
        try:
            found.append(considered(folder))
        except Stop as stop:
            problems.extend(stop.problems)
            is_whole = False
    found.sort(key=lambda one: (one.referred_on or one.considered_on or date.max, one.reference))
    if form == "json":
        print_json({"cases": [_as_data(one) for one in found], "problems": problems_as_data(problems)})
    else:
        for one in found:
            _print(one)
        still_open = sum(one.outcome == OPEN for one in found)
        echo(f"{counted(len(found), 'case')}, {still_open} {OPEN}")
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)


def _print(one: Considered) -> None:
    colour = "yellow" if one.outcome == OPEN else None
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


def _as_data(one: Considered) -> dict[str, object]:
    data = {**asdict(one), "folder": one.folder.as_posix()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in data.items()}
