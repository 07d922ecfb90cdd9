"""`cspr publish`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli.options import PATH, settling_options, today_option, workspace_options
from cspr_docs.cli.printing import PROBLEMS_FOUND, leave_with, print_problems, print_step
from cspr_docs.problems import Stop

if TYPE_CHECKING:
    from cspr_docs.project.leaving import Settling
    from cspr_docs.project.publishing import Prepared
    from cspr_docs.project.workspace import Workspace


@click.command("publish")
@click.argument("draft", type=PATH)
@click.option("--case", type=PATH, help="The case folder, where it is not one of those here.")
@settling_options
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
@click.option("--dry-run", is_flag=True, help="Look at everything, and write no package.")
@workspace_options
@today_option
def command(
    draft: Path,
    case: Path | None,
    settling: "Settling",
    review: bool,
    by: str,
    names: bool,
    pdf: str | None,
    dry_run: bool,
    space: "Workspace",
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
    from cspr_docs.cli.deciding import decide
    from cspr_docs.project.publishing import Request, carry_out, prepare, target
    from cspr_docs.publish.pdf import Maker

    maker = {"libreoffice": Maker.OFFICE, "typst": Maker.TYPST}.get(pdf or "")
    request = Request(draft, case, settling, maker, names)
    try:
        prepared = prepare(request, space, today, print_step)
        if review and decide(prepared, by, today):
            click.echo("\nLooking again, with what was decided:")
            prepared = prepare(request, space, today, print_step)
        _print_problems(prepared)
        if dry_run:
            click.echo(f"{target(prepared).as_posix()} would be written. No package was written (--dry-run).")
            return
        _print_package(prepared, carry_out(prepared))
    except Stop as stop:
        leave_with(stop)


def _print_problems(prepared: "Prepared") -> None:
    """Every problem; leaves with 1 where one of them stands in the way."""
    click.echo()
    print_problems(prepared.problems, as_told=True)
    if prepared.is_refused:
        _print_refusal(prepared)
        raise SystemExit(PROBLEMS_FOUND)


def _print_refusal(prepared: "Prepared") -> None:
    from cspr_docs.cli.deciding import may_stand

    draft, open_ = prepared.request.draft.as_posix(), len(may_stand(prepared))
    click.secho("Not published; no package was written.", fg="red", bold=True)
    if open_:
        details = "1 detail" if open_ == 1 else f"{open_} details"
        click.echo(f"{details} may stand if somebody says why: cspr publish {draft} --review")
    if prepared.undecided:
        click.echo(f"Coarser words for them, as tracked changes: cspr generalise {draft}")


def _print_package(prepared: "Prepared", folder: Path) -> None:
    click.echo(f"{click.style('written', fg='green')} {folder.as_posix()}")
    for name, content in prepared.files.items():
        click.echo(f"  {name:<36}{len(content):>12,} bytes")
    click.echo("Read the PDF and the page once more. What is in public/ may go onto a website, nothing else.")
    if prepared.keep_until:
        click.secho(f"Not to be made public yet: {prepared.keep_until}", fg="yellow", bold=True)
