"""Asks a person about each detail that may be published if somebody says why."""

from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cspr_docs.project.publishing import Prepared
    from cspr_docs.publish.details import FoundDetail


def may_stand(prepared: "Prepared") -> tuple["FoundDetail", ...]:
    """The findings that stand open and that a person may decide to keep."""
    from cspr_docs.publish.details import Weight

    return tuple(finding for finding in prepared.undecided if finding.weight is Weight.ASK)


def decide(prepared: "Prepared", by: str, today: date) -> bool:
    """Whether anything was decided: asks about each finding that may stand, and writes the answers into the case.

    Raises:
        Stop: they cannot be written.
    """
    from cspr_docs.publish.decisions import FILE, to_kept, write_decisions

    open_ = may_stand(prepared)
    if not open_:
        return False
    details = "1 detail" if len(open_) == 1 else f"{len(open_)} details"
    click.echo(f"\n{details} may stand if somebody says why. The value is masked: look at its place in Word.")
    who = by or click.prompt("Who decides? Your name")
    kept = []
    for number, finding in enumerate(open_, start=1):
        because = _reason(finding, number, len(open_))
        if because is None:
            break
        if because:
            kept.append(to_kept(finding, prepared.ids[finding], because, who, today))
    if not kept:
        click.echo("Nothing was decided to stand; the case is as it was.")
        return False
    write_decisions(prepared.case_file, kept)
    file = (prepared.case_file.folder / FILE).as_posix()
    click.echo(f"{len(kept)} of {len(open_)} may stand; kept in {file}")
    return True


def _reason(finding: "FoundDetail", number: int, total: int) -> str | None:
    """Why it may stand; empty where it is to go, `None` where the person stops."""
    click.secho(f"\n{number} of {total}: {finding.about}", bold=True)
    click.echo(f"  {finding.passage.place}\n  “{finding.context}”")
    if finding.coarser:
        click.echo(f"  could be: {finding.coarser}")
    choice = click.prompt(
        "May it stand? (y)es, (n)o, (q)uit",
        type=click.Choice(["y", "n", "q"]),
        default="n",
        show_choices=False,
    )
    if choice == "q":
        return None
    return str(click.prompt("Why?")).strip() if choice == "y" else ""
