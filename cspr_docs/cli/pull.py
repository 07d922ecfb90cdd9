"""`cspr pull`: what reviewers changed, in words, and into the case."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import PROBLEMS_FOUND, echo, print_item, print_problems, print_written
from cspr_docs.problems import DataPath, path_text

if TYPE_CHECKING:
    from cspr_docs.casefile import CaseFile
    from cspr_docs.project.pull import PullProposal
    from cspr_docs.review.pulled import Clash, KeptChange

_LONGEST, _AROUND = 400, 80


@click.command("pull")
@click.argument("drafts", nargs=-1, required=True, type=options.PATH)
@options.case
@options.flag("--dry-run", "Only say what would be done.")
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject", "ask"]),
    default="accept",
    show_default=True,
    help="What to make of tracked changes; 'ask' shows each value and asks.",
)
@click.option(
    "--ours",
    multiple=True,
    metavar="PATH",
    help="Where two sides differ on this value: keep the case's words.",
)
@click.option(
    "--theirs",
    multiple=True,
    metavar="PATH",
    help="Where two sides differ on this value: take the reviewer's.",
)
@options.output
@options.identities
@options.today
def pull_command(
    drafts: tuple[Path, ...],
    case: Path | None,
    dry_run: bool,
    changes: str,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    output: Path,
    identities: Path | None,
    today: date,
) -> None:
    """Bring what reviewers changed in Word back into the case folder.

    DRAFTS are edited drafts, one from each reviewer. Only what somebody changed is changed in the case, and every
    other byte stays. It first says who changed what. Where the case and a reviewer, or two reviewers, changed the same
    passage differently, the case keeps its words, both versions are written into the case's folder
    reviews/conflicts, and the command exits with 1. So it does where something is kept out: a picture, a date that is
    none, most of a text gone and no tracked change that tells why. That is written into reviews/kept_out. Comments
    become open points in reviews/comments.yaml.
    """
    from cspr_docs.project.pull import PullRequest, carry_out, propose
    from cspr_docs.review.pulled import Choices
    from cspr_docs.word.returned import Changes

    choices = Choices(frozenset(ours), frozenset(theirs), refuses=_asked if changes == "ask" else None)
    view = Changes.REJECT if changes == "reject" else Changes.ACCEPT
    echo(f"reading {', '.join(draft.as_posix() for draft in drafts)} …")
    proposal = propose(PullRequest(drafts, case, view, choices, identities), output, today)
    _refuse_strange(ours, theirs, proposal)
    _print_proposal(proposal)
    if dry_run:
        echo("Nothing was written (--dry-run).")
    elif written := carry_out(proposal, today):
        for path in written:
            print_written(path)
    else:
        echo("Nothing new: these drafts were pulled before.")
    if proposal.pulled.clashes or not all(kept.is_decided for kept in proposal.pulled.kept):
        raise SystemExit(PROBLEMS_FOUND)


def _refuse_strange(ours: tuple[str, ...], theirs: tuple[str, ...], proposal: "PullProposal") -> None:
    """Refuses a choice about no value of the drafts, or of both sides: it would do nothing, without a word."""
    if both := set(ours) & set(theirs):
        raise click.UsageError(f"{', '.join(sorted(both))}: choose --ours or --theirs, not both.")
    known = {path_text(anchor.path) for draft in proposal.drafts for anchor in draft.issue.anchors}
    for path in (*ours, *theirs):
        if path not in known:
            options.refuse_unknown(f"The drafts hold no value {path}", path, known)


def _asked(path: DataPath, reviewer: str, old: str, new: str) -> bool:
    """Whether a person refuses this change."""
    echo()
    echo(f"{path_text(path)}, changed by {reviewer}", bold=True)
    _print_both(old, new)
    return not click.confirm("Take it?", default=True)


def _print_proposal(proposal: "PullProposal") -> None:
    """Prints it, the changes that are taken first."""
    pulled, case_file = proposal.pulled, proposal.case_file
    _warn(proposal)
    for one in pulled.taken:
        what = "row added" if one.is_item else f"{'fact' if one.is_fact else 'text'} changed"
        who = f"{what} by {' and '.join(one.reviewers)}"
        print_item("take", "green", _place(one.path, case_file), who)
        _print_both(one.old, one.new)
    for clash in pulled.clashes:
        _clash(clash, case_file)
    _kept("kept out", "yellow", pulled.kept, case_file)
    _kept("formatting alone", "cyan", pulled.formatting, case_file)
    _waiting(proposal)
    for point in proposal.points:
        about = f" on “{_short(point.words)}”" if point.words else ""
        print_item("comment", "cyan", point.at or point.draft, f"{point.by}{about}: {_short(point.text)}")
    if pulled.concerns:
        echo("Then the checks will say:")
        print_problems(pulled.concerns)
    told = (
        pulled.taken,
        pulled.clashes,
        pulled.kept,
        pulled.formatting,
        proposal.waiting,
    )
    if not any((*told, proposal.points)):
        echo("Nothing was changed in these drafts.")


def _warn(proposal: "PullProposal") -> None:
    for draft in proposal.drafts:
        if draft.is_from_libreoffice:
            lost = "it loses some of what Word keeps, so look at each change"
            echo(f"{draft.path.as_posix()} was saved by LibreOffice: {lost}", fg="yellow")
    for path in proposal.forms:
        name = path.as_posix()
        echo(f"{name} is a form that an agency fills in, and was left out: cspr collect {name}", fg="yellow")
    for path in proposal.uncompared:
        why = "cannot be told: the issue that it was made from is no longer kept"
        echo(f"{path.as_posix()}: what was changed outside of the fields {why}", fg="yellow")


def _clash(clash: "Clash", case_file: "CaseFile") -> None:
    is_ours_new = clash.ours != clash.base
    who = (*(("the case",) if is_ours_new else ()), *(reviewer for reviewer, _ in clash.theirs))
    what = f"{' and '.join(who)} changed this differently"
    print_item("conflict", "red", _place(clash.path, case_file), what)
    case = (("the case", clash.ours),) if is_ours_new else ()
    label = "as issued" if is_ours_new else "as issued, and in the case"
    labels, texts = zip((label, clash.base), *case, *clash.theirs, strict=True)
    for name, words in zip(labels, _where_they_differ(texts), strict=True):
        echo(f"    {name}: {words or '(nothing)'}")
    from cspr_docs.review.records import way_out

    echo(f"    {way_out(clash)}", dim=True)


def _kept(word: str, colour: str, kept: "Iterable[KeptChange]", case_file: "CaseFile") -> None:
    for one in kept:
        place = _place(one.path, case_file) if one.path or not one.document else f"{one.document}, {one.at}"
        print_item(word, colour, place, f"changed by {one.reviewer}: {one.reason}")
        if one.old:
            _print_both(one.old, one.words)
        elif one.words:
            echo(f"    {_short(one.words)}")


def _waiting(proposal: "PullProposal") -> None:
    """This program's proposals that nobody has decided on, and what to do."""
    for one in proposal.waiting:
        place = _place(one.path, proposal.case_file) if one.path else f"{one.document}, outside of the fields"
        print_item("undecided", "yellow", place, one.reason)
    for draft in sorted({one.draft for one in proposal.waiting}):
        count = sum(one.count for one in proposal.waiting if one.draft == draft)
        proposals = "1 proposal waits" if count == 1 else f"{count} proposals wait"
        where = f"accept or reject in {draft.as_posix()} with Word, save, and pull again"
        echo(f"  {proposals} for a decision: {where}.", fg="yellow")


def _place(path: DataPath, case_file: "CaseFile") -> str:
    """The data path with the file and line where the value stands; real names have a file of their own."""
    if not path:
        return "a field that is not this program's"
    if path[0] == "identities":  # that file may stand anywhere
        return path_text(path)
    place = case_file.places.nearest(path)
    return f"{path_text(path)} ({place.file}:{place.line})"


def _print_both(old: str, new: str) -> None:
    """Both texts around where they differ."""
    for sign, colour, text in zip("-+", ("red", "green"), _where_they_differ((old, new)), strict=True):
        echo(f"    {sign} {text or '(nothing)'}", fg=colour)


def _where_they_differ(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text around the part that is not the same in all of them."""
    lines = [" ".join(text.split()) for text in texts]
    start = _shared(lines)
    end = _shared([line[start:][::-1] for line in lines])
    return tuple(_around(line, start, len(line) - end) for line in lines)


def _shared(texts: Sequence[str]) -> int:
    """How many characters all of them begin with."""
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False)))


def _around(text: str, start: int, end: int) -> str:
    """The part of a long text from `start` to `end`, with some of what stands around it."""
    first, last = max(0, start - _AROUND), min(len(text), max(end, start) + _AROUND)
    first = text.rfind(" ", 0, first) + 1 if first else 0
    middle = _short(text[first:last])
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
