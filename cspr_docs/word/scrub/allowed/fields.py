"""The fields that are published, by fields.toml, and an instruction read and written by their rules."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cspr_docs.files import toml_of
from cspr_docs.ooxml.fields import Token, TokenKind, tokens


class Argument(StrEnum):
    """What an argument of a field may be."""

    NOTHING = "nothing"
    BOOKMARK = "bookmark"
    SEQUENCE = "sequence"  # the label of a series of numbers, such as Figure
    STYLE = "style"
    STYLES = "styles"  # styles and levels, with commas or semicolons between
    LEVELS = "levels"  # `1-3`
    LEVEL = "level"  # `1`, or nothing
    MARK = "mark"  # what stands between two numbers: a character or two


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What a field may say.

    Attributes:
        argument: what stands behind its name.
        switches: by letter, what each takes.
        optional: the letters of the switches that may stand without what they take.
    """

    argument: Argument
    switches: Mapping[str, Argument]
    optional: str


def _rule(argument: str = "nothing", optional: str = "", **takers: str) -> FieldRule:
    """The rule by its entry in the file; `takers` are the letters of switches by what they take."""
    switches = {letter: Argument(kind) for kind, letters in takers.items() for letter in letters}
    return FieldRule(Argument(argument), switches, optional)


_TOLD = toml_of(__package__, "fields.toml")
FIELDS = {name: _rule(**entry) for name, entry in _TOLD["fields"].items()}

_FORMATTED = {
    "*": re.compile(
        "(merge|char)format|arabic|alphabetic|roman|ordinal|(card|ord)text|hex|upper|lower|firstcap|caps|arabicdash",
        re.ASCII | re.IGNORECASE,
    ),
    "#": re.compile(r"[#0,.x\- ]{1,20}"),
}
r"""What may follow the switches `\*` and `\#`."""

_NAME = re.compile(r"\S{1,255}")
PATTERNS = {
    Argument.BOOKMARK: _NAME,
    Argument.SEQUENCE: _NAME,
    Argument.LEVELS: re.compile(r"[1-9](-[1-9])?"),
    Argument.LEVEL: re.compile(r"\d{1,3}"),
    Argument.MARK: re.compile(r"[^\w\"\\]{0,5}"),
}
SEQUENCES = frozenset(_TOLD["sequences"].split())
WITHOUT_RESULT: Mapping[str, str] = _TOLD["without_result"]
"""Fields that print nothing, and what a reader calls them."""

KNOWN = frozenset(_TOLD["known"].split())
"""Names of other fields, which may be told to a reader: no name of a person is among them."""

_NOTHING = Token(TokenKind.STRAY, "", "")
_QUOTED = frozenset({Argument.LEVELS, Argument.STYLES, Argument.STYLE, Argument.SEQUENCE, Argument.MARK})
_NEVER = frozenset('"“”\\')
"""What would end a value, or begin a switch, when it is written again."""


@dataclass(frozen=True, slots=True)
class AllowedField:
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

    def renamed(self, wanted: Argument, name_of: Callable[[str], str]) -> "AllowedField":
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


def allowed_field(text: str) -> AllowedField | None:
    """The instruction that the text gives; `None` where any of it is not allowed."""
    first, *rest = tokens(text) or (_NOTHING,)
    rule = FIELDS.get(first.text.upper())
    if (
        rule is None
        or any(token.kind is TokenKind.STRAY for token in (first, *rest))
        or first.kind is TokenKind.SWITCH
    ):
        return None
    made = AllowedField(first.text.upper())
    if rule.argument is not Argument.NOTHING:
        argument = rest.pop(0) if rest else _NOTHING
        if argument.kind is not TokenKind.WORD or not _is(argument.text, rule.argument):
            return None
        made = replace(made, argument=argument.text)
    while rest:
        switch = rest.pop(0)
        value = rest.pop(0).text if rest and rest[0].kind is TokenKind.WORD else None
        letter = switch.text.lower()
        if switch.kind is not TokenKind.SWITCH:
            return None
        if letter in "*#" and value is not None and _FORMATTED[letter].fullmatch(value):
            made = replace(made, formats=(*made.formats, (letter, value)))
        elif letter not in "*#" and _takes(made.name, letter, value):
            made = replace(made, switches=(*made.switches, (letter, value)))
        else:
            return None
    return made


def _takes(name: str, letter: str, value: str | None) -> bool:
    rule = FIELDS[name]
    kind = rule.switches.get(letter)
    if kind is None:
        return False
    if value is None:
        return kind is Argument.NOTHING or letter in rule.optional
    return kind is not Argument.NOTHING and _is(value, kind)


def _is(value: str, kind: Argument) -> bool:
    """Whether the value is one of its kind, and stays one when it is written again."""
    if not value or _NEVER & set(value):
        return not value and kind is Argument.MARK
    return kind not in PATTERNS or PATTERNS[kind].fullmatch(value) is not None


def _quoted(value: str, *, quote: bool) -> str:
    return f'"{value}"' if quote or not value or " " in value else value


def sequence_name(label: str, known: dict[str, str]) -> str:
    """The name that a series goes by when published: its own where that says nothing of anybody."""
    if label in SEQUENCES:
        return label
    if label not in known:
        known[label] = f"Series{len(known) + 1}"
    return known[label]
