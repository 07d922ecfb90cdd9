"""`cspr trace`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli.options import PATH, TEMPLATES, identities_option
from cspr_docs.cli.printing import leave_with, print_problems
from cspr_docs.problems import Stop, path_text

if TYPE_CHECKING:
    from cspr_docs.project.trace import Origin, Traced

_LABEL = 13


@click.command("trace")
@click.argument("draft", type=PATH)
@click.argument("words")
@click.option(
    "--case",
    type=PATH,
    help="The case folder; by default the one whose output folder holds the draft, else that with its reference.",
)
@click.option("--templates", type=TEMPLATES, help="A folder of your own templates, as for 'cspr build'.")
@identities_option
def command(
    draft: Path, words: str, case: Path | None, templates: Path | None, identities: Path | None
) -> None:
    """Say where WORDS in DRAFT come from.

    For every place where the words stand: the file, line and column of the case folder, the data path, the
    template's tag or words, and the conditions that let them in. Capitals, kinds of quotes and dashes, and spaces
    do not matter. Exits with 1 when the words are not there.
    """
    from cspr_docs.project.trace import trace
    from cspr_docs.project.workspace import workspace

    try:
        found = trace(draft, words, workspace(templates, Path("output"), identities), case)
    except Stop as stop:
        leave_with(stop)
    for number, traced in enumerate(found.found, start=1):
        _print(number, traced, draft)
    print_problems(found.problems)


def _print(number: int, traced: "Traced", draft: Path) -> None:
    paragraph = traced.passage.paragraph
    place = replace(paragraph.place, text="")
    where = str(place).removeprefix("the body").removeprefix(", ")
    under = f", {where}" if where else ""
    click.secho(f"{number}. “{traced.passage.words}” in {draft.as_posix()}{under}", bold=True)
    _row("in", traced.passage.context)
    for origin in traced.origins:
        if len(traced.origins) > 1:
            click.echo(f"   “{origin.words}”")
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

    shipped = shipped_templates()
    if file.is_relative_to(shipped) and not shipped.is_relative_to(Path.cwd()):
        return f"the shipped templates/{file.relative_to(shipped).as_posix()}"
    return (file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file).as_posix()


def _row(label: str, text: str) -> None:
    click.echo(f"   {click.style(f'{label:<{_LABEL}}', dim=True)}{text}")
