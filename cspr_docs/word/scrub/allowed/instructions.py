"""The fields that are published, with their arguments and switches; all others are refused or go.

Source: ECMA-376 part 1, 17.16.5 (field definitions), 17.16.4 (formatting switches).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


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

FIELDS: Mapping[str, FieldRule] = {
    "TOC": FieldRule(
        switches={
            **_switches("huwxz"),
            **dict.fromkeys("on", Argument.LEVELS),
            **dict.fromkeys("ac", Argument.SEQUENCE),
            "s": Argument.SEQUENCE,
            "b": Argument.BOOKMARK,
            "t": Argument.STYLES,
            **dict.fromkeys("dp", Argument.MARK),
        }
    ),
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

_FORMATS = """mergeformat charformat arabic alphabetic roman ordinal cardtext ordtext hex upper lower
firstcap caps arabicdash"""
FORMATS = frozenset(_FORMATS.split())
r"""What may follow the switch `\*`, in small letters."""

PATTERNS = {
    Argument.LEVELS: re.compile(r"[1-9](-[1-9])?"),
    Argument.LEVEL: re.compile(r"\d{1,3}"),
    Argument.MARK: re.compile(r"[^\w\"\\]{0,5}"),
}
NUMBER_PICTURE = re.compile(r"[#0,.x\- ]{1,20}")
r"""What may follow the switch `\#`."""

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
