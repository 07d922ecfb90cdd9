"""Options that several commands share."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

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


DAY = Day()


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
