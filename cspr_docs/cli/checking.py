"""What a case still lacks: `cspr check`. It imports nothing that makes a document."""

import os
from datetime import date
from functools import partial
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import Tally, Telling
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, with_progress
from cspr_docs.problems import Severity
from cspr_docs.project.engine import MANY, Engine, each
from cspr_docs.project.workspace import case_folders, locked_cases


@click.command("check")
@options.cases
@options.form
@options.output
@options.identities
@options.engine
@options.verbose
@options.today
def check_command(
    cases: tuple[Path, ...],
    form: str,
    output: Path,
    identities: Path | None,
    engine: Engine,
    verbose: bool,
    today: date,
) -> None:
    """Say what each case still lacks or contradicts, with file, line and column.

    CASES are case folders; without any, the case in this folder or all cases in cases/. Says too which drafts differ
    from what was sent to somebody. Of more than 25 cases it lists the errors, and says how often there is which gap.
    For programs it prints every problem on a line of its own. Exits with 0 when there is nothing but advice, with 1
    when there are errors or gaps.
    """
    from cspr_docs.project.check import CheckRequest, check_case

    folders, ending = case_folders(cases), ""
    shortly = Telling.SHORTLY if len(folders) > MANY and not verbose else Telling.WHOLLY
    tally = Tally(Telling.AS_JSON if form == "json" else shortly)
    tally.add(locked_cases(cases, output))
    asked = CheckRequest(today, identities, output, os.urandom(8).hex())
    for end in with_progress(each(partial(check_case, asked), folders, engine), len(folders)):
        tally.add(end.problems if end.result is None else end.result)
        if end.result is None:
            ending = "These keep a case from being read; what else it lacks is told once they are put right."
    tally.print()
    if form == "text" and (ending or not tally.has(*Severity)):
        echo(ending or "Nothing to put right.")
    if tally.has(Severity.ERROR, Severity.GAP):
        raise SystemExit(PROBLEMS_FOUND)
