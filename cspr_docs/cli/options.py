"""Options that several commands share."""

import functools
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
TEMPLATES = click.Path(path_type=Path, exists=True, file_okay=False)
"""A folder of templates. One that is not there is told: else the shipped letterhead would be used without a word."""


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
DRAFTS = Drafts()


def cases_argument(command: CommandT) -> CommandT:
    """CASES: the case folders that are meant."""
    return click.argument("cases", nargs=-1, type=PATH)(command)


def identities_option(command: CommandT) -> CommandT:
    """--identities: the file with the real names."""
    return click.option(
        "--identities",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="The file with the real names, where it is kept outside the case folder.",
    )(command)


def workspace_options(command: CommandT) -> CommandT:
    """--output, --templates and --identities: where things are, given to the command as `space`."""

    @functools.wraps(command)
    def in_space(
        *, output: Path, templates: Path | None, identities: Path | None, **others: object
    ) -> object:
        from cspr_docs.project.workspace import workspace

        return command(space=workspace(templates, output, identities), **others)

    options = (
        click.option(
            "--output", type=DRAFTS, default="output", show_default=True, help="Where the drafts were built."
        ),
        click.option(
            "--templates", type=TEMPLATES, help="A folder of your own templates, as for 'cspr build'."
        ),
        identities_option,
    )
    return cast(
        CommandT, functools.reduce(lambda so_far, option: option(so_far), reversed(options), in_space)
    )


def settling_options(command: CommandT) -> CommandT:
    """--accept-changes and --drop-comments: what may be done with what is still pending, given as `settling`."""

    @functools.wraps(command)
    def settled(*, accept_changes: bool, drop_comments: bool, **others: object) -> object:
        from cspr_docs.project.leaving import Settling

        return command(settling=Settling(accept_changes, drop_comments), **others)

    options = (
        click.option(
            "--accept-changes", is_flag=True, help="Accept the tracked changes that are still in the draft."
        ),
        click.option(
            "--drop-comments", is_flag=True, help="Take out the comments that are still in the draft."
        ),
    )
    return cast(CommandT, functools.reduce(lambda so_far, option: option(so_far), reversed(options), settled))


def today_option(command: CommandT) -> CommandT:
    """--today: the day to count from."""
    return click.option(
        "--today",
        type=DAY,
        callback=_or_now,
        help="Count days as if today were this date (2026-03-03).",
    )(command)


def _or_now(ctx: click.Context, option: click.Parameter, value: date | None) -> date:
    return value or datetime.now().astimezone().date()
