"""What somebody starts with: `cspr new`, `templates`, `schema` and `explain`."""

import re
from datetime import date
from pathlib import Path

import click

from cspr_docs.cli import options
from cspr_docs.cli.printing import echo, echo_wrapped, print_written
from cspr_docs.problems.wording import visible

NATURES = ("child_death", "serious_harm", "other")
ROUTES = ("considered", "serious_incident", "learning_committee", "national")
_FOLDER = "Short name of the case, in small letters and with no real name in it"
_REFERENCE = "The partnership's reference for the case"
_CHILDREN = "Pseudonym of each child who died or was harmed, with commas between"
_WHEN = "When did the partners become aware of it? (2026-03-03)"
_WHICH_WAY = "Which way does the case go?"
_WHETHER = "Is abuse or neglect known or suspected?"
_AHEAD = "lies ahead: give the day on which the partners became aware, or leave it out until it is known."
_REAL_NAME = re.compile(r"\b[A-ZÀ-Þ]\w+[\s-]+[A-ZÀ-Þ][\w'’]+|\w['’]\w")
_SAID_OF_REAL_NAME = (
    "looks like a real name. A pseudonym is meant; real names go into identities.yaml and nowhere else. If it is real, "
    "delete the folder and start again."
)
SUSPICIONS = ("known", "suspected", "not_suspected", "unclear")


@click.command("new")
@click.argument("folder", type=options.PATH, required=False)
@click.option("--reference", help="The partnership's own reference for the case.")
@click.option("--child", "children", multiple=True, help="The children's pseudonyms, with commas between.")
@click.option("--aware-on", type=options.DAY, help="When the partners became aware (2026-03-03).")
@click.option("--nature", type=options.Word(NATURES), help="Death, serious harm or other.")
@click.option("--abuse-or-neglect", type=options.Word(SUSPICIONS), help="Whether it is known or suspected.")
@click.option("--partnership", help="The partnership's name, for its first case here.")
@click.option(
    "--route", type=options.Word(ROUTES), help="Which way the case goes; serious_incident if not said."
)
@options.flag("--no-questions", "Ask nothing; what is not given stays a gap.")
@options.today
def new_command(
    folder: Path | None,
    reference: str | None,
    children: tuple[str, ...],
    aware_on: date | None,
    nature: str | None,
    abuse_or_neglect: str | None,
    partnership: str | None,
    route: str | None,
    no_questions: bool,
    today: date,
) -> None:
    """Start a case in FOLDER, such as cases/fern.

    Asks a few questions, unless the answers are given as options, and writes a folder in which every field is
    explained. Never write a child's real name here: choose a pseudonym.
    """
    from cspr_docs.project.new import Answers, new, refuse_taken
    from cspr_docs.project.workspace import CASES, home

    asks = not no_questions
    if folder is None and not asks:
        raise click.UsageError("Name the case folder, such as cases/fern.")
    _refuse_ahead(aware_on, today)
    folder = folder or home() / CASES / click.prompt(_FOLDER).strip().replace(" ", "-")
    refuse_taken(folder)  # before any question is asked, not after
    answers = Answers(
        reference=reference or (_reference(folder.name) if asks else folder.name),
        children=_split(", ".join(children) or (click.prompt(_CHILDREN) if asks else "")),
        opened_on=today,
        aware_on=aware_on or (_ask_day(_WHEN, today) if asks else None),
        nature=nature or (_choose("What happened?", NATURES) if asks else None),
        abuse_or_neglect=abuse_or_neglect or (_choose(_WHETHER, SUSPICIONS) if asks else None),
        partnership=partnership,
        route=route or (_choose(_WHICH_WAY, ROUTES) if asks else None),
    )
    written = new(folder, answers)
    _tell_real_names(folder.name, answers.reference, *answers.children)
    _tell_next(folder, len(written))


def _tell_next(folder: Path, written: int) -> None:
    echo(f"{written} files written to {folder.as_posix()}. Next:")
    echo(f"  cspr check {folder.as_posix()}    says what is still missing: at first, nearly everything")
    echo(f"  cspr build {folder.as_posix()}    makes the Word drafts")


def _tell_real_names(*names: str) -> None:
    for name in dict.fromkeys(names):
        if _REAL_NAME.search(name):
            echo_wrapped(f"{visible(name)} {_SAID_OF_REAL_NAME}", 100, "")


def _refuse_ahead(day: date | None, today: date) -> None:
    if day and day > today:
        raise click.UsageError(f"--aware-on {day} {_AHEAD}")


def _reference(name: str) -> str:
    asked = f"{_REFERENCE} [{visible(name)}]"
    return str(click.prompt(asked, default=name, show_default=False))


def _split(names: str) -> tuple[str, ...]:
    """The names in a list as people write one: with commas, and 'and' before the last."""
    return tuple(name for name in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+", names.strip()) if name)


def _ask_day(question: str, today: date) -> date | None:
    """The day, asked again until it is one that has come; nothing where it is not known yet."""
    while answer := click.prompt(f"{question}; Enter if not known", default="", show_default=False):
        try:
            day = date.fromisoformat(answer.strip())
        except ValueError:
            echo("That is not a date. Write it as year-month-day, such as 2026-03-03.")
            continue
        if day <= today:
            return day
        echo(f"{day} {_AHEAD}")
    return None


def _choose(question: str, choices: tuple[str, ...]) -> str | None:
    asked = f"{question} ({', '.join(choices)}; Enter if not known)"
    answer: str = click.prompt(asked, "", type=options.Word(choices), show_default=False)
    return answer or None


@click.command("templates")
@click.argument("folder", type=options.PATH, default="templates")
def templates_command(folder: Path) -> None:
    """Copy the shipped Word templates into FOLDER (templates), so that you can change them.

    A folder templates/ beside your cases/ comes before the shipped ones. Files that are there already stay as they
    are.
    """
    from cspr_docs.project.new import copy_templates

    written = copy_templates(folder)
    for path in written:
        print_written(path)
    if not written:
        echo(f"Every template is in {folder.as_posix()} already; nothing was written.")


@click.command("schema")
@click.option(
    "--write",
    "folder",
    type=options.PATH,
    help="Write the schemas of all case files into this folder instead.",
)
def schema_command(folder: Path | None) -> None:
    """Print the JSON Schema of a case.

    An editor with a YAML language server completes fields and shows errors by it. 'cspr new' sets this up for a new
    case; for an older one, write the schemas into the case's folder .schemas with --write.
    """
    from cspr_docs.project.new import schema_text, write_schemas

    if folder is None:
        for line in schema_text().splitlines():
            echo(line)
        return
    written = write_schemas(folder)
    echo(f"{len(written)} schemas written to {folder.as_posix()}")


@click.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain a problem's CODE and say what to do; without one, list every code."""
    from cspr_docs.problems import every_code

    codes = every_code()
    if code is None:
        for name, known in sorted(codes.items()):
            echo(f"{name:<34} {known.severity}")
        return
    if code not in codes:
        options.refuse_unknown(f"There is no code '{code}'; 'cspr explain' lists them all", code, codes)
    echo(f"{code} ({codes[code].severity})", bold=True)
    echo_wrapped(codes[code].explanation, 88)
