"""`cspr schema`."""

from pathlib import Path

import click

from cspr_docs.cli.options import PATH
from cspr_docs.cli.printing import leave_with
from cspr_docs.problems import Stop


@click.command("schema")
@click.option(
    "--write", "folder", type=PATH, help="Write the schemas of all case files into this folder instead."
)
def command(folder: Path | None) -> None:
    """Print the JSON Schema of a case.

    An editor with a YAML language server completes fields and shows errors by it. 'cspr new' sets this up for a new
    case; for an older one, write the schemas into the case's folder .schemas with --write.
    """
    from cspr_docs.project.schema import schema_text, write_schemas

    if folder is None:
        click.echo(schema_text(), nl=False)
        return
    try:
        written = write_schemas(folder)
    except Stop as stop:
        leave_with(stop)
    click.echo(f"{len(written)} schemas written to {folder.as_posix()}")
