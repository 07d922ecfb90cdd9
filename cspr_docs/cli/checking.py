"""What a case still lacks: `cspr check`. It imports nothing that makes a document."""

from datetime import date
from functools import cache
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, print_json, print_problems, problems_as_data
from cspr_docs.problems import Severity, Stop, severity_of
from cspr_docs.project.workspace import case_folders, locked_cases


@click.command("check")
@options.cases
@options.form
@options.output
@options.identities
@options.today
def check_command(
    cases: tuple[Path, ...], form: str, output: Path, identities: Path | None, today: date
) -> None:
    """Say what each case still lacks or contradicts, with file, line and column.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Says too which drafts differ
    from what was sent to somebody. Exits with 0 when there is nothing but advice, with 1 when there are errors or
    gaps.
    """
    from cspr_docs.project.check import cases_beside, check

    problems = [*locked_cases(cases, output)]
    ending, beside = "", cache(cases_beside)
    for folder in case_folders(cases):
        try:
            drafts = output / folder.resolve().name
            problems.extend(check(folder, today, identities, drafts, beside).problems)
        except Stop as stop:
            problems.extend(stop.problems)
            ending = "These keep a case from being read; what else it lacks is told once they are put right."
    if form == "json":
        print_json(problems_as_data(problems))
    else:
        print_problems(problems)
        if ending or not problems:
            echo(ending or "Nothing to put right.")
    if any(severity_of(problem) is not Severity.ADVICE for problem in problems):
        raise SystemExit(PROBLEMS_FOUND)
