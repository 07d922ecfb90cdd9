"""`cspr lock` and `cspr unlock`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.passwords import known_password, new_password
from cspr_docs.cli.printing import echo, print_written, shown
from cspr_docs.problems import Problem, Stop
from cspr_docs.project.build_report import ALL_CASES
from cspr_docs.project.workspace import LOCKED_SUFFIX, SHARED_FILE, what_lies_open

if TYPE_CHECKING:
    from cspr_docs.project.lock import Locked


@click.command("lock")
@click.argument("cases", nargs=-1, required=True, type=options.PATH)
@click.option(
    "--with-output/--without-output",
    "with_output",
    default=None,
    help="The drafts of the case go in as well; asked where --remove would leave them open.",
)
@click.option(
    "--recipient", "recipients", multiple=True, help="An age public key (age1…) instead of a passphrase."
)
@click.option(
    "--identity",
    "identities",
    multiple=True,
    type=options.PATH,
    help="A file with an age secret key, to open the file again and compare.",
)
@options.password_file
@options.flag("--remove", "Delete the folder once the locked file is proved.")
@options.flag("--force", "Write over a locked file that is there already.")
@options.output
def lock_command(
    cases: tuple[Path, ...],
    with_output: bool | None,
    recipients: tuple[str, ...],
    identities: tuple[Path, ...],
    password_file: Path | None,
    remove: bool,
    force: bool,
    output: Path,
) -> None:
    """Put each case folder into one encrypted file beside it: cases/rowan becomes cases/rowan.age.

    Asks for a passphrase twice (or takes it from CSPR_PASSWORD or --password-file). Whoever loses it has lost the
    case: nobody can open the file without it. The folder stays where it is unless you say --remove; then the file
    is first opened again and compared byte for byte. Deleting is not erasing: what stood on an SSD, in a backup or
    in a synchronised folder may still be found there, so the disk itself should be encrypted too. The program age
    opens the file as well. Needs a library of its own: pip install ".[lock]".
    """
    _refuse_unfit(recipients, identities, remove=remove)
    from cspr_docs.project.encryption import Key, age_library
    from cspr_docs.project.lock import lock

    age_library()  # if it is not there, nobody is asked for a passphrase
    drafts = {case: output / case.resolve().name for case in cases}
    go_in = {case: _going_in(drafts[case], with_output, remove=remove and case.is_dir()) for case in cases}
    key = Key("" if recipients else new_password("passphrase", password_file), recipients, identities)
    problems: list[Problem] = []
    for case in cases:
        echo(case.as_posix(), bold=True)
        try:
            locked = lock(
                case, key, go_in[case], lambda step: echo(f"  {step} …"), remove=remove, force=force
            )
            _print(locked, case, drafts[case])
        except Stop as stop:
            problems.extend(stop.problems)
    if problems:
        raise Stop(problems)


def _refuse_unfit(recipients: tuple[str, ...], identities: tuple[Path, ...], *, remove: bool) -> None:
    if remove and recipients and not identities:
        raise click.UsageError(
            "--remove needs --identity with --recipient: a public key cannot prove the file."
        )
    if identities and not recipients:
        raise click.UsageError("--identity belongs to --recipient; a passphrase proves the file by itself.")


def _going_in(drafts: Path, with_output: bool | None, *, remove: bool) -> Path | None:
    """The drafts, if they are locked with their case; asked where the case would go and they would lie open."""
    if with_output is None and remove and (lying := what_lies_open(drafts)):
        echo(f"{drafts.as_posix()} holds {lying}, unencrypted; they say what the case says.")
        with_output = click.confirm(
            "Lock and remove these too? (--with-output, --without-output)", default=True
        )
    return drafts if with_output else None


def _print(locked: "Locked", case: Path, drafts: Path) -> None:
    is_, not_ = "opened again and equal, byte for byte", "not opened again: no --identity given"
    told = f"{locked.file.as_posix()}: {locked.files} files, {is_ if locked.is_proved else not_}"
    echo(" ", shown("locked", fg="green"), told)
    if not locked.is_proved:
        echo("  Try to open it with the secret key before you rely on it.")
    for folder in locked.removed:
        echo(f"  removed {folder.as_posix()}; on an SSD or in a backup its contents may still be found")
    for folder in locked.kept:
        echo(f"  {folder.as_posix()} is still there, unencrypted (--remove takes it away)")
    if drafts not in (*locked.removed, *locked.kept) and (lying := what_lies_open(drafts)):
        echo(f"  {drafts.as_posix()} stays open, unencrypted: {lying} (--with-output takes them in)")
    if what_lies_open(over_all := drafts.parent / ALL_CASES):
        echo(
            f"  {over_all.as_posix()} stays open: its papers over all cases tell of this one too; delete them"
        )
    if (case.resolve().parent / SHARED_FILE).is_file():
        echo(f"  {SHARED_FILE} beside it belongs to all cases and is not in the file")


def _locked_file(_: click.Context, __: click.Parameter, file: Path) -> Path:
    """The file, if it is one: what is locked is the file beside where the folder was."""
    if file.is_file():
        return file
    meant = file.with_name(f"{file.name}{LOCKED_SUFFIX}")
    hint = f' Did you mean "{meant.as_posix()}"?' if meant.is_file() else ""
    what = "is a folder; a locked case is a file" if file.is_dir() else "does not exist"
    raise click.BadParameter(f'"{file.as_posix()}" {what}.{hint}')


@click.command("unlock")
@click.argument("file", type=options.PATH, callback=_locked_file)
@click.option(
    "--identity", "identities", multiple=True, type=options.PATH, help="A file with an age secret key."
)
@options.password_file
@options.path("--to", "The folder in which the case folder is made; by default the file's own.")
@options.output
def unlock_command(
    file: Path, identities: tuple[Path, ...], password_file: Path | None, to: Path | None, output: Path
) -> None:
    """Make the case folder again from a FILE that 'cspr lock' has written.

    Asks for the passphrase (or takes it from CSPR_PASSWORD or --password-file), or opens the file with a secret
    key. Never writes over a folder that is there already: with the wrong passphrase, or with a file that is
    damaged, nothing is written at all. The locked file stays. Needs a library of its own: pip install ".[lock]".
    """
    from cspr_docs.project.encryption import Key, age_library, needs_identity
    from cspr_docs.project.lock import unlock

    if not identities and needs_identity(file):
        raise click.UsageError(
            f"{file} was locked for a key; name the file of the secret key with --identity."
        )
    age_library()
    key = Key(identities=identities) if identities else Key(known_password("passphrase", password_file))
    for folder in unlock(file, key, to, output, lambda step: echo(f"{step} …")):
        print_written(folder)
    echo(f"{file.as_posix()} stays as it is; lock the case again with --force when you are done.")
