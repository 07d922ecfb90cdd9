"""`cspr new`."""

from datetime import date
from pathlib import Path

import click

from cspr_docs.cli.options import DAY, PATH, Word, today_option
from cspr_docs.cli.printing import leave_with
from cspr_docs.problems import Stop

NATURES = ("child_death", "serious_harm", "other")
_WHEN = "When did the partners become aware of it? (2026-03-03)"
_WHETHER = "Is abuse or neglect known or suspected?"
SUSPICIONS = ("known", "suspected", "not_suspected", "unclear")


@click.command("new")
@click.argument("folder", type=PATH, required=False)
@click.option("--reference", help="The partnership's own reference for the case.")
@click.option("--child", "children", multiple=True, help="A child's pseudonym; may be given several times.")
@click.option("--aware-on", type=DAY, help="When the partners became aware (2026-03-03).")
@click.option("--nature", type=Word(NATURES), help="Death, serious harm or other.")
@click.option("--abuse-or-neglect", type=Word(SUSPICIONS), help="Whether it is known or suspected.")
@click.option("--partnership", help="The partnership's name, for its first case here.")
@click.option("--no-questions", is_flag=True, help="Ask nothing; what is not given stays a gap.")
@today_option
def command(
    folder: Path | None,
    reference: str | None,
    children: tuple[str, ...],
    aware_on: date | None,
    nature: str | None,
    abuse_or_neglect: str | None,
    partnership: str | None,
    no_questions: bool,
    today: date,
) -> None:
    """Start a case in FOLDER, such as cases/fern.

    Asks a few questions, unless the answers are given as options, and writes a folder in which every field is
    explained. Never write a child's real name here: choose a pseudonym.
    """
    from cspr_docs.project.new import Answers, new

    asks = not no_questions
    folder = folder or _folder(asks=asks)
    _refuse_taken(folder)
    answers = Answers(
        reference=reference or _ask("The partnership's reference for the case", folder.name, asks=asks),
        children=children or _children(asks=asks),
        opened_on=today,
        aware_on=aware_on or (_ask_day(_WHEN) if asks else None),
        nature=nature or (_choose("What happened?", NATURES) if asks else None),
        abuse_or_neglect=abuse_or_neglect or (_choose(_WHETHER, SUSPICIONS) if asks else None),
        partnership=partnership,
    )
    try:
        written = new(folder, answers)
    except Stop as stop:
        leave_with(stop)
    click.echo(f"{len(written)} files written to {folder.as_posix()}. Next:")
    click.echo(f"  cspr check {folder.as_posix()}    says what is still missing: at first, nearly everything")
    click.echo(f"  cspr build {folder.as_posix()}    makes the Word drafts")


def _refuse_taken(folder: Path) -> None:
    """Says so before any question is asked, not after."""
    from cspr_docs.project.new import refuse_taken

    try:
        refuse_taken(folder)
    except Stop as stop:
        leave_with(stop)


def _folder(*, asks: bool) -> Path:
    if not asks:
        raise click.UsageError("Name the case folder, such as cases/fern.")
    from cspr_docs.project.workspace import CASES, home

    name: str = click.prompt("Short name of the case, in small letters and with no real name in it")
    return home() / CASES / name.strip().replace(" ", "-")


def _children(*, asks: bool) -> tuple[str, ...]:
    if not asks:
        return ()
    names: str = click.prompt("Pseudonym of each child who died or was harmed, with commas between")
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _ask(question: str, default: str, *, asks: bool) -> str:
    answer: str = click.prompt(question, default=default) if asks else default
    return answer


def _ask_day(question: str) -> date | None:
    """The day, asked again until it is one; nothing where it is not known yet."""
    while answer := click.prompt(f"{question}; Enter if not known", default="", show_default=False):
        try:
            return date.fromisoformat(answer.strip())
        except ValueError:
            click.echo("That is not a date. Write it as year-month-day, such as 2026-03-03.")
    return None


def _choose(question: str, choices: tuple[str, ...]) -> str | None:
    answer: str = click.prompt(
        f"{question} ({', '.join(choices)}; Enter if not known)",
        type=Word(choices),
        default="",
        show_default=False,
    )
    return answer or None
