"""What a pull would do, in words: who changed what and where, old and new, and what stays out."""

from collections.abc import Iterable, Sequence

import click

from cspr_docs.casefile import CaseFile
from cspr_docs.cli.printing import print_problems
from cspr_docs.problems import DataPath, path_text
from cspr_docs.project.pull import Proposal
from cspr_docs.review.conflicts import way_out
from cspr_docs.review.pull import Clash, Kept, Taken

_LONGEST, _AROUND = 400, 80


def print_proposal(proposal: Proposal) -> None:
    """Prints it, the changes that are taken first."""
    pulled, case_file = proposal.pulled, proposal.case_file
    _warn(proposal)
    for one in pulled.taken:
        _taken(one, case_file)
    for clash in pulled.clashes:
        _clash(clash, case_file)
    _kept("kept out", "yellow", pulled.kept, case_file)
    _kept("formatting alone", "cyan", pulled.formatting, case_file)
    _waiting(proposal)
    for change in proposal.rewordings:
        place = f"{change.document}, outside of the fields"
        _head("not taken", "yellow", place, f"{change.reviewer} changed words that belong to the template")
        print_both(change.old, change.new)
    for point in proposal.points:
        about = f" on “{_short(point.words)}”" if point.words else ""
        _head("comment", "cyan", point.at or point.draft, f"{point.by}{about}: {_short(point.text)}")
    if proposal.concerns:
        click.echo("Then the checks will say:")
        print_problems(proposal.concerns)
    told = (
        proposal.waiting
        or pulled.taken
        or pulled.clashes
        or pulled.kept
        or pulled.formatting
        or proposal.rewordings
    )
    if not told and not proposal.points:
        click.echo("Nothing was changed in these drafts.")


def _warn(proposal: Proposal) -> None:
    for draft in proposal.drafts:
        if draft.is_from_libreoffice:
            lost = "it loses some of what Word keeps, so look at each change"
            click.secho(f"{draft.path.as_posix()} was saved by LibreOffice: {lost}", fg="yellow")
    for path in proposal.uncompared:
        why = "the issue that it was made from is no longer kept"
        click.secho(
            f"{path.as_posix()}: what was changed outside of the fields cannot be told: {why}", fg="yellow"
        )


def _taken(one: Taken, case_file: CaseFile) -> None:
    kind = "fact" if one.is_fact else "text"
    who = f"{kind} changed by {' and '.join(one.reviewers)}"
    _head("take", "green", _place(one.path, case_file), who)
    print_both(one.old, one.new)


def _clash(clash: Clash, case_file: CaseFile) -> None:
    is_ours_new = clash.ours != clash.base
    who = (*(("the case",) if is_ours_new else ()), *(reviewer for reviewer, _ in clash.theirs))
    _head("conflict", "red", _place(clash.path, case_file), f"{' and '.join(who)} changed this differently")
    case = (("the case", clash.ours),) if is_ours_new else ()
    label = "as issued" if is_ours_new else "as issued, and in the case"
    labels, texts = zip((label, clash.base), *case, *clash.theirs, strict=True)
    for name, words in zip(labels, _where_they_differ(texts), strict=True):
        click.echo(f"    {name}: {words or '(nothing)'}")
    click.secho(f"    {way_out(clash)}", dim=True)


def _kept(word: str, colour: str, kept: Iterable[Kept], case_file: CaseFile) -> None:
    for one in kept:
        _head(word, colour, _place(one.path, case_file), f"changed by {one.reviewer}: {one.reason}")
        if one.words:
            click.echo(f"    {_short(one.words)}")


def _waiting(proposal: Proposal) -> None:
    """This program's proposals that nobody has decided on, and what to do."""
    for one in proposal.waiting:
        place = _place(one.path, proposal.case_file) if one.path else f"{one.document}, outside of the fields"
        _head("undecided", "yellow", place, one.reason)
    for draft in sorted({one.draft for one in proposal.waiting}):
        count = sum(one.count for one in proposal.waiting if one.draft == draft)
        proposals = "1 proposal waits" if count == 1 else f"{count} proposals wait"
        where = f"accept or reject in {draft.as_posix()} with Word, save, and pull again"
        click.secho(f"  {proposals} for a decision: {where}.", fg="yellow")


def _place(path: DataPath, case_file: CaseFile) -> str:
    """The data path with the file and line where the value stands."""
    if not path:
        return "a field that is not this program's"
    place = case_file.places.nearest(path)
    return f"{path_text(path)} ({place.file}:{place.line})"


def _head(word: str, colour: str, place: str, what: str) -> None:
    click.echo(f"{click.style(word, fg=colour, bold=True)} {place}\n  {what}")


def print_both(old: str, new: str) -> None:
    """Both texts around where they differ."""
    for sign, colour, text in zip("-+", ("red", "green"), _where_they_differ((old, new)), strict=True):
        click.secho(f"    {sign} {text or '(nothing)'}", fg=colour)


def _where_they_differ(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text around the part that is not the same in all of them."""
    lines = [" ".join(text.split()) for text in texts]
    start = min(_shared(lines[0], line) for line in lines)
    end = min(_shared(lines[0][start:][::-1], line[start:][::-1]) for line in lines)
    return tuple(_around(line, start, len(line) - end) for line in lines)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(text: str, start: int, end: int) -> str:
    """The part of a long text from `start` to `end`, with some of what stands around it."""
    first, last = max(0, start - _AROUND), min(len(text), max(end, start) + _AROUND)
    first = text.rfind(" ", 0, first) + 1 if first else 0
    middle = _short(text[first:last])
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
