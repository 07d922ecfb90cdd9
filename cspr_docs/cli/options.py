"""Options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


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
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_as_day,
        help="Count days as if today were this date (2026-03-03).",
    )(command)


def _as_day(ctx: click.Context, option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else datetime.now().astimezone().date()
