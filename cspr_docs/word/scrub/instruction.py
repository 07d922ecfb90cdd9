r"""What a field is told to do: read, judged by what is allowed, and written in one way.

Source: ECMA-376 part 1, 17.16.1 (syntax of fields), 17.16.4.3 (general formatting).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from cspr_docs.ooxml.fields import Kind, tokens
from cspr_docs.word.scrub.allowed.instructions import (
    FIELDS,
    FORMATS,
    NUMBER_PICTURE,
    OPTIONAL,
    PATTERNS,
    SEQUENCES,
    Argument,
)

_NAME = re.compile(r"[^\s\"\\]{1,255}")
_QUOTED = frozenset({Argument.LEVELS, Argument.STYLES, Argument.STYLE, Argument.SEQUENCE, Argument.MARK})


@dataclass(frozen=True, slots=True)
class Instruction:
    r"""An instruction of an allowed field.

    Attributes:
        name: in capitals: `TOC`.
        argument: what stands behind the name; `None` where nothing does.
        switches: each with its letter and what it takes (`None` for nothing), in their order.
        formats: what follows `\*` and `\#`, each with its sign.
    """

    name: str
    argument: str | None = None
    switches: tuple[tuple[str, str | None], ...] = ()
    formats: tuple[tuple[str, str], ...] = ()

    def named(self, wanted: Argument) -> tuple[str, ...]:
        """Its values of one kind, such as the bookmarks that it needs."""
        rule = FIELDS[self.name]
        found = [self.argument] if rule.argument is wanted else []
        found += [value for letter, value in self.switches if rule.switches[letter] is wanted]
        return tuple(value for value in found if value)

    def renamed(self, wanted: Argument, name_of: Callable[[str], str]) -> "Instruction":
        """The same instruction with its values of one kind renamed."""
        rule = FIELDS[self.name]
        argument = name_of(self.argument) if rule.argument is wanted and self.argument else self.argument
        switches = tuple(
            (letter, name_of(value) if rule.switches[letter] is wanted and value else value)
            for letter, value in self.switches
        )
        return replace(self, argument=argument, switches=switches)

    def __str__(self) -> str:
        rule = FIELDS[self.name]
        pieces = [self.name]
        if self.argument is not None:
            pieces.append(_quoted(self.argument, quote=rule.argument is Argument.STYLE))
        for letter, value in self.switches:
            pieces.append(f"\\{letter}")
            quote = rule.switches[letter] in _QUOTED or self.name == "HYPERLINK"
            pieces += [] if value is None else [_quoted(value, quote=quote)]
        for sign, value in self.formats:
            pieces += [f"\\{sign}", _quoted(value, quote=sign == "#")]
        return f" {' '.join(pieces)} "


def to_instruction(text: str) -> Instruction | None:
    """The instruction that the text gives; `None` where any of it is not allowed."""
    tokens = _tokens(text)
    if tokens is None or not tokens or tokens[0][0] or tokens[0][1].upper() not in FIELDS:
        return None
    name = tokens[0][1].upper()
    rule = FIELDS[name]
    rest = tokens[1:]
    argument = None
    if rule.argument is not Argument.NOTHING:
        if not rest or rest[0][0] or not _is(rest[0][1], rule.argument):
            return None
        argument, rest = rest[0][1], rest[1:]
    return _with_switches(Instruction(name, argument), rest)


def _with_switches(start: Instruction, tokens: list[tuple[bool, str]]) -> Instruction | None:
    """The instruction with the switches that the tokens give."""
    made, at = start, 0
    while at < len(tokens):
        is_switch, word = tokens[at]
        value = tokens[at + 1][1] if at + 1 < len(tokens) and not tokens[at + 1][0] else None
        if not is_switch:
            return None
        if word in "*#":
            if value is None or not _is_format(word, value):
                return None
            made = replace(made, formats=(*made.formats, (word, value)))
        elif not _takes(start.name, word.lower(), value):
            return None
        else:
            made = replace(made, switches=(*made.switches, (word.lower(), value)))
        at += 1 if value is None else 2
    return made


def _takes(name: str, letter: str, value: str | None) -> bool:
    kind = FIELDS[name].switches.get(letter)
    if kind is None:
        return False
    if value is None:
        return kind is Argument.NOTHING or (name, letter) in OPTIONAL
    return kind is not Argument.NOTHING and _is(value, kind)


def _is(value: str, kind: Argument) -> bool:
    if kind in PATTERNS:
        return PATTERNS[kind].fullmatch(value) is not None
    if kind in (Argument.BOOKMARK, Argument.SEQUENCE):
        return _NAME.fullmatch(value) is not None
    return bool(value)


def _is_format(sign: str, value: str) -> bool:
    return value.lower() in FORMATS if sign == "*" else NUMBER_PICTURE.fullmatch(value) is not None


def _tokens(text: str) -> list[tuple[bool, str]] | None:
    """Each piece with whether it is a switch; `None` where the text cannot be read."""
    found = tokens(text)
    if any(token.kind is Kind.STRAY for token in found):
        return None
    return [(token.kind is Kind.SWITCH, token.text) for token in found]


def _quoted(value: str, *, quote: bool) -> str:
    return f'"{value}"' if quote or not value or " " in value else value


def sequence_name(label: str, known: dict[str, str]) -> str:
    """The name that a series goes by when published: its own where that says nothing of anybody."""
    if label in SEQUENCES:
        return label
    if label not in known:
        known[label] = f"Series{len(known) + 1}"
    return known[label]
