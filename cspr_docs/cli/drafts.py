"""What is in a draft: `cspr redline` shows what changed, `cspr trace` where words come from."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import echo, print_problems, shown
from cspr_docs.problems import Problem, Stop, path_text

if TYPE_CHECKING:
    from cspr_docs.project.trace import Origin, Traced

_LABEL = 12


@click.command("redline")
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.path("--output", "The file to write (for two folders, the folder).")
@click.option(
    "--author", default="cspr-docs", show_default=True, help="Who made the changes, as Word shows it."
)
@options.flag("--force", "Write over a file that is there already.")
def redline_command(old: Path, new: Path, output: Path | None, author: str, force: bool) -> None:
    """Show what changed from OLD to NEW as tracked changes in a Word file.

    OLD and NEW are two drafts, or the output folders of two builds, whose drafts of the same name are compared.
    Accepting all changes gives NEW and rejecting all gives OLD; where that would not be exact, nothing is written.
    How words are formatted is not compared. Needs a library of its own: pip install ".[redline]". Exits
    with 1 when something could not be compared.
    """
    from cspr_docs.project.redline import pairs, redline

    problems: list[Problem] = []
    for pair in pairs(old, new, output):
        echo(f"comparing {pair.old.as_posix()} with {pair.new.as_posix()} …")
        try:
            written = redline(pair, author, force=force)
        except Stop as stop:
            problems.extend(stop.problems)
            continue
        told = ", ".join(f"{number} × {kind}" for kind, number in written.changes.items())
        same = f"{pair.new.name}: both say the same; nothing was written"
        echo(f"{written.target.as_posix()}: {told}" if told else same)
    if problems:
        raise Stop(problems)


@click.command("trace")
@click.argument("draft", type=options.PATH)
@click.argument("words")
@options.case
@options.templates
@options.identities
def trace_command(
    draft: Path, words: str, case: Path | None, templates: Path | None, identities: Path | None
) -> None:
    """Say where WORDS in DRAFT come from.

    For every place where the words stand: the file, line and column of the case folder, the data path, the
    template's tag or words, and the conditions that let them in. Capitals, kinds of quotes and dashes, and spaces
    do not matter. Exits with 1 when the words are not there.
    """
    from cspr_docs.project.trace import trace
    from cspr_docs.project.workspace import workspace

    found = trace(draft, words, workspace(templates, Path("output"), identities), case)
    for number, traced in enumerate(found.found, start=1):
        _print_traced(number, traced, draft)
    print_problems(found.problems)


def _print_traced(number: int, traced: "Traced", draft: Path) -> None:
    where = str(replace(traced.passage.paragraph.place, text="")).removeprefix("the body").removeprefix(", ")
    under = f", {where}" if where else ""
    echo(f"{number}. “{traced.passage.words}” in {draft.as_posix()}{under}", bold=True)
    _row("in", traced.passage.context)
    for origin in traced.origins:
        if len(traced.origins) > 1:
            echo(f"   “{origin.words}”")
        _print_origin(origin)


def _print_origin(origin: "Origin") -> None:
    if origin.typed_by:
        _row("typed by", f"{origin.typed_by}, as a tracked change")
    elif origin.is_new:
        _row("typed", "in Word since the draft was issued; it does not come from the case")
    if origin.written:
        note = f"  ({origin.written.note})" if origin.written.note else ""
        _row("written in", f"{origin.written.file}:{origin.written.line}:{origin.written.column}{note}")
    if origin.anchor:
        _row("data path", path_text(origin.anchor.path))
    if origin.source is None:
        if not origin.typed_by:
            _row("printed by", "no template that is here now; it may have been typed in Word")
        return
    sure = "" if origin.source.is_sure else "probably "
    piece = origin.source.piece
    what = f"{replace(piece.place, text='')}: {piece.text}" if piece.code else str(piece.place)
    _row("printed by", f"{sure}{_shown(origin.source.file)}, {what}")
    _row("because", " › ".join(origin.source.conditions) or "(always)")


def _shown(file: Path) -> str:
    """The file as a person finds it: from the current folder, or as one of those that come with the program."""
    from cspr_docs.project.workspace import shipped_templates

    shipped, here = shipped_templates(), Path.cwd()
    if file.is_relative_to(shipped) and not shipped.is_relative_to(here):
        return f"the shipped templates/{file.relative_to(shipped).as_posix()}"
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _row(label: str, text: str) -> None:
    echo("  ", shown(f"{label:<{_LABEL}}", dim=True), text)
