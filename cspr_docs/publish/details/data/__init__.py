"""What the search goes by: lists of words, and of each kind of detail the patterns by which it is known.

A list is a text file; patterns are a TOML file, a kind of detail each.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from cspr_docs.files import toml_of


def _read(name: str) -> str:
    return files("cspr_docs.publish.details.data").joinpath(name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without its remarks (`#`) and empty lines."""
    return tuple(line for line in _read(name).splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """All the words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


class _Patterns(Mapping[str, re.Pattern[str]]):
    """Each compiled when it is first asked for: what says a detail more coarsely is dear, and seldom needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._texts[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def patterns(name: str, **given: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a TOML file by their names.

    A name in capitals is no pattern, but a part of others, which write `{{NAME}}` for it; `given` are further parts.
    A list stands for any of its members.
    """
    return _Patterns({key: text for key, text in parts_of(name, **given).items() if not key.isupper()})


def parts_of(name: str, **given: str) -> Mapping[str, str]:
    """The patterns and parts of a TOML file as text, by their names."""
    known = dict(given)
    for key, value in tables(name).items():
        if isinstance(value, str):
            known[key] = filled(value, known)
        elif isinstance(value, list) and isinstance(value[0], str):
            known[key] = filled(f"(?:{'|'.join(value)})", known)
    return known


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with its parts in it; the groups of a part that is written `{{NAME:one}}` begin with `one_`."""

    def part(match: re.Match[str]) -> str:
        own = f"{match[2]}_" if match[2] else ""
        return re.sub(r"\(\?P([<=])", rf"(?P\1{own}", parts[match[1]]) if own else parts[match[1]]

    return re.sub(r"\{\{(\w+)(?::(\w+))?\}\}", part, pattern)


def tables(name: str) -> Mapping[str, Any]:
    """What a TOML file holds."""
    return toml_of(__name__, name)
