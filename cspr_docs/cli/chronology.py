"""One case's chronology as a spreadsheet: `cspr chronology`."""

from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import echo
from cspr_docs.problems.wording import counted


@click.command("chronology")
@click.argument("case", type=options.PATH)
@click.option(
    "--xlsx",
    "target",
    type=options.PATH,
    required=True,
    help="The new spreadsheet. A file that is there already is never written over.",
)
@options.identities
def chronology_command(case: Path, target: Path, identities: Path | None) -> None:
    """Write the merged chronology of CASE into a spreadsheet: sorted, with ages, filters and what stands out in it.

    Further sheets tell the silences, the days with much in them, what was known only later, what each agency had on
    record, and entries that may tell of one thing. It holds what agencies recorded, with pseudonyms and labels.
    """
    from cspr_docs.project.chronology import write_chronology

    entries = write_chronology(case, target, identities)
    echo(f"{counted(entries, 'entry', 'entries')} written to {target.as_posix()}")
