"""`cspr collect`: what agencies and owners of actions sent, in words, and into the cases."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import (
    PROBLEMS_FOUND,
    echo,
    echo_wrapped,
    print_item,
    print_problems,
    print_written,
    shown,
)
from cspr_docs.problems import Severity, path_text, severity_of
from cspr_docs.problems.wording import counted, shortened, visible
from cspr_docs.project.workspace import case_folders, whole_workspace

if TYPE_CHECKING:
    from cspr_docs.collect.action_answers import ActionSheet
    from cspr_docs.collect.tables.columns import ColumnQuestion
    from cspr_docs.project.collect import CollectProposal, CollectRequest
    from cspr_docs.project.collect_answers import AnswersProposal

_MOST_SHOWN = 50


@click.command("collect")
@click.argument("files", nargs=-1, required=True, type=options.PATH)
@options.case
@options.flag("--dry-run", "Only say what would be done.")
@click.option("--agency", metavar="ID", help="Which agency sent the tables; forms say it themselves.")
@click.option("--on", type=options.DAY, help="The day on which the files came, where a form does not say it.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="HEADER=FIELD",
    help="What a column of a table fills, or nothing; remembered for the agency.",
)
@options.output
@options.identities
@options.today
def collect_command(
    files: tuple[Path, ...],
    case: Path | None,
    dry_run: bool,
    agency: str | None,
    on: date | None,
    columns: tuple[str, ...],
    output: Path,
    identities: Path | None,
    today: date,
) -> None:
    """Bring what others sent into the case: forms, tables, sheets of actions.

    FILES are agencies' return forms, their chronologies as .xlsx, .csv or Word tables, and the sheets of 'cspr actions
    --xlsx' that owners filled in. It first says what it would change. Nothing is taken twice and nothing in the case
    is written over: what the case says otherwise is written into reviews/kept_out for you to decide, and the command
    exits with 1. Real names that identities.yaml knows become mentions. An owner's answer becomes an entry of the
    action's history.
    """
    from cspr_docs.project.collect import CollectRequest
    from cspr_docs.project.collect_answers import action_sheets_among

    echo(f"reading {', '.join(file.as_posix() for file in files)} …")
    sheets = action_sheets_among(files)
    others = tuple(file for file in files if file not in sheets)
    request = CollectRequest(others, case, agency, on, _columns(columns), identities)
    proposal = _proposed(request, output, today) if others else None
    is_whole = True
    if sheets:
        folders = case_folders((case,) if case else whole_workspace())
        is_whole = _collect_answers(sheets.values(), folders, identities, today, dry_run=dry_run)
        if proposal is not None:  # answers may have been written into the files that it would change
            proposal = _proposed(replace(request, columns=proposal.columns), output, today)
    if proposal is not None:
        _print_proposal(proposal)
        _carry_out(proposal, today, dry_run=dry_run)
        is_whole &= not (proposal.adding.kept or proposal.questions)
    if not is_whole:
        raise SystemExit(PROBLEMS_FOUND)


def _proposed(request: "CollectRequest", output: Path, today: date) -> "CollectProposal":
    """What collecting would do, once whoever is at the keyboard has said what the columns fill."""
    from cspr_docs.project.collect import propose_collect

    proposal = propose_collect(request, output, today)
    while proposal.questions and is_somebody_there():
        request = replace(request, columns={**request.columns, **_asked(proposal.questions)})
        proposal = propose_collect(request, output, today)
    return proposal


def is_somebody_there() -> bool:
    """Whether a person is at the keyboard, who can be asked."""
    return sys.stdin.isatty()


def _asked(questions: "Sequence[ColumnQuestion]") -> dict[str, str]:
    """What a person says of the columns that nobody knows, by their headers."""
    from cspr_docs.collect.tables.columns import FIELDS, LEFT_OUT
    from schemas.chronology import Event

    echo("What does each of these columns fill?")
    for name in FIELDS:
        echo(f"  {name:<13}", shown(Event.model_fields[name].description or "", dim=True))
    echo(f"  {LEFT_OUT:<13}", shown("What the column holds is left out.", dim=True))
    word = options.Word((*FIELDS, LEFT_OUT))
    answers = {}
    for one in questions:
        text = f"“{visible(one.header)}” ({visible(one.origin)}) {one.why}. It fills"
        answers[one.header] = click.prompt(text, default=one.suggestion or None, type=word)
    return answers


def _carry_out(proposal: "CollectProposal", today: date, *, dry_run: bool) -> None:
    from cspr_docs.project.collect import carry_out_collect

    if dry_run:
        echo("Nothing was written (--dry-run).")
    elif written := carry_out_collect(proposal, today):
        for path in written:
            print_written(path)
    elif proposal.questions:
        echo("Nothing was written.")
    else:
        echo("Nothing new: all of this is in the case.")


def _columns(given: tuple[str, ...]) -> Mapping[str, str]:
    from cspr_docs.collect.tables.columns import FIELDS, LEFT_OUT

    pairs = [one.rpartition("=") for one in given]
    if unfit := [one for one, (header, _, _) in zip(given, pairs, strict=True) if not header.strip()]:
        raise click.UsageError(f"--column is written HEADER=FIELD, and not {unfit[0]}.")
    columns = {header.strip(): fills.strip() for header, _, fills in pairs}
    known = (*FIELDS, LEFT_OUT)
    for fills in columns.values():
        if fills not in known:
            said = f"An entry of the chronology has no field {fills}"
            options.refuse_unknown(said, fills, known, listed="The fields are:")
    return columns


def _print_proposal(proposal: "CollectProposal") -> None:
    adding = proposal.adding
    _print_forms(proposal)
    for value in adding.values:
        print_item("fill in", "green", path_text(value.path), value.by)
        echo(f"    + {shortened(value.new)}", fg="green")
    for one in adding.added[:_MOST_SHOWN]:
        print_item("add", "green", path_text(one.path), str(one.item.origin))
        told = one.item.values.get("event") or one.item.values.get("name") or one.item.values.get("role", "")
        echo(f"    + {one.item.values.get('on', '')} {shortened(told)}".rstrip(), fg="green")
        if one.near:
            echo(f"    much like {', '.join(one.near)}; both stay, look at them", fg="yellow")
    _print_rest(len(adding.added), "are added")
    for known in adding.known[:_MOST_SHOWN]:
        print_item("there already", "cyan", str(known.item.origin), f"the same as {known.as_in}")
    _print_rest(len(adding.known), "are there already")
    for kept in adding.kept:
        place = path_text(kept.path) or "what the form does not ask for"
        print_item("kept out", "yellow", place, f"{kept.reviewer}: {kept.reason}")
        if kept.words:
            echo(f"    {shortened(kept.words)}")
    for point in proposal.points:
        print_item("comment", "cyan", point.at or point.draft, f"{point.by}: {shortened(point.text)}")
    _print_open(proposal)


def _print_rest(number: int, what: str) -> None:
    if number > _MOST_SHOWN:
        echo(f"  and {number - _MOST_SHOWN} more entries {what}")


def _print_forms(proposal: "CollectProposal") -> None:
    for form in proposal.forms:
        draft = form.draft
        if not (form.answers or form.items or form.kept):
            echo(f"{draft.path.as_posix()}: nothing is filled in", fg="yellow")
        if draft.is_from_libreoffice:
            echo(f"{draft.path.as_posix()} was saved by LibreOffice: look at each value", fg="yellow")
        if draft.reviewer != draft.saved_by:
            echo(
                f"{draft.path.as_posix()} has tracked changes, and is read as if all were accepted",
                fg="yellow",
            )
    ids = [form.asked.id for form in proposal.forms]
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        echo(f"{counted(ids.count(id_), 'form')} answer the return {id_}: compare what they say", fg="yellow")


def _print_open(proposal: "CollectProposal") -> None:
    """What a person has to look at or to answer."""
    if proposal.problems:
        print_problems(proposal.problems, as_told=True)
    for question in proposal.questions:
        hint = f"--column '{question.header}={question.suggestion or 'FIELD'}'"
        print_item(
            "which column", "yellow", question.origin, f"“{question.header}” {question.why}: say {hint}"
        )
    if proposal.questions:
        from cspr_docs.collect.tables.columns import FIELDS

        echo(f"Nothing of these tables is taken before; a FIELD is one of {', '.join(FIELDS)}, or nothing.")
    for id_ in proposal.undated:
        echo(f"nobody knows on which day the return {id_} came: say it with --on 2026-03-03", fg="yellow")
    if proposal.concerns:
        echo("Then the checks will say:")
        print_problems(proposal.concerns)


def _collect_answers(
    sheets: "Iterable[ActionSheet]",
    folders: Iterable[Path],
    identities: Path | None,
    today: date,
    *,
    dry_run: bool,
) -> bool:
    """Takes answers about actions; whether every row could be taken."""
    from cspr_docs.project.collect_answers import carry_out_answers, propose_answers

    proposal = propose_answers(sheets, folders, today, identities)
    _print_answers(proposal)
    if dry_run:
        echo("Nothing was written (--dry-run).")
    elif written := carry_out_answers(proposal):
        for path in written:
            print_written(path)
    else:
        echo("Nothing new in these sheets.")
    return all(severity_of(problem) is Severity.ADVICE for problem in proposal.problems)


def _print_answers(proposal: "AnswersProposal") -> None:
    for one in proposal.taken:
        print_item("take", "green", one.answer.which, str(one.answer.origin))
        for heading, (old, new) in one.differs.items():
            echo(f"    {heading}", dim=True)
            echo_wrapped(f"- {' '.join(old.split()) or '(nothing)'}", 108, "    ")
            echo_wrapped(f"+ {' '.join(new.split())}", 108, "    ")
    print_problems(proposal.problems)
    if proposal.concerns:
        echo("Then the checks will say:")
        print_problems(proposal.concerns)
    same = counted(proposal.unchanged, "row")
    echo(f"{counted(len(proposal.taken), 'answer')} to take; {same} with nothing new")
