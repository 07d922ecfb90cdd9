"""What came back from others, into the cases: `cspr collect`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    echo_wrapped,
    print_item,
    print_problems,
    print_written,
)
from cspr_docs.problems import Severity, severity_of
from cspr_docs.problems.wording import counted
from cspr_docs.project.workspace import case_folders, whole_workspace

if TYPE_CHECKING:
    from cspr_docs.project.collect_answers import AnswersProposal


@click.command("collect")
@click.argument("files", nargs=-1, required=True, type=options.PATH)
@options.case
@options.flag("--dry-run", "Only say what would be done.")
@options.today
def collect_command(files: tuple[Path, ...], case: Path | None, dry_run: bool, today: date) -> None:
    """Take what owners filled in in the sheet of their actions into the cases.

    FILES are sheets that 'cspr actions --xlsx' made. It first says what each case takes. Every answer becomes an entry
    of the action's history with today's day, so that what the case said before stays; a row that says what the case
    says is left alone. Exits with 1 when a row could not be taken.
    """
    folders = case_folders((case,) if case else whole_workspace())
    if not collect_answers(files, folders, today, dry_run=dry_run):
        raise SystemExit(PROBLEMS_FOUND)


def collect_answers(sheets: Sequence[Path], folders: Sequence[Path], today: date, *, dry_run: bool) -> bool:
    """Takes answers about actions; whether every row could be taken."""
    from cspr_docs.project.collect_answers import carry_out_answers, propose_answers

    proposal = propose_answers(sheets, folders, today)
    _print_proposal(proposal)
    if dry_run:
        echo("Nothing was written (--dry-run).")
    elif written := carry_out_answers(proposal):
        for path in written:
            print_written(path)
    else:
        echo("Nothing new in these sheets.")
    return all(severity_of(problem) is Severity.ADVICE for problem in proposal.problems)


def _print_proposal(proposal: "AnswersProposal") -> None:
    for one in proposal.taken:
        print_item("take", "green", one.answer.which, str(one.answer.origin))
        for heading, (old, new) in one.differs.items():
            echo(f"    {heading}", dim=True)
            echo_wrapped(f"- {' '.join(old.split()) or '(nothing)'}", 108, "    ")
            echo_wrapped(f"+ {' '.join(new.split())}", 108, "    ")
    print_problems(proposal.problems)
    if proposal.concerns:
        echo("Then the checks will say:")
        print_problems(proposal.concerns)
    same = counted(proposal.unchanged, "row")
    echo(f"{counted(len(proposal.taken), 'answer')} to take; {same} with nothing new")
