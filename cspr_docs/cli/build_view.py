"""How what a build did looks: a table for each case; of many cases a line, and the rows that want a person."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cspr_docs.cli.printing import echo, echo_wrapped, shown
from cspr_docs.documents.drafts.writing import DraftOutcome
from cspr_docs.problems.wording import counted, visible
from cspr_docs.project.build_report import NOT_MADE, STOPPED, BuildRequest, BuildRow, Built

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


def print_case(request: BuildRequest) -> None:
    """The case and where its drafts go."""
    echo(_case(request), bold=True)


def print_stopped(older: tuple[str, ...]) -> None:
    """That the case could not be built, and which older drafts of it are there."""
    echo(" ", shown(f"{STOPPED}:", fg="red"), "see below")
    if older:
        echo_wrapped(f"From before, and older than the case: {', '.join(older)}", 100, "    ")


def print_built(request: BuildRequest, built: Built) -> None:
    """Each document that the case calls for; one of a kind that was asked for by name in any case."""
    for row in built.rows:
        if request.wanted.kinds or not row.is_not_due:
            _print_row(row)
    if (not_due := sum(row.is_not_due for row in built.rows)) and not request.wanted.kinds:
        kinds = "1 kind is" if not_due == 1 else f"{not_due} kinds are"
        command = "cspr build --all-cases" if request.over_all else "cspr build"
        echo(f"    {kinds} not called for yet; '{command} --kind NAME' says why")


def print_in_short(request: BuildRequest, built: "BuiltShortly") -> bool:
    """How many documents were made, and the rows that somebody has to hear of; whether there was anything to tell."""
    found = Counter(row.outcome for row in built.rows if not row.is_not_due)
    rows = [row for row in built.rows if row.is_open or row.outcome not in _IN_SHORT]
    if rows or found[DraftOutcome.WRITTEN]:
        told = ", ".join(f"{times} {outcome}" for outcome, times in found.items())
        echo(shown(f"{_case(request)}:", bold=True), told)
    for row in rows:
        _print_row(row)
    return bool(rows or found[DraftOutcome.WRITTEN])


def wants_a_person(built: "Built | BuiltShortly") -> bool:
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
