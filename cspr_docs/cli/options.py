"""Options that several commands share."""

import functools
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


class Day(click.ParamType[date]):
    """A date, written year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date.

        Raises:
            BadParameter: it is none.
        """
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"'{value}' is not a date. Write it as year-month-day, such as 2026-03-03.", param, ctx)


class Word(click.ParamType[str]):
    """One of a few words; capitals do not matter, and a space or hyphen stands for `_`."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is spelt in a case.

        Raises:
            BadParameter: it is none of them.
        """
        spelt = str(value).strip().casefold().replace(" ", "_").replace("-", "_")
        if spelt not in self.words and spelt:
            self.fail(f"'{value}' is none of: {', '.join(self.words)}.", param, ctx)
        return spelt


class Drafts(click.ParamType[Path]):
    """The folder of the drafts; `output` is the one beside `cases/`, from wherever in the workspace it is said."""

    name = "path"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder, as seen from the current one."""
        from cspr_docs.project.workspace import output_here

        return output_here(Path(str(value)))


DAY = Day()
cases_argument = click.argument("cases", nargs=-1, type=PATH)
case_option = click.option("--case", type=PATH, help="The case folder, where it is not one of those here.")
output_option = click.option(
    "--output", type=Drafts(), default="output", show_default=True, help="The folder of the drafts."
)
templates_option = click.option(
    "--templates",
    # One that is not there is refused: else the shipped letterhead would be used without a word.
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own templates; it comes before the shipped ones.",
)
identities_option = click.option(
    "--identities",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file with the real names, where it is kept outside the case folder.",
)
password_file_option = click.option(
    "--password-file", type=PATH, help="A file whose first line is the password or passphrase."
)
today_option = click.option(
    "--today",
    type=DAY,
    callback=lambda _, __, day: day or datetime.now().astimezone().date(),
    help="Count days as if today were this date (2026-03-03).",
)


def force_option(what: str) -> Callable[[CommandT], CommandT]:
    """--force, with what it does in words."""
    return click.option("--force", is_flag=True, help=what)


def dry_run_option(what: str) -> Callable[[CommandT], CommandT]:
    """--dry-run, with what it does in words."""
    return click.option("--dry-run", is_flag=True, help=what)


def workspace_options(command: CommandT) -> CommandT:
    """--output, --templates and --identities: where things are, given to the command as `space`."""

    @functools.wraps(command)
    def in_space(
        *, output: Path, templates: Path | None, identities: Path | None, **others: object
    ) -> object:
        from cspr_docs.project.workspace import workspace

        return command(space=workspace(templates, output, identities), **others)

    return cast(CommandT, _all((output_option, templates_option, identities_option), in_space))


def settling_options(command: CommandT) -> CommandT:
    """--accept-changes and --drop-comments: what may be done with what is still pending, given as `settling`."""

    @functools.wraps(command)
    def settled(*, accept_changes: bool, drop_comments: bool, **others: object) -> object:
        from cspr_docs.project.outgoing.draft import Settling

        return command(settling=Settling(accept_changes, drop_comments), **others)

    options = (
        click.option(
            "--accept-changes", is_flag=True, help="Accept the tracked changes that are still in the draft."
        ),
        click.option(
            "--drop-comments", is_flag=True, help="Take out the comments that are still in the draft."
        ),
    )
    return cast(CommandT, _all(options, settled))


def _all(options: Sequence[Callable[..., Any]], command: Callable[..., object]) -> object:
    """The command with each option, in this order in its help."""
    return functools.reduce(lambda so_far, option: option(so_far), reversed(options), command)


def refuse_unknown(said: str, given: str, known: Iterable[str], *, listed: str = "") -> NoReturn:
    """Refuses a word of the command line that nobody knows: `There is no command 'biuld'. Did you mean "build"?`.

    Raises:
        UsageError: always; names the nearest word, or `listed` and all of them.
    """
    from cspr_docs.problems.suggestion import did_you_mean

    near = did_you_mean(given, known, listed=listed)
    message = f"{said}. {near[:1].upper()}{near[1:]}".rstrip()
    raise click.UsageError(message, click.get_current_context(silent=True))
