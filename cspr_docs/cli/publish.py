"""`cspr publish`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli.options import PATH, identities_option, today_option
from cspr_docs.cli.printing import PROBLEMS_FOUND, leave_with, print_problems
from cspr_docs.problems import Stop

if TYPE_CHECKING:
    from cspr_docs.project.publishing import Prepared
    from cspr_docs.publish.disclosure import Finding


@click.command("publish")
@click.argument("draft", type=PATH)
@click.option("--case", type=PATH, help="The case folder, where it is not one of those here.")
@click.option(
    "--accept-changes", is_flag=True, help="Accept the tracked changes that are still in the draft."
)
@click.option("--drop-comments", is_flag=True, help="Take out the comments that are still in the draft.")
@click.option(
    "--review", is_flag=True, help="Ask about each detail that a person may decide to keep, and remember it."
)
@click.option("--by", default="", help="Who decides, for the record; asked where it is not given.")
@click.option(
    "--names", is_flag=True, help="Also search for names that nobody has listed (needs spaCy; slower)."
)
@click.option(
    "--pdf", type=click.Choice(["libreoffice", "typst"]), help="What makes the PDF; LibreOffice where it is."
)
@click.option("--dry-run", is_flag=True, help="Look at everything, and write nothing.")
@click.option("--output", type=PATH, default="output", show_default=True, help="Where the drafts were built.")
@click.option("--templates", type=PATH, help="A folder of your own templates, as for 'cspr build'.")
@identities_option
@today_option
def command(
    draft: Path,
    case: Path | None,
    accept_changes: bool,
    drop_comments: bool,
    review: bool,
    by: str,
    names: bool,
    pdf: str | None,
    dry_run: bool,
    output: Path,
    templates: Path | None,
    identities: Path | None,
    today: date,
) -> None:
    """Make DRAFT, the finished Word file of a report, into what the public reads; or say why not.

    It takes the file as it stands. It refuses, with every reason and its place, as long as changes or comments are
    pending, a mandatory section is gone, something is unfinished, somebody could be identified, or somebody could not
    read it. Else it writes an accessible web page, a tagged PDF and a Word file without hidden data into
    output/CASE/published/, and beside them what was checked, with hashes ('cspr verify' proves later that nothing
    changed). With --review it asks about each detail that may stand if somebody says why, and keeps the answer in the
    case's publication/decisions.yaml. Nothing is sent anywhere.
    """
    from cspr_docs.project.publishing import Request, carry_out, prepare, target
    from cspr_docs.project.workspace import workspace
    from cspr_docs.publish.pdf import Maker

    maker = {"libreoffice": Maker.OFFICE, "typst": Maker.TYPST}.get(pdf or "")
    request = Request(draft, case, accept_changes, drop_comments, maker, names)
    try:
        prepared = prepare(request, workspace(templates, output, identities), today, _tell)
        if review and prepared.undecided and _asked(prepared, by, today):
            click.echo("\nLooking again, with what was decided:")
            prepared = prepare(request, workspace(templates, output, identities), today, _tell)
        click.echo()
        print_problems(prepared.problems)
        if prepared.is_refused:
            _print_refusal(prepared, draft)
            raise SystemExit(PROBLEMS_FOUND)
        if dry_run:
            click.echo(f"{target(prepared).as_posix()} would be written. Nothing was written (--dry-run).")
            return
        _print_package(prepared, carry_out(prepared))
    except Stop as stop:
        leave_with(stop)


def _tell(step: str, outcome: str) -> None:
    click.echo(f"  {step:<32}{click.style(outcome, dim=True)}")


def _print_refusal(prepared: "Prepared", draft: Path) -> None:
    from cspr_docs.publish.disclosure import Weight

    click.secho("Not published; nothing was written.", fg="red", bold=True)
    may_stand = sum(finding.weight is Weight.ASK for finding in prepared.undecided)
    if may_stand:
        details = "1 detail" if may_stand == 1 else f"{may_stand} details"
        click.echo(f"{details} may stand if somebody says why: cspr publish {draft.as_posix()} --review")
    if prepared.undecided:
        click.echo(f"Coarser words for them, as tracked changes: cspr generalise {draft.as_posix()}")


def _print_package(prepared: "Prepared", folder: Path) -> None:
    click.echo(f"{click.style('written', fg='green')} {folder.as_posix()}")
    for name, content in prepared.files.items():
        click.echo(f"  {name:<36}{len(content):>12,} bytes")
    click.echo("Read the PDF and the page once more. What is in public/ may go onto a website, nothing else.")
    if prepared.keep_until:
        click.secho(f"Not to be made public yet: {prepared.keep_until}", fg="yellow", bold=True)


def _asked(prepared: "Prepared", by: str, today: date) -> bool:
    """Asks about each finding that may stand, and writes what was decided; whether anything was."""
    from cspr_docs.publish.decisions import FILE, id_of, to_kept, write_decisions
    from cspr_docs.publish.disclosure import Weight

    open_ = {
        id_of(finding): finding for finding in prepared.undecided if finding.weight is Weight.ASK
    }  # each once, however often the same words stand around it
    if not open_:
        return False
    details = "1 detail" if len(open_) == 1 else f"{len(open_)} details"
    click.echo(f"\n{details} may stand if somebody says why. The value is masked: look at its place in Word.")
    who = by or click.prompt("Who decides? Your name")
    kept = []
    for number, finding in enumerate(open_.values(), start=1):
        because = _reason(finding, number, len(open_))
        if because is None:
            break
        if because:
            kept.append(to_kept(finding, because, who, today))
    write_decisions(prepared.case_file, kept)
    file = (prepared.case_file.folder / FILE).as_posix()
    click.echo(f"{len(kept)} of {len(open_)} may stand; kept in {file}")
    return bool(kept)


def _reason(finding: "Finding", number: int, total: int) -> str | None:
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
