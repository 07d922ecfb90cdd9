"""Each text of the case folder read as what the schema wants there: a day, yes or no, a number, a word."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.casefile.source import Node
from cspr_docs.problems import DataPath, Problem, advice, error
from cspr_docs.problems.wording import shortened
from schemas.base import MONTHS, Term

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_BRITISH = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2}|[A-Za-z]{3,9})[./ -]([0-9]{4})")
_FORM = "write year, month and day like 2026-03-09"
_PARTIAL_FORM = "write a day like 2026-03-09, a month like 2026-03 or a year like 2026"


def read_day(text: str) -> date | None:
    """The day that the text writes as year, month and day; None where it is no such day.

    Source: ISO 8601-1:2019, section 5.2.2.1, extended format.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    return _date(*match.groups())


def about_unreadable(text: str, *, partial: bool) -> tuple[str, str]:
    """A message and a hint for a text that is no date; `partial` where a month or a year would do."""
    text = text.strip()
    form = _PARTIAL_FORM if partial else _FORM
    if match := _LOOSE.fullmatch(text):
        year, month, day = match.groups()
        return _about(text, int(year), int(month), int(day) if day else None, form)
    if match := _BRITISH.fullmatch(text):
        day, month, year = match.groups()
        return _about(text, int(year), _month(month), int(day), form)
    if text.isdecimal() and len(text) == 4:
        return f'"{text}" is a year only, and a day belongs here', form
    return f'"{shortened(text)}" is not a date that can be read', form


def _about(text: str, year: int, month: int, day: int | None, form: str) -> tuple[str, str]:
    if not 1 <= month <= 12:
        return f'"{text}" is not a date: there is no such month', form
    if day is None and form == _FORM:
        return f'"{text}" is a month only, and a day belongs here', form
    if day is None:
        return f'"{text}" is not a date that can be read', f"write {year:04d}-{month:02d}"
    if _date(year, month, day) is None:
        return f"{day} {MONTHS[month - 1]} {year} does not exist", "check the day, the month and the year"
    return f'"{text}" is not written as dates are in a case', f"write {year:04d}-{month:02d}-{day:02d}"


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month's number, from its number or from the beginning of its name; 0 where it is none."""
    if word.isdecimal():
        return int(word)
    begins = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()))
    return next(begins, 0)


UNREADABLE: Any = object()
"""Stands for a value that is not what the schema wants, once its problem has been told."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Values for the schema; `problems` with their data paths; what could not be read is left out."""

    value: Any
    problems: tuple[Problem, ...]


def to_plain(root: Node, shape: Shape) -> Plain:
    """The tree's values: text, dates, yes and no; a field left empty is left out, as if it were not written."""
    problems: list[Problem] = []
    value = _value(root, shape, (), problems)
    return Plain(value, tuple(problems))


_REMARK = re.compile(r"[ \t]+#")
TEXT_CUT_SHORT = advice(
    "text-cut-short",
    "In YAML a space and a # begin a remark, so the text ends before them and the rest of the line is printed "
    "nowhere. If it belongs to the text, put quotes around the whole text.",
)
NOT_A_DATE = error(
    "not-a-date",
    "This is no date that exists, or it is not written as year, month and day: 2026-03-09. Where less is known, "
    "some fields take a month (2026-03) or a year (2026).",
)
UNKNOWN_WORD = error(
    "unknown-word",
    "The field takes one of a few words, and this is none of them. The hint lists the words; `true` and `false` "
    "are written like that.",
)


def _value(node: Node, shape: Shape, path: DataPath, problems: list[Problem]) -> Any:  # noqa: ANN401
    value = node.value
    if isinstance(value, str):
        is_text = shape.written or (shape.kind is str and not shape.refers)
        if is_text and node.style == "" and _REMARK.match(node.source.text, node.end):
            message = (
                "this text ends before the #: what follows on the line is a remark, and no part of the text"
            )
            hint = "put quotes around the whole text if it belongs to it"
            problems.append(Problem(TEXT_CUT_SHORT, message, hint, path))
        return _single(value, shape, path, problems)
    if isinstance(value, dict):
        return _fields(value, shape, path, problems)
    if isinstance(value, tuple):
        return [_value(item, shape.below(part), (*path, part), problems) for part, item in children(node)]
    return None


def _fields(nodes: dict[str, Node], shape: Shape, path: DataPath, problems: list[Problem]) -> dict[str, Any]:
    known = shape.fields or {}
    values = {
        name: _value(node, known.get(name) or shape.named or Shape(), (*path, name), problems)
        for name, node in nodes.items()
        if node.value is not None or name not in known
    }
    return {name: value for name, value in values.items() if value is not UNREADABLE}


def _single(text: str, shape: Shape, path: DataPath, problems: list[Problem]) -> Any:  # noqa: ANN401
    if shape.kind is not None and issubclass(shape.kind, Term):
        return _as_term(text.strip(), shape.words)
    if shape.kind not in _READERS:
        return text if shape.is_prose else text.rstrip("\n")  # the last line break of a block is YAML's own
    read, about = _READERS[shape.kind]
    value = read(text.strip())
    if value is None:
        problems.append(Problem(*about(text.strip()), path))
        return UNREADABLE
    return value


def _as_term(text: str, words: tuple[str, ...]) -> str:
    """The word as the schema spells it, where capitals, spaces or hyphens alone are different: `No`, `not recorded`."""
    spelt = text.casefold().replace(" ", "_").replace("-", "_")
    return spelt if spelt in words else text


def _read_yes_or_no(text: str) -> bool | None:
    """Source: YAML 1.2.2, section 10.3.2, without the capitals."""
    return {"true": True, "false": False}.get(text)


def _read_whole_number(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _about_day(text: str) -> tuple[str, str, str]:
    return NOT_A_DATE, *about_unreadable(text, partial=False)


def _about_yes_or_no(text: str) -> tuple[str, str, str]:
    known = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
    hint = f"write {known.get(text.lower(), 'true or false')}"
    return UNKNOWN_WORD, f'"{shortened(text)}" is neither true nor false', hint


def _about_whole_number(text: str) -> tuple[str, str, str]:
    return UNKNOWN_WORD, f'"{shortened(text)}" is not a whole number', "write it in digits, such as 12"


_READERS: dict[type | None, tuple[Callable[[str], Any], Callable[[str], tuple[str, str, str]]]] = {
    date: (read_day, _about_day),
    bool: (_read_yes_or_no, _about_yes_or_no),
    int: (_read_whole_number, _about_whole_number),
}
"""By the type that the schema wants: what reads a text, and the code, message and hint where it gives None."""
