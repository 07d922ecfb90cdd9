"""`cspr pull`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli.options import DRAFTS, PATH, identities_option, today_option
from cspr_docs.cli.printing import PROBLEMS_FOUND, leave_with
from cspr_docs.problems import DataPath, Stop, path_text

if TYPE_CHECKING:
    from cspr_docs.project.pull import Proposal


@click.command("pull")
@click.argument("drafts", nargs=-1, required=True, type=PATH)
@click.option("--case", type=PATH, help="The case folder, where it is not one of those here.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject", "ask"]),
    default="accept",
    show_default=True,
    help="What to make of tracked changes; 'ask' shows each value and asks.",
)
@click.option(
    "--ours",
    multiple=True,
    metavar="PATH",
    help="Where two sides differ on this value: keep the case's words.",
)
@click.option(
    "--theirs",
    multiple=True,
    metavar="PATH",
    help="Where two sides differ on this value: take the reviewer's.",
)
@click.option(
    "--output", type=DRAFTS, default="output", show_default=True, help="Where the drafts were built."
)
@identities_option
@today_option
def command(
    drafts: tuple[Path, ...],
    case: Path | None,
    dry_run: bool,
    changes: str,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    output: Path,
    identities: Path | None,
    today: date,
) -> None:
    """Bring what reviewers changed in Word back into the case folder.

    DRAFTS are edited drafts, one from each reviewer. Only what somebody changed is changed in the case, and every
    other byte stays. It first says who changed what. Where the case and a reviewer, or two reviewers, changed the same
    passage differently, the case keeps its words, both versions are written into the case's folder
    reviews/conflicts, and the command exits with 1; so it does where most of a text is gone and no tracked change tells
    why: that is never taken by itself. Comments become open points in reviews/comments.yaml.
    """
    from cspr_docs.cli.proposal import print_proposal
    from cspr_docs.project.pull import Request, carry_out, propose
    from cspr_docs.review.pull import Choices
    from cspr_docs.word.returned import Changes

    choices = Choices(frozenset(ours), frozenset(theirs), refuses=_asked if changes == "ask" else None)
    view = Changes.REJECT if changes == "reject" else Changes.ACCEPT
    try:
        click.echo(f"reading {', '.join(draft.as_posix() for draft in drafts)} …")
        proposal = propose(Request(drafts, case, view, choices, identities), output, today)
        _refuse_strange(ours, theirs, proposal)
        print_proposal(proposal)
        if dry_run:
            click.echo("Nothing was written (--dry-run).")
        else:
            _print_written(carry_out(proposal, today))
    except Stop as stop:
        leave_with(stop)
    if proposal.pulled.clashes or any(kept.is_open for kept in proposal.pulled.kept):
        raise SystemExit(PROBLEMS_FOUND)


def _print_written(files: tuple[Path, ...]) -> None:
    for path in files:
        click.echo(f"{click.style('written', fg='green')} {path.as_posix()}")
    if not files:
        click.echo("Nothing new: these drafts were pulled before.")


def _refuse_strange(ours: tuple[str, ...], theirs: tuple[str, ...], proposal: "Proposal") -> None:
    """Says so where a choice is about no value of the drafts, or about both sides: else it would do nothing.

    Raises:
        UsageError: there is such a choice.
    """
    from cspr_docs.problems.suggestion import did_you_mean

    if both := set(ours) & set(theirs):
        raise click.UsageError(f"{', '.join(sorted(both))}: choose --ours or --theirs, not both.")
    known = {path_text(anchor.path) for draft in proposal.drafts for anchor in draft.issue.anchors}
    for path in (*ours, *theirs):
        if path not in known:
            near = did_you_mean(path, known)
            raise click.UsageError(f"The drafts hold no value {path}. {near[:1].upper()}{near[1:]}".rstrip())


def _asked(path: DataPath, reviewer: str, old: str, new: str) -> bool:
    """Whether a person refuses this change."""
    from cspr_docs.cli.proposal import print_both

    click.secho(f"\n{path_text(path)}, changed by {reviewer}", bold=True)
    print_both(old, new)
    return not click.confirm("Take it?", default=True)
