"""From a case to its drafts: `cspr build`. Each case has a table; of many a line, and the rows that want a person."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.many_cases import Tally, Telling
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, echo_wrapped, shown, with_progress
from cspr_docs.documents.drafts.writing import DraftOutcome
from cspr_docs.problems import Severity
from cspr_docs.problems.wording import counted, visible
from cspr_docs.project.build import build_case, older_drafts, saves
from cspr_docs.project.build_report import (
    NOT_MADE,
    STOPPED,
    BuildRequest,
    BuildRow,
    Built,
    Edited,
    Selection,
)
from cspr_docs.project.engine import MANY, Engine, each
from cspr_docs.project.workspace import Workspace, case_folders, locked_cases, whole_workspace

if TYPE_CHECKING:
    from cspr_docs.project.build_many import BuiltShortly

_COLOURS: dict[str, str] = {
    **dict.fromkeys((DraftOutcome.WRITTEN, DraftOutcome.REPLACED, DraftOutcome.MERGED), "green"),
    **dict.fromkeys((DraftOutcome.EDITED, DraftOutcome.BESIDE, DraftOutcome.COMMENTED), "yellow"),
    STOPPED: "red",
}
_NAME_WIDTH, _OUTCOME_WIDTH = 44, 30
_WANTS_A_PERSON = (STOPPED, DraftOutcome.BESIDE)
_IN_SHORT = (DraftOutcome.WRITTEN, DraftOutcome.UNCHANGED, DraftOutcome.SENT, NOT_MADE)
"""What became of a draft that nobody has to hear of by its name, where there are many cases."""


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
        _print_case(request)
        end = next(ends)
        if end.result is None:
            _print_stopped(older_drafts(request.output, end.problems))
        else:
            _print_built(request, end.result)
        is_done &= end.result is not None and not _wants_a_person(end.result)
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
            _print_case(request)
            _print_stopped(older_drafts(request.output, end.problems))
            tally.add(end.problems)
            is_done = False
            continue
        unchanged += not _print_in_short(request, built)
        tally.add(built.errors)
        tally.add_counts(built.counts)
        is_done &= not _wants_a_person(built)
    echo(f"{counted(len(folders), 'case')}, {unchanged} of them unchanged")
    tally.print()
    return is_done and not tally.has(Severity.ERROR)


def _print_case(request: BuildRequest) -> None:
    """The case and where its drafts go."""
    echo(_case(request), bold=True)


def _print_stopped(older: tuple[str, ...]) -> None:
    """That the case could not be built, and which older drafts of it are there."""
    echo(" ", shown(f"{STOPPED}:", fg="red"), "see below")
    if older:
        echo_wrapped(f"From before, and older than the case: {', '.join(older)}", 100, "    ")


def _print_built(request: BuildRequest, built: Built) -> None:
    """Each document that the case calls for; one of a kind that was asked for by name in any case."""
    for row in built.rows:
        if request.wanted.kinds or not row.is_not_due:
            _print_row(row)
    if (not_due := sum(row.is_not_due for row in built.rows)) and not request.wanted.kinds:
        kinds = "1 kind is" if not_due == 1 else f"{not_due} kinds are"
        command = "cspr build --all-cases" if request.over_all else "cspr build"
        echo(f"    {kinds} not called for yet; '{command} --kind NAME' says why")


def _print_in_short(request: BuildRequest, built: "BuiltShortly") -> bool:
    """How many documents were made, and the rows that somebody has to hear of; whether there was anything to tell."""
    found = Counter(row.outcome for row in built.rows if not row.is_not_due)
    rows = [row for row in built.rows if row.is_open or row.outcome not in _IN_SHORT]
    if rows or found[DraftOutcome.WRITTEN]:
        told = ", ".join(f"{times} {outcome}" for outcome, times in found.items())
        echo(shown(f"{_case(request)}:", bold=True), told)
    for row in rows:
        _print_row(row)
    return bool(rows or found[DraftOutcome.WRITTEN])


def _wants_a_person(built: "Built | BuiltShortly") -> bool:
    """Whether somebody has to look at a draft of this case now."""
    return any(row.is_open or row.outcome in _WANTS_A_PERSON for row in built.rows)


def _case(request: BuildRequest) -> str:
    return f"{request.source} → {request.output.as_posix()}"


def _print_row(row: BuildRow) -> None:
    """One line of the table."""
    name = Path(row.file).name if row.file else row.title
    outcome = shown(f"{row.outcome:<{_OUTCOME_WIDTH}}", fg=_COLOURS.get(row.outcome))
    told = "" if row.outcome in (NOT_MADE, STOPPED) else counted(row.prompts, "prompt")
    echo(*filter(None, (f"  {visible(name):<{_NAME_WIDTH}}", outcome, told)))
    echo_wrapped(row.note, 100, "    ")
