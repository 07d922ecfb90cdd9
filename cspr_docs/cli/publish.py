"""`cspr publish`, with the questions about details that may stand, and `cspr verify`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, print_problems, print_step, print_written
from cspr_docs.problems import Stop
from cspr_docs.problems.wording import counted

if TYPE_CHECKING:
    from cspr_docs.project.outgoing.publish import PreparedReport
    from cspr_docs.project.workspace import Workspace
    from cspr_docs.publish.details import FoundDetail


@click.command("publish")
@click.argument("draft", type=options.PATH)
@options.case
@options.accept_changes
@options.drop_comments
@options.flag("--review", "Ask about each detail that a person may decide to keep, and remember it.")
@click.option("--by", default="", help="Who decides, for the record; asked where it is not given.")
@options.flag("--names", "Also search for names that nobody has listed (needs spaCy; slower).")
@click.option(
    "--pdf", type=click.Choice(["libreoffice", "typst"]), help="What makes the PDF; LibreOffice where it is."
)
@options.flag("--dry-run", "Look at everything, and write no package.")
@options.workspace
@options.today
def publish_command(
    draft: Path,
    case: Path | None,
    accept_changes: bool,
    drop_comments: bool,
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
    from cspr_docs.project.outgoing.draft import Settling
    from cspr_docs.project.outgoing.publish import prepare_report
    from cspr_docs.project.outgoing.request import PublishRequest
    from cspr_docs.publish.pdf import Maker

    maker = {"libreoffice": Maker.OFFICE, "typst": Maker.TYPST}.get(pdf or "")
    request = PublishRequest(draft, case, Settling(accept_changes, drop_comments), maker, names)
    prepared = prepare_report(request, space, today, print_step)
    if review and _decide(prepared, by, today):
        echo()
        echo("Looking again, with what was decided:")
        prepared = prepare_report(request, space, today, print_step)
    echo()
    print_problems(prepared.problems, as_told=True)
    if prepared.is_refused:
        _print_refusal(prepared)
        raise SystemExit(PROBLEMS_FOUND)
    _write(prepared, dry_run=dry_run)


def _print_refusal(prepared: "PreparedReport") -> None:
    draft, open_ = prepared.request.draft.as_posix(), len(_may_stand(prepared))
    echo("Not published; no package was written.", fg="red", bold=True)
    if open_:
        details = counted(open_, "detail")
        echo(f"{details} may stand if somebody says why: cspr publish {draft} --review")
    if prepared.identified.undecided:
        echo(f"Coarser words for them, as tracked changes: cspr generalise {draft}")


def _write(prepared: "PreparedReport", *, dry_run: bool) -> None:
    """Write the package and say what is in it, or only where it would be."""
    from cspr_docs.project.outgoing import carrying_out

    if dry_run:
        folder = carrying_out.published_folder(prepared).as_posix()
        echo(f"{folder} would be written. No package was written (--dry-run).")
        return
    published = carrying_out.publish(prepared)
    print_written(published.folder)
    if published.earlier:
        echo(f"  the package that was published before is kept in {published.earlier.as_posix()}")
    for name, content in published.files.items():
        echo(f"  {name:<36}{len(content):>12,} bytes")
    echo("Read the PDF and the page once more. What is in public/ may go onto a website, nothing else.")
    if prepared.keep_until:
        echo(f"Not to be made public yet: {prepared.keep_until}", fg="yellow", bold=True)


def _may_stand(prepared: "PreparedReport") -> tuple["FoundDetail", ...]:
    """The findings that stand open and that a person may decide to keep."""
    from cspr_docs.publish.details import Weight

    return tuple(finding for finding in prepared.identified.undecided if finding.weight is Weight.ASK)


def _decide(prepared: "PreparedReport", by: str, today: date) -> bool:
    """Whether anything was decided: asks about each finding that may stand, and writes the answers into the case."""
    from cspr_docs.publish.decisions import FILE, to_kept, write_decisions

    open_ = _may_stand(prepared)
    if not open_:
        return False
    details = counted(len(open_), "detail")
    echo()
    echo(f"{details} may stand if somebody says why. The value is masked: look at its place in Word.")
    who = by or click.prompt("Who decides? Your name")
    kept = []
    for number, finding in enumerate(open_, start=1):
        because = _reason(finding, number, len(open_))
        if because is None:
            break
        if because:
            kept.append(to_kept(finding, prepared.identified.ids[finding], because, who, today))
    if not kept:
        echo("Nothing was decided to stand; the case is as it was.")
        return False
    write_decisions(prepared.case_file, kept)
    file = (prepared.case_file.folder / FILE).as_posix()
    echo(f"{len(kept)} of {len(open_)} may stand; kept in {file}")
    return True


def _reason(finding: "FoundDetail", number: int, total: int) -> str | None:
    """Why it may stand; empty where it is to go, `None` where the person stops."""
    echo()
    echo(f"{number} of {total}: {finding.about}", bold=True)
    echo(f"  {finding.passage.place}")
    echo(f"  “{finding.context}”")
    if finding.coarser:
        echo(f"  could be: {finding.coarser}")
    yes_or_no = click.Choice(["y", "n", "q"])
    choice = click.prompt("May it stand? (y)es, (n)o, (q)uit", "n", type=yes_or_no, show_choices=False)
    if choice == "q":
        return None
    return str(click.prompt("Why?")).strip() if choice == "y" else ""


@click.command("verify")
@click.argument("folder", type=options.PATH)
def verify_command(folder: Path) -> None:
    """Prove that a package is still the one that was checked.

    FOLDER is one that 'cspr publish' or 'cspr send' has written. Every file must have the hash that the record in it
    gives, none may be missing and none may have come in. The seal is the record's hash of itself: note it down where
    others keep it, and nobody can put another record in its place. Exits with 1 where something changed.
    """
    from cspr_docs.publish.record import verify

    proof = verify(folder)
    if proof.problems:
        raise Stop(proof.problems)
    count = len(proof.files)
    files = "The one file is" if count == 1 else f"All {count} files are"
    echo(f"{files} as checked on {proof.made_on} by {proof.made_by}.")
    echo(f"Seal of the record: {proof.seal}")
