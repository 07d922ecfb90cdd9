"""`cspr templates`."""

from pathlib import Path

import click

from cspr_docs.cli.options import PATH
from cspr_docs.cli.printing import leave_with
from cspr_docs.problems import Stop


@click.command("templates")
@click.argument("folder", type=PATH, default="templates")
def command(folder: Path) -> None:
    """Copy the shipped Word templates into FOLDER (templates), so that you can change them.

    A folder templates/ beside your cases/ comes before the shipped ones. Files that are there already stay as they
    are.
    """
    from cspr_docs.project.templates import copy_templates

    try:
        written = copy_templates(folder)
    except Stop as stop:
        leave_with(stop)
    for path in written:
        click.echo(f"{click.style('written', fg='green')} {path.as_posix()}")
    if not written:
        click.echo(f"Every template is in {folder.as_posix()} already; nothing was written.")
