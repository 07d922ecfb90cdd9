"""From a case to its drafts: `cspr build`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from cspr_docs.cli import build_view, options
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, with_progress
from cspr_docs.cli.tally import Tally, Telling
from cspr_docs.problems import Severity
from cspr_docs.problems.wording import counted
from cspr_docs.project.build import build_case, older_drafts, saves
from cspr_docs.project.build_report import BuildRequest, Edited, Selection
from cspr_docs.project.engine import MANY, Engine, each
from cspr_docs.project.workspace import Workspace, case_folders, locked_cases, whole_workspace


@click.command("build")
@options.cases
@click.option("--kind", "kinds", multiple=True, help="Only this kind of document, such as final-report.")
@click.option("--recipient", "recipients", multiple=True, help="Only letters to this person, by id.")
@options.workspace
@options.flag("--all-cases", "Make the papers over all cases, and not those of each.")
@options.flag("--force", "Replace drafts that were edited; a copy of each is kept.")
@options.flag("--merge", "Bring what the case says now into edited drafts, as tracked changes.")
@options.flag("--watch", "Go on building whenever a file of a case or template changes.")
@options.engine
@options.verbose
@options.today
def build_command(
    cases: tuple[Path, ...],
    kinds: tuple[str, ...],
    recipients: tuple[str, ...],
    space: "Workspace",
    all_cases: bool,
    force: bool,
    merge: bool,
    watch: bool,
    engine: Engine,
    verbose: bool,
    today: date,
) -> None:
    """Make the Word drafts of each case, and say what is still missing in them.

    CASES are case folders; without any, the case in this folder or all cases in cases/. With --all-cases, papers that
    tell of all of them together are made, into output/all-cases. A draft that somebody has
    edited in Word is never written over: the new one is put beside it, or with --merge what the case says now goes
    into the edited one as tracked changes, with a comment where both changed the same. What is missing shows as a
    highlighted prompt and a comment in the draft. Exits with 1 when a document could not be made, a new one stands
    beside an edited one, or not all that the case says came into an edited one.
    """
    if force and merge:
        raise click.UsageError("--force replaces edited drafts and --merge keeps them: choose one")
    edited = Edited.REPLACE if force else Edited.MERGE if merge else Edited.KEEP
    asked = BuildRequest((), space, Selection(kinds, recipients), today, edited)
    folders = case_folders((cases or whole_workspace()) if all_cases else cases)
    if all_cases:
        asked = _over_all(folders, cases, asked)
    each_folder = folders[:1] if all_cases else folders
    shortly = len(each_folder) > MANY and not verbose
    build_all = partial(_build_shortly if shortly else _build_wholly, each_folder, engine)
    if not (_build_on(folders, asked, build_all) if watch else build_all(asked)):
        raise SystemExit(PROBLEMS_FOUND)


def _over_all(folders: tuple[Path, ...], cases: tuple[Path, ...], asked: BuildRequest) -> BuildRequest:
    """The request for papers over these cases, and those among them that are locked."""
    locked = tuple(
        Path(one.file).name for one in locked_cases(cases or whole_workspace(), asked.space.output)
    )
    return replace(asked, folders=folders, over_all=True, locked=locked)


def _build_on(
    folders: Sequence[Path], asked: BuildRequest, build_all: Callable[[BuildRequest], bool]
) -> bool:
    """Builds now and whenever something is saved, until somebody stops it; whether the last build needs nobody."""
    is_done = True
    for names in saves(folders, asked.space):
        if names:
            echo()
            echo(f"{', '.join(names)} changed", bold=True)
            asked = replace(asked, edited=Edited.KEEP)
        is_done = build_all(asked)
        if not names:
            echo()
            echo("Watching for changes; stop with Ctrl+C.")
    return is_done


def _build_wholly(folders: Sequence[Path], engine: Engine, asked: BuildRequest) -> bool:
    """Builds every case and tells everything of it; whether nothing needs a person now."""
    tally, is_done = Tally(Telling.WHOLLY), True
    ends = with_progress(each(partial(build_case, asked), folders, engine), len(folders))
    for folder in folders:
        request = asked.of(folder)
        build_view.print_case(request)
        end = next(ends)
        if end.result is None:
            build_view.print_stopped(older_drafts(request.output, end.problems))
        else:
            build_view.print_built(request, end.result)
        is_done &= end.result is not None and not build_view.wants_a_person(end.result)
        tally.add(end.result.problems if end.result else end.problems)
    if tally.has(*Severity):
        echo()
    tally.print()
    return is_done and not tally.has(Severity.ERROR)


def _build_shortly(folders: Sequence[Path], engine: Engine, asked: BuildRequest) -> bool:
    """Builds every case and tells what somebody has to hear of it; whether nothing needs a person now."""
    from cspr_docs.project.build_many import build_each

    tally, is_done, unchanged = Tally(Telling.SHORTLY), True, 0
    for folder, end in zip(
        folders, with_progress(build_each(folders, asked, engine), len(folders)), strict=True
    ):
        request, built = asked.of(folder), end.result
        if built is None:
            build_view.print_case(request)
            build_view.print_stopped(older_drafts(request.output, end.problems))
            tally.add(end.problems)
            is_done = False
            continue
        unchanged += not build_view.print_in_short(request, built)
        tally.add(built.errors)
        tally.add_counts(built.counts)
        is_done &= not build_view.wants_a_person(built)
    echo(f"{counted(len(folders), 'case')}, {unchanged} of them unchanged")
    tally.print()
    return is_done and not tally.has(Severity.ERROR)
