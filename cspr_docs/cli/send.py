"""`cspr send`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.passwords import new_password
from cspr_docs.cli.printing import echo, print_problems, print_step, print_written

if TYPE_CHECKING:
    from cspr_docs.project.outgoing.send import PreparedSending
    from cspr_docs.project.workspace import Workspace

_TO = ("panel", "secretary_of_state", "family", "partners", "notification_system")


@click.command("send")
@click.argument("kind")
@click.argument("case", type=options.PATH, required=False)
@click.option("--recipient", default="", help="The member of the family, by id; or the letter's own id.")
@click.option(
    "--to",
    type=options.Word(_TO),
    help="panel, secretary_of_state, partners or family, where it is not clear.",
)
@click.option("--by", default="", help="By which way it goes, for the record: 'secure e-mail', 'by hand'.")
@options.accept_changes
@options.drop_comments
@options.flag("--under-embargo", "The reader is told of the embargo; the cover list repeats it.")
@options.flag("--password", "Encrypt the PDF; asks twice, or reads CSPR_PASSWORD.")
@options.password_file
@options.flag("--dry-run", "Look at everything, and write nothing.")
@options.workspace
@options.today
def send_command(
    kind: str,
    case: Path | None,
    recipient: str,
    to: str | None,
    by: str,
    accept_changes: bool,
    drop_comments: bool,
    under_embargo: bool,
    password: bool,
    password_file: Path | None,
    dry_run: bool,
    space: "Workspace",
    today: date,
) -> None:
    """Make a document that is not public ready for its reader: the Panel, or a member of the family.

    KIND is a kind of document, such as rapid-review or decision-letter; CASE its case folder. Nothing is sent
    anywhere: the final Word file and PDF come into a folder of their own below the drafts, and a person sends them.
    It takes the draft as it stands, and refuses with every reason as long as it is a draft, something in it is
    missing or unsigned, changes or comments are pending, or it tells the reader who or where somebody else is. What
    leaves has no history, comments or hidden data. The case's sent.yaml records it, with hashes. With a password
    only the encrypted PDF leaves: an open Word file beside it would undo it. A public report is made public with
    'cspr publish'; with --to it goes beforehand to those who must have it. The notification,
    which is copied into the national system field by field, is kept by the same command as what was entered.
    """
    from cspr_docs.project.outgoing.draft import Settling
    from cspr_docs.project.outgoing.request import SendRequest
    from cspr_docs.project.outgoing.send import prepare_sending
    from schemas.sending import SentTo

    locked = new_password("password", password_file) if password or password_file else ""
    reader = next((reader for reader in SentTo if reader.value == to), None)
    settling = Settling(accept_changes, drop_comments)
    request = SendRequest(kind, _case(case), reader, recipient, by, settling, under_embargo, locked)
    prepared = prepare_sending(request, space, today, print_step)
    _write(prepared, dry_run=dry_run)
    _print_rest(prepared)


def _case(case: Path | None) -> Path:
    """The case that is meant, if it is one alone."""
    from cspr_docs.project.workspace import case_folders

    folders = case_folders((case,) if case else ())
    if len(folders) > 1:
        names = ", ".join(folder.as_posix() for folder in folders)
        raise click.UsageError(f"Name the case folder; there are several: {names}.")
    return folders[0]


def _write(prepared: "PreparedSending", *, dry_run: bool) -> None:
    """Make the folder that goes to the reader and say what is in it, or only what would be."""
    from cspr_docs.project.outgoing import carrying_out

    if dry_run:
        echo(f"{carrying_out.sent_folder(prepared).as_posix()} would be made, with:")
        for name, content in prepared.files.items():
            echo(f"  {name}  {len(content):,} bytes")
        echo("Nothing was written (--dry-run).")
        return
    sent = carrying_out.send(prepared)
    print_written(sent.folder)
    for file in sorted(sent.folder.iterdir()):
        echo(f"  {file.name}")
    echo(f"  and the entry {sent.sending.id} in {prepared.request.case.as_posix()}/sent.yaml")


def _print_rest(prepared: "PreparedSending") -> None:
    """What was taken out, what the reader's way is, and the advice."""
    for taken in prepared.taken_out:
        echo(f"  taken out: {taken}")
    if prepared.request.password:
        echo("  The password goes another way than the file: by telephone, in person.")
    if prepared.wanted.is_entered:
        echo("Nothing is to be sent: this is kept as what was entered in the national system.")
    else:
        echo("Nothing has left this computer: look at the PDF, and send it.")
    if prepared.problems:
        echo()
        print_problems(prepared.problems)
