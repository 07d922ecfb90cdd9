"""The fields that are published, with their arguments and switches, and an instruction read and written by them.

Source: ECMA-376 part 1, 17.16.1 (syntax of fields), 17.16.4 (formatting switches), 17.16.5 (field definitions).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from cspr_docs.ooxml.fields import Token, TokenKind, tokens


class Argument(Enum):
    """What an argument of a field may be."""

    NOTHING = auto()
    BOOKMARK = auto()
    SEQUENCE = auto()  # the label of a series of numbers, such as Figure
    STYLE = auto()
    STYLES = auto()  # styles and levels, with commas or semicolons between
    LEVELS = auto()  # `1-3`
    LEVEL = auto()  # `1`, or nothing
    MARK = auto()  # what stands between two numbers: a character or two


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What a field may say.

    Attributes:
        argument: what stands behind its name.
        switches: by letter, what each takes.
    """

    argument: Argument = Argument.NOTHING
    switches: Mapping[str, Argument] = field(default_factory=dict)


def _switches(letters: str) -> dict[str, Argument]:
    return dict.fromkeys(letters, Argument.NOTHING)


_REFERENCE = {**_switches("fhnprtw"), "d": Argument.MARK}

_CONTENTS = {
    **_switches("huwxz"),
    **dict.fromkeys("on", Argument.LEVELS),
    **dict.fromkeys("acs", Argument.SEQUENCE),
    **dict.fromkeys("dp", Argument.MARK),
    "b": Argument.BOOKMARK,
    "t": Argument.STYLES,
}

FIELDS: Mapping[str, FieldRule] = {
    "TOC": FieldRule(switches=_CONTENTS),
    "PAGE": FieldRule(),
    "NUMPAGES": FieldRule(),
    "SECTION": FieldRule(),
    "SECTIONPAGES": FieldRule(),
    "REF": FieldRule(Argument.BOOKMARK, _REFERENCE),
    "PAGEREF": FieldRule(Argument.BOOKMARK, _switches("hp")),
    "NOTEREF": FieldRule(Argument.BOOKMARK, _switches("fhp")),
    "HYPERLINK": FieldRule(switches={"l": Argument.BOOKMARK}),
    "SEQ": FieldRule(Argument.SEQUENCE, {**_switches("chn"), "r": Argument.LEVEL, "s": Argument.LEVEL}),
    "STYLEREF": FieldRule(Argument.STYLE, _switches("lnprtw")),
}

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
OPTIONAL = frozenset(
    {("TOC", "n"), ("TOC", "o"), ("TOC", "a"), ("TOC", "c"), ("STYLEREF", "l"), ("SEQ", "s")}
)
"""Switches that may stand without what they take."""

SEQUENCES = frozenset(
    {"Figure", "Table", "Equation", "Box", "Chart", "Example", "Appendix", "Finding", "Recommendation"}
)
"""Labels of series that say nothing of anybody; others are renamed."""

WITHOUT_RESULT = {
    "XE": "entry of an index|entries of an index",
    "TC": "entry of a table of contents that is hidden|entries of a table of contents that are hidden",
    "TA": "entry of a table of authorities|entries of a table of authorities",
    "RD": "reference to another document|references to other documents",
    "PRIVATE": "field of another program|fields of other programs",
}
"""Fields that print nothing, and what a reader calls them."""

_KNOWN = """ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BARCODE BIBLIOGRAPHY
BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE DATABASE DATE DDE DDEAUTO DOCPROPERTY DOCVARIABLE EDITTIME
EMBED EQ FILENAME FILESIZE FILLIN FORMCHECKBOX FORMDROPDOWN FORMTEXT GOTOBUTTON GREETINGLINE IF INCLUDEPICTURE
INCLUDETEXT INDEX INFO KEYWORDS LASTSAVEDBY LINK LISTNUM MACROBUTTON MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF
NUMCHARS NUMWORDS PRINT PRINTDATE QUOTE REVNUM SAVEDATE SET SKIPIF SUBJECT SYMBOL TEMPLATE TIME TITLE TOA
USERADDRESS USERINITIALS USERNAME"""
KNOWN = frozenset(_KNOWN.split())
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
    kind = FIELDS[name].switches.get(letter)
    if kind is None:
        return False
    if value is None:
        return kind is Argument.NOTHING or (name, letter) in OPTIONAL
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
