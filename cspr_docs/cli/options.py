"""Options that several commands share."""

import functools
import re
from collections.abc import Callable, Iterable
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
        """The date, if it is one."""
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
        """The word as it is spelt in a case, if it is one of them."""
        spelt = str(value).strip().casefold().replace(" ", "_").replace("-", "_")
        if spelt not in self.words and spelt:
            self.fail(f"'{value}' is none of: {', '.join(self.words)}.", param, ctx)
        return spelt


def flag(name: str, what: str) -> Callable[[CommandT], CommandT]:
    """An option without a value, with what it does in words."""
    return click.option(name, is_flag=True, help=what)


def path(name: str, what: str) -> Callable[[CommandT], CommandT]:
    """An option that names a file or folder, with what it is for in words."""
    return click.option(name, type=PATH, help=what)


def _output_here(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """The folder of the drafts; `output` is the one beside `cases/`, from wherever in the workspace it is said."""
    from cspr_docs.project.workspace import output_here

    return output_here(folder)


DAY = Day()
cases = click.argument("cases", nargs=-1, type=PATH)
case = path("--case", "The case folder, where it is not one of those here.")
output = click.option(
    "--output",
    type=PATH,
    default="output",
    show_default=True,
    callback=_output_here,
    help="The folder of the drafts.",
)
templates = click.option(
    "--templates",
    # One that is not there is refused: else the shipped letterhead would be used without a word.
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own templates; it comes before the shipped ones.",
)
identities = click.option(
    "--identities",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file with the real names, where it is kept outside the case folder.",
)
form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
password_file = path("--password-file", "A file whose first line is the password or passphrase.")
accept_changes = flag("--accept-changes", "Accept the tracked changes that are still in the draft.")
drop_comments = flag("--drop-comments", "Take out the comments that are still in the draft.")


def _counted_on(*names: str) -> Callable[[CommandT], CommandT]:
    """The day from which days are counted: today, unless somebody names another."""
    return click.option(
        *names,
        "today",
        type=DAY,
        callback=lambda _, __, day: day or datetime.now().astimezone().date(),
        help="Count days as if today were this date (2026-03-03).",
    )


class Jobs(click.ParamType[int]):
    """How many processes; `auto` is as many as there are processors."""

    name = "jobs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, if it is one."""
        if value == "auto":
            from cspr_docs.project.engine import processors

            return processors()
        if not (str(value).isdecimal() and int(str(value)) > 0):
            self.fail(f"'{value}' is neither a number of processes nor 'auto'.", param, ctx)
        return int(str(value))


def _address(_: click.Context, __: click.Parameter, address: str) -> str:
    """The address of a scheduler, if it is one."""
    if address and not re.fullmatch(r"(?:tcp|tls)://[^\s/]+:[0-9]{1,5}", address):
        raise click.BadParameter(f"'{address}' is no address such as tcp://192.168.1.20:8786.")
    return address


_OF_THE_ENGINE = (
    click.option(
        "--scheduler",
        default="",
        callback=_address,
        metavar="tcp://HOST:PORT",
        help="The scheduler of the Dask cluster.  [default: a cluster on this machine, for this command]",
    ),
    click.option(
        "--engine",
        type=click.Choice(["processes", "dask"]),
        default="processes",
        help="Work with processes of this machine, or with the workers of a Dask cluster.",
    ),
    click.option(
        "--time-limit",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Give up a case that takes longer.  [default: 600 where there are several processes]",
    ),
    click.option(
        "--jobs",
        type=Jobs(),
        metavar="N|auto",
        help="Work in so many processes at once.  [default: 1, or auto for more than 25 cases]",
    ),
)


def engine(command: CommandT) -> CommandT:
    """How cases are worked on, given to the command as `engine`."""

    @functools.wraps(command)
    def with_engine(
        *, jobs: int | None, time_limit: float | None, engine: str, scheduler: str, **others: object
    ) -> object:
        from cspr_docs.project.engine import Engine

        if scheduler and engine != "dask":
            raise click.UsageError("--scheduler names a Dask scheduler: add --engine dask")
        return command(engine=Engine(jobs or 0, time_limit, engine == "dask", scheduler), **others)

    for option in _OF_THE_ENGINE:
        with_engine = option(with_engine)
    return cast(CommandT, with_engine)


verbose = flag("--verbose", "Tell everything of every case, also where there are more than 25.")
today = _counted_on("--today")
on = _counted_on("--on", "--today")


def workspace(command: CommandT) -> CommandT:
    """--output, --templates and --identities: where things are, given to the command as `space`."""

    @functools.wraps(command)
    def in_space(
        *, output: Path, templates: Path | None, identities: Path | None, **others: object
    ) -> object:
        from cspr_docs.project.workspace import workspace

        return command(space=workspace(templates, output, identities), **others)

    return cast(CommandT, output(templates(identities(in_space))))


def refuse_unknown(said: str, given: str, known: Iterable[str], *, listed: str = "") -> NoReturn:
    """Refuses a word of the command line that nobody knows: `There is no command 'biuld'. Did you mean "build"?`.

    Raises:
        UsageError: always; names the nearest word, or `listed` and all of them.
    """
    from cspr_docs.problems.suggestion import did_you_mean
    from cspr_docs.problems.wording import upper_first

    message = f"{said}. {upper_first(did_you_mean(given, known, listed=listed))}".rstrip()
    raise click.UsageError(message, click.get_current_context(silent=True))
