"""`cspr collect` for the sheets of actions: what owners answered, in words, and into the cases."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cspr_docs.cli.printing import (
    echo,
    echo_wrapped,
    print_item,
    print_problems,
    print_written,
)
from cspr_docs.problems import Severity, severity_of
from cspr_docs.problems.wording import counted

if TYPE_CHECKING:
    from cspr_docs.collect.action_answers import ActionSheet
    from cspr_docs.project.collect_answers import AnswersProposal


def collect_answers(
    sheets: "Iterable[ActionSheet]",
    folders: Iterable[Path],
    identities: Path | None,
    today: date,
    *,
    dry_run: bool,
) -> bool:
    """Takes answers about actions; whether every row could be taken."""
    from cspr_docs.project.collect_answers import carry_out_answers, propose_answers

    proposal = propose_answers(sheets, folders, today, identities)
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
