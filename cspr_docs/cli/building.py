"""From a case to its drafts: `cspr build`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, echo_wrapped, print_problems, shown
from cspr_docs.documents.drafts.writing import DraftOutcome
from cspr_docs.problems import Problem, Severity, Stop, severity_of
from cspr_docs.problems.wording import counted, visible
from cspr_docs.project.build import build, older_drafts, saves
from cspr_docs.project.build_report import NOT_MADE, STOPPED, BuildRequest, BuildRow, Edited, Selection
from cspr_docs.project.workspace import Workspace, case_folders, locked_cases, whole_workspace

_COLOURS: dict[str, str] = {
    **dict.fromkeys((DraftOutcome.WRITTEN, DraftOutcome.REPLACED, DraftOutcome.MERGED), "green"),
    **dict.fromkeys((DraftOutcome.EDITED, DraftOutcome.BESIDE, DraftOutcome.COMMENTED), "yellow"),
    STOPPED: "red",
}
_NAME_WIDTH, _OUTCOME_WIDTH = 44, 30
_WANTS_A_PERSON = (STOPPED, DraftOutcome.BESIDE)


@click.command("build")
@options.cases
@click.option("--kind", "kinds", multiple=True, help="Only this kind of document, such as final-report.")
@click.option("--recipient", "recipients", multiple=True, help="Only letters to this person, by id.")
@options.workspace
@options.flag("--all-cases", "Make the papers over all cases, and not those of each.")
@options.flag("--force", "Replace drafts that were edited; a copy of each is kept.")
@options.flag("--merge", "Bring what the case says now into edited drafts, as tracked changes.")
@options.flag("--watch", "Go on building whenever a file of a case or template changes.")
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
    wanted = Selection(kinds, recipients)
    blank = BuildRequest((), space, wanted, today, edited)
    requests = (
        [_over_all(cases, blank)]
        if all_cases
        else [replace(blank, folders=(folder,)) for folder in case_folders(cases)]
    )
    if not (_build_on(requests) if watch else _build_all(requests)):
        raise SystemExit(PROBLEMS_FOUND)


def _over_all(cases: tuple[Path, ...], request: BuildRequest) -> BuildRequest:
    """The request for papers over these cases; without any, over all in `cases/` also from inside of one."""
    given = cases or whole_workspace()
    locked = tuple(Path(one.file).name for one in locked_cases(given, request.space.output))
    return replace(request, folders=case_folders(given), over_all=True, locked=locked)


def _build_on(requests: Sequence[BuildRequest]) -> bool:
    """Builds now and whenever something is saved, until somebody stops it; whether the last build needs nobody."""
    is_done = True
    for names in saves([folder for request in requests for folder in request.folders], requests[0].space):
        if names:
            echo()
            echo(f"{', '.join(names)} changed", bold=True)
            requests = [replace(request, edited=Edited.KEEP) for request in requests]
        is_done = _build_all(requests)
        if not names:
            echo()
            echo("Watching for changes; stop with Ctrl+C.")
    return is_done


def _build_all(requests: Iterable[BuildRequest]) -> bool:
    """Builds every case, one after the other; whether nothing needs a person now."""
    problems: list[Problem] = []
    is_done = True
    for request in requests:
        echo(f"{request.source} → {request.output.as_posix()}", bold=True)
        try:
            built = build(request, _print_row if request.wanted.kinds else _print_due)
        except Stop as stop:
            problems.extend(stop.problems)
            echo(" ", shown(f"{STOPPED}:", fg="red"), "see below")
            if older := older_drafts(request.output, stop):
                echo_wrapped(f"From before, and older than the case: {', '.join(older)}", 100, "    ")
            is_done = False
            continue
        if (not_due := sum(row.is_not_due for row in built.rows)) and not request.wanted.kinds:
            kinds = "1 kind is" if not_due == 1 else f"{not_due} kinds are"
            echo(f"    {kinds} not called for yet; 'cspr build --kind NAME' says why")
        problems.extend(built.problems)
        is_done &= not any(row.is_open or row.outcome in _WANTS_A_PERSON for row in built.rows)
    if problems:
        echo()
        print_problems(problems)
    return is_done and not any(severity_of(problem) is Severity.ERROR for problem in problems)


def _print_due(row: BuildRow) -> None:
    """The row, unless the case does not call for this kind yet."""
    if not row.is_not_due:
        _print_row(row)


def _print_row(row: BuildRow) -> None:
    """One line of the table, as soon as it is known."""
    name = Path(row.file).name if row.file else row.title
    outcome = shown(f"{row.outcome:<{_OUTCOME_WIDTH}}", fg=_COLOURS.get(row.outcome))
    told = "" if row.outcome in (NOT_MADE, STOPPED) else counted(row.prompts, "prompt")
    echo(*filter(None, (f"  {visible(name):<{_NAME_WIDTH}}", outcome, told)))
    echo_wrapped(row.note, 100, "    ")
