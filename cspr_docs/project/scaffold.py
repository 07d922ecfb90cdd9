"""A commented YAML file for a part of a case: every field with its description, what is known filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from cspr_docs.casefile.shape import Shape
from schemas.base import PartialDate, Term

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]*[A-Za-z0-9.]|[A-Za-z0-9]")
_WIDTH = 100


def file_text(name: str, shape: Shape, description: str, given: Any = None) -> str:  # noqa: ANN401 -- YAML data
    """The file for one field of the case: a list or a mapping, with what is known filled in and the rest commented."""
    head = [
        f"# yaml-language-server: $schema=.schemas/{name}.schema.json",
        *_comment(description),
        "# To fill in a field, take away the # before its name, and the space after the #.",
    ]
    if shape.items is not None:
        head.append("# Each entry begins with - and has an id that never changes.")
        body = _list(shape.items, given or ())
    else:
        if prose := [field for field, inner in (shape.fields or {}).items() if inner.is_prose]:
            example = f"{name}/{prose[0]}.md"
            head.extend(_comment(f"A long text may stand in a Markdown file of its own, such as {example}."))
        body = _fields(shape, given or {}, is_known=True, apart=True)
    return "\n".join([*head, "", *body]) + "\n"


def _list(item: Shape, given: Sequence[Any]) -> list[str]:
    """The known entries, then an example entry that is all comment."""
    lines: list[str] = []
    for entry in given:
        lines.extend([*_entry(_fields(item, entry, is_known=True)), ""])
    return [*lines, *_behind("# ", _entry(_fields(item, {}, is_known=False)))]


def _entry(lines: Sequence[str]) -> list[str]:
    """The lines of an item: the dash before the first field, its comments above."""
    first = next(index for index, line in enumerate(lines) if line and not line.startswith("#"))
    return [*_behind("  ", lines[:first]), f"- {lines[first]}", *_behind("  ", lines[first + 1 :])]


def _behind(mark: str, lines: Iterable[str]) -> list[str]:
    return [f"{mark}{line}".rstrip() for line in lines]


def _fields(shape: Shape, given: Mapping[str, Any], *, is_known: bool, apart: bool = False) -> list[str]:
    """Each field with its description; those that are not given are comments where something around them is given."""
    lines: list[str] = []
    for name, inner in (shape.fields or {}).items():
        if apart and lines:
            lines.append("")
        lines.extend(_comment(_description(shape.descriptions[name], inner)))
        field = _field(name, inner, given.get(name))
        lines.extend(field if name in given or not is_known else _behind("# ", field))
    return lines


def _field(name: str, shape: Shape, value: Any) -> list[str]:  # noqa: ANN401 -- YAML data
    if isinstance(value, Mapping) or (value is None and shape.fields is not None):
        return [f"{name}:", *_behind("  ", _fields(shape, value or {}, is_known=value is not None))]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{name}:", *(f"  - {_scalar(item)}" for item in value)]
    if value is not None:
        return [f"{name}: {_scalar(value)}"]
    if shape.items is not None and shape.items.fields is not None:
        return [f"{name}:", *_behind("  ", _entry(_fields(shape.items, {}, is_known=False)))]
    return [f"{name}: []" if shape.items is not None else f"{name}:"]


def _description(words: str, shape: Shape) -> str:
    kind = (shape.items or shape).kind
    if isinstance(kind, type) and issubclass(kind, Term):
        return f"{words} One of: {', '.join(member.value for member in kind)}."
    if kind is date:
        return f"{words} (2026-03-03)"
    if kind is PartialDate:
        return f"{words} (2026-03-03, 2026-03 or 2026)"
    return f"{words} (ids of {' or '.join(shape.refers)})" if shape.refers else words


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _scalar(value: object) -> str:
    """The text as YAML: plain where that is safe, else in single quotes."""
    text = str(value)
    is_safe = _PLAIN.fullmatch(text) and text not in ("null", "true", "false")
    return text if is_safe else "'" + text.replace("'", "''") + "'"
