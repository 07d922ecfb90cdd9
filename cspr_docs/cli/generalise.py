"""`cspr generalise`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import echo, print_item, print_written
from cspr_docs.problems.wording import counted

if TYPE_CHECKING:
    from cspr_docs.project.generalise import Generalised

LEVELS = ("finer", "coarser", "coarsest")
FAMILIES = (
    *("dates", "ages", "names", "places", "organisations"),
    *("conditions", "siblings", "ethnicity", "postcodes", "details"),
)


def _families(ctx: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(word.strip().casefold() for word in value.split(",") if word.strip())
    for word in wanted:
        if word not in FAMILIES:
            raise click.BadParameter(f"'{word}' is none of: {', '.join(FAMILIES)}.", ctx, option)
    return wanted


@click.command("generalise")
@click.argument("draft", type=options.PATH)
@options.case
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="How coarse: a date becomes its month, its part of the year, its year; an age whole years, a band, a wide "
    "band. Without it, as the partnership's publishing rules have it.",
)
@click.option(
    "--only", default="", callback=_families, metavar="KINDS", help=f"Only these: {', '.join(FAMILIES)}."
)
@options.flag("--own-area", "Number the partnership's own area and partners as well.")
@options.flag("--in-place", "Change the draft itself; a copy of it is kept beside it.")
@options.flag("--force", "Write over an earlier -generalised file.")
@options.flag("--dry-run", "Only say what would be proposed.")
@options.identities
@options.today
def generalise_command(
    draft: Path,
    case: Path | None,
    level: str | None,
    only: tuple[str, ...],
    own_area: bool,
    in_place: bool,
    force: bool,
    dry_run: bool,
    identities: Path | None,
    today: date,
) -> None:
    """Propose coarser words for what identifies somebody in DRAFT.

    Names become labels, days become months, ages bands, authorities LA1 and LA2, and so on up a ladder. Each proposal
    stands as a tracked change with its reason as a comment in a copy beside the draft, DRAFT-generalised.docx: accept
    or reject each in Word, then publish it, or bring it into the case with 'cspr pull'. What is found and has to be
    changed by hand is listed, and has a comment there. The terminal shows no value that the register knows.
    """
    from cspr_docs.project.generalise import GeneraliseRequest, generalise, write_generalised
    from cspr_docs.project.replacements import Choice
    from cspr_docs.publish.details import Coarseness, Family

    choice = Choice(Coarseness(level) if level else None, frozenset(Family(word) for word in only), own_area)
    request = GeneraliseRequest(draft, case, identities, choice, in_place, force or dry_run)
    echo(f"reading {draft.as_posix()} …")
    made = generalise(request, today)
    _print(made)
    if dry_run and made.content:
        echo("Nothing was written (--dry-run).")
    elif written := write_generalised(made):
        for path in written:
            print_written(path)
        advice = "Accept or reject each change in Word; 'cspr pull' takes none on which nobody has decided."
        echo(advice)


def _print(made: "Generalised") -> None:
    for one in made.proposals:
        new = f"“{one.new}”" if one.new else "nothing"
        print_item("propose", "green", one.place, f"{one.family.value}: {one.old} becomes {new}")
    for left in made.left:
        print_item("left", "yellow", left.place, f"{left.about}: {left.why}")
    if made.unremarked:
        changes = counted(made.unremarked, "change")
        echo(f"{changes} in headers and footers have no comment: Word shows none there.")
    if not made.content:
        found = "Nothing that identifies anybody was found, or somebody decided to keep it"
        proposed = "Nothing coarser is proposed"
        echo(f"{proposed if made.left else found}; nothing was written.")
        return
    kept = f"; {len(made.left)} left as they are" if made.left else ""
    if made.remarked:
        kept += f", {made.remarked} of them with a comment in the file"
    echo(f"{counted(len(made.proposals), 'proposal')}{kept}.")
