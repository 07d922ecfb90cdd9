"""How the checks say things: dates, lists, ends of sentences, and places inside a text."""

from collections.abc import Iterable
from datetime import date

from schemas.base import PartialDate, day_in_words


def day(when: date | PartialDate) -> str:
    """`1 February 2031`; a month or a year where no more is known."""
    return when.words if isinstance(when, PartialDate) else day_in_words(when)


def on_day(when: date | PartialDate) -> str:
    """`on 1 February 2031`; `in February 2031` where no more is known."""
    is_day = not isinstance(when, PartialDate) or when.day is not None
    return f"{'on' if is_day else 'in'} {day(when)}"


def listed(names: Iterable[str]) -> str:
    """`Rowan, Linden and Mother`."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 working day`, `3 working days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def place_in(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
