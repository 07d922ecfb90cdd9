"""`cspr verify`."""

from pathlib import Path

import click

from cspr_docs.cli.options import PATH
from cspr_docs.cli.printing import PROBLEMS_FOUND, leave_with, print_problems
from cspr_docs.problems import Stop


@click.command("verify")
@click.argument("folder", type=PATH)
def command(folder: Path) -> None:
    """Prove that a package is still the one that was checked.

    FOLDER is one that 'cspr publish' or 'cspr send' has written. Every file must have the hash that the record in it
    gives, none may be missing and none may have come in. The seal is the record's hash of itself: note it down where
    others keep it, and nobody can put another record in its place. Exits with 1 where something changed.
    """
    from cspr_docs.publish.verify import verify

    try:
        proof = verify(folder)
    except Stop as stop:
        leave_with(stop)
    if proof.problems:
        print_problems(proof.problems)
        raise SystemExit(PROBLEMS_FOUND)
    count = len(proof.files)
    files = "The one file is" if count == 1 else f"All {count} files are"
    click.echo(f"{files} as checked on {proof.made_on} by {proof.made_by}.")
    click.echo(f"Seal of the record: {proof.seal}")
