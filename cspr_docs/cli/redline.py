"""`cspr redline`."""

from pathlib import Path

import click

from cspr_docs.cli.options import PATH
from cspr_docs.cli.printing import PROBLEMS_FOUND, leave_with, print_problems
from cspr_docs.problems import Problem, Stop


@click.command("redline")
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--output", type=PATH, help="The file to write (for two folders, the folder).")
@click.option(
    "--author", default="cspr-docs", show_default=True, help="Who made the changes, as Word shows it."
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def command(old: Path, new: Path, output: Path | None, author: str, force: bool) -> None:
    """Show what changed from OLD to NEW as tracked changes in a Word file.

    OLD and NEW are two drafts, or the output folders of two builds, whose drafts of the same name are compared.
    Accepting all changes gives NEW and rejecting all gives OLD; where that would not be exact, nothing is written.
    How words are formatted is not compared. Needs a library of its own: pip install ".[redline]". Exits
    with 1 when something could not be compared.
    """
    from cspr_docs.project.redline import pairs, redline

    try:
        found = pairs(old, new, output)
    except Stop as stop:
        leave_with(stop)
    problems: list[Problem] = []
    for pair in found:
        click.echo(f"comparing {pair.old.as_posix()} with {pair.new.as_posix()} …")
        try:
            written = redline(pair, author, force=force)
        except Stop as stop:
            problems.extend(stop.problems)
            continue
        _print(pair.new, written.target, written.changes)
    if problems:
        print_problems(problems)
        raise SystemExit(PROBLEMS_FOUND)


def _print(new: Path, target: Path, changes: dict[str, int]) -> None:
    if not changes:
        click.echo(f"{new.name}: both say the same; nothing was written")
        return
    told = ", ".join(f"{number} × {kind}" for kind, number in changes.items())
    click.echo(f"{target.as_posix()}: {told}")
