"""What the partners said they would do: `cspr actions`."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import of_all
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
    from cspr_docs.documents.all_cases.actions import ActionRow, RecommendationRow
    from cspr_docs.documents.all_cases.audits import AuditRow
    from cspr_docs.documents.all_cases.gathered import AllCases

_COLOURS = {"Overdue": "red", "Due": "yellow", "No day set": "cyan", "Done": "green"}


@click.command("actions")
@options.cases
@click.option("--owner", help="Only what this agency or role answers for; a part of its name will do.")
@options.path("--xlsx", "Write actions, recommendations and audits into this new spreadsheet.")
@options.form
@options.output
@options.on
def actions_command(
    cases: tuple[Path, ...], owner: str | None, xlsx: Path | None, form: str, output: Path, today: date
) -> None:
    """List every action with its owner, how it stands and what changed for children, what is overdue first.

    CASES are case folders; without any, the case in this folder or all cases in cases/. The spreadsheet has the
    recommendations and the audit plan too; send it to the owners, who fill in how their actions stand. Exits with 1
    when a case could not be read; then no spreadsheet is written. 'cspr build --all-cases' makes the plan as a Word
    document.
    """
    from cspr_docs.documents.all_cases.gathered import only_of

    all_cases, problems, is_whole = of_all(cases, output, today)
    found = only_of(owner, all_cases) if owner else all_cases
    if form == "json":
        print_json({**_as_data(found), "problems": problems_as_data(problems)})
    else:
        _print(found)
        print_problems(problems)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)
    if xlsx:
        from cspr_docs.documents.all_cases.sheets import action_sheets
        from cspr_docs.spreadsheet import write_spreadsheet

        write_spreadsheet(
            xlsx, "Action plan", action_sheets(found.actions, found.recommendations, found.audits)
        )
        if form == "text":
            echo(f"{counted(len(found.actions), 'action')} written to {xlsx.as_posix()}")


def _print(found: "AllCases") -> None:
    for row in found.actions:
        _print_action(row)
    if found.audits:
        echo("Audits", bold=True)
    for audit in found.audits:
        _print_audit(audit)
    stands = Counter(row.standing.stands for row in found.actions)
    told = ", ".join(f"{stands[word]} {lower_first(word)}" for word in stands)
    echo(f"{counted(len(found.actions), 'action')}{': ' if told else ''}{told}")


def _print_action(row: "ActionRow") -> None:
    from schemas.base import day_in_words

    echo(shown(row.standing.words, fg=_COLOURS[row.standing.stands], bold=True), visible(row.which))
    echo_wrapped(row.action, 108, "  ")
    by = f", by {day_in_words(row.due_on)}" if row.due_on else ""
    echo_wrapped(f"{row.owner}{by}; {lower_first(row.progress)}", 108, "  ")
    for told in filter(None, (row.evidence and f"shown by: {row.evidence}", row.changed)):
        echo_wrapped(told, 108, "    ")


def _print_audit(row: "AuditRow") -> None:
    from schemas.base import day_in_words

    day = f" {day_in_words(row.day)}" if row.day else ""
    stands = shown(f"{row.standing.words}{day}", fg=_COLOURS[row.standing.stands], bold=True)
    echo(" ", stands, visible(f"{row.which}: {lower_first(row.looks_at)}"))


def _as_data(found: "AllCases") -> dict[str, object]:
    lists: dict[str, tuple[ActionRow | RecommendationRow | AuditRow, ...]] = {
        "actions": found.actions,
        "recommendations": found.recommendations,
        "audits": found.audits,
    }
    return {name: [_row_as_data(row) for row in rows] for name, rows in lists.items()}


def _row_as_data(one: "ActionRow | RecommendationRow | AuditRow") -> dict[str, object]:
    row = asdict(one)
    standing = row.pop("standing")
    row.pop("owners", None)
    days = {name: value.isoformat() for name, value in row.items() if isinstance(value, date)}
    return {**row, **days, **(standing if isinstance(standing, dict) else {})}
