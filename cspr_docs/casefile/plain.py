"""Nodes to the plain values that the schema validates, each text read as what the schema wants there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cspr_docs.casefile.days import about_unreadable, read_day
from cspr_docs.casefile.node import Node
from cspr_docs.casefile.places import children
from cspr_docs.casefile.shape import Shape
from cspr_docs.problems import DataPath, Problem
from schemas.base import Term

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


def _value(node: Node, shape: Shape | None, path: DataPath, problems: list[Problem]) -> Any:  # noqa: ANN401
    value = node.value
    if isinstance(value, str):
        _note_cut_text(node, shape, path, problems)
        return _single(value, shape, path, problems) if shape is not None else value
    if isinstance(value, dict):
        return _fields(value, shape, path, problems)
    if isinstance(value, tuple):
        inner = shape.items if shape is not None else None
        return [_value(item, inner, (*path, part), problems) for part, item in children(node)]
    return None


_REMARK = re.compile(r"[ \t]+#")


def _note_cut_text(node: Node, shape: Shape | None, path: DataPath, problems: list[Problem]) -> None:
    """Tells where a plain text is followed by ` #`: YAML takes the rest of the line for a remark, silently."""
    is_text = shape is not None and (shape.written or (shape.kind is str and not shape.refers))
    if is_text and node.style == "" and _REMARK.match(node.source.text, node.end):
        message = "this text ends before the #: what follows on the line is a remark, and no part of the text"
        problems.append(
            Problem("text-cut-short", message, "put quotes around the whole text if it belongs to it", path)
        )


def _fields(
    nodes: dict[str, Node], shape: Shape | None, path: DataPath, problems: list[Problem]
) -> dict[str, Any]:
    values = {}
    known = shape.fields if shape is not None and shape.fields is not None else {}
    free = shape.named if shape is not None else None
    for name, node in nodes.items():
        if node.value is None and name in known:
            continue
        value = _value(node, known.get(name, free), (*path, name), problems)
        if value is not UNREADABLE:
            values[name] = value
    return values


def _single(text: str, shape: Shape, path: DataPath, problems: list[Problem]) -> Any:  # noqa: ANN401
    read = _READERS.get(shape.kind) if shape.kind is not None else None
    if shape.kind is not None and issubclass(shape.kind, Term):
        return _as_term(text.strip(), shape.kind)
    if read is None:
        return text if shape.is_prose else text.rstrip("\n")  # the last line break of a block is YAML's own
    value = read(text.strip())
    if value is None:
        problems.append(_ABOUT[read](text, path))
        return UNREADABLE
    return value


def _as_term(text: str, kind: type[Term]) -> str:
    """The word as the schema spells it, where capitals, spaces or hyphens alone are different: `No`, `not recorded`."""
    spelt = text.casefold().replace(" ", "_").replace("-", "_")
    return next((member.value for member in kind if spelt == member.value), text)


def _read_yes_or_no(text: str) -> bool | None:
    """Source: YAML 1.2.2, section 10.3.2, without the capitals."""
    return {"true": True, "false": False}.get(text)


def _read_whole_number(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _about_day(text: str, path: DataPath) -> Problem:
    return Problem("not-a-date", *about_unreadable(text, partial=False), path)


def _about_yes_or_no(text: str, path: DataPath) -> Problem:
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
        text.strip().lower(), text.strip().lower()
    )
    hint = f"write {meant}" if meant in ("true", "false") else "write true or false"
    return Problem("unknown-word", f'"{_shown(text)}" is neither true nor false', hint, path)


def _about_whole_number(text: str, path: DataPath) -> Problem:
    return Problem(
        "unknown-word", f'"{_shown(text)}" is not a whole number', "write it in digits, such as 12", path
    )


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


_READERS: dict[type, Callable[[str], Any]] = {
    date: read_day,
    bool: _read_yes_or_no,
    int: _read_whole_number,
}
_ABOUT: dict[Callable[[str], Any], Callable[[str, DataPath], Problem]] = {
    read_day: _about_day,
    _read_yes_or_no: _about_yes_or_no,
    _read_whole_number: _about_whole_number,
}
