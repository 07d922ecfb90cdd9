"""`cspr unlock`."""

from pathlib import Path

import click

from cspr_docs.cli.options import DRAFTS, PATH
from cspr_docs.cli.passwords import known_password
from cspr_docs.cli.printing import leave_with
from cspr_docs.problems import Stop

LOCKED = ".age"


def _locked_file(_: click.Context, __: click.Parameter, file: Path) -> Path:
    """The file, if it is one: what is locked is the file beside where the folder was."""
    if file.is_file():
        return file
    meant = file.with_name(f"{file.name}{LOCKED}")
    hint = f' Did you mean "{meant.as_posix()}"?' if meant.is_file() else ""
    what = "is a folder; a locked case is a file" if file.is_dir() else "does not exist"
    raise click.BadParameter(f'"{file.as_posix()}" {what}.{hint}')


@click.command("unlock")
@click.argument("file", type=PATH, callback=_locked_file)
@click.option("--identity", "identities", multiple=True, type=PATH, help="A file with an age secret key.")
@click.option("--password-file", type=PATH, help="A file whose first line is the passphrase.")
@click.option(
    "--to", type=PATH, help="The folder in which the case folder is made; by default the file's own."
)
@click.option(
    "--output", type=DRAFTS, default="output", show_default=True, help="Where its drafts go, if it has any."
)
def command(
    file: Path, identities: tuple[Path, ...], password_file: Path | None, to: Path | None, output: Path
) -> None:
    """Make the case folder again from a FILE that 'cspr lock' has written.

    Asks for the passphrase (or takes it from CSPR_PASSWORD or --password-file), or opens the file with a secret
    key. Never writes over a folder that is there already: with the wrong passphrase, or with a file that is
    damaged, nothing is written at all. The locked file stays. Needs a library of its own: pip install ".[lock]".
    """
    from cspr_docs.project.locking import Key, needs_identity, refuse_uninstalled
    from cspr_docs.project.unlock import unlock

    if not identities and needs_identity(file):
        raise click.UsageError(
            f"{file} was locked for a key; name the file of the secret key with --identity."
        )
    try:
        refuse_uninstalled()
        key = Key(identities=identities) if identities else Key(known_password("passphrase", password_file))
        written = unlock(file, key, to, output, lambda step: click.echo(f"{step} …"))
    except Stop as stop:
        leave_with(stop)
    for folder in written:
        click.echo(f"{click.style('written', fg='green')} {folder.as_posix()}")
    click.echo(f"{file.as_posix()} stays as it is; lock the case again with --force when you are done.")
